package io.mockloop.migrations.engine;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.engine.binding.SharedDataSources;
import io.mockloop.migrations.engine.discovery.MigrationScanner;
import io.mockloop.migrations.engine.history.HistoryReader;
import io.mockloop.migrations.engine.history.HistoryRules;
import io.mockloop.migrations.engine.lock.LockRules;
import io.mockloop.migrations.engine.run.RunParts;
import io.mockloop.migrations.engine.session.ExecutionRules;
import io.mockloop.migrations.engine.session.Listeners;
import io.mockloop.migrations.sql.ScriptSettings;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The parts for the database that a connection leads to.
 *
 * @param database which database it is
 * @param product its product and version, such as {@code PostgreSQL 18.6}
 * @param execution how it runs migrations
 * @param history how it keeps the history
 * @param locks how it locks
 * @param reader reads the history
 * @param scripts how scripts are read
 * @param scanner finds migrations
 */
public record Engine(
        Database database,
        String product,
        ExecutionRules execution,
        HistoryRules history,
        LockRules locks,
        HistoryReader reader,
        ScriptSettings scripts,
        MigrationScanner scanner) {

    /** Chooses the parts. */
    @FunctionalInterface
    public interface Factory {
        /**
         * The parts for a connection's database; costs no round trip.
         *
         * @throws io.mockloop.migrations.exception.ConnectionException if the database isn't supported
         */
        Engine forConnection(Connection connection) throws SQLException;
    }

    RunParts parts(Connection connection, Listeners listeners, SharedDataSources dataSources) {
        return new RunParts(
                connection, database, product, execution, history, locks, reader, scripts, listeners, dataSources);
    }
}
