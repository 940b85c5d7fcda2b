package io.mockloop.migrations.exception;

import org.jspecify.annotations.Nullable;

/** What all failures of this library have in common: a stable code, what happened, and what to do next. */
public abstract class MigrationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String description;
    private final String action;

    /**
     * Makes the message of what happened and what to do.
     *
     * @param code stable, in capitals
     * @param description what happened, where, and what state the database is in
     * @param action what to do next
     */
    protected MigrationException(String code, String description, String action, @Nullable Throwable cause) {
        super(description + "\n-> " + action, cause);
        this.code = code;
        this.description = description;
        this.action = action;
    }

    /** The stable code of this kind of failure, such as {@code DUPLICATE_VERSION}. */
    public String code() {
        return code;
    }

    /** What happened, where, and what state the database is in. */
    public String description() {
        return description;
    }

    /** What to do next. */
    public String action() {
        return action;
    }
}
