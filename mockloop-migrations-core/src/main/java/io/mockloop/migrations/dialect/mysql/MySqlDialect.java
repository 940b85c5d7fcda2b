package io.mockloop.migrations.dialect.mysql;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.dialect.Dialect;
import io.mockloop.migrations.dialect.mysql.backup.MySqlBackups;
import io.mockloop.migrations.dialect.mysql.backup.MySqlThrowAways;
import io.mockloop.migrations.dialect.mysql.bulk.MySqlBulk;
import io.mockloop.migrations.dialect.mysql.bulk.MySqlPages;
import io.mockloop.migrations.dialect.mysql.bulk.RunningThreads;
import io.mockloop.migrations.dialect.mysql.ddl.MySqlDdl;
import io.mockloop.migrations.dialect.mysql.safety.MySqlSafety;
import io.mockloop.migrations.dialect.mysql.script.MySqlSchemaFixer;
import io.mockloop.migrations.dialect.mysql.script.MySqlSchemaWriter;
import io.mockloop.migrations.dialect.mysql.script.SchemaWords;
import io.mockloop.migrations.dialect.mysql.snapshot.CatalogQueries;
import io.mockloop.migrations.dialect.mysql.snapshot.MySqlSchemaReader;
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

/** MySQL; MariaDB, its descendant, differs in its SQL as text. */
public class MySqlDialect implements Dialect {

    private final SessionMode session = new SessionMode();

    /** What is known of the connection's session. */
    protected final SessionMode session() {
        return session;
    }

    /** How it tells who has a table locked. */
    protected LockHolders lockHolders() {
        return LockHolders.OF_MYSQL;
    }

    @Override
    public Database database() {
        return Database.MYSQL;
    }

    @Override
    public SqlRules sql(Connection connection) {
        return new MySqlRules(connection, session);
    }

    @Override
    public final HistoryRules history() {
        return new MySqlHistory(session);
    }

    @Override
    public final LockRules locks() {
        return (connection, name, outlivesTransactions) ->
                new NamedLock(connection, name.inLowerCase().text());
    }

    @Override
    public final ExecutionRules execution() {
        return new MySqlExecution(session, lockHolders());
    }

    @Override
    public DdlRules ddl() {
        return new MySqlDdl(new MySqlRules().lexical());
    }

    @Override
    public final BulkRules bulk() {
        return new MySqlBulk();
    }

    @Override
    public final PageRules pages() {
        return new MySqlPages();
    }

    @Override
    public final LoadRules load() {
        return new RunningThreads();
    }

    @Override
    public BackupRules backups() {
        return new MySqlBackups();
    }

    @Override
    public SchemaReader schemas() {
        return new MySqlSchemaReader(new CatalogQueries());
    }

    @Override
    public SafetyRules safety() {
        return new MySqlSafety(true);
    }

    @Override
    public final ThrowAwayRules throwAways() {
        return new MySqlThrowAways();
    }

    @Override
    public SchemaWriter schemaWriter() {
        return new MySqlSchemaWriter(new SchemaWords());
    }

    @Override
    public SchemaFixer schemaFixer() {
        return new MySqlSchemaFixer(new SchemaWords());
    }
}
