package io.mockloop.migrations.engine.trial;

import org.jspecify.annotations.Nullable;

/** Why there can be no database to throw away. */
public final class TrialProblem extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * A reason.
     *
     * @param reason within a sentence
     */
    public TrialProblem(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }

    /** The reason. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
