package io.mockloop.migrations.dialect.sqlite;

import io.mockloop.migrations.dialect.StandardDdl;
import io.mockloop.migrations.schema.Column;
import io.mockloop.migrations.schema.ColumnType;
import io.mockloop.migrations.schema.EnumType;
import io.mockloop.migrations.schema.Index;
import io.mockloop.migrations.schema.TableName;

/** Changes of a schema on SQLite. */
final class SqliteDdl extends StandardDdl {

    @Override
    protected String quote(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    @Override
    protected String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** The one kind of column that is numbered, and whose numbers never come back. */
    @Override
    protected String identity(TableName table) {
        return "INTEGER PRIMARY KEY AUTOINCREMENT";
    }

    /** The declared types that the other databases have too: what they hold is the affinity's (manual, "Datatypes"). */
    @Override
    protected String type(Column column) {
        ColumnType type = column.type();
        if (type instanceof EnumType of) {
            return "TEXT CHECK (%s IN %s)".formatted(quote(column.name()), literals(of));
        }
        if (!(type instanceof ColumnType.Plain plain)) {
            return common(type);
        }
        return switch (plain) {
            case IDENTITY, INTEGER -> "INTEGER";
            case BIGINT -> "BIGINT";
            case BOOLEAN -> "BOOLEAN";
            case TEXT, JSON, UUID -> "TEXT";
            case BINARY -> "BLOB";
            case DATE -> "DATE";
            case TIMESTAMP -> "TIMESTAMP";
        };
    }

    /** The schema stands before the index's name, and not before the table's. */
    @Override
    protected String indexName(Index index) {
        return quote(new TableName(index.table().schema(), index.nameInDatabase()));
    }

    @Override
    protected String indexTable(Index index) {
        return quote(index.table().name());
    }
}
