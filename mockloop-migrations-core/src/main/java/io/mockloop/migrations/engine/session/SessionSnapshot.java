package io.mockloop.migrations.engine.session;

import java.sql.SQLException;
import java.util.List;

/** A session's settings at one moment. */
public interface SessionSnapshot {

    /**
     * Makes the session as it was; called outside of a transaction, or inside of one that holds several migrations.
     *
     * @throws SQLException if it cannot be made so; the connection must then not be used any more
     */
    void restore() throws SQLException;

    /**
     * Statements that give the session back its right to write the history, to be sent before the history's own in the
     * migration's transaction.
     */
    default List<String> beforeHistory() {
        return List.of();
    }
}
