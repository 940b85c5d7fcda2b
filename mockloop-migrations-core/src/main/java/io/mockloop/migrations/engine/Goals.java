package io.mockloop.migrations.engine;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.HistoryEntry;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.graph.MigrationGraph;
import io.mockloop.migrations.engine.graph.MigrationSet;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.HistoryReader;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.history.HistoryRules;
import io.mockloop.migrations.engine.jdbc.DriverWords;
import io.mockloop.migrations.engine.migration.Callbacks;
import io.mockloop.migrations.engine.plan.Findings;
import io.mockloop.migrations.engine.plan.PlanPolicy;
import io.mockloop.migrations.engine.plan.Planner;
import io.mockloop.migrations.engine.plan.RollbackPlanner;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.engine.plan.WaysBack;
import io.mockloop.migrations.engine.program.Plans;
import io.mockloop.migrations.engine.run.Goal;
import io.mockloop.migrations.exception.ConnectionException;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.TargetException;
import io.mockloop.migrations.sql.ScriptSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the manager's calls want reached, planned on one scan of the code. */
final class Goals {

    private static final Version ZERO = Version.of("0");

    private final PlanPolicy policy;
    private final MigrationSet set;
    private final MigrationGraph graph;
    private final HistoryRules rules;
    private final ScriptSettings scripts;
    private final HistoryReader reader;
    private final Connection connection;

    Goals(PlanPolicy policy, Engine engine, Connection connection) {
        this(policy, engine, connection, new MigrationSet(engine.scanner().scan()));
    }

    Goals(PlanPolicy policy, Engine engine, Connection connection, MigrationSet set) {
        this.policy = policy;
        this.set = set;
        this.graph = set.graph();
        this.rules = engine.history();
        this.scripts = engine.scripts();
        this.reader = engine.reader();
        this.connection = connection;
    }

    MigrationSet set() {
        return set;
    }

    Planner planner(History history) throws SQLException {
        return new Planner(policy, set, history, isFresh(history), () -> log(history));
    }

    /** Asks the database only where a baseline could be what it begins with. */
    private boolean isFresh(History history) throws SQLException {
        return history.rows().isEmpty()
                && set.highestBaseline(null).isPresent()
                && rules.userTables(connection, history.names()).isEmpty();
    }

    /**
     * Plans the steps on a history; the first time what was asked for may be impossible, later another process has done
     * it.
     */
    @FunctionalInterface
    private interface Steps {
        List<Step> on(Planner planner, boolean first) throws SQLException;
    }

    /** The same, with how many steps this run has done before. */
    @FunctionalInterface
    private interface StepsAfterOthers {
        List<Step> on(Planner planner, boolean first, int done) throws SQLException;
    }

    private final class Replanned implements Goal {

        private final StepsAfterOthers steps;
        private final @Nullable Version target;
        private final Callbacks callbacks;
        private boolean first = true;
        private boolean compared;

        Replanned(Steps steps, @Nullable Version target, Callbacks callbacks) {
            this((planner, first, done) -> steps.on(planner, first), target, callbacks);
        }

        Replanned(StepsAfterOthers steps, @Nullable Version target, Callbacks callbacks) {
            this.steps = steps;
            this.target = target;
            this.callbacks = callbacks;
        }

        @Override
        public Work on(History history, int done) throws SQLException {
            history.requireSense();
            Planner planner = planner(history);
            List<Step> planned = history.unfinished().isPresent() ? List.of() : planned(planner, done);
            first = false;
            if (planned.stream().anyMatch(step -> step.direction() == Direction.UP && step.version() != null)) {
                compareWithLog(history);
            }
            return work(planner, planned, target);
        }

        /** A plan may be refused for the very row that lacks. */
        private List<Step> planned(Planner planner, int done) throws SQLException {
            try {
                return steps.on(planner, first, done);
            } catch (MigrationException refusal) {
                compareWithLog(planner.history());
                throw refusal;
            }
        }

        /** Costs a query, and so only where a version is to be applied of which the log may say that it is. */
        private void compareWithLog(History history) throws SQLException {
            if (!compared) {
                reader.comparedWithLog(connection, history).requireSense();
                compared = true;
            }
        }

        @Override
        public MigrationSet set() {
            return set;
        }

        @Override
        public Callbacks callbacks() {
            return callbacks;
        }
    }

    /** All that is pending, up to a target. */
    Goal latest(@Nullable Version target) {
        return new Replanned(
                (planner, first) -> {
                    if (first) {
                        new AheadOfCode(planner, policy).tell();
                    }
                    return ahead(planner, kept -> kept.up(target));
                },
                target,
                set.callbacks());
    }

    /** Plans on what is kept, behind the steps that undo what is ahead of the code, where that is ordered. */
    private List<Step> ahead(Planner planner, Function<Planner, List<Step>> upwards) {
        if (!planner.undoesFuture()) {
            return orAllProblems(planner, upwards);
        }
        Set<Version> future = planner.drift().future().stream()
                .map(HistoryRow::version)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        List<Step> steps = new ArrayList<>(rollback(planner.history()).these(future));
        steps.addAll(orAllProblems(planner.withFutureUndone(), upwards));
        return List.copyOf(steps);
    }

    /** Tells all that is wrong, not only what was come upon first. */
    private static List<Step> orAllProblems(Planner planner, Function<Planner, List<Step>> upwards) {
        try {
            return upwards.apply(planner);
        } catch (MigrationException e) {
            throw Findings.withAllElse(e, planner.validate());
        }
    }

    /** Whether a target lies below what a run would find, what it is ordered to undo not counted. */
    boolean isBelow(Version target, History history) throws SQLException {
        Planner planner = planner(history);
        return (planner.undoesFuture() ? planner.withFutureUndone() : planner)
                .history()
                .current()
                .filter(current -> current.isAbove(target))
                .isPresent();
    }

    /** Up to a version, which must be there and not below the current one. */
    Goal upTo(Version target) {
        return new Replanned(
                (planner, first) -> {
                    if (first) {
                        new AheadOfCode(planner, policy).tell();
                    }
                    return ahead(planner, kept -> upTo(target, kept, first));
                },
                target,
                set.callbacks());
    }

    private List<Step> upTo(Version target, Planner planner, boolean first) {
        Version current = planner.history().current().orElse(Version.NONE);
        if (first && current.isAbove(target)) {
            throw TargetException.below(target, current);
        }
        Version meant = meant(target, planner.history());
        if (!isKnown(meant) && !current.equals(meant)) {
            throw TargetException.unknown(target);
        }
        return planner.up(meant);
    }

    private boolean isKnown(Version version) {
        return graph.find(version).isPresent()
                || set.find(MigrationType.BASELINE, version, "").isPresent();
    }

    /** 0 is a version where a migration has it, and means "nothing applied" where none has. */
    private Version meant(Version target, History history) {
        boolean isNone = target.equals(ZERO)
                && graph.find(target).isEmpty()
                && history.find(target).isEmpty();
        return isNone ? Version.NONE : target;
    }

    /** One pending migration. */
    Goal one(Version version) {
        return new Replanned(
                (planner, first) -> !first && planner.history().isApplied(version) ? List.of() : planner.upOne(version),
                null,
                set.callbacks());
    }

    /** One pending file that is no version's own. */
    Goal script(String script) {
        return new Replanned(
                (planner, first) -> {
                    List<Step> steps = planner.up(null).stream()
                            .filter(step -> step.script().equals(script))
                            .toList();
                    if (first && steps.isEmpty()) {
                        throw TargetException.notPending(script);
                    }
                    return steps;
                },
                null,
                set.callbacks());
    }

    /** Down to a version, which must be below the current one. */
    Goal downTo(Version target) {
        return new Replanned(
                (planner, first) -> {
                    Version current = planner.history().current().orElse(Version.NONE);
                    if (first && !current.isAbove(target)) {
                        throw TargetException.notBelow(target, current);
                    }
                    return rollback(planner.history()).down(meant(target, planner.history()));
                },
                null,
                Callbacks.NONE);
    }

    /** One applied migration undone. */
    Goal undone(Version version) {
        return new Replanned(
                (planner, first) -> !first && !planner.history().isApplied(version)
                        ? List.of()
                        : rollback(planner.history()).downOne(version),
                null,
                Callbacks.NONE);
    }

    /** Those undone that were applied last. */
    Goal undoneLast(int steps) {
        return new Replanned((planner, first) -> rollback(planner.history()).last(steps), null, Callbacks.NONE);
    }

    /** What a plan holds undone, and nothing else. */
    Goal undoneAs(ShownPlan plan) {
        return new Replanned(
                (planner, first, done) ->
                        plan.steps(planner.history(), rollback(planner.history()), new Plans(scripts.rules()), done),
                null,
                Callbacks.NONE);
    }

    private RollbackPlanner rollback(History history) {
        return new RollbackPlanner(graph, history, new WaysBack(scripts, row -> storedDown(history, row)));
    }

    private @Nullable String storedDown(History history, HistoryRow row) {
        try {
            return reader.storedDown(connection, history, row);
        } catch (SQLException e) {
            throw failed("Reading the stored way back of " + row.display(), e);
        }
    }

    private List<HistoryEntry> log(History history) {
        try {
            return reader.log(connection, history);
        } catch (SQLException e) {
            throw failed("Reading the log", e);
        }
    }

    private static ConnectionException failed(String what, SQLException cause) {
        return ConnectionException.failed(what, "the database", "Nothing was run.", DriverWords.of(cause), cause);
    }

    private static Goal.Work work(Planner planner, List<Step> steps, @Nullable Version target) {
        Outlook outlook = new Outlook(planner, steps);
        return new Goal.Work(
                steps,
                planner.stale(),
                target == null ? List.of() : outlook.above(target),
                outlook.appliedCount(),
                outlook.pendingCount(),
                outlook.current());
    }
}
