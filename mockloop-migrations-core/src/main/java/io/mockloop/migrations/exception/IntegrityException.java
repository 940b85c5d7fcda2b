package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.exception.MigrationFailedException.Place;
import org.jspecify.annotations.Nullable;

/** After a migration, data refer to rows that are not there. */
public final class IntegrityException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /**
     * Names what was found.
     *
     * @param version the migration's version; null for a repeatable migration
     * @param problem table, and the table that it refers to
     */
    public IntegrityException(@Nullable Version version, String script, String problem) {
        super(
                "FOREIGN_KEY_VIOLATED",
                "Migration %s leaves foreign keys violated: %s."
                        .formatted(version == null ? script : "%s (%s)".formatted(version, script), problem),
                new Where(null, version, new Place(script, 0, 0, 0)),
                Consequence.ROLLED_BACK,
                Message.of("Correct the migration, or the data that violated them before, and start again."),
                null);
    }
}
