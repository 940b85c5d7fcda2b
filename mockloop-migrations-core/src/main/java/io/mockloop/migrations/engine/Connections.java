package io.mockloop.migrations.engine;

import io.mockloop.migrations.engine.binding.SharedDataSources;
import io.mockloop.migrations.engine.history.HistoryRules.ErrorKind;
import io.mockloop.migrations.engine.jdbc.DataSourceLogin;
import io.mockloop.migrations.engine.jdbc.DriverWords;
import io.mockloop.migrations.engine.jdbc.SqlFunction;
import io.mockloop.migrations.engine.session.Engine;
import io.mockloop.migrations.exception.ConnectionException;
import io.mockloop.migrations.exception.Consequence;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.PooledSessionException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Borrows the one connection of a call, and gives it back as it was. */
public final class Connections {

    private static final Logger logger = LoggerFactory.getLogger(Connections.class);

    private final SharedDataSources dataSources;
    private final int retries;
    private final Duration interval;

    /**
     * Borrows from the own one of these data sources.
     *
     * @param retries how often to try again to connect
     * @param interval the pause between two attempts
     */
    public Connections(SharedDataSources dataSources, int retries, Duration interval) {
        if (retries < 0) {
            throw new IllegalArgumentException("mockloop.migrations.connect-retries is negative: " + retries);
        }
        this.dataSources = dataSources;
        this.retries = retries;
        this.interval = interval;
    }

    /**
     * Borrows, uses, gives back. If the connection is not in auto-commit, the transaction that reading began is ended.
     *
     * @param what what is done, for messages
     */
    <T> T use(String what, SqlFunction<Connection, T> use) {
        try (Connection connection = open()) {
            return used(connection, use);
        } catch (SQLException e) {
            throw ConnectionException.failed(what, "the database", Consequence.NOTHING_DONE, DriverWords.of(e), e);
        }
    }

    /**
     * The same with the parts for the connection's database, of which what they leave in the session is put back, too.
     *
     * @param engines chooses them
     */
    @SuppressWarnings("try")
    <T> T use(String what, SqlFunction<Connection, Engine> engines, SqlFunction<Engine, T> use) {
        return use(what, connection -> {
            Engine engine = engines.apply(connection);
            try (GivingBack end = () -> engine.execution().giveBack(connection)) {
                return use.apply(engine);
            } catch (SQLException e) {
                if (engine.history().errorKind(e) == ErrorKind.POOLED) {
                    throw PooledSessionException.of(e, Consequence.NOTHING_DONE);
                }
                throw e;
            }
        });
    }

    /** What comes after the use of a connection. */
    private interface GivingBack extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    /** What a connection that is closed by then says never hides what failed before. */
    private static <T> T used(Connection connection, SqlFunction<Connection, T> use) throws SQLException {
        T result;
        try {
            result = use.apply(connection);
        } catch (SQLException | RuntimeException | Error e) {
            try {
                endTransaction(connection);
            } catch (SQLException later) {
                e.addSuppressed(later);
            }
            throw e;
        }
        endTransaction(connection);
        return result;
    }

    private static void endTransaction(Connection connection) throws SQLException {
        if (!connection.isClosed() && !connection.getAutoCommit()) {
            connection.rollback();
        }
    }

    private Connection open() {
        for (int attempt = 1; ; attempt++) {
            try {
                return dataSources.own().getConnection();
            } catch (MigrationException e) {
                throw e;
            } catch (SQLException | RuntimeException e) {
                if (attempt > retries) {
                    throw unreachable(attempt, e);
                }
                logger.info(
                        "No connection to the database yet (attempt {} of {}): {}",
                        attempt,
                        retries + 1,
                        DriverWords.of(e, DataSourceLogin.of(dataSources.own()).url())
                                .text());
                pause(attempt, e);
            }
        }
    }

    private ConnectionException unreachable(int attempts, Exception failure) {
        String url = DataSourceLogin.of(dataSources.own()).url();
        return ConnectionException.unreachable(
                attempts, url, DriverWords.of(failure, url), DriverWords.check(failure), failure);
    }

    private void pause(int attempt, Exception failure) {
        try {
            Thread.sleep(interval.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(attempt, failure);
        }
    }
}
