package io.mockloop.migrations.dialect.mariadb;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.dialect.mysql.LockHolders;
import io.mockloop.migrations.dialect.mysql.MySqlDialect;
import io.mockloop.migrations.dialect.mysql.backup.MySqlBackups;
import io.mockloop.migrations.dialect.mysql.safety.MySqlSafety;
import io.mockloop.migrations.dialect.mysql.script.MySqlSchemaFixer;
import io.mockloop.migrations.dialect.mysql.script.MySqlSchemaWriter;
import io.mockloop.migrations.dialect.mysql.snapshot.MySqlSchemaReader;
import io.mockloop.migrations.engine.backup.BackupRules;
import io.mockloop.migrations.engine.ddl.DdlRules;
import io.mockloop.migrations.engine.safety.SafetyRules;
import io.mockloop.migrations.engine.snapshot.SchemaFixer;
import io.mockloop.migrations.engine.snapshot.SchemaReader;
import io.mockloop.migrations.engine.snapshot.SchemaWriter;
import io.mockloop.migrations.sql.SqlRules;
import java.sql.Connection;
import java.util.List;

/** MariaDB. */
public final class MariaDbDialect extends MySqlDialect {

    /**
     * By the plugin <a
     * href="https://mariadb.com/docs/server/reference/plugins/other-plugins/metadata-lock-info-plugin">
     * metadata_lock_info</a>, or MySQL's way, if the performance schema is on.
     */
    private static final LockHolders LOCK_HOLDERS = new LockHolders(
            List.of(LockHolders.BY_PERFORMANCE_SCHEMA, """
                    SELECT DISTINCT CONCAT(m.table_schema, '.', m.table_name), m.lock_mode, p.id, p.user, p.host, p.time,
                      p.command, p.info
                    FROM information_schema.metadata_lock_info m JOIN information_schema.processlist p ON p.id = m.thread_id
                    WHERE p.id <> CONNECTION_ID() AND LOWER(CONVERT(m.table_name USING utf8mb4)) IN (%s)
                    ORDER BY p.time DESC LIMIT 5"""),
            "the server doesn't show who has locked it: that takes its plugin metadata_lock_info, by INSTALL SONAME"
                    + " 'metadata_lock_info', and the right PROCESS");

    @Override
    protected LockHolders lockHolders() {
        return LOCK_HOLDERS;
    }

    @Override
    public Database database() {
        return Database.MARIADB;
    }

    @Override
    public SqlRules sql(Connection connection) {
        return new MariaDbRules(connection, session());
    }

    @Override
    public DdlRules ddl() {
        return new MariaDbDdl(new MariaDbRules().lexical());
    }

    @Override
    public BackupRules backups() {
        return new MySqlBackups(new MariaDbTools());
    }

    @Override
    public SchemaReader schemas() {
        return new MySqlSchemaReader(new MariaDbCatalog());
    }

    @Override
    public SafetyRules safety() {
        return new MySqlSafety(false);
    }

    @Override
    public SchemaWriter schemaWriter() {
        return new MySqlSchemaWriter(new MariaDbWords());
    }

    @Override
    public SchemaFixer schemaFixer() {
        return new MySqlSchemaFixer(new MariaDbWords());
    }
}
