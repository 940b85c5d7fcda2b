package io.mockloop.migrations.dialect.mysql;

import io.mockloop.migrations.dialect.StandardDdl;
import io.mockloop.migrations.schema.Column;
import io.mockloop.migrations.schema.ColumnType;
import io.mockloop.migrations.schema.ColumnType.Plain;
import io.mockloop.migrations.schema.Constraint;
import io.mockloop.migrations.schema.Default;
import io.mockloop.migrations.schema.EnumType;
import io.mockloop.migrations.schema.ForeignKey;
import io.mockloop.migrations.schema.Index;
import io.mockloop.migrations.schema.SchemaChange.DropConstraint;
import io.mockloop.migrations.schema.SchemaChange.DropIndex;
import io.mockloop.migrations.schema.SchemaChange.RenameTable;
import io.mockloop.migrations.schema.Table;
import io.mockloop.migrations.schema.TableName;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes of a schema on MySQL; MariaDB says some otherwise. Each is one statement, which is done or not. */
public class MySqlDdl extends StandardDdl {

    /** Manual, "Identifier Length Limits". */
    private static final int MOST_CHARACTERS = 64;

    /** Which product's name messages say. */
    protected String product() {
        return "MySQL";
    }

    @Override
    protected final String quote(String name) {
        if (name.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "%s takes names of %d characters, and '%s' has %d. Give it a shorter one."
                            .formatted(product(), MOST_CHARACTERS, name, name.length()));
        }
        if (name.chars().anyMatch(unit -> Character.isSurrogate((char) unit)) || name.endsWith(" ")) {
            throw new IllegalArgumentException(
                    "%s takes no name with a character beyond U+FFFF, such as an emoji, or a space at the end: '%s'."
                            .formatted(product(), name));
        }
        return "`" + name.replace("`", "``") + "`";
    }

    /** What a backslash means depends on sql_mode; not so in hexadecimal. */
    @Override
    protected final String literal(String text) {
        return text.indexOf('\\') < 0
                ? "'" + text.replace("'", "''") + "'"
                : "_utf8mb4 0x" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected String identity(TableName table) {
        return "BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY";
    }

    @Override
    protected String type(Column column) {
        ColumnType type = column.type();
        if (type instanceof EnumType of) {
            return "ENUM" + literals(of);
        }
        if (!(type instanceof Plain plain)) {
            return common(type);
        }
        return switch (plain) {
            case IDENTITY, BIGINT -> "BIGINT";
            case INTEGER -> "INT";
            case BOOLEAN -> "BOOLEAN";
            case TEXT -> "LONGTEXT";
            case JSON -> "JSON";
            case BINARY -> "LONGBLOB";
            case DATE -> "DATE";
            case TIMESTAMP -> "TIMESTAMP(6)";
            case UUID -> "CHAR(36)";
        };
    }

    /** A TIMESTAMP is NOT NULL by itself if explicit_defaults_for_timestamp is off. */
    @Override
    protected String nullable() {
        return " NULL";
    }

    @Override
    protected String now(Column column) {
        return column.type() == Plain.DATE ? "(CURRENT_DATE)" : "CURRENT_TIMESTAMP(6)";
    }

    /** Of long types a default is an expression (manual, "Data Type Default Values"). */
    @Override
    protected @Nullable String defaultValue(Column column) {
        String value = super.defaultValue(column);
        boolean isLong = column.type() == Plain.TEXT || column.type() == Plain.JSON || column.type() == Plain.BINARY;
        return value != null && isLong && column.defaultValue() instanceof Default.Literal ? "(" + value + ")" : value;
    }

    /** Its indexes are a part of it, so that it is one statement, and none is made for a foreign key in their place. */
    @Override
    protected List<String> createTable(Table table) {
        return List.of(createTable(
                table,
                table.indexes().stream()
                        .map(index -> "%sINDEX %s %s"
                                .formatted(index.isUnique() ? "UNIQUE " : "", indexName(index), indexed(index)))
                        .toList()));
    }

    /** Without its schema, the new name would be one in the connection's. */
    @Override
    protected final String renamed(RenameTable rename) {
        return quote(rename.table().renamed(rename.to()));
    }

    @Override
    protected List<String> createIndex(Index index) {
        if (index.where() != null) {
            throw new IllegalArgumentException(
                    "%s has no index over some of the rows: %s.".formatted(product(), index));
        }
        return super.createIndex(index);
    }

    @Override
    protected String dropIndex(DropIndex drop) {
        return "DROP INDEX %s ON %s".formatted(quote(drop.name()), quote(drop.table()));
    }

    @Override
    protected String dropConstraint(DropConstraint drop) {
        Constraint was = drop.definition();
        if (was instanceof Constraint.PrimaryKey) {
            return "DROP PRIMARY KEY";
        }
        return (was instanceof ForeignKey ? "DROP FOREIGN KEY " : "DROP CONSTRAINT ") + quote(drop.name());
    }
}
