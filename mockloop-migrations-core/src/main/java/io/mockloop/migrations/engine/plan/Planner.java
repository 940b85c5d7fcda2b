package io.mockloop.migrations.engine.plan;

import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.discovery.JavaMigration;
import io.mockloop.migrations.engine.discovery.ResolvedMigration;
import io.mockloop.migrations.engine.discovery.SqlMigration;
import io.mockloop.migrations.engine.graph.MigrationGraph;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.plan.Drift.Changed;
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

    /** All that is known to be wrong between what is applied and the code; nothing is thrown. */
    public ValidationResult validate() {
        return new Validation(this, policy).result();
    }

    private void checkApplied() {
        drift.requireReadable();
        checkChanged();
        checkMissing();
        checkFuture();
    }

    private void checkChanged() {
        if (!drift.changed().isEmpty()) {
            throw AppliedMigrationsException.changed(
                    drift.changed().stream().map(Changed::display).toList());
        }
    }

    private void checkMissing() {
        if (policy.onMissing() == OnMissing.FAIL && !drift.missing().isEmpty()) {
            throw AppliedMigrationsException.missing(
                    drift.missing().stream().map(HistoryRow::display).toList());
        }
    }

    private void checkFuture() {
        if (policy.onFuture() == OnFuture.FAIL && !drift.future().isEmpty()) {
            throw AppliedMigrationsException.future(
                    drift.future().stream().map(HistoryRow::display).toList(), graph.highest());
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
                    missing.add("%s depends on %s, which is not applied%s"
                            .formatted(
                                    display(migration),
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
        List<String> late = late(wanted).stream().map(Planner::display).toList();
        if (!late.isEmpty()) {
            throw new OutOfOrderException(late, currentOrNone(), policy.outOfOrder());
        }
    }

    /** Those that lie below the current version and must not. */
    List<ResolvedMigration> late(List<ResolvedMigration> wanted) {
        Version current = currentOrNone();
        Set<Version> reached = new HashSet<>();
        List<ResolvedMigration> late = new ArrayList<>();
        for (ResolvedMigration migration : wanted) {
            if (current.isAbove(migration.version()) && !mayRunLate(migration, reached)) {
                late.add(migration);
            }
            reached.add(migration.version());
        }
        return late;
    }

    private Version currentOrNone() {
        return history.current().orElse(Version.NONE);
    }

    static String display(ResolvedMigration migration) {
        return "%s (%s)".formatted(migration.version(), migration.script());
    }

    private boolean mayRunLate(ResolvedMigration migration, Set<Version> reached) {
        if (policy.outOfOrder() == OutOfOrder.DECLARED) {
            return !migration.dependencies().isEmpty()
                    && migration.dependencies().stream().allMatch(d -> history.isApplied(d) || reached.contains(d));
        }
        return policy.outOfOrder() == OutOfOrder.TRUE;
    }

    private void checkWayBack(List<ResolvedMigration> wanted) {
        List<String> without =
                withoutWayBack(wanted).stream().map(Planner::display).toList();
        if (!without.isEmpty()) {
            throw NoWayBackException.required(without);
        }
    }

    /** Those that have no way back and must have one. */
    List<ResolvedMigration> withoutWayBack(List<ResolvedMigration> wanted) {
        return policy.requireDown()
                ? wanted.stream().filter(m -> !m.reversible()).toList()
                : List.of();
    }

    private static Step up(ResolvedMigration migration) {
        return new Step.Up(
                migration,
                migration instanceof SqlMigration sql
                        ? new Body.Script(sql.up(), Section.UP)
                        : new Body.Code((JavaMigration) migration));
    }
}
