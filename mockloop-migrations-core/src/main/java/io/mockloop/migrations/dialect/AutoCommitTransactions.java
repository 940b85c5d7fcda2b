package io.mockloop.migrations.dialect;

import io.mockloop.migrations.engine.execution.Transactions;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import java.sql.Connection;
import java.sql.SQLException;

/** Transactions by JDBC's auto-commit switch, for drivers that begin one with the first statement. */
public final class AutoCommitTransactions implements Transactions {

    private final Connection connection;
    private boolean begun;

    /** Takes over a connection in auto-commit. */
    public AutoCommitTransactions(Connection connection) {
        this.connection = connection;
    }

    @Override
    public boolean tryBegin() throws SQLException {
        if (connection.getAutoCommit()) {
            connection.setAutoCommit(false);
            if (connection.getAutoCommit()) {
                throw new SQLException(
                        "The driver says that auto-commit is on after it was switched off,"
                                + " so that nothing would be committed",
                        "25000");
            }
        }
        begun = true;
        return true;
    }

    /** Also where auto-commit is said to be on by now: a driver that takes what was begun for ended must say so. */
    @Override
    public void commit() throws SQLException {
        if (begun || !connection.getAutoCommit()) {
            connection.commit();
        }
    }

    @Override
    public void rollback() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
    }

    /** Where none is open, it does nothing. */
    @Override
    public void rollbackOfScript() throws SQLException {
        if (connection.getAutoCommit()) {
            PlainSql.execute(connection, "ROLLBACK");
        }
    }

    @Override
    public void leave() throws SQLException {
        if (!connection.isClosed() && !connection.getAutoCommit()) {
            connection.setAutoCommit(true);
        }
        begun = false;
    }

    @Override
    public void close() throws SQLException {
        leave();
    }
}
