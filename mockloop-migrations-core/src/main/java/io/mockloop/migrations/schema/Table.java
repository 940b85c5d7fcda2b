package io.mockloop.migrations.schema;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table as it is made.
 *
 * @param name its name
 * @param columns its columns, in order, without what is said of them as keys and checks
 * @param constraints its keys and checks
 * @param indexes its indexes
 */
public record Table(TableName name, List<Column> columns, List<Constraint> constraints, List<Index> indexes) {

    /** Refuses one without columns, with two primary keys, and with keys over columns that it doesn't have. */
    public Table {
        columns = withoutNullInKeys(columns, constraints);
        constraints = List.copyOf(constraints);
        indexes = List.copyOf(indexes);
        Names.requireColumns(
                "The table " + name, columns.stream().map(Column::name).toList());
        List<String> keys = Stream.concat(
                        columns.stream()
                                .filter(column -> column.type() == ColumnType.Plain.IDENTITY)
                                .map(Column::name),
                        constraints.stream()
                                .filter(Constraint.PrimaryKey.class::isInstance)
                                .map(key -> SchemaWords.list(((Constraint.PrimaryKey) key).columns())))
                .toList();
        if (keys.size() > 1) {
            throw new IllegalArgumentException(
                    "The table %s has %d primary keys: %s.".formatted(name, keys.size(), String.join(", ", keys)));
        }
        requireColumns(name, columns, constraints, indexes);
    }

    /** Some databases say so by themselves, and some refuse one that doesn't. */
    private static List<Column> withoutNullInKeys(List<Column> columns, List<Constraint> constraints) {
        return columns.stream()
                .map(column -> isInPrimaryKey(column, constraints) ? column.notNull() : column)
                .toList();
    }

    private static boolean isInPrimaryKey(Column column, List<Constraint> constraints) {
        return column.isNullable()
                && constraints.stream()
                        .anyMatch(constraint -> constraint instanceof Constraint.PrimaryKey key
                                && key.columns().contains(column.name()));
    }

    private static void requireColumns(
            TableName name, List<Column> columns, List<Constraint> constraints, List<Index> indexes) {
        List<String> there = columns.stream().map(Column::name).toList();
        Stream.concat(
                        constraints.stream().flatMap(constraint -> columnsOf(constraint).stream()),
                        indexes.stream().flatMap(index -> index.columns().stream()))
                .filter(column -> !there.contains(column))
                .findFirst()
                .ifPresent(missing -> {
                    throw new IllegalArgumentException(
                            "The table %s has no column %s, which one of its keys or indexes names; it has %s."
                                    .formatted(name, missing, SchemaWords.list(there)));
                });
    }

    private static List<String> columnsOf(Constraint constraint) {
        if (constraint instanceof Constraint.PrimaryKey key) {
            return key.columns();
        }
        if (constraint instanceof Constraint.Unique unique) {
            return unique.columns();
        }
        return constraint instanceof ForeignKey key ? key.columns() : List.of();
    }

    @Override
    public String toString() {
        return name + " "
                + Stream.of(columns, constraints, indexes)
                        .flatMap(List::stream)
                        .map(Object::toString)
                        .collect(Collectors.joining(", ", "(", ")"));
    }
}
