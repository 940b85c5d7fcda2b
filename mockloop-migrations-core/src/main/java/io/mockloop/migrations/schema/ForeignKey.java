package io.mockloop.migrations.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.lang.CheckReturnValue;

/**
 * A foreign key: {@code ForeignKey.from("server_id").to("mock_servers", "id").onDelete(CASCADE)}.
 *
 * @param columns its columns, in order
 * @param target the table it refers to
 * @param targetColumns the columns there, in the same order
 * @param onDelete what becomes of its rows if one there is deleted
 * @param onUpdate what becomes of them if the key of one there is changed
 */
@CheckReturnValue
public record ForeignKey(
        @Nullable String name,
        List<String> columns,
        TableName target,
        List<String> targetColumns,
        ReferentialAction onDelete,
        ReferentialAction onUpdate)
        implements Constraint {

    /** Refuses what isn't as many columns on both sides. */
    public ForeignKey {
        columns = Names.requireColumns("A foreign key", columns);
        targetColumns = Names.requireColumns("The target of a foreign key", targetColumns);
        if (columns.size() != targetColumns.size()) {
            throw new IllegalArgumentException("A foreign key from %s to %s has not as many columns on both sides."
                    .formatted(SchemaWords.list(columns), SchemaWords.list(targetColumns)));
        }
    }

    /** Begins one at its columns. */
    public static From from(String column, String... more) {
        return new From(Names.list(column, more));
    }

    /**
     * One that does not yet say where to.
     *
     * @param columns its columns
     */
    @CheckReturnValue
    public record From(List<String> columns) {

        /**
         * Says where to.
         *
         * @param table the table
         * @param column its column
         * @param more its other columns, in the order of the foreign key's
         */
        public ForeignKey to(String table, String column, String... more) {
            return new ForeignKey(
                    null,
                    columns,
                    TableName.of(table),
                    Names.list(column, more),
                    ReferentialAction.NO_ACTION,
                    ReferentialAction.NO_ACTION);
        }
    }

    @Override
    public ForeignKey named(String other) {
        return new ForeignKey(Names.require("foreign key", other), columns, target, targetColumns, onDelete, onUpdate);
    }

    /** The same with what a deletion does. */
    public ForeignKey onDelete(ReferentialAction action) {
        return new ForeignKey(name, columns, target, targetColumns, action, onUpdate);
    }

    /** The same with what a change of the key does. */
    public ForeignKey onUpdate(ReferentialAction action) {
        return new ForeignKey(name, columns, target, targetColumns, onDelete, action);
    }

    @Override
    public String predictableName(TableName table) {
        return "fk_" + table.name() + "_" + String.join("_", columns);
    }

    @Override
    public String toString() {
        return "%sforeign key %s references %s %s%s%s"
                .formatted(
                        SchemaWords.named(name),
                        SchemaWords.list(columns),
                        target,
                        SchemaWords.list(targetColumns),
                        onDelete == ReferentialAction.NO_ACTION ? "" : " on delete " + onDelete,
                        onUpdate == ReferentialAction.NO_ACTION ? "" : " on update " + onUpdate);
    }
}
