package io.mockloop.migrations.dialect.sqlite;

import io.mockloop.migrations.engine.execution.Transactions;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Transactions by SQL on a connection in auto-commit, since the driver's own begin with BEGIN DEFERRED, which cannot
 * wait for a writer. Who waits for the lock doesn't sleep in SQLite's busy handler, but comes back at once; who has it
 * waits for readers.
 */
final class SqliteTransactions implements Transactions {

    private static final int PATIENT_MILLIS = 60_000;

    private final Connection connection;
    private final int ownTimeout;
    private int timeout;
    private boolean open;

    SqliteTransactions(Connection connection) throws SQLException {
        this.connection = connection;
        this.ownTimeout = Integer.parseInt(
                PlainSql.text(connection, "PRAGMA busy_timeout").orElse("0"));
        this.timeout = ownTimeout;
    }

    @Override
    public boolean tryBegin() throws SQLException {
        if (open) {
            return true;
        }
        try {
            if (timeout != PATIENT_MILLIS) {
                timeout(0);
            }
            PlainSql.execute(connection, "BEGIN IMMEDIATE");
            open = true;
        } catch (SQLException e) {
            if (SqliteHistory.isBusy(e)) {
                timeout(0);
                return false;
            }
            throw e;
        }
        timeout(PATIENT_MILLIS);
        return true;
    }

    @Override
    public void commit() throws SQLException {
        if (open) {
            PlainSql.execute(connection, "COMMIT");
            open = false;
        }
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
    public void leave() throws SQLException {
        rollback();
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
