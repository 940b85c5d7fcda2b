package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.SetProperty;
import org.jspecify.annotations.Nullable;

/** A pooler between here and the server gives one connection several sessions. */
public final class PooledSessionException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /**
     * Says how it was noticed.
     *
     * @param sign what was noticed, as a sentence
     * @param left what state the database is in now
     */
    public PooledSessionException(String sign, Consequence left, @Nullable Throwable cause) {
        super(
                "POOLED_SESSION",
                ("%s So there is a pooler in between, such as PgBouncer in transaction mode, that gives one connection another"
                                + " session for each transaction: a lock doesn't hold there.")
                        .formatted(sign),
                left,
                Message.of(
                        "Let the migrations connect to the server itself, or to a pooler in session mode: %s, with username"
                                + " and password, or --url.",
                        new SetProperty("url")),
                cause);
    }

    /**
     * A server that doesn't know what the driver told another session.
     *
     * @param left what state the database is in now
     */
    public static PooledSessionException of(Throwable cause, Consequence left) {
        return new PooledSessionException("The server says: %s.".formatted(cause.getMessage()), left, cause);
    }
}
