package io.mockloop.migrations.engine.plan;

import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.exception.AppliedMigrationsException;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.NoWayBackException;
import io.mockloop.migrations.exception.OutOfOrderException;
import io.mockloop.migrations.exception.SeveralProblemsException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes what would stop a run apart, into one problem each thing that is wrong. */
public final class Findings {

    private Findings() {}

    /**
     * The problems that an exception names.
     *
     * @param version the version that it is about, where it doesn't say itself
     * @param script the file or class that it is about, where it doesn't say itself
     */
    public static List<Problem> of(MigrationException why, @Nullable Version version, String script) {
        return why.problems().stream()
                .map(each -> new Problem(
                        each.code(),
                        each.version() == null ? Objects.toString(version, null) : each.version(),
                        each.script() == null ? script : each.script(),
                        each.text()))
                .toList();
    }

    /**
     * What to throw where a run is refused: all that is wrong, where that is more than what was found first.
     *
     * @param all what a look at everything has found
     */
    public static MigrationException withAllElse(MigrationException first, ValidationResult all) {
        List<Problem> problems = all.problems();
        boolean isAmongThem = problems.stream().anyMatch(each -> each.code().equals(first.code()));
        boolean hasOthers = tellsAllOfItsCode(first)
                ? problems.stream().anyMatch(each -> !each.code().equals(first.code()))
                : problems.size() > first.problems().size();
        return isAmongThem && hasOthers ? new SeveralProblemsException(first, problems) : first;
    }

    /** In one text, which isn't taken apart. */
    private static boolean tellsAllOfItsCode(MigrationException why) {
        return why instanceof AppliedMigrationsException
                || why instanceof OutOfOrderException
                || why instanceof NoWayBackException;
    }
}
