package io.mockloop.migrations.engine.migration;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.exception.DiscoveryException;
import org.jspecify.annotations.Nullable;

/** One problem, with what to do about it, on its way to where it is either collected with others or thrown alone. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final String which;
    private final transient Message action;

    public ProblemException(Problem problem, String which, Message action, Throwable cause) {
        super(which, cause);
        this.problem = problem;
        this.which = which;
        this.action = action;
    }

    /** The kind. */
    public Problem problem() {
        return problem;
    }

    /** What it is about. */
    public String which() {
        return which;
    }

    /** What is to be done about this one. */
    public Message action() {
        return action;
    }

    DiscoveryException alone(@Nullable Version version, String script) {
        return problem.exception(version, script, which, action, getCause());
    }
}
