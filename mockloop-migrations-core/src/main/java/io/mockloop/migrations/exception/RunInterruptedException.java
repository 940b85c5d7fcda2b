package io.mockloop.migrations.exception;

import io.mockloop.migrations.DataMigrationStatus.Halt;
import io.mockloop.migrations.Message;
import java.util.Locale;
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
        this(
                "INTERRUPTED",
                "The run was stopped at %s, since the process is ending.".formatted(where),
                left,
                advice,
                cause);
    }

    private RunInterruptedException(
            String code, String what, Consequence left, Message advice, @Nullable Throwable cause) {
        super(code, what, left, advice, cause);
    }

    /**
     * A migration of rows was ordered to end.
     *
     * @param where the migration, and how far it has come
     * @param halt what was ordered
     * @param left what state the database is in now
     */
    public static RunInterruptedException halted(
            String where, Halt halt, Consequence left, Message advice, Throwable cause) {
        String how = halt.name().toLowerCase(Locale.ROOT);
        return new RunInterruptedException(
                halt == Halt.PAUSED ? "PAUSED" : "CANCELLED",
                "The run ended at %s: it was %s.".formatted(where, how),
                left,
                advice,
                cause);
    }
}
