package io.mockloop.migrations.dialect.mariadb;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.dialect.mysql.MySqlDialect;
import io.mockloop.migrations.dialect.mysql.backup.MySqlBackups;
import io.mockloop.migrations.engine.backup.BackupRules;
import io.mockloop.migrations.engine.ddl.DdlRules;
import io.mockloop.migrations.sql.SqlRules;
import java.sql.Connection;

/** MariaDB. */
public final class MariaDbDialect extends MySqlDialect {

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
}
