package io.mockloop.migrations.engine;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationResult.Skipped;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.discovery.ResolvedMigration;
import io.mockloop.migrations.engine.execution.Goal;
import io.mockloop.migrations.engine.graph.MigrationGraph;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.HistoryReader;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.plan.PlanPolicy;
import io.mockloop.migrations.engine.plan.Planner;
import io.mockloop.migrations.engine.plan.RollbackPlanner;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.exception.ConnectionException;
import io.mockloop.migrations.exception.TargetException;
import io.mockloop.migrations.sql.ScriptSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the manager's calls want reached, planned on one scan of the code. */
final class Goals {

    private static final Logger logger = LoggerFactory.getLogger(Goals.class);

    private static final Version ZERO = Version.of("0");

    private final PlanPolicy policy;
    private final MigrationGraph graph;
    private final ScriptSettings scripts;
    private final HistoryReader reader;
    private final Connection connection;

    Goals(PlanPolicy policy, Engine engine, Connection connection) {
        this.policy = policy;
        this.graph = new MigrationGraph(engine.scanner().scan());
        this.scripts = engine.scripts();
        this.reader = engine.reader();
        this.connection = connection;
    }

    MigrationGraph graph() {
        return graph;
    }

    Planner planner(History history) {
        return new Planner(policy, graph, history);
    }

    /**
     * Plans the steps on a history; the first time what was asked for may be impossible, later another process has done
     * it.
     */
    @FunctionalInterface
    private interface Steps {
        List<Step> on(Planner planner, boolean first);
    }

    private final class Replanned implements Goal {

        private final Steps steps;
        private final @Nullable Version target;
        private boolean first = true;

        Replanned(Steps steps, @Nullable Version target) {
            this.steps = steps;
            this.target = target;
        }

        @Override
        public Work on(History history) {
            Planner planner = planner(history);
            List<Step> planned = history.unfinished().isPresent() ? List.of() : steps.on(planner, first);
            first = false;
            return work(planner, planned, target);
        }

        @Override
        public MigrationGraph graph() {
            return graph;
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
                target);
    }

    private static void tellWhatIsAhead(Planner planner) {
        List<HistoryRow> ahead = planner.drift().future();
        if (!ahead.isEmpty()) {
            logger.info(
                    "The database is ahead of the code, as it is for an older release: {} applied and not in the code",
                    ahead.stream().map(HistoryRow::display).collect(Collectors.joining(", ")));
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
                    if (graph.find(meant).isEmpty() && !current.equals(meant)) {
                        throw TargetException.unknown(target);
                    }
                    return planner.up(meant);
                },
                target);
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
                null);
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
                null);
    }

    /** One applied migration undone. */
    Goal undone(Version version) {
        return new Replanned(
                (planner, first) -> !first && !planner.history().isApplied(version)
                        ? List.of()
                        : rollback(planner.history()).downOne(version),
                null);
    }

    private RollbackPlanner rollback(History history) {
        return new RollbackPlanner(graph, history, scripts, row -> storedDown(history, row));
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
        Set<Version> applied = new HashSet<>(planner.history().applied().toList());
        for (Step step : steps) {
            if (step.direction() == Direction.UP) {
                applied.add(step.version());
            } else {
                applied.remove(step.version());
            }
        }
        List<ResolvedMigration> left = planner.graph().byVersion().stream()
                .filter(m -> !applied.contains(m.version()) && !isBelowBaseline(planner, m.version()))
                .toList();
        return new Goal.Work(
                steps,
                planner.drift().stale(),
                skipped(left, target),
                (int) applied.stream()
                        .filter(version -> !isBaseline(planner, version))
                        .count(),
                left.size(),
                applied.stream().max(Comparator.naturalOrder()).orElse(null));
    }

    private static boolean isBaseline(Planner planner, Version version) {
        return planner.history().find(version).filter(HistoryRow::isBaseline).isPresent();
    }

    private static boolean isBelowBaseline(Planner planner, Version version) {
        return planner.history().baseline().filter(b -> !version.isAbove(b)).isPresent();
    }

    private static List<Skipped> skipped(List<ResolvedMigration> left, @Nullable Version target) {
        return target == null
                ? List.of()
                : left.stream()
                        .filter(m -> m.version().isAbove(target))
                        .map(m -> new Skipped(m.version(), m.nameDescription(), "above the target " + target))
                        .toList();
    }
}
