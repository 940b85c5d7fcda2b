package io.mockloop.migrations.dialect.mariadb;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.dialect.mysql.MySqlDialect;
import io.mockloop.migrations.sql.SqlRules;

/** MariaDB. */
public final class MariaDbDialect extends MySqlDialect {

    @Override
    public Database database() {
        return Database.MARIADB;
    }

    @Override
    public SqlRules sql() {
        return new MariaDbRules();
    }
}
