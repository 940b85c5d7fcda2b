package io.mockloop.migrations.exception;

import java.time.Duration;

/** Another process held the lock for too long. */
public final class LockTimeoutException extends MigrationException {

    private static final long serialVersionUID = 1L;

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
