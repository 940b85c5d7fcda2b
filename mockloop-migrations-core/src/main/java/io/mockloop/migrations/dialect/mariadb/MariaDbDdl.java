package io.mockloop.migrations.dialect.mariadb;

import io.mockloop.migrations.dialect.mysql.ddl.MySqlDdl;
import io.mockloop.migrations.schema.Column;
import io.mockloop.migrations.schema.ColumnType;
import io.mockloop.migrations.sql.token.LexicalRules;

/** Changes of a schema on MariaDB, as far as MySQL says them otherwise. */
final class MariaDbDdl extends MySqlDdl {

    MariaDbDdl(LexicalRules rules) {
        super(rules);
    }

    @Override
    protected String product() {
        return "MariaDB";
    }

    @Override
    protected String type(Column column) {
        return column.type() == ColumnType.Plain.UUID ? "UUID" : super.type(column);
    }
}
