package io.mockloop.migrations.exception;

import io.mockloop.migrations.Version;

/** After a migration, data refer to rows that are not there. */
public final class IntegrityException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /**
     * Names what was found.
     *
     * @param problem table, and the table that it refers to
     */
    public IntegrityException(Version version, String script, String problem) {
        super(
                "FOREIGN_KEY_VIOLATED",
                "Migration %s (%s) leaves foreign keys violated: %s. It was rolled back: nothing of it is left."
                        .formatted(version, script, problem),
                "Correct the migration, or the data that violated them before, and start again.",
                null);
    }
}
