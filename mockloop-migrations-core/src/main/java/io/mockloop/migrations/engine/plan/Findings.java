package io.mockloop.migrations.engine.plan;

import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.exception.AppliedMigrationsException;
import io.mockloop.migrations.exception.DependencyException;
import io.mockloop.migrations.exception.DiscoveryException;
import io.mockloop.migrations.exception.DuplicateRepeatableException;
import io.mockloop.migrations.exception.DuplicateVersionException;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.NoWayBackException;
import io.mockloop.migrations.exception.OutOfOrderException;
import io.mockloop.migrations.exception.SeveralProblemsException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes what would stop a run apart, into one problem each thing that is wrong. */
public final class Findings {

    /** What an exception says of the run that it stops, and is no news where nothing is run. */
    private static final String NOTHING_RUN = " Nothing was run.";

    private Findings() {}

    /** The problems that an exception about more than one migration names. */
    public static List<Problem> of(MigrationException why) {
        return of(why, null, null);
    }

    /**
     * The problems that an exception names.
     *
     * @param version the version that it is about, where it doesn't say itself
     * @param script the file or class that it is about, where it doesn't say itself
     */
    public static List<Problem> of(MigrationException why, @Nullable Version version, @Nullable String script) {
        String named = Objects.toString(version, null);
        if (why instanceof DiscoveryException discovery) {
            return discovery.problems().stream()
                    .map(each -> new Problem(
                            each.code(),
                            each.version() == null ? named : each.version(),
                            each.script() == null ? script : each.script(),
                            each.message()))
                    .toList();
        }
        if (why instanceof DuplicateVersionException twice) {
            return twice.duplicates().entrySet().stream()
                    .map(each -> problem(
                            why,
                            each.getKey().toString(),
                            null,
                            "More than one migration has version %s: %s."
                                    .formatted(each.getKey(), String.join(", ", each.getValue()))))
                    .toList();
        }
        if (why instanceof DuplicateRepeatableException twice) {
            return twice.sources().entrySet().stream()
                    .map(each -> problem(
                            why,
                            null,
                            null,
                            "More than one repeatable migration has the name %s: %s."
                                    .formatted(each.getKey(), String.join(", ", each.getValue()))))
                    .toList();
        }
        Stream<String> texts = why instanceof DependencyException dependency
                ? dependency.findings().stream()
                : Stream.of(withoutRun(why));
        return texts.map(text -> problem(why, named, script, text)).toList();
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
                : problems.size() > of(first).size();
        return isAmongThem && hasOthers ? new SeveralProblemsException(first, problems) : first;
    }

    /** In one text, which isn't taken apart. */
    private static boolean tellsAllOfItsCode(MigrationException why) {
        return why instanceof AppliedMigrationsException
                || why instanceof OutOfOrderException
                || why instanceof NoWayBackException;
    }

    private static Problem problem(
            MigrationException why, @Nullable String version, @Nullable String script, String text) {
        return new Problem(why.code(), version, script, text + " " + why.action());
    }

    /** What is wrong, where nobody wanted to run anything. */
    static String withoutRun(MigrationException why) {
        String description = why.description();
        return description.endsWith(NOTHING_RUN)
                ? description.substring(0, description.length() - NOTHING_RUN.length())
                : description;
    }
}
