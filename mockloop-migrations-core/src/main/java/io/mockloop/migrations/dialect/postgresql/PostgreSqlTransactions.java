package io.mockloop.migrations.dialect.postgresql;

import io.mockloop.migrations.dialect.AutoCommitTransactions;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import java.sql.Connection;
import java.sql.SQLException;

/** Transactions that a pooler, if there is one, doesn't give another session than that with the lock. */
final class PostgreSqlTransactions extends AutoCommitTransactions {

    /** When the transaction began, to the microsecond. */
    private static final String BEGUN = "SELECT pg_catalog.now()";

    private final Connection connection;
    private final ServerProcess process;
    private final int ofLogin;

    PostgreSqlTransactions(Connection connection, ServerProcess process) throws SQLException {
        super(connection, BEGUN);
        this.connection = connection;
        this.process = process;
        this.ofLogin = ServerProcess.ofLogin(connection);
    }

    /** Asks, within the transaction, only if the login was a pooler's. */
    @Override
    public boolean tryBegin() throws SQLException {
        boolean fresh = connection.getAutoCommit();
        super.tryBegin();
        if (fresh && process.isLocking() && process.last() != ofLogin) {
            int now = PlainSql.query(connection, "SELECT pg_catalog.pg_backend_pid()", row -> row.getInt(1))
                    .get(0);
            if (now != process.last()) {
                rollback();
                throw process.moved(now);
            }
        }
        return true;
    }
}
