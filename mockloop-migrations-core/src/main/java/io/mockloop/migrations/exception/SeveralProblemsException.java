package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.ValidationResult.Problem;
import java.util.List;
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
                Message.of(
                        "There are %s problems:\n  %s\n",
                        problems.size(),
                        Message.join(
                                "\n  ",
                                problems.stream()
                                        .map(SeveralProblemsException::text)
                                        .toList())),
                Where.UNSAID,
                Consequence.NOTHING_RUN,
                "",
                Message.of("Correct them all; `validate` lists them, and runs nothing."),
                first);
        this.problems = List.copyOf(problems);
    }

    private static Message text(Problem problem) {
        @Nullable String script = problem.script();
        String where = script == null || problem.message().contains(script) ? "" : " " + script;
        return Message.of("%s%s: %s", problem.code(), where, problem.text());
    }

    @Override
    public List<Problem> problems() {
        return problems;
    }
}
