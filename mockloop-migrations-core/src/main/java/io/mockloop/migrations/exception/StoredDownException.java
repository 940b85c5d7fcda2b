package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;

/** The stored undo of a migration isn't what was stored. */
public final class StoredDownException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /**
     * Names the migration.
     *
     * @param migration version and file
     */
    public StoredDownException(String migration) {
        super(
                "STORED_DOWN_CHANGED",
                ("The down statements that are stored in the database for %s do not match their checksum: they were"
                                + " changed after they were stored.")
                        .formatted(migration),
                Message.of("Roll back with the release that has this migration's file, or restore the stored text."));
    }
}
