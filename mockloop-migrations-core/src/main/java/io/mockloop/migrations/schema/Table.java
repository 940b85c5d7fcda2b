package io.mockloop.migrations.schema;

import java.util.ArrayList;
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
        List<String> there = namesOf(columns);
        Names.requireColumns("The table " + name, there);
        requireOnePrimaryKey(name, columns, constraints);
        for (Constraint constraint : constraints) {
            requireColumns(name, there, columnsOf(constraint));
        }
        for (Index index : indexes) {
            requireColumns(name, there, index.columns());
        }
    }

    /** Some databases say so by themselves, and some refuse one that doesn't. */
    private static List<Column> withoutNullInKeys(List<Column> columns, List<Constraint> constraints) {
        List<Column> all = new ArrayList<>(columns.size());
        for (Column column : columns) {
            all.add(column.isNullable() && isInPrimaryKey(column, constraints) ? column.notNull() : column);
        }
        return List.copyOf(all);
    }

    private static boolean isInPrimaryKey(Column column, List<Constraint> constraints) {
        for (Constraint constraint : constraints) {
            if (constraint instanceof Constraint.PrimaryKey key && key.columns().contains(column.name())) {
                return true;
            }
        }
        return false;
    }

    private static List<String> namesOf(List<Column> columns) {
        List<String> names = new ArrayList<>(columns.size());
        for (Column column : columns) {
            names.add(column.name());
        }
        return names;
    }

    private static void requireOnePrimaryKey(TableName name, List<Column> columns, List<Constraint> constraints) {
        List<String> keys = new ArrayList<>(1);
        for (Column column : columns) {
            if (column.type() == ColumnType.Plain.IDENTITY) {
                keys.add(column.name());
            }
        }
        for (Constraint constraint : constraints) {
            if (constraint instanceof Constraint.PrimaryKey key) {
                keys.add(SchemaWords.list(key.columns()));
            }
        }
        if (keys.size() > 1) {
            throw new IllegalArgumentException(
                    "The table %s has %d primary keys: %s.".formatted(name, keys.size(), String.join(", ", keys)));
        }
    }

    private static void requireColumns(TableName name, List<String> there, List<String> named) {
        for (String column : named) {
            if (!there.contains(column)) {
                throw new IllegalArgumentException(
                        "The table %s has no column %s, which one of its keys or indexes names; it has %s."
                                .formatted(name, column, SchemaWords.list(there)));
            }
        }
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
