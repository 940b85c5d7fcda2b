package io.mockloop.migrations.engine.discovery;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.exception.DiscoveryException;
import org.jspecify.annotations.Nullable;

/** One problem, with what to do about it, on its way to where it is either collected with others or thrown alone. */
final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final String which;
    private final String action;

    ProblemException(Problem problem, String which, String action, Throwable cause) {
        super(which, cause);
        this.problem = problem;
        this.which = which;
        this.action = action;
    }

    Problem problem() {
        return problem;
    }

    String which() {
        return which;
    }

    String action() {
        return action;
    }

    DiscoveryException alone(@Nullable Version version, String script) {
        return problem.exception(version, script, which, action, getCause());
    }
}
