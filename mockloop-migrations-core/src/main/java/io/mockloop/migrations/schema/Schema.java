package io.mockloop.migrations.schema;

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
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Changes of a schema that are the same on each database. A table's name may have the schema before it, with a dot; all
 * names are quoted, so that any text is one. What is written here is a {@link SchemaChange}, which {@link #apply}
 * takes.
 *
 * <p>All methods throw an {@link IllegalArgumentException} at what cannot be, such as a table without columns, or a
 * name that is too long for the database.
 */
@FunctionalInterface
public interface Schema {

    /** Makes a change. */
    void apply(SchemaChange change);

    /**
     * Makes a table: {@code createTable("scenarios", table -> { table.identity("id"); table.text("name").notNull();
     * })}.
     */
    default void createTable(String name, Consumer<TableColumns> table) {
        apply(new CreateTable(TableColumns.write(TableName.of(name), table)));
    }

    /** Removes a table. What it was isn't known, so that this cannot be undone. */
    default void dropTable(String name) {
        apply(new DropTable(TableName.of(name), null));
    }

    /**
     * Removes a table.
     *
     * @param table what it is, so that the undo can make it again, without its rows
     */
    default void dropTable(String name, Consumer<TableColumns> table) {
        TableName of = TableName.of(name);
        apply(new DropTable(of, TableColumns.write(of, table)));
    }

    /**
     * Gives a table another name, in the same schema.
     *
     * @param to the name, which may say that schema
     * @throws IllegalArgumentException if it says another one
     */
    default void renameTable(String from, String to) {
        TableName table = TableName.of(from);
        TableName renamed = TableName.of(to);
        if (renamed.schema() != null && !renamed.schema().equals(table.schema())) {
            throw new IllegalArgumentException(
                    "Table %s cannot become %s: renaming leaves it in its schema. What stands before the first dot of a table's name is one."
                            .formatted(table, renamed));
        }
        apply(new RenameTable(table, renamed.name()));
    }

    /** Adds a column: {@code addColumn("request_logs", column -> column.varchar("webhook_url", 500))}. */
    default void addColumn(String table, Function<Columns, Column> column) {
        TableName of = TableName.of(table);
        Column added = OneColumn.of(column);
        apply(new AddColumn(of, added.alone()));
        added.constraints().forEach(constraint -> apply(new AddConstraint(of, constraint)));
    }

    /** Removes a column. What it was isn't known, so that this cannot be undone. */
    default void dropColumn(String table, String column) {
        apply(new DropColumn(TableName.of(table), column, null));
    }

    /**
     * Removes a column, and the keys and checks that are said to be at it.
     *
     * @param column what it is, so that the undo can add it again, without its values
     */
    default void dropColumn(String table, Function<Columns, Column> column) {
        TableName of = TableName.of(table);
        Column dropped = OneColumn.of(column);
        for (Constraint constraint : dropped.constraints()) {
            apply(new DropConstraint(of, constraint.nameIn(of), constraint));
        }
        apply(new DropColumn(of, dropped.name(), dropped.alone()));
    }

    /** Gives a column another name. */
    default void renameColumn(String table, String from, String to) {
        apply(new RenameColumn(TableName.of(table), from, to));
    }

    /**
     * Makes of a column what is said here and nothing else: it loses NOT NULL and its default unless they are said
     * again. What it was isn't known, so that this cannot be undone.
     *
     * @param now all that it becomes: its type, whether it can be null, its default
     */
    default void alterColumn(String table, Function<Columns, Column> now) {
        apply(new AlterColumn(TableName.of(table), null, OneColumn.of(now)));
    }

    /**
     * Makes of a column what is said here: it loses NOT NULL and its default unless they are said again. What is the
     * same in both isn't touched.
     *
     * @param was all that it is: its type, whether it can be null, its default
     * @param now all that it becomes
     */
    default void alterColumn(String table, Function<Columns, Column> was, Function<Columns, Column> now) {
        apply(new AlterColumn(TableName.of(table), OneColumn.of(was), OneColumn.of(now)));
    }

    /** Lets a column be null no longer. */
    default void setNotNull(String table, String column) {
        apply(new SetNullable(TableName.of(table), column, false));
    }

    /** Lets a column be null. */
    default void dropNotNull(String table, String column) {
        apply(new SetNullable(TableName.of(table), column, true));
    }

    /** Makes an index. */
    default void createIndex(String table, String column, String... more) {
        createIndex(Index.on(table, column, more));
    }

    /** Makes an index. */
    default void createIndex(Index index) {
        apply(new CreateIndex(index));
    }

    /**
     * Removes an index. What it was isn't known, so that this cannot be undone.
     *
     * @param name its name
     */
    default void dropIndex(String table, String name) {
        apply(new DropIndex(TableName.of(table), name, null));
    }

    /**
     * Removes an index.
     *
     * @param index what it is, so that the undo can make it again
     */
    default void dropIndex(Index index) {
        apply(new DropIndex(index.table(), index.nameInDatabase(), index));
    }

    /**
     * Gives an index another name.
     *
     * @param from its name
     */
    default void renameIndex(String table, String from, String to) {
        apply(new RenameIndex(TableName.of(table), from, to));
    }

    /** Gives a table that has none its primary key. */
    default void addPrimaryKey(String table, String column, String... more) {
        addConstraint(table, Constraint.primaryKey(column, more));
    }

    /** Adds a unique constraint. */
    default void addUnique(String table, String column, String... more) {
        addConstraint(table, Constraint.unique(column, more));
    }

    /** Adds a foreign key, such as {@code ForeignKey.from("server_id").to("mock_servers", "id")}. */
    default void addForeignKey(String table, ForeignKey key) {
        addConstraint(table, key);
    }

    /**
     * Adds a check.
     *
     * @param sql an expression that is true, or null, for every row; it is neither quoted nor checked
     */
    default void addCheck(String table, String name, String sql) {
        addConstraint(table, Constraint.check(name, sql));
    }

    /** Adds a key or a check. */
    default void addConstraint(String table, Constraint constraint) {
        apply(new AddConstraint(TableName.of(table), constraint));
    }

    /**
     * Removes a key or a check. What it was isn't known, so that this cannot be undone.
     *
     * @param name its name
     */
    default void dropConstraint(String table, String name) {
        apply(new DropConstraint(TableName.of(table), name, null));
    }

    /**
     * Removes a key or a check.
     *
     * @param constraint what it is, so that the undo can add it again
     */
    default void dropConstraint(String table, Constraint constraint) {
        TableName of = TableName.of(table);
        apply(new DropConstraint(of, constraint.nameIn(of), constraint));
    }

    /** Makes an enum type, before the columns of it. */
    default void createEnum(EnumType type) {
        apply(new CreateEnum(type));
    }

    /** Removes an enum type, after the columns of it. */
    default void dropEnum(EnumType type) {
        apply(new DropEnum(type));
    }

    /** Sends a statement of the database's own. What undoes it isn't known. */
    default void sql(String statement) {
        apply(new SchemaChange.Statement(statement, null));
    }

    /**
     * Sends a statement of the database's own.
     *
     * @param reverse the statement that undoes it
     */
    default void sql(String statement, String reverse) {
        apply(new SchemaChange.Statement(statement, reverse));
    }
}
