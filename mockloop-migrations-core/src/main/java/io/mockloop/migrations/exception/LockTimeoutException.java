package io.mockloop.migrations.exception;

import java.time.Duration;

/** Another process held the lock for too long. */
public final class LockTimeoutException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private LockTimeoutException(String description, String action) {
        super("LOCK_TIMEOUT", description, action, null);
    }

    /**
     * Says that somebody reads the database, so that nothing can be committed.
     *
     * @param table the history table
     */
    public static LockTimeoutException behindReaders(String table, Duration waited) {
        return new LockTimeoutException(
                ("Nothing could be committed within %d s, since another connection is reading the database, and SQLite doesn't"
                                + " tell which: with a rollback journal a commit waits until nobody reads. What was to be committed"
                                + " was rolled back: nothing of it is left. What was committed before is in %s.")
                        .formatted(waited.toSeconds(), table),
                "End the transaction that reads, or its process, and start again; or set mockloop.migrations.lock.timeout higher;"
                        + " or let the database be read while it is written: PRAGMA journal_mode = WAL.");
    }

    /**
     * Says who holds it.
     *
     * @param table the history table
     * @param holder who holds the lock and since when, as far as the database tells
     */
    public LockTimeoutException(String table, Duration waited, String holder) {
        super(
                "LOCK_TIMEOUT",
                "The lock on the history table %s was not had within %s: %s. Nothing was run."
                        .formatted(table, TimeInWords.of(waited), holder),
                "Wait until the other process is done, end it if it hangs, or set mockloop.migrations.lock.timeout higher.",
                null);
    }
}
