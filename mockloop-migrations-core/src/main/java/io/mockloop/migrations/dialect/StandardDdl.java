package io.mockloop.migrations.dialect;

import io.mockloop.migrations.engine.ddl.DdlRules;
import io.mockloop.migrations.schema.Column;
import io.mockloop.migrations.schema.ColumnType;
import io.mockloop.migrations.schema.Constraint;
import io.mockloop.migrations.schema.Default;
import io.mockloop.migrations.schema.EnumType;
import io.mockloop.migrations.schema.ForeignKey;
import io.mockloop.migrations.schema.Index;
import io.mockloop.migrations.schema.ReferentialAction;
import io.mockloop.migrations.schema.SchemaChange;
import io.mockloop.migrations.schema.SchemaChange.AddColumn;
import io.mockloop.migrations.schema.SchemaChange.AddConstraint;
import io.mockloop.migrations.schema.SchemaChange.AlterColumn;
import io.mockloop.migrations.schema.SchemaChange.CreateEnum;
import io.mockloop.migrations.schema.SchemaChange.CreateIndex;
import io.mockloop.migrations.schema.SchemaChange.CreateTable;
import io.mockloop.migrations.schema.SchemaChange.DropColumn;
import io.mockloop.migrations.schema.SchemaChange.DropConstraint;
import io.mockloop.migrations.schema.SchemaChange.DropEnum;
import io.mockloop.migrations.schema.SchemaChange.DropIndex;
import io.mockloop.migrations.schema.SchemaChange.DropTable;
import io.mockloop.migrations.schema.SchemaChange.RenameColumn;
import io.mockloop.migrations.schema.SchemaChange.RenameIndex;
import io.mockloop.migrations.schema.SchemaChange.RenameTable;
import io.mockloop.migrations.schema.SchemaChange.SetNullable;
import io.mockloop.migrations.schema.SchemaChange.Statement;
import io.mockloop.migrations.schema.Table;
import io.mockloop.migrations.schema.TableName;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes of a schema as the SQL standard says them; a database overrides what it says otherwise. */
public abstract class StandardDdl implements DdlRules {

    /** The type of a column, without whether it can be null; an identity isn't asked for. */
    protected abstract String type(Column column);

    /** A type that each database has by the same name. */
    protected static String common(ColumnType type) {
        if (type instanceof ColumnType.Plain plain) {
            return plain.name();
        }
        return type instanceof ColumnType.Native of ? of.sql() : type.toString().toUpperCase(Locale.ROOT);
    }

    /**
     * The definition behind the name of a column that is an identity, and the primary key of its table.
     *
     * @param key the key's name
     */
    protected abstract String identity(String key);

    /**
     * A name as it can be written.
     *
     * @throws IllegalArgumentException if the database takes no such name
     */
    protected abstract String quote(String name);

    /** A text as a literal. */
    protected abstract String literal(String text);

    /** Whether a statement failed since a key, check or index has the name that another one would get. */
    protected abstract boolean isOfTakenName(SQLException failure);

    @Override
    public SQLException inNamesOf(String statement, SQLException failure) {
        return isOfTakenName(failure) ? TakenName.explained(statement, failure) : failure;
    }

    /** The time now, as a column's default. */
    protected String now(Column column) {
        return column.type() == ColumnType.Plain.DATE
                ? "CURRENT_DATE"
                : column.type() == ColumnType.Plain.TIME ? "CURRENT_TIME" : "CURRENT_TIMESTAMP";
    }

    @Override
    public List<String> statements(SchemaChange change) {
        if (change instanceof CreateTable create) {
            return createTable(create.table());
        } else if (change instanceof DropTable drop) {
            return List.of("DROP TABLE " + quote(drop.table()));
        } else if (change instanceof RenameTable rename) {
            return List.of(alter(rename.table()) + "RENAME TO " + renamed(rename));
        } else if (change instanceof AddColumn add) {
            return List.of(alter(add.table()) + "ADD COLUMN " + definition(add.table(), add.column()));
        } else if (change instanceof DropColumn drop) {
            return List.of(alter(drop.table()) + "DROP COLUMN " + quote(drop.column()));
        } else if (change instanceof RenameColumn rename) {
            return List.of("%sRENAME COLUMN %s TO %s"
                    .formatted(alter(rename.table()), quote(rename.column()), quote(rename.to())));
        } else if (change instanceof AlterColumn alter) {
            return alterColumn(alter);
        } else if (change instanceof SetNullable set) {
            return List.of(alter(set.table()) + nullable(set.column(), set.nullable()));
        } else if (change instanceof CreateIndex create) {
            return createIndex(create.index());
        } else if (change instanceof DropIndex drop) {
            return List.of(dropIndex(drop));
        } else if (change instanceof RenameIndex rename) {
            return List.of(renameIndex(rename));
        } else if (change instanceof AddConstraint add) {
            return List.of(alter(add.table()) + "ADD " + constraint(add.table(), add.constraint()));
        } else if (change instanceof DropConstraint drop) {
            return List.of(alter(drop.table()) + dropConstraint(drop));
        } else if (change instanceof CreateEnum create) {
            return createEnum(create.type());
        } else if (change instanceof DropEnum drop) {
            return dropEnum(drop.type());
        }
        return List.of(((Statement) change).sql());
    }

    /** A table's name as it can be written. */
    protected final String quote(TableName name) {
        return name.schema() == null ? quote(name.name()) : quote(name.schema()) + "." + quote(name.name());
    }

    /** Columns in parentheses. */
    protected final String list(List<String> columns) {
        return listed(columns, this::quote);
    }

    private static String listed(List<String> names, UnaryOperator<String> written) {
        StringBuilder list = new StringBuilder("(");
        for (String name : names) {
            list.append(list.length() == 1 ? "" : ", ").append(written.apply(name));
        }
        return list.append(')').toString();
    }

    /** The beginning of what changes a table. */
    protected final String alter(TableName table) {
        return "ALTER TABLE " + quote(table) + " ";
    }

    /** The statements that make a table. */
    protected List<String> createTable(Table table) {
        List<String> statements = new ArrayList<>(List.of(createTable(table, List.of())));
        table.indexes().forEach(index -> statements.addAll(createIndex(index)));
        return statements;
    }

    /**
     * The statement that makes a table.
     *
     * @param indexes what makes its indexes within
     */
    protected final String createTable(Table table, List<String> indexes) {
        List<String> parts = new ArrayList<>();
        table.columns().forEach(column -> parts.add(definition(table.name(), column)));
        table.constraints().forEach(constraint -> parts.add(constraint(table.name(), constraint)));
        parts.addAll(indexes);
        return "CREATE TABLE " + quote(table.name()) + " (\n    " + String.join(",\n    ", parts) + "\n)";
    }

    /** The new name behind {@code RENAME TO}. */
    protected String renamed(RenameTable rename) {
        return quote(rename.to());
    }

    /** A column as it is made. */
    protected final String definition(TableName table, Column column) {
        String name = quote(column.name());
        if (column.identityKey() != null) {
            return name + " " + identity(column.identityKey().nameIn(table));
        }
        String value = defaultValue(column);
        return name + " " + type(column) + (column.isNullable() ? nullable() : " NOT NULL")
                + (value == null ? "" : " DEFAULT " + value);
    }

    /** What says of a column that it can be null. */
    protected String nullable() {
        return "";
    }

    /** A column's default; null if it has none. */
    protected @Nullable String defaultValue(Column column) {
        Default value = column.defaultValue();
        if (value instanceof Default.Now) {
            return now(column);
        }
        return value instanceof Default.Expression expression
                ? "(" + expression.sql() + ")"
                : value instanceof Default.Literal literal ? literal(literal.value()) : null;
    }

    /** A value as a literal. */
    protected final String literal(Object value) {
        if (value instanceof Boolean bool) {
            return bool ? "TRUE" : "FALSE";
        }
        if (value instanceof Instant instant) {
            return literal(instant(instant));
        }
        return value instanceof Number ? BulkSql.text(value) : literal(BulkSql.text(value));
    }

    /** A point in time as text that says its zone. */
    protected String instant(Instant instant) {
        return BulkSql.text(instant) + "+00:00";
    }

    /** The statements that change a column: one, by what differs. */
    protected List<String> alterColumn(AlterColumn change) {
        Column was = change.was();
        Column now = change.now();
        String column = "ALTER COLUMN " + quote(now.name());
        List<String> parts = new ArrayList<>();
        boolean isOtherType = was == null || !type(was).equals(type(now));
        String before = was == null ? null : defaultValue(was);
        String value = defaultValue(now);
        boolean isOtherDefault = was == null || (value == null ? before != null : !value.equals(before));
        if (isOtherType) {
            parts.addAll(typeChange(column, was, now, was == null || before != null));
        }
        if (was == null || was.isNullable() != now.isNullable()) {
            parts.add(nullable(now.name(), now.isNullable()));
        }
        if (isOtherDefault || (isOtherType && value != null)) {
            parts.add(column + (value == null ? " DROP DEFAULT" : " SET DEFAULT " + value));
        }
        return parts.isEmpty() ? List.of() : List.of(alter(change.table()) + String.join(", ", parts));
    }

    /**
     * What changes the type.
     *
     * @param column its beginning
     * @param was what the column was; null if that isn't said
     * @param hadDefault whether a default may have been there that might not be one of the new type
     */
    protected List<String> typeChange(String column, @Nullable Column was, Column now, boolean hadDefault) {
        return List.of("%s TYPE %s".formatted(column, type(now)));
    }

    private String nullable(String column, boolean nullable) {
        return "ALTER COLUMN %s %s NOT NULL".formatted(quote(column), nullable ? "DROP" : "SET");
    }

    /** The statements that make an index. */
    protected List<String> createIndex(Index index) {
        return List.of("CREATE " + (index.isUnique() ? "UNIQUE " : "") + "INDEX "
                + (index.isConcurrent() ? concurrently() : "")
                + (index.isOptional() ? "IF NOT EXISTS " : "")
                + indexName(index) + " ON " + indexTable(index) + " " + indexed(index)
                + (index.where() == null ? "" : " WHERE " + index.where()));
    }

    /** What makes an index while others write. */
    protected String concurrently() {
        return "";
    }

    /** An index's name where it is made. */
    protected String indexName(Index index) {
        return quote(index.nameInDatabase());
    }

    /** An index's table where it is made. */
    protected String indexTable(Index index) {
        return quote(index.table());
    }

    /** One of an index's columns. */
    protected String indexColumn(String column) {
        return quote(column);
    }

    /** An index's columns. */
    protected final String indexed(Index index) {
        return listed(
                index.columns(),
                column -> indexColumn(column) + (index.descending().contains(column) ? " DESC" : ""));
    }

    /** The statement that removes an index. */
    protected String dropIndex(DropIndex drop) {
        Index index = drop.definition();
        return "DROP INDEX %s%s%s"
                .formatted(
                        index != null && index.isConcurrent() ? concurrently() : "",
                        index != null && index.isOptional() ? "IF EXISTS " : "",
                        quote(new TableName(drop.table().schema(), drop.name())));
    }

    /** The statement that gives an index another name. */
    protected String renameIndex(RenameIndex rename) {
        return "%sRENAME INDEX %s TO %s".formatted(alter(rename.table()), quote(rename.index()), quote(rename.to()));
    }

    /** A key or check as it is made. */
    protected String constraint(TableName table, Constraint constraint) {
        return "CONSTRAINT " + quote(constraint.nameIn(table)) + " " + rule(constraint);
    }

    /** A key or check without its name. */
    protected final String rule(Constraint constraint) {
        if (constraint instanceof Constraint.PrimaryKey key) {
            return "PRIMARY KEY " + list(key.columns());
        } else if (constraint instanceof Constraint.Unique unique) {
            return "UNIQUE " + list(unique.columns());
        } else if (constraint instanceof Constraint.Check check) {
            return "CHECK (" + check.sql() + ")";
        }
        ForeignKey key = (ForeignKey) constraint;
        return "FOREIGN KEY %s REFERENCES %s %s%s%s"
                .formatted(
                        list(key.columns()),
                        quote(key.target()),
                        list(key.targetColumns()),
                        action("DELETE", key.onDelete()),
                        action("UPDATE", key.onUpdate()));
    }

    private static String action(String at, ReferentialAction action) {
        return action == ReferentialAction.NO_ACTION ? "" : " ON %s %s".formatted(at, words(action));
    }

    private static String words(ReferentialAction action) {
        return action.name().replace('_', ' ');
    }

    /** What removes a key or check, behind {@link #alter}. */
    protected String dropConstraint(DropConstraint drop) {
        return "DROP CONSTRAINT " + quote(drop.name());
    }

    /** The statements that make an enum type. */
    protected List<String> createEnum(EnumType type) {
        return List.of();
    }

    /** The statements that remove an enum type. */
    protected List<String> dropEnum(EnumType type) {
        return List.of();
    }

    /** Texts as literals, in parentheses. */
    protected final String literals(EnumType type) {
        return listed(type.values(), value -> literal((Object) value));
    }
}
