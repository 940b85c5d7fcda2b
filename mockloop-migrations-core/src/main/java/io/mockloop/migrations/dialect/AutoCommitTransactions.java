package io.mockloop.migrations.dialect;

import io.mockloop.migrations.engine.execution.Transactions;
import java.sql.Connection;
import java.sql.SQLException;

/** Transactions by JDBC's auto-commit switch, for drivers that begin one with the first statement. */
public final class AutoCommitTransactions implements Transactions {

    private final Connection connection;

    /** Takes over a connection in auto-commit. */
    public AutoCommitTransactions(Connection connection) {
        this.connection = connection;
    }

    @Override
    public boolean tryBegin() throws SQLException {
        if (connection.getAutoCommit()) {
            connection.setAutoCommit(false);
        }
        return true;
    }

    @Override
    public void commit() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    @Override
    public void rollback() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
    }

    @Override
    public void leave() throws SQLException {
        if (!connection.isClosed() && !connection.getAutoCommit()) {
            connection.setAutoCommit(true);
        }
    }

    @Override
    public void close() throws SQLException {
        leave();
    }
}
