package io.mockloop.migrations.schema;

import org.jspecify.annotations.Nullable;

/**
 * The name of a table, as it is written: quotes are added, so that any text is one, and letters keep their case.
 *
 * @param schema the schema it is in; null for the connection's
 * @param name the name in it
 */
public record TableName(@Nullable String schema, String name) {

    /** Refuses empty names. */
    public TableName {
        Names.require("table", name);
        if (schema != null) {
            Names.require("schema", schema);
        }
    }

    /** {@code name}, or {@code schema.name}: what stands before the first dot is the schema. */
    public static TableName of(String name) {
        int dot = Names.given("The name of a table", name).indexOf('.');
        return dot < 0 ? new TableName(null, name) : new TableName(name.substring(0, dot), name.substring(dot + 1));
    }

    /** Another name in the same schema. */
    public TableName renamed(String other) {
        return new TableName(schema, other);
    }

    @Override
    public String toString() {
        return schema == null ? name : schema + "." + name;
    }
}
