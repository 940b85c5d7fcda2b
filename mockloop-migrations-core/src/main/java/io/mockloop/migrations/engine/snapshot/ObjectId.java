package io.mockloop.migrations.engine.snapshot;

/**
 * Which object of a schema.
 *
 * @param table the table, view or other relation that it belongs to, with its schema if that isn't the current one;
 *     empty if it is nobody's part
 * @param name unique among those of its kind and table, with its schema if it has one that isn't the current one; of a
 *     constraint without a name of its own, its columns
 */
public record ObjectId(ObjectKind kind, String table, String name) implements Comparable<ObjectId> {

    @Override
    public int compareTo(ObjectId other) {
        int ofKind = kind.compareTo(other.kind);
        int ofTable = ofKind == 0 ? table.compareTo(other.table) : ofKind;
        return ofTable == 0 ? name.compareTo(other.name) : ofTable;
    }

    /** What it is called among all of its kind: {@code t}, {@code t.a}. */
    public String display() {
        return table.isEmpty() ? name : table + "." + name;
    }

    /** In words: {@code table t}, {@code table t: column a}. */
    @Override
    public String toString() {
        String own = kind == ObjectKind.PRIMARY_KEY ? kind.toString() : kind + " " + name;
        return table.isEmpty() ? own : "table %s: %s".formatted(table, own);
    }
}
