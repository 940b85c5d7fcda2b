package io.mockloop.migrations.testing;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationPlan.Step;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.drift.IgnoredObjects;
import io.mockloop.migrations.engine.trial.Site;
import io.mockloop.migrations.engine.trial.State;
import io.mockloop.migrations.engine.trial.TrialParts;
import io.mockloop.migrations.exception.MigrationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A test while it goes on. Where one migration fails, the next ones are tested on a new database. */
final class Trial implements AutoCloseable {

    private final TrialParts parts;
    private final @Nullable DataSource named;
    private final @Nullable String rows;
    private final IgnoredObjects ignored;
    private final List<Step> applied = new ArrayList<>();
    private Site site;
    private boolean hasRows;

    Trial(TrialParts parts, @Nullable DataSource named, @Nullable String rows, List<String> ignored) {
        this.parts = parts;
        this.named = named;
        this.rows = rows;
        this.ignored = new IgnoredObjects(ignored);
        this.site = Site.open(parts, named);
    }

    List<TestResult> run(Predicate<Step> tested) {
        List<Step> steps = site.manager().plan().steps().stream()
                .filter(each -> each.direction() == Direction.UP)
                .toList();
        List<Step> wanted = steps.stream().filter(tested).toList();
        List<TestResult> results = new ArrayList<>();
        for (Step step : steps) {
            if (results.size() == wanted.size()) {
                break;
            }
            MigrationException failure = null;
            if (wanted.contains(step)) {
                TestResult result = new OneMigration(step).test();
                results.add(result);
                if (!result.isPassed() && results.size() < wanted.size()) {
                    failure = renew(step);
                }
            } else {
                failure = apply(step);
            }
            if (failure != null) {
                addBlocked(wanted, step, failure, results);
                break;
            }
            applied.add(step);
        }
        return results;
    }

    /** Those that were to come behind one that failed. */
    private static void addBlocked(List<Step> wanted, Step failed, MigrationException e, List<TestResult> results) {
        for (Step each : wanted.subList(results.size(), wanted.size())) {
            String why = "Not tested, since migration %s (%s), which comes before it, fails:\n%s"
                    .formatted(shown(failed.version()), failed.script(), e.description());
            results.add(new TestResult(
                    version(each), each.script(), each.reversible(), false, false, List.of(why), List.of(), List.of()));
        }
    }

    private static @Nullable String version(Step step) {
        return step.version() == null ? null : step.version().toString();
    }

    private static String shown(@Nullable Version version) {
        return version == null ? "" : version.toString();
    }

    private @Nullable MigrationException apply(Step step) {
        try {
            if (step.version() == null) {
                site.manager().migrateToLatest();
            } else {
                site.manager().applyMigration(step.version());
            }
            return null;
        } catch (MigrationException e) {
            return e;
        }
    }

    private @Nullable MigrationException undo(Step step) {
        try {
            site.manager().rollbackMigration(Objects.requireNonNull(step.version()));
            return null;
        } catch (MigrationException e) {
            return e;
        }
    }

    /** A new database with all that was applied, and one more. */
    private @Nullable MigrationException renew(@Nullable Step more) {
        site.close();
        site = Site.open(parts, named);
        hasRows = false;
        return Stream.concat(applied.stream(), Stream.ofNullable(more))
                .map(this::apply)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private final class OneMigration {

        private final Step step;
        private final List<String> errors = new ArrayList<>();
        private final List<String> differences = new ArrayList<>();
        private final List<String> remarks = new ArrayList<>();

        OneMigration(Step step) {
            this.step = step;
        }

        TestResult test() {
            fill();
            State before = site.state();
            MigrationException failure = apply(step);
            if (failure != null && rows == null && hasRows) {
                before = withoutRows(failure);
                failure = before == null ? failure : null;
            }
            if (failure != null || before == null) {
                errors.add("up: " + Objects.requireNonNull(failure).description());
                return result(false, false);
            }
            if (step.version() == null || !step.reversible()) {
                if (step.version() != null) {
                    remarks.add("It has no way back, and was tested upwards alone.");
                }
                return new TestResult(version(step), step.script(), false, true, false, errors, differences, remarks);
            }
            return back(before, site.state());
        }

        private void fill() {
            if (rows == null) {
                remarks.addAll(site.fill());
                hasRows = true;
            } else if (!hasRows) {
                site.fill(rows);
                hasRows = true;
            }
        }

        /** What the rows that were made contradict, those of people may not. */
        private @Nullable State withoutRows(MigrationException failure) {
            if (renew(null) != null) {
                return null;
            }
            State before = site.state();
            if (apply(step) != null) {
                return null;
            }
            remarks.clear();
            remarks.add("With rows that were made in each table it fails, and was tested without: " + failure.what());
            return before;
        }

        private TestResult back(State before, State after) {
            MigrationException failure = undo(step);
            if (failure != null) {
                errors.add("down: " + failure.description());
                return result(true, false);
            }
            differences.addAll(before.differences(site.state(), ignored));
            if (!differences.isEmpty()) {
                return result(true, true);
            }
            failure = apply(step);
            if (failure != null) {
                errors.add("up again: " + failure.description());
                return result(false, true);
            }
            after.structureDifferences(site.state(), ignored)
                    .forEach(each -> differences.add("applied again: " + each));
            return result(true, true);
        }

        private TestResult result(boolean up, boolean down) {
            return new TestResult(
                    version(step), step.script(), step.reversible(), up, down, errors, differences, remarks);
        }
    }

    @Override
    public void close() {
        site.close();
    }
}
