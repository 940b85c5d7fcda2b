package io.mockloop.migrations.dialect.postgresql;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.dialect.Dialect;
import io.mockloop.migrations.engine.execution.ExecutionRules;
import io.mockloop.migrations.engine.history.HistoryRules;
import io.mockloop.migrations.engine.lock.LockRules;
import io.mockloop.migrations.sql.SqlRules;

/** PostgreSQL. */
public final class PostgreSqlDialect implements Dialect {

    @Override
    public Database database() {
        return Database.POSTGRESQL;
    }

    @Override
    public SqlRules sql() {
        return new PostgreSqlRules();
    }

    @Override
    public HistoryRules history() {
        return new PostgreSqlHistory();
    }

    @Override
    public LockRules locks() {
        return (connection, name, outlivesTransactions) -> new AdvisoryLock(connection, name.key());
    }

    @Override
    public ExecutionRules execution() {
        return new PostgreSqlExecution();
    }
}
