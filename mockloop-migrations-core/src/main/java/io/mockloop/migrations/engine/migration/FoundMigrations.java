package io.mockloop.migrations.engine.migration;

import java.util.List;

/**
 * All that a scan found.
 *
 * @param versioned migrations that are applied once; versions may be there twice
 * @param baselines what a database without history may begin with; versions may be there twice
 * @param repeatables migrations that are run whenever they have changed; names may be there twice
 * @param callbacks what is run around migrations
 * @param passedOver what was seen and is none of them
 * @param complete whether nothing was left out, since it cannot be taken as a migration
 */
public record FoundMigrations(
        List<VersionedMigration> versioned,
        List<SqlMigration> baselines,
        List<RepeatableMigration> repeatables,
        Callbacks callbacks,
        PassedOver passedOver,
        boolean complete) {

    /** Copies the lists. */
    public FoundMigrations {
        versioned = List.copyOf(versioned);
        baselines = List.copyOf(baselines);
        repeatables = List.copyOf(repeatables);
    }
}
