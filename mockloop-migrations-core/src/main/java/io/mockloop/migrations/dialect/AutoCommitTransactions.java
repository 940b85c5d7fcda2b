package io.mockloop.migrations.dialect;

import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.session.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;

/** Transactions by JDBC's auto-commit switch, for drivers that begin one with the first statement. */
public class AutoCommitTransactions implements Transactions {

    /**
     * A transaction that can do nothing more after an error, and is there (SQLState 25P02, class 25 of the standard).
     */
    private static final String FAILED_TRANSACTION = "25P02";

    private final Connection connection;
    private final String mark;
    private boolean begun;

    /**
     * Takes over a connection in auto-commit.
     *
     * @param mark a query whose answer, the last column of its rows, stays the same until somebody commits or rolls
     *     back
     */
    public AutoCommitTransactions(Connection connection, String mark) {
        this.connection = connection;
        this.mark = mark;
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

    /** Even if auto-commit is said to be on by now: a driver that takes what was begun for ended must say so. */
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

    /** If none is open, it does nothing. */
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
    public Supplier<Fate> watch() throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        List<String> before = marks();
        return () -> {
            try {
                return connection.getAutoCommit() == autoCommit && marks().equals(before) ? Fate.OPEN : Fate.ENDED;
            } catch (SQLException e) {
                return FAILED_TRANSACTION.equals(e.getSQLState()) ? Fate.OPEN : Fate.GONE;
            }
        };
    }

    private List<String> marks() throws SQLException {
        return PlainSql.query(
                connection,
                mark,
                row -> String.valueOf(row.getString(row.getMetaData().getColumnCount())));
    }

    @Override
    public void abandon() throws SQLException {
        connection.abort(Runnable::run);
    }

    @Override
    public void close() throws SQLException {
        leave();
    }
}
