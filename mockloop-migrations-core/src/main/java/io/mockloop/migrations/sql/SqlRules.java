package io.mockloop.migrations.sql;

import io.mockloop.migrations.sql.token.LexicalRules;
import java.util.List;

/** What the engine needs to know of a database's SQL as text; a dialect supplies it. */
public interface SqlRules {

    /** How the database's text is taken apart into statements. */
    LexicalRules lexical();

    /**
     * How a statement behaves towards a transaction.
     *
     * @param statement its text, without comments before it
     */
    StatementKind kindOf(String statement);

    /** Whether a statement changes the session beyond the transaction, so that it must be restored afterwards. */
    boolean changesSession(String statement);

    /**
     * Statements that remove what a statement leaves in the session and what the session cannot be asked for, such as a
     * temporary table; none of them does harm if it is gone already.
     */
    default List<String> removalsOf(String statement) {
        return List.of();
    }
}
