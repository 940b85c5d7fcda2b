package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy;
import io.mockloop.migrations.Remedy.Usual;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.ValidationResult.Problem;
import java.util.List;
import java.util.function.Function;
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
    private SeveralProblemsException(MigrationException first, List<Problem> problems) {
        super(
                first.code(),
                listed(problems, Remedy::toString),
                Consequence.NOTHING_RUN,
                Message.of("Correct them all; %s lists them, and runs nothing.", Usual.LIST_PROBLEMS),
                first);
        this.problems = List.copyOf(problems);
    }

    private static String listed(List<Problem> problems, Function<Remedy, String> words) {
        return problems.stream()
                .map(each -> text(each, each.text().in(words)))
                .collect(Collectors.joining("\n  ", "There are %d problems:\n  ".formatted(problems.size()), "\n"));
    }

    private static String text(Problem problem, String message) {
        @Nullable String script = problem.script();
        String where = script == null || message.contains(script) ? "" : " " + script;
        return "%s%s: %s".formatted(problem.code(), where, message);
    }

    /**
     * What to throw if a run is refused: all that is wrong, if that is more than what was found first.
     *
     * @param all what a look at everything has found
     */
    public static MigrationException orAlone(MigrationException first, ValidationResult all) {
        List<Problem> problems = all.problems();
        boolean isAmongThem = problems.stream().anyMatch(each -> each.code().equals(first.code()));
        boolean hasOthers = tellsAllOfItsCode(first)
                ? problems.stream().anyMatch(each -> !each.code().equals(first.code()))
                : problems.size() > first.problems().size();
        return isAmongThem && hasOthers ? new SeveralProblemsException(first, problems) : first;
    }

    /** In one text, which isn't taken apart. */
    private static boolean tellsAllOfItsCode(MigrationException why) {
        return why instanceof AppliedMigrationsException || why instanceof IrreversibleMigrationException;
    }

    @Override
    public String description(Function<Remedy, String> words) {
        return listed(problems, words) + consequence().sentence();
    }

    @Override
    public List<Problem> problems() {
        return problems;
    }
}
