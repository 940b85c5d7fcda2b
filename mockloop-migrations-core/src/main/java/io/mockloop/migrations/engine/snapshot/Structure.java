package io.mockloop.migrations.engine.snapshot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The structure of a schema: equal for the same schema, in whichever order its catalog tells it.
 *
 * @param objects what it consists of
 * @param unseen what the user may not read, in words; nothing if all is known
 */
public record Structure(SortedMap<ObjectId, SchemaObject> objects, List<String> unseen) {

    /** Copies what it is made of. */
    public Structure {
        objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
        unseen = List.copyOf(unseen);
    }

    /** Of these objects. */
    public static Structure of(Collection<SchemaObject> objects) {
        SortedMap<ObjectId, SchemaObject> all = new TreeMap<>();
        objects.forEach(each -> all.putIfAbsent(each.id(), each));
        return new Structure(all, List.of());
    }

    /** All of a kind, in order of table and name. */
    public Stream<SchemaObject> all(ObjectKind kind) {
        return from(new ObjectId(kind, "", ""), each -> each.kind() == kind);
    }

    /** The parts of a table of a kind, in order of their names. */
    public Stream<SchemaObject> all(ObjectKind kind, String table) {
        return from(
                new ObjectId(kind, table, ""),
                each -> each.kind() == kind && each.table().equals(table));
    }

    /** No stream of the map's own: it counts what is left of the map before it begins. */
    private Stream<SchemaObject> from(ObjectId first, Predicate<ObjectId> isWanted) {
        List<SchemaObject> wanted = new ArrayList<>();
        for (Map.Entry<ObjectId, SchemaObject> each : objects.tailMap(first).entrySet()) {
            if (!isWanted.test(each.getKey())) {
                break;
            }
            wanted.add(each.getValue());
        }
        return wanted.stream();
    }

    /** A table's columns in their order. */
    public List<SchemaObject> columns(String table) {
        return all(ObjectKind.COLUMN, table)
                .sorted(Comparator.comparingInt(Structure::position))
                .toList();
    }

    private static int position(SchemaObject column) {
        String position = column.trait(Trait.POSITION);
        return position.isEmpty() ? 0 : Integer.parseInt(position);
    }

    /** One of them; null if it isn't there. */
    public @Nullable SchemaObject find(ObjectKind kind, String table, String name) {
        return objects.get(new ObjectId(kind, table, name));
    }

    /** Whether there is a table or view of this name, that parts belong to. */
    public boolean hasTable(String name) {
        return find(ObjectKind.TABLE, "", name) != null || find(ObjectKind.VIEW, "", name) != null;
    }

    /** The same, but for some objects, which are as another one has them, or lacks them. */
    public Structure with(Predicate<ObjectId> some, Structure other) {
        SortedMap<ObjectId, SchemaObject> changed = new TreeMap<>(without(some).objects);
        changed.putAll(other.without(some.negate()).objects);
        return new Structure(changed, unseen);
    }

    /** Without some objects. */
    public Structure without(Predicate<ObjectId> left) {
        return new Structure(
                objects.entrySet().stream()
                        .filter(each -> !left.test(each.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new)),
                unseen);
    }
}
