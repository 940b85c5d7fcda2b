package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import org.jspecify.annotations.Nullable;

/** A run was stopped from outside. */
public final class RunInterruptedException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /**
     * Says where it was stopped.
     *
     * @param where the migration, or what was waited for
     * @param left what state the database is in now
     */
    public RunInterruptedException(String where, Consequence left, Message advice, @Nullable Throwable cause) {
        super(
                "INTERRUPTED",
                "The run was stopped at %s, since the process is ending.".formatted(where),
                left,
                advice,
                cause);
    }
}
