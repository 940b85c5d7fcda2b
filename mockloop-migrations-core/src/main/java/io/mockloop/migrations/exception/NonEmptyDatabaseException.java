package io.mockloop.migrations.exception;

import java.util.List;

/** A database has tables, and no history that says how they came to be. */
public final class NonEmptyDatabaseException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /**
     * Names what is there.
     *
     * @param database product and version
     * @param schema the schema that was looked at
     * @param tables some of the tables
     */
    public NonEmptyDatabaseException(String database, String schema, String history, List<String> tables) {
        super(
                "NON_EMPTY_DATABASE",
                ("The schema %s on %s has tables (%s) but no history table %s that says which version it is at."
                                + " Nothing was written and nothing was run.")
                        .formatted(schema, database, String.join(", ", tables), history),
                "Say which version it is at: mockloop.migrations.baseline-on-migrate=true with"
                        + " mockloop.migrations.baseline-version, or MigrationManager.baseline.",
                null);
    }
}
