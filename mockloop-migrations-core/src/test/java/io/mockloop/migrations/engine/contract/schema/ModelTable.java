package io.mockloop.migrations.engine.contract.schema;

import io.mockloop.migrations.schema.Constraint;
import io.mockloop.migrations.schema.ForeignKey;
import io.mockloop.migrations.schema.Index;
import io.mockloop.migrations.schema.Schema;
import io.mockloop.migrations.schema.SchemaChange;
import io.mockloop.migrations.schema.Table;
import io.mockloop.migrations.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A table as it is after some changes. */
final class ModelTable {

    /** Its name at the beginning; null if it wasn't there. */
    final @Nullable String origin;

    final String firstName;
    final List<ModelColumn> columns = new ArrayList<>();
    final List<Constraint> constraints = new ArrayList<>();
    final List<Index> indexes = new ArrayList<>();
    String name;

    /** Whether rows refer to it, so that it cannot come back empty. */
    boolean isKept;

    ModelTable(String name, @Nullable String origin) {
        this.name = name;
        this.firstName = name;
        this.origin = origin;
    }

    Table value() {
        List<SchemaChange> written = new ArrayList<>();
        Schema schema = written::add;
        schema.createTable(name, table -> columns.forEach(column -> column.in(table)));
        Table alone = ((SchemaChange.CreateTable) written.get(0)).table();
        return new Table(alone.name(), alone.columns(), constraints, indexes);
    }

    boolean hasIdentity() {
        return columns.stream().anyMatch(column -> column.isIdentity);
    }

    boolean hasPrimaryKey() {
        return hasIdentity() || constraints.stream().anyMatch(Constraint.PrimaryKey.class::isInstance);
    }

    /** Whether no two rows have the same in these columns together. */
    boolean isUnique(List<String> names) {
        return columns.stream().anyMatch(column -> column.isUnique && names.contains(column.name));
    }

    boolean isChecked(ModelColumn column) {
        return constraints.stream()
                .anyMatch(each ->
                        each instanceof Constraint.Check check && check.sql().startsWith(column.name + " "));
    }

    /** Whether it is in a primary or a foreign key. */
    boolean isInKey(ModelColumn column) {
        return constraints.stream()
                .anyMatch(each ->
                        !(each instanceof Constraint.Unique) && columnsOf(each).contains(column.name));
    }

    /** Whether no key, check or index is over it. */
    boolean isFree(ModelColumn column) {
        return !isChecked(column)
                && constraints.stream().noneMatch(each -> columnsOf(each).contains(column.name))
                && indexes.stream().noneMatch(index -> index.columns().contains(column.name));
    }

    /** Whether a foreign key can be over it: no row has a value there. */
    boolean canRefer(ModelColumn column) {
        return column.isBigint()
                && (origin == null || column.hasNulls)
                && !column.isIdentity
                && !isInKey(column)
                && !isChecked(column);
    }

    private static List<String> columnsOf(Constraint constraint) {
        if (constraint instanceof Constraint.PrimaryKey key) {
            return key.columns();
        } else if (constraint instanceof Constraint.Unique unique) {
            return unique.columns();
        }
        return constraint instanceof ForeignKey key ? key.columns() : List.of();
    }

    void rename(ModelColumn column, String to) {
        UnaryOperator<String> other = name -> name.equals(column.name) ? to : name;
        constraints.replaceAll(constraint -> renamed(constraint, other));
        indexes.replaceAll(index -> new Index(
                index.table(),
                index.name(),
                index.columns().stream().map(other).toList(),
                Set.copyOf(index.descending().stream().map(other).toList()),
                index.isUnique(),
                index.where(),
                index.isOptional(),
                index.isConcurrent()));
        columns.set(columns.indexOf(column), column.with(each -> each.name = to));
    }

    private static Constraint renamed(Constraint constraint, UnaryOperator<String> other) {
        if (constraint instanceof Constraint.PrimaryKey key) {
            return new Constraint.PrimaryKey(
                    key.name(), key.columns().stream().map(other).toList());
        } else if (constraint instanceof Constraint.Unique unique) {
            return new Constraint.Unique(
                    unique.name(), unique.columns().stream().map(other).toList());
        } else if (constraint instanceof ForeignKey key) {
            return new ForeignKey(
                    key.name(),
                    key.columns().stream().map(other).toList(),
                    key.target(),
                    key.targetColumns(),
                    key.onDelete(),
                    key.onUpdate());
        }
        return constraint;
    }

    /** Another name for it, in it and in the foreign keys that refer to it. */
    void rename(String to, List<ModelTable> all) {
        String from = name;
        for (ModelTable table : all) {
            table.constraints.replaceAll(each ->
                    each instanceof ForeignKey key && key.target().name().equals(from)
                            ? new ForeignKey(
                                    key.name(),
                                    key.columns(),
                                    new TableName(null, to),
                                    key.targetColumns(),
                                    key.onDelete(),
                                    key.onUpdate())
                            : each);
        }
        indexes.replaceAll(index -> new Index(
                new TableName(null, to),
                index.name(),
                index.columns(),
                index.descending(),
                index.isUnique(),
                index.where(),
                index.isOptional(),
                index.isConcurrent()));
        name = to;
    }

    boolean refersTo(String table) {
        return constraints.stream()
                .anyMatch(each ->
                        each instanceof ForeignKey key && key.target().name().equals(table));
    }
}
