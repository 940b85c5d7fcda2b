package io.mockloop.migrations.sql.split;

import io.mockloop.migrations.sql.token.Ascii;
import io.mockloop.migrations.sql.token.LexicalRules;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds statements that create, drop or write a history table, which no migration may. What stands in a string, such as
 * the body of a PostgreSQL function, is not looked at.
 */
public final class HistoryTableGuard {

    private final LexicalRules rules;
    private final Set<String> tables;
    /**
     * One of them stands in each statement that names a table; few, as most tables are called by the history's name.
     */
    private final Set<String> marks;

    /**
     * Makes one for a database.
     *
     * @param rules how its text is taken apart
     * @param tables the tables' names without schema; compared without regard to case
     */
    public HistoryTableGuard(LexicalRules rules, Set<String> tables) {
        this.rules = rules;
        this.tables = tables.stream().map(Ascii::upper).collect(Collectors.toUnmodifiableSet());
        this.marks = this.tables.stream()
                .filter(name -> this.tables.stream().noneMatch(other -> !other.equals(name) && name.contains(other)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The history table, as the statement writes it, that the statement creates, drops, alters or writes. */
    public Optional<String> tableWrittenBy(String statement) {
        for (String mark : marks) {
            if (Ascii.containsIgnoreCase(statement, mark)) {
                return written(statement);
            }
        }
        return Optional.empty();
    }

    private Optional<String> written(String statement) {
        return WrittenNames.firstIn(statement, rules, name -> tables.contains(Ascii.upper(name)));
    }
}
