package io.mockloop.migrations.engine.backup;

import io.mockloop.migrations.Message;
import org.jspecify.annotations.Nullable;

/** Why a backup or a restore cannot be made, as whoever asked for it then says. */
public final class BackupProblem extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Message advice;

    /**
     * Says why.
     *
     * @param why a sentence without its full stop
     * @param advice what to do
     */
    public BackupProblem(String why, Message advice, @Nullable Throwable cause) {
        super(why, cause);
        this.advice = advice;
    }

    Message advice() {
        return advice;
    }

    /** Why, as a sentence without its full stop. */
    String why() {
        return String.valueOf(getMessage());
    }
}
