package io.mockloop.migrations.engine.ddl;

/** A change of the schema that the database, or what it holds, doesn't allow; the message is the reason. */
public final class RefusedChangeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** With the reason, a sentence without its full stop. */
    public RefusedChangeException(String reason) {
        super(reason);
    }
}
