package io.mockloop.migrations.sql;

import io.mockloop.migrations.sql.split.OneChange;
import io.mockloop.migrations.sql.split.StatementHead;
import io.mockloop.migrations.sql.token.LexicalRules;
import java.util.List;
import java.util.regex.Pattern;

/** What the engine needs to know of a database's SQL as text; a dialect supplies it. */
public interface SqlRules {

    /** What statements begin with that {@link #setsSession set the session}. */
    Pattern SETS_SESSION = Pattern.compile("(?:SET|USE|PRAGMA|RESET|PREPARE)\\b");

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

    /** Whether it sets the session and does nothing else, so that it can be sent again in another session. */
    default boolean setsSession(String statement) {
        return StatementHead.of(statement, lexical()).beginsWith(SETS_SESSION);
    }

    /**
     * Statements that remove what a statement leaves in the session and what the session cannot be asked for, such as a
     * temporary table; none of them does harm if it is gone already.
     */
    default List<String> removalsOf(String statement) {
        return List.of();
    }

    /** Whether a statement removes or renames one thing, or rows of one table, and does nothing else. */
    default boolean removesOne(String statement) {
        return OneChange.of(statement, lexical()).removes();
    }

    /** Whether a statement makes or renames one thing, and does nothing else. */
    default boolean makesOne(String statement) {
        return OneChange.of(statement, lexical()).makes();
    }

    /** Whether a statement changes rows, or may. */
    default boolean changesRows(String statement) {
        return OneChange.of(statement, lexical()).changesRows();
    }

    /** Whether a statement removes rows, columns, or what holds them; or may. */
    default boolean removesData(String statement) {
        return OneChange.of(statement, lexical()).removesData();
    }
}
