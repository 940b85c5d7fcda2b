package io.mockloop.migrations;

import java.util.Locale;

/** Where it is known from what a schema should be like. */
public enum SchemaSource {
    /** A run, or {@link MigrationManager#acceptSchema}, has recorded it. */
    RECORDED,
    /** The migrations that are applied have made it on a database that was thrown away. */
    MIGRATIONS;

    /** As JSON has it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
