package io.mockloop.migrations.engine.session;

import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.history.HistoryRules;
import io.mockloop.migrations.engine.history.HistoryRules.ErrorKind;
import io.mockloop.migrations.engine.history.HistoryWriter;
import io.mockloop.migrations.engine.history.HistoryWriter.Event;
import io.mockloop.migrations.engine.jdbc.Cancellation;
import io.mockloop.migrations.engine.jdbc.DriverWords;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import io.mockloop.migrations.engine.migration.Callbacks;
import io.mockloop.migrations.exception.ConnectionException;
import io.mockloop.migrations.exception.Consequence;
import io.mockloop.migrations.exception.InvalidIndexException;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.MigrationFailedException.Place;
import io.mockloop.migrations.exception.PooledSessionException;
import io.mockloop.migrations.exception.RequirementException;
import io.mockloop.migrations.sql.StatementKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all parts of one run share.
 *
 * @param engine its connection, and the parts for its database
 * @param transactions its transactions
 * @param writer writes the history
 * @param callbacks what is run around the run and its migrations
 * @param cancellation ends the run
 * @param limits how long its statements may take, and wait
 * @param lockLimit what the session's statements outside of a transaction that undoes them are limited by
 * @param run what listeners are told of the run
 */
public record RunContext(
        Engine engine,
        Transactions transactions,
        HistoryWriter writer,
        Callbacks callbacks,
        Cancellation cancellation,
        StatementLimits limits,
        LockLimit lockLimit,
        MigrationListener.Run run) {

    private static final Logger logger = LoggerFactory.getLogger(RunContext.class);

    /** The one connection of the run. */
    public Connection connection() {
        return engine.connection();
    }

    /** The same run on another connection. */
    public RunContext on(Engine other, Transactions ofOther) {
        return new RunContext(
                other,
                ofOther,
                writer,
                callbacks,
                cancellation,
                limits,
                other.execution().lockLimit(other.connection(), limits.lockTimeout(), false),
                run);
    }

    /** Which database it is, with its version, for messages. */
    public String product() {
        return engine.product();
    }

    /** How the database runs migrations. */
    public ExecutionRules rules() {
        return engine.execution();
    }

    /** How it keeps the history. */
    public HistoryRules historyRules() {
        return engine.history();
    }

    /** Are told. */
    public Listeners listeners() {
        return engine.listeners();
    }

    /**
     * What a sender works with.
     *
     * @param timeoutOfFile what the file says of each statement; null if it says nothing
     * @param inTransaction whether all that is sent is one transaction, which undoes it
     */
    public Sending sending(@Nullable Duration timeoutOfFile, boolean inTransaction) {
        return new Sending(
                connection(),
                cancellation,
                limits.timeout(timeoutOfFile),
                inTransaction ? lockLimitOfTransaction() : LockLimit.NONE);
    }

    /** A limit for one transaction that undoes all that is done. */
    public LockLimit lockLimitOfTransaction() {
        return rules().undoesDdl() ? rules().lockLimit(connection(), limits.lockTimeout(), true) : LockLimit.NONE;
    }

    /** Limits, outside of such a transaction, how long the next statement waits for what others have locked. */
    public void limitLocks(String sql) throws SQLException {
        Optional<String> limit = lockLimit.before(sql);
        if (limit.isPresent()) {
            PlainSql.execute(connection(), limit.get());
        }
    }

    /** Makes the session's own limit that of its statements again. */
    public void liftLockLimit() throws SQLException {
        Optional<String> lift = lockLimit.lift();
        if (lift.isPresent()) {
            PlainSql.execute(connection(), lift.get());
        }
    }

    /**
     * What to throw for the failure of a statement of our own.
     *
     * @param what what it was to do
     */
    public MigrationException databaseError(String what, SQLException cause) {
        Consequence left = Consequence.committedBefore(writer.names().display());
        return historyRules().errorKind(cause) == ErrorKind.POOLED
                ? PooledSessionException.of(cause, left)
                : ConnectionException.failed(what, product(), left, DriverWords.of(cause), cause);
    }

    /**
     * Looks at what a statement has left, if it is of the kind that no transaction may hold.
     *
     * @param migration the migration, as the beginning of a sentence
     */
    public void checkIndexes(StatementKind kind, String sql, String migration, Place place) throws SQLException {
        if (kind == StatementKind.OUTSIDE_TRANSACTION) {
            List<String> invalid = rules().leftInvalid(connection(), sql);
            if (!invalid.isEmpty()) {
                throw InvalidIndexException.in(migration, place.toString(), invalid);
            }
        }
    }

    /**
     * Looks whether data refer to rows that are not there, which settings may have kept the database from noticing.
     *
     * @param version the version of the migration that is at fault; null if it has none
     * @throws RequirementException if they do
     */
    public void requireIntegrity(@Nullable Version version, String script) throws SQLException {
        Optional<String> problem = rules().integrityProblem(connection());
        if (problem.isPresent()) {
            throw RequirementException.foreignKeys(version, script, problem.get());
        }
    }

    /** Lets a failure tell, too, of an index that the statement has left behind. */
    public void lookForIndexes(StatementKind kind, String sql, String migration, Place place, SQLException failure) {
        try {
            checkIndexes(kind, sql, migration, place);
        } catch (SQLException | InvalidIndexException e) {
            failure.addSuppressed(e);
        }
    }

    /**
     * Writes in the transaction that is open, and commits.
     *
     * @return false, and all of it is rolled back, if somebody reads, so that the next transaction waits for these
     */
    public boolean tryCommit(SqlSupplier<?> writing) throws SQLException {
        try {
            writing.get();
            transactions.commit();
            return true;
        } catch (SQLException | RuntimeException e) {
            transactions.rollback();
            if (transactions.isBehindReaders()) {
                return false;
            }
            throw e;
        }
    }

    /** Writes an event of the log by itself, outside of a transaction. */
    public void note(Event event) throws SQLException {
        transactions.leave();
        historyRules().write(connection(), List.of(writer.log(event)));
    }

    /** Rolls back after a failure, which what goes wrong here never hides. */
    public void rollback(Throwable first) {
        try {
            transactions.rollback();
            transactions.rollbackOfScript();
        } catch (SQLException e) {
            first.addSuppressed(e);
        }
    }

    /** Whether another process stood in the way, so that the same can be tried again. */
    public boolean isBusy(SQLException failure) {
        return !cancellation.isCancelled() && historyRules().errorKind(failure) == ErrorKind.BUSY;
    }

    /** Ends a session that is not as it was, so that nobody else is handed it. */
    public void giveUpConnection(SQLException why) {
        try {
            if (connection().isClosed()) {
                logger.debug("The session had ended, and needs not be made as it was", why);
                return;
            }
            logger.warn(
                    "The session could not be made as it was before the migration; its connection is closed: {}",
                    why.getMessage());
            logger.debug("The session could not be made as it was", why);
            transactions.abandon();
        } catch (SQLException e) {
            logger.warn("The connection could not be closed: {}", e.getMessage());
        }
        showToPool();
    }

    /**
     * A pool lets go of a connection when it sees it fail; one that nobody uses again would be handed out once more.
     */
    private void showToPool() {
        try {
            connection().createStatement().close();
        } catch (SQLException e) {
            logger.debug("The connection is closed", e);
        }
    }
}
