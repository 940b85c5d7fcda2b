package io.mockloop.migrations.engine.execution;

import io.mockloop.migrations.engine.jdbc.Cancellation;
import java.sql.SQLException;
import java.sql.Statement;

/** What every statement of a Java migration goes through, whichever way it is sent. */
interface StatementGate {

    /**
     * Looks at a statement before it is sent.
     *
     * @throws io.mockloop.migrations.exception.MigrationException if it may not be sent
     */
    void check(String sql);

    /** Sends it. */
    <T> T send(String sql, Statement statement, Cancellation.Sending<T> sending) throws SQLException;
}
