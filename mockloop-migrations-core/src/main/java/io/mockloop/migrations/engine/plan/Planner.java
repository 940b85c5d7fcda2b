package io.mockloop.migrations.engine.plan;

import io.mockloop.migrations.HistoryEntry;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.graph.MigrationGraph;
import io.mockloop.migrations.engine.graph.MigrationSet;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.migration.RepeatableMigration;
import io.mockloop.migrations.engine.migration.ResolvedMigration;
import io.mockloop.migrations.engine.migration.SqlMigration;
import io.mockloop.migrations.engine.migration.VersionedMigration;
import io.mockloop.migrations.engine.plan.Drift.Changed;
import io.mockloop.migrations.engine.plan.RepeatableDrift.Due;
import io.mockloop.migrations.exception.AppliedMigrationsException;
import io.mockloop.migrations.exception.DependencyException;
import io.mockloop.migrations.exception.IrreversibleMigrationException;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.TargetException;
import io.mockloop.migrations.settings.OnFuture;
import io.mockloop.migrations.settings.OnMissing;
import io.mockloop.migrations.settings.OutOfOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides what to run upwards, from the code and the history of one moment. */
public final class Planner {

    private final PlanPolicy policy;
    private final MigrationSet set;
    private final MigrationGraph graph;
    private final History history;
    private final boolean fresh;
    private final Drift drift;
    private final RepeatableDrift repeatables;
    private final boolean undoesFuture;

    /**
     * Compares the code with the history.
     *
     * @param fresh whether the database has neither history nor tables, so that it may begin with a baseline
     * @param log all events, oldest first; asked for only if an order to roll back may have been begun
     */
    public Planner(
            PlanPolicy policy, MigrationSet set, History history, boolean fresh, Supplier<List<HistoryEntry>> log) {
        this.policy = policy;
        this.set = set;
        this.graph = set.graph();
        this.history = history;
        this.fresh = fresh;
        this.drift = Drift.between(set, history);
        this.repeatables = RepeatableDrift.between(set, history);
        this.undoesFuture =
                !drift.future().isEmpty() && graph.highest().isPresent() && RollbackOrder.isGiven(policy, history, log);
    }

    /** The history that was planned on. */
    public History history() {
        return history;
    }

    /** The code that was planned on. */
    public MigrationSet set() {
        return set;
    }

    /** The versioned migrations of the code that was planned on. */
    public MigrationGraph graph() {
        return graph;
    }

    /**
     * Whether a run undoes what is ahead of the code, as was ordered. Without any migration in the code all would be
     * ahead of it, so that it is more likely that they were not found.
     */
    public boolean undoesFuture() {
        return undoesFuture;
    }

    /** The plans on the history as it is once what is ahead of the code is undone. */
    public Planner withFutureUndone() {
        return without(drift.future());
    }

    /** How what is applied differs from the code. */
    public Drift drift() {
        return drift;
    }

    /** Applied migrations, repeatable ones included, whose rows tell something older, with the same content. */
    public List<Changed> stale() {
        return Stream.concat(drift.stale().stream(), repeatables.stale().stream())
                .toList();
    }

    /** The rows of repeatable migrations that are not in the code any more. */
    public List<HistoryRow> gone() {
        return repeatables.gone();
    }

    RepeatableDrift repeatables() {
        return repeatables;
    }

    /** What is pending, in the order it would run, whatever the target is. */
    public List<ResolvedMigration> pending() {
        List<ResolvedMigration> pending = new ArrayList<>();
        Optional<SqlMigration> baseline = baseline(null);
        baseline.ifPresent(pending::add);
        pending.addAll(pendingVersions(baseline));
        due().forEach(due -> pending.add(due.migration()));
        return pending;
    }

    /** The same if the order cannot be told, without what is in question; reads nothing. */
    public List<ResolvedMigration> pendingByVersion() {
        Optional<SqlMigration> baseline = baseline(null);
        List<ResolvedMigration> pending = new ArrayList<>(baseline.stream().toList());
        graph.byVersion().stream()
                .filter(each -> !isApplied(each.version(), baseline))
                .filter(each -> history.flawsOf(each.version()).isEmpty())
                .forEach(pending::add);
        due().forEach(due -> pending.add(due.migration()));
        return pending;
    }

    /** What was deleted that the database lacks; empty if that may be, or the code isn't known in full. */
    Optional<BaselineGap> gap() {
        return fresh || policy.onMissing() == OnMissing.IGNORE || !set.isComplete()
                ? Optional.empty()
                : BaselineGap.between(set, history);
    }

    Optional<SqlMigration> startingBaseline() {
        return baseline(null);
    }

    List<VersionedMigration> pendingVersions() {
        return pendingVersions(baseline(null));
    }

    private List<VersionedMigration> pendingVersions(Optional<SqlMigration> baseline) {
        Set<Version> versions = unapplied(baseline);
        return versions.isEmpty() ? List.of() : graph.order(versions, version -> isApplied(version, baseline));
    }

    private Set<Version> unapplied(Optional<SqlMigration> baseline) {
        Set<Version> versions = new LinkedHashSet<>();
        for (VersionedMigration each : graph.byVersion()) {
            if (!isApplied(each.version(), baseline)) {
                versions.add(each.version());
            }
        }
        return versions;
    }

    private Optional<SqlMigration> baseline(@Nullable Version target) {
        return fresh ? set.highestBaseline(target) : Optional.empty();
    }

    private boolean isApplied(Version version, Optional<SqlMigration> baseline) {
        return history.isApplied(version)
                || baseline.filter(b -> !version.isAbove(b.version())).isPresent();
    }

    /** The plans on the history as it is once some of what is applied is undone. */
    public Planner without(Collection<HistoryRow> undone) {
        return new Planner(policy, set, history.undone(undone), false, List::of);
    }

    /** Repeatable migrations that are to be run. */
    public List<RepeatableMigration> dueRepeatables() {
        return due().stream().map(Due::migration).toList();
    }

    /** An older release leaves them as the newer one made them. */
    private List<Due> due() {
        return drift.future().isEmpty() ? repeatables.due() : List.of();
    }

    /**
     * The steps that apply what is pending.
     *
     * @param target the highest version to apply; null for all
     * @throws MigrationException if applied migrations and code don't fit together, or the order isn't allowed
     */
    public List<Step> up(@Nullable Version target) {
        new AppliedCheck(this).check();
        Optional<SqlMigration> baseline = baseline(target);
        List<VersionedMigration> pending = pendingVersions(baseline);
        List<Due> due = due();
        if (baseline.isEmpty() && pending.isEmpty() && due.isEmpty()) {
            return List.of();
        }
        List<VersionedMigration> wanted = pending.stream()
                .filter(m -> target == null || !m.version().isAbove(target))
                .toList();
        List<Step> steps = new ArrayList<>();
        baseline.ifPresent(migration -> steps.add(up(migration, null)));
        wanted.forEach(migration -> steps.add(up(migration, null)));
        if (wanted.size() == pending.size()) {
            // they may need what a migration behind the target makes
            due.forEach(each -> steps.add(up(each.migration(), each.row())));
        }
        checkReachable(steps, target, version -> isApplied(version, baseline));
        checkOrder(wanted);
        checkUndo(wanted);
        return List.copyOf(steps);
    }

    /** The step that applies one pending migration. */
    public List<Step> upOne(Version version) {
        new AppliedCheck(this).check();
        require(version, TargetException::unknown);
        if (history.isApplied(version)) {
            throw TargetException.alreadyApplied(version);
        }
        return these(Set.of(version));
    }

    /**
     * The steps that apply again what was undone, and the repeatable migrations that this has made pending if nothing
     * else is.
     */
    public List<Step> again(Collection<Version> undone) {
        new AppliedCheck(this).check();
        for (Version version : undone) {
            require(version, TargetException::notAgain);
        }
        List<Step> steps = new ArrayList<>(these(Set.copyOf(undone)));
        if (undone.containsAll(unapplied(Optional.empty()))) {
            due().forEach(each -> steps.add(up(each.migration(), each.row())));
        }
        return steps;
    }

    /** The steps that note pending migrations as applied without running them. */
    public List<Step> mark(Set<Version> versions) {
        new AppliedCheck(this).check();
        for (Version version : versions) {
            require(version, TargetException::unknown);
            if (history.isApplied(version)) {
                throw TargetException.alreadyApplied(version);
            }
        }
        List<Step> steps = these(versions);
        checkPassedOver(versions);
        return steps.stream().<Step>map(step -> ((Step.Up) step).marked()).toList();
    }

    /** What is pending below them would come late, and be refused for ever. */
    private void checkPassedOver(Set<Version> marked) {
        List<VersionedMigration> left = new ArrayList<>(pendingVersions());
        left.removeIf(each -> marked.contains(each.version()));
        Version highest = Collections.max(marked);
        List<Version> late = new ArrayList<>();
        if (highest.isAbove(currentOrNone())) {
            late(left, highest, marked).forEach(each -> late.add(each.version()));
            late(left).forEach(each -> late.remove(each.version()));
        }
        if (!late.isEmpty()) {
            throw TargetException.passedOver(highest, graph.display(late));
        }
    }

    private List<Step> these(Set<Version> versions) {
        List<VersionedMigration> wanted =
                graph.order(versions, v -> history.isApplied(v) || graph.find(v).isPresent());
        List<Step> steps = wanted.stream().map(each -> up(each, null)).toList();
        checkReachable(steps, null, history::isApplied);
        checkUndo(wanted);
        return steps;
    }

    /** What a plan may hold. */
    public PlanPolicy policy() {
        return policy;
    }

    /** What to throw for some of those that are ahead of the code. */
    AppliedMigrationsException ahead(List<HistoryRow> rows) {
        List<String> future = rows.stream().map(HistoryRow::display).toList();
        return policy.onFuture() == OnFuture.ROLLBACK
                ? AppliedMigrationsException.notOrderedBack(
                        future, graph.highest(), currentOrNone(), policy.rollbackFrom())
                : AppliedMigrationsException.future(future, graph.highest());
    }

    private void require(Version version, Function<Version, TargetException> refusal) {
        if (graph.find(version).isEmpty()) {
            throw refusal.apply(version);
        }
    }

    /** A dependency that is pending itself, and that isn't to be run now, is in the way. */
    private static void checkReachable(List<Step> steps, @Nullable Version target, Predicate<Version> applied) {
        Set<Version> reached =
                steps.stream().map(Step::version).filter(Objects::nonNull).collect(Collectors.toSet());
        List<String> missing = new ArrayList<>();
        for (Step step : steps) {
            for (Version dependency : ((Step.Up) step).migration().dependencies()) {
                if (!reached.contains(dependency) && !applied.test(dependency)) {
                    missing.add("%s depends on %s, which is not applied%s"
                            .formatted(
                                    display(((Step.Up) step).migration()),
                                    dependency,
                                    target == null ? "" : " and lies above the target " + target));
                }
            }
        }
        if (!missing.isEmpty()) {
            throw DependencyException.notApplied(missing);
        }
    }

    private void checkOrder(List<VersionedMigration> wanted) {
        List<VersionedMigration> late = late(wanted);
        if (!late.isEmpty()) {
            throw AppliedMigrationsException.outOfOrder(
                    late.stream().map(Planner::display).toList(),
                    late.size() == 1 ? late.get(0).version().toString() : null,
                    currentOrNone(),
                    policy.outOfOrder());
        }
    }

    /** The first of some versions that is pending, lies below the current version and must not. */
    public Optional<VersionedMigration> firstLate(Set<Version> among) {
        return late(pendingVersions()).stream()
                .filter(each -> among.contains(each.version()))
                .findFirst();
    }

    /** Those that lie below the current version and must not. */
    List<VersionedMigration> late(List<VersionedMigration> wanted) {
        return late(wanted, currentOrNone(), Set.of());
    }

    private List<VersionedMigration> late(List<VersionedMigration> wanted, Version current, Set<Version> before) {
        Set<Version> reached = new HashSet<>(before);
        List<VersionedMigration> late = new ArrayList<>();
        for (VersionedMigration migration : wanted) {
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
        return migration.version() == null
                ? migration.script()
                : "%s (%s)".formatted(migration.version(), migration.script());
    }

    private boolean mayRunLate(VersionedMigration migration, Set<Version> reached) {
        if (policy.outOfOrder() == OutOfOrder.DECLARED) {
            return !migration.dependencies().isEmpty()
                    && migration.dependencies().stream().allMatch(d -> history.isApplied(d) || reached.contains(d));
        }
        return policy.outOfOrder() == OutOfOrder.TRUE;
    }

    private void checkUndo(List<VersionedMigration> wanted) {
        List<String> without =
                irreversible(wanted).stream().map(Planner::display).toList();
        if (!without.isEmpty()) {
            throw IrreversibleMigrationException.required(without);
        }
    }

    /** Those that have no undo and must have one. */
    List<VersionedMigration> irreversible(List<VersionedMigration> wanted) {
        return policy.requireDown()
                ? wanted.stream().filter(m -> !m.reversible()).toList()
                : List.of();
    }

    private static Step up(ResolvedMigration migration, @Nullable HistoryRow replaced) {
        return new Step.Up(migration, Body.up(migration), replaced, null);
    }
}
