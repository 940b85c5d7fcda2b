package io.mockloop.migrations.engine.snapshot;

import java.util.List;

/** Writes the structure of a schema as its database's SQL: the role that a dialect has. */
@FunctionalInterface
public interface SchemaWriter {

    /**
     * The statements that make a structure in an empty schema, in an order that runs; the same for equal structures.
     * What a structure doesn't tell they don't make: owners, rights, extensions, and rows.
     *
     * @return without a semicolon at their end
     * @throws IllegalArgumentException if an object can't be written, since the user may not read it whole; it says
     *     which
     */
    List<String> create(Structure structure);
}
