package io.mockloop.migrations.engine.execution;

import java.sql.SQLException;

/** A session's settings at one moment. */
@FunctionalInterface
public interface SessionSnapshot {

    /**
     * Makes the session as it was; called outside of a transaction, or inside of one that holds several migrations.
     *
     * @throws SQLException if it cannot be made so; the connection must then not be used any more
     */
    void restore() throws SQLException;
}
