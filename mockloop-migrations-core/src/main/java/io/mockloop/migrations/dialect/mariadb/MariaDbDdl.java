package io.mockloop.migrations.dialect.mariadb;

import io.mockloop.migrations.dialect.mysql.MySqlDdl;
import io.mockloop.migrations.schema.Column;
import io.mockloop.migrations.schema.ColumnType;

/** Changes of a schema on MariaDB, as far as MySQL says them otherwise. */
final class MariaDbDdl extends MySqlDdl {

    @Override
    protected String product() {
        return "MariaDB";
    }

    @Override
    protected String type(Column column) {
        return column.type() == ColumnType.Plain.UUID ? "UUID" : super.type(column);
    }
}
