package io.mockloop.migrations.schema;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One change of a schema, as a value. Its text says it in words that don't change with a release: people read them, and
 * the checksum of a {@link io.mockloop.migrations.ReversibleMigration} is over them.
 */
public sealed interface SchemaChange {

    /** The change that undoes it; empty if it doesn't hold what that takes. */
    Optional<SchemaChange> inverse();

    /** What it lacks to be undone, as the end of a sentence: "it cannot be undone: …". */
    default String lacks() {
        return "it doesn't say what was there before";
    }

    /** Makes a table. */
    record CreateTable(Table table) implements SchemaChange {

        @Override
        public Optional<SchemaChange> inverse() {
            return Optional.of(new DropTable(table.name(), table));
        }

        @Override
        public String toString() {
            return "create table " + table;
        }
    }

    /**
     * Removes a table.
     *
     * @param definition what it was; null if that isn't said
     */
    record DropTable(TableName table, @Nullable Table definition) implements SchemaChange {

        @Override
        public Optional<SchemaChange> inverse() {
            return Optional.ofNullable(definition).map(CreateTable::new);
        }

        @Override
        public String lacks() {
            return "say what the table is: dropTable(\"%s\", table -> { … })".formatted(table);
        }

        @Override
        public String toString() {
            return "drop table " + (definition == null ? table : definition);
        }
    }

    /**
     * Gives a table another name, in the same schema.
     *
     * @param to the name
     */
    record RenameTable(TableName table, String to) implements SchemaChange {

        /** Refuses an empty name. */
        public RenameTable {
            Names.require("table", to);
        }

        @Override
        public Optional<SchemaChange> inverse() {
            return Optional.of(new RenameTable(table.renamed(to), table.name()));
        }

        @Override
        public String toString() {
            return "rename table %s to %s".formatted(table, to);
        }
    }

    /** Adds a column, without keys and checks. */
    record AddColumn(TableName table, Column column) implements SchemaChange {

        @Override
        public Optional<SchemaChange> inverse() {
            return Optional.of(new DropColumn(table, column.name(), column));
        }

        @Override
        public String toString() {
            return "add column %s to %s".formatted(column, table);
        }
    }

    /**
     * Removes a column.
     *
     * @param definition what it was; null if that isn't said
     */
    record DropColumn(
            TableName table, String column, @Nullable Column definition) implements SchemaChange {

        /** Refuses an empty name. */
        public DropColumn {
            Names.require("column", column);
        }

        @Override
        public Optional<SchemaChange> inverse() {
            return Optional.ofNullable(definition).map(was -> new AddColumn(table, was));
        }

        @Override
        public String lacks() {
            return "say what the column is, such as dropColumn(\"%s\", column -> column.text(\"%s\"))"
                    .formatted(table, column);
        }

        @Override
        public String toString() {
            return "drop column %s of %s".formatted(definition == null ? column : definition, table);
        }
    }

    /**
     * Gives a column another name.
     *
     * @param to the name
     */
    record RenameColumn(TableName table, String column, String to) implements SchemaChange {

        /** Refuses empty names. */
        public RenameColumn {
            Names.require("column", column);
            Names.require("column", to);
        }

        @Override
        public Optional<SchemaChange> inverse() {
            return Optional.of(new RenameColumn(table, to, column));
        }

        @Override
        public String toString() {
            return "rename column %s of %s to %s".formatted(column, table, to);
        }
    }

    /**
     * Changes a column's type, whether it can be null, and its default, to what is said.
     *
     * @param was what it was; null if that isn't said
     * @param now what it becomes, by the same name
     */
    record AlterColumn(TableName table, @Nullable Column was, Column now) implements SchemaChange {

        /** Refuses another name, keys and checks, and identities. */
        public AlterColumn {
            if (was != null && !was.name().equals(now.name())) {
                throw new IllegalArgumentException(
                        "alterColumn changes one column, and these are %s and %s; renameColumn gives another name."
                                .formatted(was.name(), now.name()));
            }
            requireAlterable(now);
            if (was != null) {
                requireAlterable(was);
            }
        }

        private static void requireAlterable(Column column) {
            if (!column.constraints().isEmpty()) {
                throw new IllegalArgumentException(
                        "alterColumn changes type, NOT NULL and default of %s; its keys and checks are changed by"
                                        .formatted(column.name())
                                + " addConstraint and dropConstraint.");
            }
            if (column.type() == ColumnType.Plain.IDENTITY) {
                throw new IllegalArgumentException(
                        "alterColumn makes no identity of %s, and none of an identity.".formatted(column.name()));
            }
        }

        @Override
        public Optional<SchemaChange> inverse() {
            return Optional.ofNullable(was).map(before -> new AlterColumn(table, now, before));
        }

        @Override
        public String lacks() {
            return "say what the column is before it: alterColumn(\"%s\", was -> …, now -> …)".formatted(table);
        }

        @Override
        public String toString() {
            return "alter column of %s%s to %s".formatted(table, was == null ? "" : " from " + was, now);
        }
    }

    /**
     * Lets a column be null, or no longer.
     *
     * @param nullable whether it can be from now on
     */
    record SetNullable(TableName table, String column, boolean nullable) implements SchemaChange {

        /** Refuses an empty name. */
        public SetNullable {
            Names.require("column", column);
        }

        @Override
        public Optional<SchemaChange> inverse() {
            return Optional.of(new SetNullable(table, column, !nullable));
        }

        @Override
        public String toString() {
            return "set column %s of %s %s".formatted(column, table, nullable ? "nullable" : "not null");
        }
    }

    /** Makes an index. */
    record CreateIndex(Index index) implements SchemaChange {

        /** None of one that may be there already: it isn't known whose it is. */
        @Override
        public Optional<SchemaChange> inverse() {
            return index.isOptional()
                    ? Optional.empty()
                    : Optional.of(new DropIndex(index.table(), index.nameInDatabase(), index));
        }

        @Override
        public String lacks() {
            return "leave out ifNotExists(), with which an index that was there before would be dropped";
        }

        @Override
        public String toString() {
            return "create " + index;
        }
    }

    /**
     * Removes an index.
     *
     * @param name its name
     * @param definition what it was; null if that isn't said
     */
    record DropIndex(TableName table, String name, @Nullable Index definition) implements SchemaChange {

        /** Refuses an empty name. */
        public DropIndex {
            Names.require("index", name);
        }

        @Override
        public Optional<SchemaChange> inverse() {
            return Optional.ofNullable(definition)
                    .filter(index -> !index.isOptional())
                    .map(CreateIndex::new);
        }

        @Override
        public String lacks() {
            if (definition != null) {
                return "leave out ifNotExists(), with which an index that wasn't there before would be made";
            }
            return "say what the index is: dropIndex(Index.on(\"%s\", …).named(\"%s\"))".formatted(table, name);
        }

        @Override
        public String toString() {
            return "drop " + (definition == null ? "index %s on %s".formatted(name, table) : definition.toString());
        }
    }

    /**
     * Gives an index another name.
     *
     * @param to the name
     */
    record RenameIndex(TableName table, String index, String to) implements SchemaChange {

        /** Refuses empty names. */
        public RenameIndex {
            Names.require("index", index);
            Names.require("index", to);
        }

        @Override
        public Optional<SchemaChange> inverse() {
            return Optional.of(new RenameIndex(table, to, index));
        }

        @Override
        public String toString() {
            return "rename index %s of %s to %s".formatted(index, table, to);
        }
    }

    /** Adds a key or a check to a table. */
    record AddConstraint(TableName table, Constraint constraint) implements SchemaChange {

        @Override
        public Optional<SchemaChange> inverse() {
            return Optional.of(new DropConstraint(table, constraint.nameIn(table), constraint));
        }

        @Override
        public String toString() {
            return "add %s to %s".formatted(constraint, table);
        }
    }

    /**
     * Removes a key or a check from a table.
     *
     * @param name its name
     * @param definition what it was; null if that isn't said
     */
    record DropConstraint(
            TableName table, String name, @Nullable Constraint definition) implements SchemaChange {

        /** Refuses an empty name. */
        public DropConstraint {
            Names.require("constraint", name);
        }

        @Override
        public Optional<SchemaChange> inverse() {
            return Optional.ofNullable(definition).map(was -> new AddConstraint(table, was));
        }

        @Override
        public String lacks() {
            return "say what it is, such as dropConstraint(\"%s\", Constraint.unique(…).named(\"%s\"))"
                    .formatted(table, name);
        }

        @Override
        public String toString() {
            return "drop constraint %s of %s".formatted(definition == null ? name : definition, table);
        }
    }

    /** Makes an enum type, if the database has them as types of their own. */
    record CreateEnum(EnumType type) implements SchemaChange {

        @Override
        public Optional<SchemaChange> inverse() {
            return Optional.of(new DropEnum(type));
        }

        @Override
        public String toString() {
            return "create " + type;
        }
    }

    /** Removes an enum type, if the database has them as types of their own. */
    record DropEnum(EnumType type) implements SchemaChange {

        @Override
        public Optional<SchemaChange> inverse() {
            return Optional.of(new CreateEnum(type));
        }

        @Override
        public String toString() {
            return "drop " + type;
        }
    }

    /**
     * A statement of the database's own.
     *
     * @param sql the statement
     * @param reverse the one that undoes it; null if none is said
     */
    record Statement(String sql, @Nullable String reverse) implements SchemaChange {

        @Override
        public Optional<SchemaChange> inverse() {
            return Optional.ofNullable(reverse).map(undo -> new Statement(undo, sql));
        }

        @Override
        public String lacks() {
            return "say what undoes it: sql(\"…\", \"…\")";
        }

        @Override
        public String toString() {
            return "sql " + sql + (reverse == null ? "" : " reversed by " + reverse);
        }
    }
}
