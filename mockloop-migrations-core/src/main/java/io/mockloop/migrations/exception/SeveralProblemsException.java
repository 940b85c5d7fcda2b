package io.mockloop.migrations.exception;

import io.mockloop.migrations.ValidationResult.Problem;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * More than one thing is wrong with what was to be run, and nothing was. Its code is that of what was found first,
 * which is its cause.
 */
public final class SeveralProblemsException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * Names all of them.
     *
     * @param first what was found first
     * @param problems each thing that is wrong, that one included
     */
    public SeveralProblemsException(MigrationException first, List<Problem> problems) {
        super(
                first.code(),
                problems.stream()
                        .map(SeveralProblemsException::text)
                        .collect(Collectors.joining(
                                "\n  ", "There are %d problems:\n  ".formatted(problems.size()), "\nNothing was run.")),
                "Correct them all; `validate` lists them, and runs nothing.",
                first);
        this.problems = List.copyOf(problems);
    }

    private static String text(Problem problem) {
        @Nullable String script = problem.script();
        String where = script == null || problem.message().contains(script) ? "" : " " + script;
        return "%s%s: %s".formatted(problem.code(), where, problem.message());
    }

    /** Each thing that is wrong. */
    public List<Problem> problems() {
        return problems;
    }
}
