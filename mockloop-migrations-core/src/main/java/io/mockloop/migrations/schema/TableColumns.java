package io.mockloop.migrations.schema;

import io.mockloop.migrations.schema.Column.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes what a table has, as it is written: its columns in their order, by their types, and what is over several of
 * them. Usable only while the function runs that it is given to.
 */
public final class TableColumns extends Columns {

    private final TableName table;
    private final List<Place> columns = new ArrayList<>();
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
    Place place() {
        Place place = new Place();
        columns.add(place);
        return place;
    }

    /** The table's primary key, if it is more than one column. */
    public TableColumns primaryKey(String column, String... more) {
        return constraint(Constraint.primaryKey(column, more));
    }

    /** Columns whose values together are there once at most. */
    public TableColumns unique(String column, String... more) {
        return constraint(Constraint.unique(column, more));
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

    /** An index of the table that says more of itself, such as {@code Index.on("logs", "at").descending("at")}. */
    public TableColumns index(Index index) {
        if (!index.table().equals(table)) {
            throw new IllegalArgumentException("The %s is none of the table %s.".formatted(index, table));
        }
        indexes.add(index);
        return this;
    }

    /** An index. */
    public TableColumns index(String column, String... more) {
        indexes.add(Index.on(table, Names.list(column, more)));
        return this;
    }

    /** A unique index; {@link #unique} is a constraint, which foreign keys can refer to on each database. */
    public TableColumns uniqueIndex(String column, String... more) {
        indexes.add(Index.on(table, Names.list(column, more)).unique());
        return this;
    }

    private Table table() {
        List<Column> alone = new ArrayList<>(columns.size());
        List<Constraint> all = new ArrayList<>();
        for (Place place : columns) {
            Column written = place.latest();
            alone.add(written.alone());
            all.addAll(written.constraints());
        }
        all.addAll(constraints);
        return new Table(table, alone, all, indexes);
    }
}
