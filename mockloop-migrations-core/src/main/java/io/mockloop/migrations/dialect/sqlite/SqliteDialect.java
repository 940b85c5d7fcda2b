package io.mockloop.migrations.dialect.sqlite;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.dialect.Dialect;
import io.mockloop.migrations.dialect.sqlite.ddl.SqliteDdl;
import io.mockloop.migrations.dialect.sqlite.safety.SqliteSafety;
import io.mockloop.migrations.dialect.sqlite.script.SqliteSchemaFixer;
import io.mockloop.migrations.dialect.sqlite.script.SqliteSchemaWriter;
import io.mockloop.migrations.dialect.sqlite.snapshot.SqliteSchemaReader;
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

/** SQLite. */
public final class SqliteDialect implements Dialect {

    @Override
    public Database database() {
        return Database.SQLITE;
    }

    @Override
    public SqlRules sql(Connection connection) {
        return new SqliteRules();
    }

    @Override
    public HistoryRules history() {
        return new SqliteHistory();
    }

    @Override
    public LockRules locks() {
        return new SqliteLocks();
    }

    @Override
    public ExecutionRules execution() {
        return new SqliteExecution();
    }

    @Override
    public DdlRules ddl() {
        return new SqliteDdl();
    }

    @Override
    public BulkRules bulk() {
        return new SqliteBulk();
    }

    @Override
    public PageRules pages() {
        return new SqlitePages();
    }

    @Override
    public LoadRules load() {
        return (limits, statement) -> null;
    }

    @Override
    public BackupRules backups() {
        return new SqliteBackups();
    }

    @Override
    public SchemaReader schemas() {
        return new SqliteSchemaReader();
    }

    @Override
    public SafetyRules safety() {
        return new SqliteSafety();
    }

    @Override
    public ThrowAwayRules throwAways() {
        return new SqliteThrowAways();
    }

    @Override
    public SchemaWriter schemaWriter() {
        return new SqliteSchemaWriter();
    }

    @Override
    public SchemaFixer schemaFixer() {
        return new SqliteSchemaFixer();
    }
}
