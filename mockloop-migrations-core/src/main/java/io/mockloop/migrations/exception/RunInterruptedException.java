package io.mockloop.migrations.exception;

import org.jspecify.annotations.Nullable;

/** A run was stopped from outside. */
public final class RunInterruptedException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /**
     * Says where it was stopped.
     *
     * @param where the migration, or what was waited for
     * @param left what state the database is in now, as a sentence
     */
    public RunInterruptedException(String where, String left, String action, @Nullable Throwable cause) {
        super(
                "INTERRUPTED",
                "The run was stopped at %s, since the process is ending. %s".formatted(where, left),
                action,
                cause);
    }
}
