package io.mockloop.migrations.engine.execution;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.engine.discovery.Callbacks;
import io.mockloop.migrations.engine.history.HistoryRules;
import io.mockloop.migrations.engine.history.HistoryWriter;
import io.mockloop.migrations.engine.jdbc.Cancellation;
import io.mockloop.migrations.exception.ConnectionException;
import io.mockloop.migrations.sql.ScriptSettings;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all parts of one run share.
 *
 * @param connection the one connection of the run
 * @param database which database it is
 * @param product its product and version, for messages
 * @param rules how it runs migrations
 * @param transactions its transactions
 * @param historyRules how it keeps the history
 * @param writer writes the history
 * @param scripts how statements are looked at
 * @param callbacks what is run around the run and its migrations
 * @param cancellation ends the run
 * @param listeners are told
 * @param run what they are told of the run
 */
record RunContext(
        Connection connection,
        Database database,
        String product,
        ExecutionRules rules,
        Transactions transactions,
        HistoryRules historyRules,
        HistoryWriter writer,
        ScriptSettings scripts,
        Callbacks callbacks,
        Cancellation cancellation,
        Listeners listeners,
        MigrationListener.Run run) {

    private static final Logger logger = LoggerFactory.getLogger(RunContext.class);

    /**
     * What to throw for the failure of a statement of our own.
     *
     * @param what what it was to do
     */
    ConnectionException databaseError(String what, Throwable cause) {
        return ConnectionException.failed(
                what,
                product,
                "What was committed before is in " + writer.names().display() + ".",
                cause);
    }

    /** Ends a session that is not as it was, so that nobody else is handed it. */
    void giveUpConnection(SQLException why) {
        try {
            if (connection.isClosed()) {
                logger.debug("The session had ended, and needs not be made as it was", why);
                return;
            }
            logger.warn(
                    "The session could not be made as it was before the migration; its connection is closed: {}",
                    why.getMessage());
            logger.debug("The session could not be made as it was", why);
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            logger.warn("The connection could not be closed: {}", e.getMessage());
        }
    }
}
