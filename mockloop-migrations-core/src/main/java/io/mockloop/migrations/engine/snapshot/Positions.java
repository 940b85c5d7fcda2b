package io.mockloop.migrations.engine.snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The objects of two structures, with columns that tell their position only if they stand in another order among those
 * that both have: a column that is missing moves all behind it, and is named itself.
 */
final class Positions {

    private final Structure expected;
    private final Structure found;
    private final Map<String, Boolean> sameOrder = new HashMap<>();

    Positions(Structure expected, Structure found) {
        this.expected = expected;
        this.found = found;
    }

    @Nullable SchemaObject expected(ObjectId id) {
        return compared(id, expected.objects().get(id));
    }

    @Nullable SchemaObject found(ObjectId id) {
        return compared(id, found.objects().get(id));
    }

    private @Nullable SchemaObject compared(ObjectId id, @Nullable SchemaObject object) {
        return object == null || id.kind() != ObjectKind.COLUMN || !isInSameOrder(id.table())
                ? object
                : object.without(List.of(Trait.POSITION));
    }

    private boolean isInSameOrder(String table) {
        return sameOrder.computeIfAbsent(table, of -> {
            List<String> should = columns(expected, of);
            List<String> is = columns(found, of);
            return common(should, is).equals(common(is, should));
        });
    }

    private static List<String> common(List<String> columns, List<String> others) {
        List<String> common = new ArrayList<>(columns);
        common.retainAll(Set.copyOf(others));
        return common;
    }

    private static List<String> columns(Structure structure, String table) {
        return structure.columns(table).stream()
                .map(column -> column.id().name())
                .toList();
    }
}
