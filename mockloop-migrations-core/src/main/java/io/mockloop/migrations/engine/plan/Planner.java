package io.mockloop.migrations.engine.plan;

import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.discovery.JavaMigration;
import io.mockloop.migrations.engine.discovery.ResolvedMigration;
import io.mockloop.migrations.engine.discovery.SqlMigration;
import io.mockloop.migrations.engine.graph.MigrationGraph;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.exception.AppliedMigrationsException;
import io.mockloop.migrations.exception.DependencyException;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.NoWayBackException;
import io.mockloop.migrations.exception.OutOfOrderException;
import io.mockloop.migrations.exception.TargetException;
import io.mockloop.migrations.settings.OnFuture;
import io.mockloop.migrations.settings.OnMissing;
import io.mockloop.migrations.settings.OutOfOrder;
import io.mockloop.migrations.sql.Section;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides what to run upwards, from the code and the history of one moment. */
public final class Planner {

    private final PlanPolicy policy;
    private final MigrationGraph graph;
    private final History history;
    private final Drift drift;

    /** Compares the code with the history. */
    public Planner(PlanPolicy policy, MigrationGraph graph, History history) {
        this.policy = policy;
        this.graph = graph;
        this.history = history;
        this.drift = Drift.between(graph, history);
    }

    /** The history that was planned on. */
    public History history() {
        return history;
    }

    /** The code that was planned on. */
    public MigrationGraph graph() {
        return graph;
    }

    /** How what is applied differs from the code. */
    public Drift drift() {
        return drift;
    }

    /** What is pending, in the order it would run, whatever the target is. */
    public List<ResolvedMigration> pending() {
        Set<Version> versions = graph.byVersion().stream()
                .map(ResolvedMigration::version)
                .filter(version -> !history.isApplied(version))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return versions.isEmpty() ? List.of() : graph.order(versions, history::isApplied);
    }

    /**
     * The steps that apply what is pending.
     *
     * @param target the highest version to apply; null for all
     * @throws MigrationException if applied migrations and code don't fit together, or the order isn't allowed
     */
    public List<Step> up(@Nullable Version target) {
        checkApplied();
        List<ResolvedMigration> pending = pending();
        List<ResolvedMigration> wanted = target == null
                ? pending
                : pending.stream().filter(m -> !m.version().isAbove(target)).toList();
        checkReachable(wanted, target);
        checkOrder(wanted);
        checkWayBack(wanted);
        return wanted.stream().<Step>map(Planner::up).toList();
    }

    /** The step that applies one pending migration. */
    public List<Step> upOne(Version version) {
        checkApplied();
        ResolvedMigration migration = graph.find(version).orElseThrow(() -> TargetException.unknown(version));
        if (history.isApplied(version)) {
            throw TargetException.alreadyApplied(version);
        }
        List<ResolvedMigration> wanted = graph.order(Set.of(version), v -> history.isApplied(v) || isPending(v));
        checkReachable(wanted, null);
        checkWayBack(wanted);
        return List.of(up(migration));
    }

    /** Whether nothing is known to be wrong between what is applied and the code; nothing is thrown. */
    public ValidationResult validate() {
        List<ValidationResult.Problem> problems = new ArrayList<>();
        collect(problems, this::checkChanged);
        collect(problems, this::checkMissing);
        collect(problems, this::checkFuture);
        collect(problems, () -> graph.check(history::isApplied));
        if (problems.isEmpty()) {
            collect(problems, () -> checkOrder(pending()));
            collect(problems, () -> checkWayBack(graph.byVersion()));
        }
        return new ValidationResult(problems);
    }

    private static void collect(List<ValidationResult.Problem> problems, Runnable check) {
        try {
            check.run();
        } catch (MigrationException e) {
            problems.add(new ValidationResult.Problem(e.code(), null, null, e.description() + " " + e.action()));
        }
    }

    private void checkApplied() {
        checkChanged();
        checkMissing();
        checkFuture();
    }

    private void checkChanged() {
        if (!drift.changed().isEmpty()) {
            throw AppliedMigrationsException.changed(drift.changed().stream()
                    .map(c -> "%s was applied with %s, and is %s now"
                            .formatted(
                                    c.now().script(),
                                    c.row().checksum(),
                                    c.now().checksum()))
                    .toList());
        }
    }

    private void checkMissing() {
        if (policy.onMissing() == OnMissing.FAIL && !drift.missing().isEmpty()) {
            throw AppliedMigrationsException.missing(
                    drift.missing().stream().map(row -> row.display()).toList());
        }
    }

    private void checkFuture() {
        if (policy.onFuture() == OnFuture.FAIL && !drift.future().isEmpty()) {
            throw AppliedMigrationsException.future(
                    drift.future().stream().map(row -> row.display()).toList(), graph.highest());
        }
    }

    private boolean isPending(Version version) {
        return graph.find(version).isPresent();
    }

    /** A dependency that is pending itself, and that isn't to be run now, is in the way. */
    private void checkReachable(List<ResolvedMigration> wanted, @Nullable Version target) {
        Set<Version> reached = wanted.stream().map(ResolvedMigration::version).collect(Collectors.toSet());
        List<String> missing = new ArrayList<>();
        for (ResolvedMigration migration : wanted) {
            for (Version dependency : migration.dependencies()) {
                if (!reached.contains(dependency) && !history.isApplied(dependency)) {
                    missing.add("%s (%s) depends on %s, which is not applied%s"
                            .formatted(
                                    migration.version(),
                                    migration.script(),
                                    dependency,
                                    target == null ? "" : " and lies above the target " + target));
                }
            }
        }
        if (!missing.isEmpty()) {
            throw DependencyException.notApplied(missing);
        }
    }

    private void checkOrder(List<ResolvedMigration> wanted) {
        Version current = history.current().orElse(Version.NONE);
        Set<Version> reached = new HashSet<>();
        List<String> late = new ArrayList<>();
        for (ResolvedMigration migration : wanted) {
            if (current.isAbove(migration.version()) && !mayRunLate(migration, reached)) {
                late.add("%s (%s)".formatted(migration.version(), migration.script()));
            }
            reached.add(migration.version());
        }
        if (!late.isEmpty()) {
            throw new OutOfOrderException(late, current, policy.outOfOrder());
        }
    }

    private boolean mayRunLate(ResolvedMigration migration, Set<Version> reached) {
        if (policy.outOfOrder() == OutOfOrder.DECLARED) {
            return !migration.dependencies().isEmpty()
                    && migration.dependencies().stream().allMatch(d -> history.isApplied(d) || reached.contains(d));
        }
        return policy.outOfOrder() == OutOfOrder.TRUE;
    }

    private void checkWayBack(List<ResolvedMigration> wanted) {
        if (policy.requireDown()) {
            List<String> without = wanted.stream()
                    .filter(m -> !m.reversible())
                    .map(m -> "%s (%s)".formatted(m.version(), m.script()))
                    .toList();
            if (!without.isEmpty()) {
                throw NoWayBackException.required(without);
            }
        }
    }

    private static Step up(ResolvedMigration migration) {
        return new Step.Up(
                migration,
                migration instanceof SqlMigration sql
                        ? new Body.Script(sql.up(), Section.UP)
                        : new Body.Code((JavaMigration) migration));
    }

    /** Whether a migration is left half-done by a process that is no longer at it. */
    public boolean isLeftHalfDone() {
        return history.unfinished()
                .filter(row -> row.state() != MigrationState.RUNNING)
                .isPresent();
    }
}
