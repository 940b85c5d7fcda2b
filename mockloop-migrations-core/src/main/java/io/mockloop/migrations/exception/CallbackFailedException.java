package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.Usual;
import io.mockloop.migrations.exception.MigrationFailedException.Place;
import io.mockloop.migrations.exception.MigrationFailedException.Reason;
import org.jspecify.annotations.Nullable;

/** A callback before or after a run failed. */
public final class CallbackFailedException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what failed where.
     *
     * @param script the callback's file
     * @param database product and version
     * @param left what state the database is in now
     */
    public CallbackFailedException(
            String script, Place place, Reason reason, String database, Consequence left, @Nullable Throwable cause) {
        super(
                "CALLBACK_FAILED",
                "The callback %s failed on %s: %s: %s".formatted(script, database, place, reason.text()),
                new Where(database, null, place),
                left,
                Message.of("Correct it and %s.", Usual.START_AGAIN),
                cause);
    }
}
