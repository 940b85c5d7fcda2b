package io.mockloop.migrations.engine.execution;

import io.mockloop.migrations.sql.SqlStatement;
import java.sql.SQLException;
import java.util.List;

/** Sends a script's statements in their order. */
public interface StatementSender {

    /** Sends a statement, now or together with later ones. */
    void send(SqlStatement statement) throws SQLException;

    /**
     * Sends what has not been sent, and behind it the statements that write the history, in as few round trips as can
     * be.
     */
    void finish(List<String> history) throws SQLException;

    /**
     * Whether a failure is always that of the statement that was sent last; where it isn't, the caller rolls back and
     * sends all again one by one to find it.
     */
    boolean isExact();
}
