package io.mockloop.migrations.engine.snapshot;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One object of a schema, and all that tells it apart from another of its name.
 *
 * @param id which it is
 * @param columns of a key, constraint or index: its columns in their order, expressions among them; else none
 * @param referenced of a foreign key: the columns that it leads to, in the same order; else none
 * @param traits what is known of it, by {@linkplain Trait name}; what is usual is left out, so that an object has few
 */
public record SchemaObject(ObjectId id, List<String> columns, List<String> referenced, Map<String, String> traits) {

    /** Copies what it is made of, in its order. */
    public SchemaObject {
        columns = List.copyOf(columns);
        referenced = List.copyOf(referenced);
        traits = Collections.unmodifiableMap(new LinkedHashMap<>(traits));
    }

    /** One without columns. */
    public SchemaObject(ObjectId id, Map<String, String> traits) {
        this(id, List.of(), List.of(), traits);
    }

    /** The same, with nothing said of some traits. */
    public SchemaObject without(Collection<String> names) {
        Map<String, String> left = new LinkedHashMap<>(traits);
        left.keySet().removeAll(names);
        return left.size() == traits.size() ? this : new SchemaObject(id, columns, referenced, left);
    }

    /** A trait by its name; empty if it is as usual. */
    public String trait(String name) {
        return traits.getOrDefault(name, "");
    }
}
