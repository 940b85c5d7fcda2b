package io.mockloop.migrations.engine;

import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.discovery.Callbacks;
import io.mockloop.migrations.engine.execution.Goal;
import io.mockloop.migrations.engine.graph.MigrationGraph;
import io.mockloop.migrations.engine.graph.MigrationSet;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.HistoryReader;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.history.HistoryRules;
import io.mockloop.migrations.engine.plan.PlanPolicy;
import io.mockloop.migrations.engine.plan.Planner;
import io.mockloop.migrations.engine.plan.RollbackPlanner;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.engine.plan.WaysBack;
import io.mockloop.migrations.exception.ConnectionException;
import io.mockloop.migrations.exception.TargetException;
import io.mockloop.migrations.sql.ScriptSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the manager's calls want reached, planned on one scan of the code. */
final class Goals {

    private static final Logger logger = LoggerFactory.getLogger(Goals.class);

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
        return new Planner(policy, set, history, isFresh(history));
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
            Planner planner = planner(history);
            List<Step> planned = history.unfinished().isPresent() ? List.of() : steps.on(planner, first, done);
            first = false;
            return work(planner, planned, target);
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
                        tellWhatIsAhead(planner);
                    }
                    return planner.up(target);
                },
                target,
                set.callbacks());
    }

    private static void tellWhatIsAhead(Planner planner) {
        List<HistoryRow> ahead = planner.drift().future();
        if (!ahead.isEmpty()) {
            logger.info(
                    "The database is ahead of the code, as it is for an older release: {} applied and not in the code",
                    ahead.stream().map(HistoryRow::display).collect(Collectors.joining(", ")));
        }
        if (!planner.gone().isEmpty()) {
            logger.info(
                    "Repeatable migrations that were run, and are not in the code any more; what they made stays: {}",
                    planner.gone().stream().map(HistoryRow::display).collect(Collectors.joining(", ")));
        }
    }

    /** Up to a version, which must be there and not below the current one. */
    Goal upTo(Version target) {
        return new Replanned(
                (planner, first) -> {
                    Version current = planner.history().current().orElse(Version.NONE);
                    if (first && current.isAbove(target)) {
                        throw TargetException.below(target, current);
                    }
                    Version meant = meant(target, planner.history());
                    if (!isKnown(meant) && !current.equals(meant)) {
                        throw TargetException.unknown(target);
                    }
                    return planner.up(meant);
                },
                target,
                set.callbacks());
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
                (planner, first, done) -> plan.steps(planner.history(), rollback(planner.history()), done),
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
            throw ConnectionException.failed(
                    "Reading the stored way back of " + row.display(), "the database", "Nothing was run.", e);
        }
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
