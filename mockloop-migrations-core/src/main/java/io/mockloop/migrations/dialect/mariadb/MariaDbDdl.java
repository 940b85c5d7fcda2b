package io.mockloop.migrations.dialect.mariadb;

import io.mockloop.migrations.dialect.mysql.ddl.MySqlDdl;
import io.mockloop.migrations.schema.Column;
import io.mockloop.migrations.schema.ColumnType;
import io.mockloop.migrations.sql.token.LexicalRules;
import java.time.Instant;

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

    /** It reads no zone, and takes what is written for a time of the session that makes the column. */
    @Override
    protected String instant(Instant instant) {
        throw new IllegalArgumentException(
                "On MariaDB a column's default cannot be a point in time, %s: it reads no zone there. Give a LocalDateTime, as the session shows it."
                        .formatted(instant));
    }

    /** Names of checks are a table's own, and those of columns a part of these. */
    @Override
    protected String isCheckOfTable() {
        return "k.level = 'Table' AND k.table_name = t.table_name";
    }
}
