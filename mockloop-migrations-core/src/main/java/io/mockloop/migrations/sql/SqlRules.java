package io.mockloop.migrations.sql;

import io.mockloop.migrations.sql.lexer.LexicalRules;

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
}
