package io.mockloop.migrations.engine.report;

import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.discovery.MigrationScanner;
import io.mockloop.migrations.engine.graph.MigrationSet;
import io.mockloop.migrations.engine.migration.FoundMigrations;
import io.mockloop.migrations.engine.plan.PlanPolicy;
import io.mockloop.migrations.engine.plan.Planner;
import io.mockloop.migrations.engine.plan.Validation;
import io.mockloop.migrations.engine.run.Planners;
import io.mockloop.migrations.engine.session.Engine;
import io.mockloop.migrations.exception.DuplicateVersionException;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.SeveralProblemsException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The code as far as it can be told, for those who look and run nothing.
 *
 * @param set what was found, of two with one version the first alone
 * @param wrong what would stop a run before it looked at the database
 */
public record Discovered(MigrationSet set, List<MigrationException> wrong) {

    /** Finds as much as there is. */
    public static Discovered by(MigrationScanner scanner) {
        List<MigrationException> wrong = new ArrayList<>();
        FoundMigrations found = scanner.scan(wrong::add);
        return new Discovered(new MigrationSet(found, wrong::add), wrong);
    }

    /** What kept a run from beginning, with all else that is wrong, as far as what was found tells it. */
    public static MigrationException withAllElse(MigrationException first, PlanPolicy policy, Engine engine) {
        try {
            Discovered code = by(engine.scanner());
            Planner planner = new Planners(policy, engine, code.set()).on(engine.read());
            return SeveralProblemsException.orAlone(first, code.problems(Validation.of(planner)));
        } catch (SQLException | MigrationException e) {
            first.addSuppressed(e);
            return first;
        }
    }

    /** What would stop a run: what is wrong with the code by itself, and behind it what was found on it. */
    public ValidationResult problems(ValidationResult onIt) {
        List<Problem> problems = new ArrayList<>();
        wrong.forEach(each -> problems.addAll(each.problems()));
        Set<Version> twice = twice();
        onIt.problems().stream().filter(each -> !isAbout(each, twice)).forEach(problems::add);
        return new ValidationResult(problems, set.warnings());
    }

    /** Which of two was compared is by chance. */
    private static boolean isAbout(Problem problem, Set<Version> versions) {
        String version = problem.version();
        return version != null
                && Version.parse(version).filter(versions::contains).isPresent();
    }

    private Set<Version> twice() {
        Set<Version> twice = new HashSet<>();
        for (MigrationException each : wrong) {
            if (each instanceof DuplicateVersionException duplicate) {
                twice.addAll(duplicate.duplicates().keySet());
            }
        }
        return twice;
    }

    /**
     * Stops if there is more than one migration with a version.
     *
     * @throws DuplicateVersionException if there is
     */
    void requireUnique(Version version) {
        for (MigrationException each : wrong) {
            if (each instanceof DuplicateVersionException duplicate
                    && duplicate.duplicates().containsKey(version)) {
                throw duplicate;
            }
        }
    }
}
