package io.mockloop.migrations.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.lang.CheckReturnValue;

/**
 * A rule that a table's rows keep. One without a name gets a predictable one: {@code pk_table},
 * {@code uq_table_columns}, {@code fk_table_columns}, {@code ck_table_column}.
 */
@CheckReturnValue
public sealed interface Constraint permits Constraint.PrimaryKey, Constraint.Unique, Constraint.Check, ForeignKey {

    /** Its name; null for the predictable one. */
    @Nullable String name();

    /** The same with a name. */
    Constraint named(String name);

    /** The name that it has in a table. */
    default String nameIn(TableName table) {
        String name = name();
        return name == null ? predictableName(table) : name;
    }

    /** The name of one that was given none. */
    String predictableName(TableName table);

    /** The columns of a primary key. */
    static PrimaryKey primaryKey(String column, String... more) {
        return new PrimaryKey(null, Names.list(column, more));
    }

    /** Columns whose values together are there once at most; null is no value. */
    static Unique unique(String column, String... more) {
        return new Unique(null, Names.list(column, more));
    }

    /**
     * An expression that is true, or null, for every row.
     *
     * @param sql as it is written; it is neither quoted nor checked
     */
    static Check check(String name, String sql) {
        return new Check(name, null, sql);
    }

    /**
     * A primary key.
     *
     * @param columns its columns, in order
     */
    @CheckReturnValue
    record PrimaryKey(@Nullable String name, List<String> columns) implements Constraint {

        /** Refuses no column, and one that is there twice. */
        public PrimaryKey {
            columns = Names.requireColumns("A primary key", columns);
        }

        @Override
        public PrimaryKey named(String other) {
            return new PrimaryKey(Names.require("primary key", other), columns);
        }

        @Override
        public String predictableName(TableName table) {
            return "pk_" + table.name();
        }

        @Override
        public String toString() {
            return SchemaWords.named(name) + "primary key " + SchemaWords.list(columns);
        }
    }

    /**
     * A unique constraint.
     *
     * @param columns its columns, in order
     */
    @CheckReturnValue
    record Unique(@Nullable String name, List<String> columns) implements Constraint {

        /** Refuses no column, and one that is there twice. */
        public Unique {
            columns = Names.requireColumns("A unique constraint", columns);
        }

        @Override
        public Unique named(String other) {
            return new Unique(Names.require("unique constraint", other), columns);
        }

        @Override
        public String predictableName(TableName table) {
            return "uq_" + table.name() + "_" + String.join("_", columns);
        }

        @Override
        public String toString() {
            return SchemaWords.named(name) + "unique " + SchemaWords.list(columns);
        }
    }

    /**
     * A check.
     *
     * @param column the column that it was written at, and is named after; null if it has a name
     * @param sql the expression
     */
    @CheckReturnValue
    record Check(@Nullable String name, @Nullable String column, String sql) implements Constraint {

        /** Refuses one that nothing names. */
        public Check {
            if (name == null && column == null) {
                throw new IllegalArgumentException("The check %s has no name.".formatted(sql));
            }
            if (name != null) {
                Names.require("check", name);
            }
        }

        @Override
        public Check named(String other) {
            return new Check(other, column, sql);
        }

        @Override
        public String predictableName(TableName table) {
            return "ck_" + table.name() + "_" + column;
        }

        @Override
        public String toString() {
            return (name == null ? "ck_…_" + column + " " : SchemaWords.named(name)) + "check (" + sql + ")";
        }
    }
}
