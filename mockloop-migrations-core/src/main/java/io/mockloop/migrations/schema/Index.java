package io.mockloop.migrations.schema;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.lang.CheckReturnValue;

/**
 * An index: {@code Index.on("request_logs", "server_id", "created_at").descending("created_at").unique()}. One without
 * a name is called {@code idx_table_columns}.
 *
 * @param table the table
 * @param name its name; null for the predictable one
 * @param columns its columns, in order
 * @param descending those of them that it holds from the highest value down
 * @param isUnique whether no values may be there twice
 * @param where the rows that it holds, as an expression; null for all. PostgreSQL and SQLite have it
 * @param isOptional whether one of that name that is there already is left as it is
 * @param isConcurrent whether it is made while others write, outside of a transaction. PostgreSQL has it; the others
 *     make it as any other
 */
@CheckReturnValue
public record Index(
        TableName table,
        @Nullable String name,
        List<String> columns,
        Set<String> descending,
        boolean isUnique,
        @Nullable String where,
        boolean isOptional,
        boolean isConcurrent) {

    /** Refuses no column, one that is there twice, and one that descends and isn't there. */
    public Index {
        columns = Names.requireColumns("An index of " + table, columns);
        descending = Set.copyOf(descending);
        for (String column : descending) {
            if (!columns.contains(column)) {
                throw new IllegalArgumentException("An index of %s on %s cannot descend by %s, which isn't among them."
                        .formatted(table, SchemaWords.list(columns), column));
            }
        }
    }

    /** An index on columns of a table. */
    public static Index on(String table, String column, String... more) {
        return on(TableName.of(table), Names.list(column, more));
    }

    /** An index on columns of a table. */
    public static Index on(TableName table, List<String> columns) {
        return new Index(table, null, columns, Set.of(), false, null, false, false);
    }

    /** The same with a name. */
    public Index named(String other) {
        return new Index(
                table, Names.require("index", other), columns, descending, isUnique, where, isOptional, isConcurrent);
    }

    /** The same with columns that it holds from the highest value down. */
    public Index descending(String... those) {
        Set<String> all = new LinkedHashSet<>(descending);
        all.addAll(List.of(those));
        return new Index(table, name, columns, all, isUnique, where, isOptional, isConcurrent);
    }

    /** The same, with no values twice. */
    public Index unique() {
        return new Index(table, name, columns, descending, true, where, isOptional, isConcurrent);
    }

    /**
     * The same over some rows.
     *
     * @param sql an expression; it is neither quoted nor checked
     */
    public Index where(String sql) {
        return new Index(table, name, columns, descending, isUnique, sql, isOptional, isConcurrent);
    }

    /** The same, made if none of its name is there. */
    public Index ifNotExists() {
        return new Index(table, name, columns, descending, isUnique, where, true, isConcurrent);
    }

    /** The same, made while others write, if the database can. */
    public Index concurrently() {
        return new Index(table, name, columns, descending, isUnique, where, isOptional, true);
    }

    /** Its name in the database. */
    public String nameInDatabase() {
        return name == null ? "idx_" + table.name() + "_" + String.join("_", columns) : name;
    }

    @Override
    public String toString() {
        List<String> parts = columns.stream()
                .map(column -> descending.contains(column) ? column + " descending" : column)
                .toList();
        return (isUnique ? "unique " : "") + (isConcurrent ? "concurrent " : "") + "index"
                + (isOptional ? " if not exists " : " ") + SchemaWords.named(name) + "on " + table + " "
                + SchemaWords.list(parts) + (where == null ? "" : " where " + where);
    }
}
