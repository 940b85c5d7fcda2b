package io.mockloop.migrations.dialect.mysql.ddl;

import io.mockloop.migrations.dialect.StandardDdl;
import io.mockloop.migrations.dialect.mysql.ddl.TableCatalog.KnownIndex;
import io.mockloop.migrations.schema.Column;
import io.mockloop.migrations.schema.ColumnType;
import io.mockloop.migrations.schema.ColumnType.Plain;
import io.mockloop.migrations.schema.Constraint;
import io.mockloop.migrations.schema.Default;
import io.mockloop.migrations.schema.EnumType;
import io.mockloop.migrations.schema.ForeignKey;
import io.mockloop.migrations.schema.Index;
import io.mockloop.migrations.schema.ReferentialAction;
import io.mockloop.migrations.schema.SchemaChange.DropConstraint;
import io.mockloop.migrations.schema.SchemaChange.DropIndex;
import io.mockloop.migrations.schema.SchemaChange.RenameTable;
import io.mockloop.migrations.schema.Table;
import io.mockloop.migrations.schema.TableName;
import io.mockloop.migrations.sql.token.LexicalRules;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Changes of a schema on MySQL; MariaDB says some otherwise. Each is one statement, which is done or not. */
public class MySqlDdl extends StandardDdl {

    /** Manual, "Identifier Length Limits". */
    private static final int MOST_CHARACTERS = 64;

    /** What says that a hexadecimal number is a text. */
    private static final String HEXADECIMAL = "_utf8mb4 ";

    private final LexicalRules rules;

    /**
     * Statements for a server.
     *
     * @param rules how text is read in a session with its defaults
     */
    public MySqlDdl(LexicalRules rules) {
        this.rules = rules;
    }

    /** Which product's name messages say. */
    protected String product() {
        return "MySQL";
    }

    /** A condition on what {@code information_schema.check_constraints} says of a check: that it is no column's own. */
    protected String isCheckOfTable() {
        return "TRUE";
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
                : HEXADECIMAL + "0x" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Among the values of an enum none says its character set. */
    private static String enumLiteral(String text) {
        return text.indexOf('\\') < 0
                ? "'" + text.replace("'", "''") + "'"
                : "0x" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Of an index, a foreign key, a check; and what MariaDB says of a foreign key, with the number 121 of InnoDB's. */
    @Override
    protected boolean isOfTakenName(SQLException failure) {
        return List.of(1061, 1826, 3822, 1005).contains(failure.getErrorCode());
    }

    @Override
    protected String identity(String key) {
        return "BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY";
    }

    @Override
    protected String type(Column column) {
        ColumnType type = column.type();
        if (type instanceof EnumType of) {
            return of.values().stream().map(MySqlDdl::enumLiteral).collect(Collectors.joining(", ", "ENUM(", ")"));
        }
        if (!(type instanceof Plain plain)) {
            return common(type);
        }
        return switch (plain) {
            case IDENTITY, BIGINT -> "BIGINT";
            case SMALLINT, DOUBLE -> common(plain);
            case INTEGER -> "INT";
            case TIME -> "TIME(6)";
            case DATETIME -> "DATETIME(6)";
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

    /** Of any other type than a timestamp of as many digits it is an expression. */
    @Override
    protected String now(Column column) {
        if (column.type() == Plain.TIMESTAMP || column.type() == Plain.DATETIME) {
            return "CURRENT_TIMESTAMP(6)";
        }
        if (column.type() == Plain.TIME) {
            return "(CURRENT_TIME(6))";
        }
        return column.type() == Plain.DATE ? "(CURRENT_DATE)" : "(CURRENT_TIMESTAMP(6))";
    }

    /**
     * Of long types a default is an expression (manual, "Data Type Default Values"). MariaDB writes a literal with a
     * character set down without escapes there, and cannot read it again; not so what CONVERT is told.
     */
    @Override
    protected @Nullable String defaultValue(Column column) {
        String value = super.defaultValue(column);
        boolean isLong = column.type() == Plain.TEXT || column.type() == Plain.JSON || column.type() == Plain.BINARY;
        if (value == null || !isLong || !(column.defaultValue() instanceof Default.Literal)) {
            return value;
        }
        return value.startsWith(HEXADECIMAL)
                ? "(CONVERT(%s USING utf8mb4))".formatted(value.substring(HEXADECIMAL.length()))
                : "(" + value + ")";
    }

    /** Its indexes are a part of it, so that it is one statement, and none is made for a foreign key in their place. */
    @Override
    protected List<String> createTable(Table table) {
        table.indexes().forEach(this::requireAllRows);
        List<String> indexes = new ArrayList<>();
        table.indexes()
                .forEach(index -> indexes.add("%sINDEX %s %s"
                        .formatted(index.isUnique() ? "UNIQUE " : "", indexName(index), indexed(index))));
        for (Constraint constraint : table.constraints()) {
            if (constraint instanceof ForeignKey key
                    && !hasIndexFor(key, table)
                    && !isIndex(key.nameIn(table.name()), table)) {
                indexes.add(indexOfForeignKey(key.nameIn(table.name()), key.columns()));
            }
        }
        return List.of(createTable(table, indexes));
    }

    private static boolean hasIndexFor(ForeignKey key, Table table) {
        List<List<String>> there = new ArrayList<>();
        table.indexes()
                .forEach(index -> there.add(index.columns().stream()
                        .takeWhile(column -> !index.descending().contains(column))
                        .toList()));
        table.columns().stream()
                .filter(column -> column.type() == Plain.IDENTITY)
                .forEach(column -> there.add(List.of(column.name())));
        for (Constraint constraint : table.constraints()) {
            if (constraint instanceof Constraint.PrimaryKey primary) {
                there.add(primary.columns());
            } else if (constraint instanceof Constraint.Unique unique) {
                there.add(unique.columns());
            }
        }
        table.constraints().stream() // the one before may be over the same columns
                .takeWhile(constraint -> constraint != key)
                .filter(ForeignKey.class::isInstance)
                .forEach(before -> there.add(((ForeignKey) before).columns()));
        return there.stream().anyMatch(columns -> new KnownIndex("", columns, false).begins(key.columns()));
    }

    private static boolean isIndex(String name, Table table) {
        return table.indexes().stream().anyMatch(index -> name.equalsIgnoreCase(index.nameInDatabase()))
                || table.constraints().stream()
                        .anyMatch(constraint -> constraint instanceof Constraint.Unique
                                && name.equalsIgnoreCase(constraint.nameIn(table.name())));
    }

    /** What makes the index of a foreign key, beside it. */
    final String indexOfForeignKey(String name, List<String> columns) {
        return "INDEX %s %s COMMENT '%s'".formatted(quote(name), list(columns), TableCatalog.OF_FOREIGN_KEYS);
    }

    /** Without its schema, the new name would be one in the connection's. */
    @Override
    protected final String renamed(RenameTable rename) {
        return quote(rename.table().renamed(rename.to()));
    }

    @Override
    protected List<String> createIndex(Index index) {
        requireAllRows(index);
        return super.createIndex(index);
    }

    private void requireAllRows(Index index) {
        if (index.where() != null) {
            throw new IllegalArgumentException(
                    "%s has no index over some of the rows: %s.".formatted(product(), index));
        }
    }

    @Override
    protected String dropIndex(DropIndex drop) {
        Index index = drop.definition();
        return "DROP INDEX %s%s ON %s"
                .formatted(
                        index != null && index.isOptional() ? "IF EXISTS " : "",
                        quote(drop.name()),
                        quote(drop.table()));
    }

    /** InnoDB has no such action, which it says at the statement or, on MariaDB, forgets. */
    @Override
    protected final String constraint(TableName table, Constraint constraint) {
        if (constraint instanceof ForeignKey key
                && (key.onDelete() == ReferentialAction.SET_DEFAULT
                        || key.onUpdate() == ReferentialAction.SET_DEFAULT)) {
            throw new IllegalArgumentException(
                    "%s has no foreign key that sets a default: %s.".formatted(product(), key));
        }
        return super.constraint(table, constraint);
    }

    @Override
    protected String dropConstraint(DropConstraint drop) {
        Constraint was = drop.definition();
        if (was instanceof Constraint.PrimaryKey) {
            return "DROP PRIMARY KEY";
        }
        String kind =
                was instanceof ForeignKey ? "FOREIGN KEY" : was instanceof Constraint.Unique ? "INDEX" : "CONSTRAINT";
        return "DROP %s %s".formatted(kind, quote(drop.name()));
    }

    @Override
    public final List<String> asSent(Connection connection, String statement) throws SQLException {
        AlteredColumn column = AlteredColumn.of(statement, rules).orElse(null);
        if (column != null) {
            return column.asSent(connection);
        }
        Optional<AddedColumn> added = AddedColumn.of(statement, rules);
        if (added.isPresent()) {
            added.get().refuseIfRowsAreThere(connection);
            return List.of(statement);
        }
        KeyChange key = KeyChange.of(statement, rules, this).orElse(null);
        if (key != null) {
            return key.asSent(connection);
        }
        Optional<DroppedColumn> dropped = DroppedColumn.of(statement, rules);
        if (dropped.isPresent()) {
            dropped.get().requireNothingOn(connection, this);
        }
        IndexChange index = IndexChange.of(statement, rules, this).orElse(null);
        return index == null ? List.of(statement) : index.asSent(connection, this);
    }

    @Override
    public final Optional<Rewriting> rewriting(String statement) {
        return AlteredColumn.of(statement, rules)
                .map(AlteredColumn::rewriting)
                .or(() -> KeyChange.of(statement, rules, this).flatMap(KeyChange::rewriting))
                .or(() -> DroppedColumn.of(statement, rules).map(DroppedColumn::rewriting))
                .or(() -> IndexChange.of(statement, rules, this).map(IndexChange::rewriting));
    }

    /**
     * Whether a statement that was sent was completed, by what there is left to do; empty if that isn't seen from it.
     */
    public final Optional<Boolean> isDone(Connection connection, String statement) throws SQLException {
        AlteredColumn column = AlteredColumn.of(statement, rules).orElse(null);
        if (column != null) {
            return Optional.of(column.isDone(connection));
        }
        IndexChange index = IndexChange.of(statement, rules, this)
                .filter(IndexChange::isOptional)
                .orElse(null);
        return index == null
                ? Optional.empty()
                : Optional.of(index.asSent(connection, this).isEmpty());
    }

    /** A table's name as it can be written. */
    final String written(TableName table) {
        return quote(table);
    }
}
