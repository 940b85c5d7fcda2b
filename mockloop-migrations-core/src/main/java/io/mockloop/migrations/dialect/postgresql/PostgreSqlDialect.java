package io.mockloop.migrations.dialect.postgresql;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.dialect.Dialect;
import io.mockloop.migrations.dialect.postgresql.bulk.PostgreSqlBulk;
import io.mockloop.migrations.dialect.postgresql.bulk.PostgreSqlPages;
import io.mockloop.migrations.dialect.postgresql.ddl.PostgreSqlDdl;
import io.mockloop.migrations.dialect.postgresql.safety.PostgreSqlSafety;
import io.mockloop.migrations.dialect.postgresql.script.PostgreSqlSchemaFixer;
import io.mockloop.migrations.dialect.postgresql.script.PostgreSqlSchemaWriter;
import io.mockloop.migrations.dialect.postgresql.snapshot.PostgreSqlSchemaReader;
import io.mockloop.migrations.engine.backup.BackupRules;
import io.mockloop.migrations.engine.batch.LoadRules;
import io.mockloop.migrations.engine.batch.PageRules;
import io.mockloop.migrations.engine.bulk.BulkRules;
import io.mockloop.migrations.engine.ddl.DdlRules;
import io.mockloop.migrations.engine.history.HistoryRules;
import io.mockloop.migrations.engine.lock.LockRules;
import io.mockloop.migrations.engine.safety.SafetyRules;
import io.mockloop.migrations.engine.session.ExecutionRules;
import io.mockloop.migrations.engine.snapshot.SchemaFixer;
import io.mockloop.migrations.engine.snapshot.SchemaReader;
import io.mockloop.migrations.engine.snapshot.SchemaWriter;
import io.mockloop.migrations.engine.trial.ThrowAwayRules;
import io.mockloop.migrations.sql.SqlRules;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** PostgreSQL. */
public final class PostgreSqlDialect implements Dialect {

    private final ServerProcess process = new ServerProcess();

    @Override
    public Database database() {
        return Database.POSTGRESQL;
    }

    @Override
    public SqlRules sql(Connection connection) throws SQLException {
        String standardStrings = connection.isWrapperFor(PGConnection.class)
                ? connection.unwrap(PGConnection.class).getParameterStatus("standard_conforming_strings")
                : null;
        return standardStrings == null ? new PostgreSqlRules() : new PostgreSqlRules(standardStrings);
    }

    @Override
    public HistoryRules history() {
        return new PostgreSqlHistory(process);
    }

    @Override
    public LockRules locks() {
        return (connection, name, outlivesTransactions) -> new AdvisoryLock(connection, name.key(), process);
    }

    @Override
    public ExecutionRules execution() {
        return new PostgreSqlExecution(process);
    }

    @Override
    public DdlRules ddl() {
        return new PostgreSqlDdl();
    }

    @Override
    public BulkRules bulk() {
        return new PostgreSqlBulk();
    }

    @Override
    public PageRules pages() {
        return new PostgreSqlPages();
    }

    @Override
    public LoadRules load() {
        return new ServerLoad();
    }

    @Override
    public BackupRules backups() {
        return new PostgreSqlBackups();
    }

    @Override
    public SchemaReader schemas() {
        return new PostgreSqlSchemaReader();
    }

    @Override
    public SafetyRules safety() {
        return new PostgreSqlSafety();
    }

    @Override
    public ThrowAwayRules throwAways() {
        return new PostgreSqlThrowAways();
    }

    @Override
    public SchemaWriter schemaWriter() {
        return new PostgreSqlSchemaWriter();
    }

    @Override
    public SchemaFixer schemaFixer() {
        return new PostgreSqlSchemaFixer();
    }
}
