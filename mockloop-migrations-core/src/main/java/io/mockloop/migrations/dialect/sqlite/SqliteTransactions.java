package io.mockloop.migrations.dialect.sqlite;

import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import io.mockloop.migrations.engine.session.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteCommitListener;
import org.sqlite.SQLiteConnection;

/**
 * Transactions by SQL on a connection in auto-commit, since the driver's own begin with BEGIN DEFERRED, which cannot
 * wait for a writer. Who waits for the lock doesn't sleep in SQLite's busy handler, but comes back at once.
 *
 * <p>With a rollback journal COMMIT waits for all who read, and lets nobody begin to read meanwhile (PENDING, <a
 * href="https://www.sqlite.org/lockingv3.html">File Locking</a>, 3.0), until it is rolled back. So it waits for a
 * moment alone; the next transaction is then begun with BEGIN EXCLUSIVE, which keeps nobody out while it isn't had, and
 * whose COMMIT waits for nobody.
 */
final class SqliteTransactions implements Transactions {

    /** Enough for those who read for a moment; others would notice that they are kept out. */
    private static final int COMMIT_MILLIS = 250;

    /** As a part of what a transaction has taken, the time before the next one, in which others can come to write. */
    private static final int TURN_OF_OTHERS = 100;

    /** Waiting others look a hundred times in ten seconds, so that each of them finds it in one. */
    private static final int TURN_OF_APPLICATION = 4;

    private static final long LONGEST_TURN_NANOS = 20_000_000;
    private static final long LONGEST_OF_APPLICATION_NANOS = 500_000_000;

    private final Connection connection;
    /** The driver's own connection, below a pool's; null if it is another driver's. */
    private final @Nullable SQLiteConnection session;

    private final int ownTimeout;
    private int timeout;
    private boolean open;
    private boolean behindReaders;
    private boolean isShared;
    private long begunNanos;
    /** When the next transaction may begin. */
    private long turnNanos = System.nanoTime();

    SqliteTransactions(Connection connection) throws SQLException {
        this.connection = connection;
        this.session =
                connection.isWrapperFor(SQLiteConnection.class) ? connection.unwrap(SQLiteConnection.class) : null;
        this.ownTimeout = Integer.parseInt(
                PlainSql.text(connection, "PRAGMA busy_timeout").orElse("0"));
        this.timeout = ownTimeout;
    }

    @Override
    public boolean tryBegin() throws SQLException {
        if (open) {
            return true;
        }
        LockSupport.parkNanos(turnNanos - System.nanoTime());
        try {
            if (timeout != COMMIT_MILLIS || behindReaders) {
                timeout(0);
            }
            PlainSql.execute(connection, behindReaders ? "BEGIN EXCLUSIVE" : "BEGIN IMMEDIATE");
            open = true;
            begunNanos = System.nanoTime();
        } catch (SQLException e) {
            if (SqliteHistory.isBusy(e)) {
                timeout(0);
                return false;
            }
            throw e;
        }
        timeout(COMMIT_MILLIS);
        return true;
    }

    @Override
    public Beginning tryBegin(SqlSupplier<Boolean> unchanged) throws SQLException {
        if (!tryBegin()) {
            return isQuietly(unchanged) ? Beginning.BUSY : Beginning.CHANGED;
        }
        if (unchanged.get()) {
            return Beginning.BEGUN;
        }
        rollback();
        return Beginning.CHANGED;
    }

    /** Who cannot look for now knows of no change. */
    private static boolean isQuietly(SqlSupplier<Boolean> unchanged) throws SQLException {
        try {
            return unchanged.get();
        } catch (SQLException e) {
            if (SqliteHistory.isBusy(e)) {
                return true;
            }
            throw e;
        }
    }

    @Override
    public void commit() throws SQLException {
        if (!open) {
            return;
        }
        try {
            PlainSql.execute(connection, "COMMIT");
        } catch (SQLException e) {
            behindReaders |= SqliteHistory.isBusy(e);
            throw e;
        }
        open = false;
        behindReaders = false;
        long now = System.nanoTime();
        turnNanos = now
                + (isShared
                        ? Math.min(LONGEST_OF_APPLICATION_NANOS, (now - begunNanos) / TURN_OF_APPLICATION)
                        : Math.min(LONGEST_TURN_NANOS, (now - begunNanos) / TURN_OF_OTHERS));
    }

    @Override
    public void share() {
        isShared = true;
    }

    @Override
    public void rollback() throws SQLException {
        if (open) {
            open = false;
            rollbackIfOpen();
        }
    }

    @Override
    public void rollbackOfScript() throws SQLException {
        if (!open) {
            rollbackIfOpen();
        }
    }

    /** Some errors have rolled back already (https://www.sqlite.org/lang_transaction.html, 2.5). */
    private void rollbackIfOpen() throws SQLException {
        try {
            PlainSql.execute(connection, "ROLLBACK");
        } catch (SQLException e) {
            if (!isWithoutTransaction(e)) {
                throw e;
            }
        }
    }

    /** Whether a statement failed since there is no transaction that it could end. */
    static boolean isWithoutTransaction(SQLException e) {
        return String.valueOf(e.getMessage()).contains("no transaction is active");
    }

    @Override
    public boolean isBehindReaders() {
        return behindReaders;
    }

    @Override
    public void leave() throws SQLException {
        rollback();
        timeout(Math.max(ownTimeout, COMMIT_MILLIS));
    }

    /**
     * The driver tells each end of a transaction that may write, as those begun here may from their beginning on (<a
     * href="https://www.sqlite.org/c3ref/commit_hook.html">Commit And Rollback Notification Callbacks</a>). Of another
     * driver's it is asked for, by an error.
     */
    @Override
    public Supplier<Fate> watch() {
        Ends ends = new Ends();
        SQLiteConnection watched = session;
        boolean isTold = watched != null && open;
        if (watched != null) {
            watched.addCommitListener(ends);
        }
        return () -> {
            try {
                // The driver hands the listener to a database that is no more, which ends the process.
                if ((watched == null ? connection : watched).isClosed()) {
                    return Fate.GONE;
                }
                if (watched != null) {
                    watched.removeCommitListener(ends);
                }
                return ends.count == 0 && (isTold || isInTransaction()) ? Fate.OPEN : Fate.ENDED;
            } catch (SQLException e) {
                return Fate.GONE;
            }
        };
    }

    private static final class Ends implements SQLiteCommitListener {

        private int count;

        @Override
        public void onCommit() {
            count++;
        }

        @Override
        public void onRollback() {
            count++;
        }
    }

    private boolean isInTransaction() throws SQLException {
        try {
            PlainSql.execute(connection, "BEGIN");
        } catch (SQLException e) {
            if (String.valueOf(e.getMessage()).contains("within a transaction")) {
                return true;
            }
            throw e;
        }
        PlainSql.execute(connection, "ROLLBACK");
        return false;
    }

    /** The driver's abort does nothing. A pool's connection may have been given back, in the middle of it all. */
    @Override
    public void abandon() throws SQLException {
        (session == null ? connection : session).close();
    }

    @Override
    public void close() throws SQLException {
        if (!connection.isClosed()) {
            rollback();
            timeout(ownTimeout);
        }
    }

    private void timeout(int millis) throws SQLException {
        if (timeout != millis) {
            PlainSql.execute(connection, "PRAGMA busy_timeout = " + millis);
            timeout = millis;
        }
    }
}
