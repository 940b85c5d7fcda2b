package io.mockloop.migrations.sql;

import java.util.Optional;
import java.util.Set;

/** Finds statements that create, drop or write a history table, which no migration may. */
@SuppressWarnings("DoNotCallSuggester")
public final class HistoryTableGuard {

    /**
     * Makes one for a database.
     *
     * @param rules how its text is taken apart
     * @param tables the tables' names without schema; compared without regard to case
     */
    public HistoryTableGuard(LexicalRules rules, Set<String> tables) {}

    /** The history table, as the statement writes it, that the statement creates, drops, alters or writes. */
    public Optional<String> tableWrittenBy(String statement) {
        throw new UnsupportedOperationException();
    }
}
