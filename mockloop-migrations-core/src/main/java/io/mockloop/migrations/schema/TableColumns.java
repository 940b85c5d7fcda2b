package io.mockloop.migrations.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes what a table has, as it is written: its columns in their order, by their types, and what is over several of
 * them. Usable only while the function runs that it is given to.
 */
public final class TableColumns extends Columns {

    private final TableName table;
    private final List<Column> columns = new ArrayList<>();
    private final List<Constraint> constraints = new ArrayList<>();
    private final List<Index> indexes = new ArrayList<>();

    private TableColumns(TableName table) {
        this.table = table;
    }

    static Table write(TableName table, Consumer<TableColumns> writer) {
        TableColumns written = new TableColumns(table);
        writer.accept(written);
        return written.table();
    }

    @Override
    Consumer<Column> place() {
        int at = columns.size();
        return column -> {
            if (at == columns.size()) {
                columns.add(column);
            } else {
                columns.set(at, column);
            }
        };
    }

    /** The table's primary key, if it is more than one column. */
    public TableColumns primaryKey(String... names) {
        return constraint(Constraint.primaryKey(names));
    }

    /** Columns whose values together are there once at most. */
    public TableColumns unique(String... names) {
        return constraint(Constraint.unique(names));
    }

    /**
     * An expression that is true, or null, for every row.
     *
     * @param sql as it is written; it is neither quoted nor checked
     */
    public TableColumns check(String name, String sql) {
        return constraint(Constraint.check(name, sql));
    }

    /** A key or check, such as {@code ForeignKey.from("a", "b").to("other", "a", "b")}. */
    public TableColumns constraint(Constraint constraint) {
        constraints.add(constraint);
        return this;
    }

    /** An index. */
    public TableColumns index(String... names) {
        indexes.add(Index.on(table, List.of(names)));
        return this;
    }

    /** A unique index; {@link #unique} is a constraint, which foreign keys can refer to on each database. */
    public TableColumns uniqueIndex(String... names) {
        indexes.add(Index.on(table, List.of(names)).unique());
        return this;
    }

    private Table table() {
        List<Constraint> all = new ArrayList<>();
        columns.forEach(column -> all.addAll(column.constraints()));
        all.addAll(constraints);
        return new Table(table, columns.stream().map(Column::alone).toList(), all, indexes);
    }
}
