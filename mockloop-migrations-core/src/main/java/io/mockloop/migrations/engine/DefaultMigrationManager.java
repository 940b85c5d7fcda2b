package io.mockloop.migrations.engine;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.HistoryEntry;
import io.mockloop.migrations.MigrateOption;
import io.mockloop.migrations.MigrationDetails;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.MigrationRepair;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.MigrationResult.Executed;
import io.mockloop.migrations.MigrationStatus;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.PendingMigration;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.History.Layout;
import io.mockloop.migrations.engine.history.HistoryRules.Problem;
import io.mockloop.migrations.engine.plan.Drift.Changed;
import io.mockloop.migrations.engine.plan.Findings;
import io.mockloop.migrations.engine.plan.Planner;
import io.mockloop.migrations.engine.program.PlanScript;
import io.mockloop.migrations.engine.run.FirstRun;
import io.mockloop.migrations.engine.run.Foreseen;
import io.mockloop.migrations.engine.run.Goal;
import io.mockloop.migrations.engine.run.Goal.Work;
import io.mockloop.migrations.engine.run.HistoryChange;
import io.mockloop.migrations.engine.run.Planned;
import io.mockloop.migrations.engine.run.RunParts;
import io.mockloop.migrations.engine.run.Runner;
import io.mockloop.migrations.engine.session.Listeners;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.PooledSessionException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The manager: each call borrows a connection, chooses the parts for its database, and lets them work. */
public final class DefaultMigrationManager implements MigrationManager {

    private static final Logger logger = LoggerFactory.getLogger(DefaultMigrationManager.class);

    private final Connections connections;
    private final Engine.Factory engines;
    private final ManagerSettings settings;
    private final Listeners listeners;

    /** A manager for the databases that these connections lead to. */
    public DefaultMigrationManager(
            Connections connections, Engine.Factory engines, ManagerSettings settings, Listeners listeners) {
        this.connections = connections;
        this.engines = engines;
        this.settings = settings;
        this.listeners = listeners;
    }

    @Override
    public Optional<Version> currentVersion() {
        return read("Reading the current version", (connection, engine, history) -> {
            warnOfFlaws(history);
            return history.current();
        });
    }

    @Override
    public List<HistoryEntry> history() {
        return read("Reading the history", (connection, engine, history) -> {
            warnOfFlaws(history);
            return engine.reader().log(connection, history);
        });
    }

    @Override
    public void history(Consumer<? super HistoryEntry> each) {
        read("Reading the history", (connection, engine, history) -> {
            warnOfFlaws(history);
            engine.reader().eachEvent(connection, history, each);
            return history;
        });
    }

    @Override
    public List<PendingMigration> pendingMigrations() {
        return read("Looking for pending migrations", (connection, engine, history) -> {
            history.requireSense();
            return Statuses.pending(goals(engine, connection).planner(history));
        });
    }

    @Override
    public MigrationPlan plan() {
        return plan(this::begun, (goals, history) -> goals.latest(settings.target()));
    }

    @Override
    public MigrationPlan plan(Version target) {
        return plan(
                this::begun,
                (goals, history) -> goals.isBelow(target, history) ? goals.downTo(target) : goals.upTo(target));
    }

    @Override
    public MigrationPlan planRollback(Version target) {
        return plan(Begun.AS_IT_IS, (goals, history) -> goals.downTo(target));
    }

    @Override
    public MigrationPlan planRollback(int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("There must be at least one step to undo: " + steps);
        }
        return plan(Begun.AS_IT_IS, (goals, history) -> goals.undoneLast(steps));
    }

    @Override
    public MigrationResult migrateToLatest() {
        return run("Migrating", goals -> {
            goals.set().warnings().forEach(logger::warn);
            return goals.latest(settings.target());
        });
    }

    @Override
    public MigrationResult migrateToVersion(Version target, MigrateOption... options) {
        boolean down = List.of(options).contains(MigrateOption.ALLOW_DOWN)
                && read("Reading the current version", (connection, engine, history) -> isBelow(target, history));
        return down
                ? rollbackToVersion(target)
                : run("Migrating", goals -> {
                    goals.set().warnings().forEach(logger::warn);
                    return goals.upTo(target);
                });
    }

    @Override
    public MigrationResult applyMigration(Version version) {
        return run("Migrating", goals -> goals.one(version));
    }

    @Override
    public MigrationResult applyMigration(PendingMigration migration) {
        Version version = migration.version();
        return version == null || migration.type() == MigrationType.BASELINE
                ? run("Migrating", goals -> goals.script(migration.script()))
                : applyMigration(version);
    }

    @Override
    public MigrationResult rollbackMigration(Version version) {
        return run("Rolling back", goals -> goals.undone(version));
    }

    @Override
    public MigrationResult rollbackToVersion(Version target) {
        return run("Rolling back", goals -> goals.downTo(target));
    }

    @Override
    public MigrationResult rollback(MigrationPlan plan) {
        ShownPlan shown = new ShownPlan(plan);
        return run("Rolling back", goals -> goals.undoneAs(shown));
    }

    @Override
    public Optional<MigrationDetails> details(String versionOrScript) {
        return read(
                "Reading about a migration",
                (connection, engine, history) ->
                        Details.of(versionOrScript, settings.policy(), engine, connection, history));
    }

    @Override
    public ValidationResult validate() {
        return read(
                "Validating",
                (connection, engine, history) ->
                        statuses(connection, engine, history).validate());
    }

    @Override
    public MigrationStatus status() {
        return read(
                "Reading the status",
                (connection, engine, history) -> statuses(connection, engine, history)
                        .status(
                                engine.reader().times(connection, history),
                                engine.reader().newest(connection, history, MigrationStatus.NEWEST)));
    }

    @Override
    public MigrationResult baseline(Version version) {
        long started = System.nanoTime();
        return use("Noting a baseline", (connection, engine) -> {
            new HistoryChange(parts(engine, connection), settings.run()).baseline(version);
            Duration time = Duration.ofNanos(System.nanoTime() - started);
            Executed executed = new Executed(version, "Baseline", MigrationType.BASELINE, "", Direction.UP, time);
            return result(connection, engine, List.of(executed), time);
        });
    }

    @Override
    public List<MigrationRepair> planRepair(Version version) {
        return plannedRepairs(version);
    }

    @Override
    public List<MigrationRepair> planRepair() {
        return plannedRepairs(null);
    }

    private List<MigrationRepair> plannedRepairs(@Nullable Version version) {
        return read(
                "Looking for what is to be repaired",
                (connection, engine, history) ->
                        Repairs.of(goals(engine, connection).planner(history), version).stream()
                                .map(Repairs::planned)
                                .toList());
    }

    @Override
    public MigrationResult repair(Version version) {
        return repaired(version);
    }

    @Override
    public MigrationResult repair() {
        return repaired(null);
    }

    private MigrationResult repaired(@Nullable Version version) {
        long started = System.nanoTime();
        return use("Repairing the history", (connection, engine) -> {
            History history = engine.reader().read(connection);
            List<Changed> repaired = Repairs.of(goals(engine, connection).planner(history), version);
            if (!repaired.isEmpty()) {
                new HistoryChange(parts(engine, connection), settings.run()).repair(repaired);
            }
            Duration time = Duration.ofNanos(System.nanoTime() - started);
            return result(
                    connection,
                    engine,
                    repaired.stream().map(c -> Repairs.executed(c, time)).toList(),
                    time);
        });
    }

    private MigrationResult result(Connection connection, Engine engine, List<Executed> executed, Duration time)
            throws SQLException {
        Planner planner = goals(engine, connection).planner(engine.reader().read(connection));
        return new MigrationResult(
                executed,
                List.of(),
                planner.history().current().orElse(null),
                Outlook.count(planner.history()),
                planner.pending().size(),
                time,
                engine.product());
    }

    private static boolean isBelow(Version target, History history) {
        return history.current().filter(current -> current.isAbove(target)).isPresent();
    }

    /** Chooses a goal by what is applied. */
    private interface PlannedGoal {
        Goal of(Goals goals, History history) throws SQLException;
    }

    /** Tells what history a run would begin with. */
    private interface Begun {
        Begun AS_IT_IS = (connection, engine, history) -> history;

        History of(Connection connection, Engine engine, History history) throws SQLException;
    }

    private History begun(Connection connection, Engine engine, History history) throws SQLException {
        return history.layout() == Layout.MISSING
                ? new FirstRun(
                                engine.history(),
                                engine.product(),
                                settings.run().baseline())
                        .foreseen(connection, history)
                : history;
    }

    private MigrationPlan plan(Begun begun, PlannedGoal choice) {
        return read("Planning", (connection, engine, read) -> {
            History history = begun.of(connection, engine, read);
            Goals goals = goals(engine, connection);
            new Occupation(engine, connection, history).requireNone(goals.set());
            Goal goal = choice.of(goals, history);
            Work work = Planned.on(history, () -> engine.reader().read(connection), goal, 0)
                    .work();
            boolean together = settings.run().together();
            new Foreseen(goal, engine.execution(), engine.product()).check(work, together);
            return new PlanScript(engine.scripts().rules(), engine.execution(), connection)
                    .of(work.steps(), together, goal.callbacks());
        });
    }

    private Goals goals(Engine engine, Connection connection) {
        try {
            return new Goals(settings.policy(), engine, connection);
        } catch (MigrationException e) {
            throw withAllElse(e, engine, connection);
        }
    }

    /** The code that was found as far as it goes tells what else is wrong. */
    private MigrationException withAllElse(MigrationException first, Engine engine, Connection connection) {
        try {
            Discovered code = Discovered.by(engine.scanner());
            Planner planner = new Goals(settings.policy(), engine, connection, code.set())
                    .planner(engine.reader().read(connection));
            return Findings.withAllElse(first, code.problems(planner.validate()));
        } catch (SQLException | MigrationException e) {
            first.addSuppressed(e);
            return first;
        }
    }

    private Statuses statuses(Connection connection, Engine engine, History read) throws SQLException {
        History history = engine.reader().comparedWithLog(connection, read);
        Discovered code = Discovered.by(engine.scanner());
        return new Statuses(
                engine,
                code,
                new Goals(settings.policy(), engine, connection, code.set()).planner(history),
                new Occupation(engine, connection, history).halfDone(code.set()).orElse(null));
    }

    /** Who asks for what the tables hold is answered, whatever else they hold. */
    private static void warnOfFlaws(History history) {
        history.flaws().forEach(flaw -> logger.warn("{}", flaw.message()));
    }

    /** What is done with what was read. */
    private interface Reading<T> {
        T of(Connection connection, Engine engine, History history) throws SQLException;
    }

    private <T> T read(String what, Reading<T> reading) {
        return use(
                what,
                (connection, engine) ->
                        reading.of(connection, engine, engine.reader().read(connection)));
    }

    /** Chooses a goal. */
    private interface GoalChoice {
        Goal of(Goals goals);
    }

    private MigrationResult run(String what, GoalChoice choice) {
        return use(what, (connection, engine) -> {
            Goal goal = choice.of(goals(engine, connection));
            return new Runner(parts(engine, connection), settings.run(), goal).run();
        });
    }

    private RunParts parts(Engine engine, Connection connection) {
        return engine.parts(connection, listeners, connections.dataSources());
    }

    /** What is done with a connection. */
    private interface Use<T> {
        T with(Connection connection, Engine engine) throws SQLException;
    }

    /** What comes after it. */
    private interface GivingBack extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    @SuppressWarnings("try")
    private <T> T use(String what, Use<T> use) {
        return connections.use(what, connection -> {
            Engine engine = engines.forConnection(connection);
            try (GivingBack end = () -> engine.execution().giveBack(connection)) {
                return use.with(connection, engine);
            } catch (SQLException e) {
                if (engine.history().problemOf(e) == Problem.POOLED) {
                    throw PooledSessionException.of(e, "Nothing of it was done.");
                }
                throw e;
            }
        });
    }
}
