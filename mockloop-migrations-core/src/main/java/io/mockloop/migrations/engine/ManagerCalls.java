package io.mockloop.migrations.engine;

import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.SchemaState;
import io.mockloop.migrations.engine.drift.SchemaDrift;
import io.mockloop.migrations.engine.graph.MigrationSet;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.jdbc.SqlFunction;
import io.mockloop.migrations.engine.plan.PlanPolicy;
import io.mockloop.migrations.engine.report.Discovered;
import io.mockloop.migrations.engine.report.Statuses;
import io.mockloop.migrations.engine.run.Goal;
import io.mockloop.migrations.engine.run.Planners;
import io.mockloop.migrations.engine.run.Planning;
import io.mockloop.migrations.engine.run.RowsInBackground;
import io.mockloop.migrations.engine.run.RowsInBackground.Attempts;
import io.mockloop.migrations.engine.run.RunSettings;
import io.mockloop.migrations.engine.run.Runner;
import io.mockloop.migrations.engine.session.Engine;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.settings.SchemaCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the manager's calls share: each borrows a connection, and chooses the parts for its database. */
abstract class ManagerCalls {

    private static final Logger logger = LoggerFactory.getLogger(DefaultMigrationManager.class);

    private final Connections connections;
    private final SqlFunction<Connection, Engine> engines;
    final PlanPolicy policy;
    final RunSettings settings;

    ManagerCalls(
            Connections connections, SqlFunction<Connection, Engine> engines, PlanPolicy policy, RunSettings settings) {
        this.connections = connections;
        this.engines = engines;
        this.policy = policy;
        this.settings = settings;
    }

    HistoryCalls calls(Engine engine) {
        return new HistoryCalls(engine, settings, () -> planners(engine));
    }

    MigrationPlan planUp(Goal goal) {
        return read("Planning", read -> plans(read).up(goal));
    }

    MigrationPlan planDown(Goal goal) {
        return read("Planning", read -> plans(read).down(goal));
    }

    PlanCalls plans(Read read) {
        return new PlanCalls(planners(read.engine()), read.history(), settings);
    }

    Planners planners(Engine engine) {
        try {
            return new Planners(
                    policy, engine, new MigrationSet(engine.scanner().scan()));
        } catch (MigrationException e) {
            throw Discovered.withAllElse(e, policy, engine);
        }
    }

    Statuses statuses(Read read) throws SQLException {
        return new StateCalls(read.engine(), read.history(), policy, settings).statuses();
    }

    /** What a {@link io.mockloop.migrations.SchemaValidator} tells. */
    public SchemaState schemaState() {
        return settings.schemaCheck() == SchemaCheck.OFF
                ? SchemaState.OFF
                : read("Comparing the schema", read -> new SchemaDrift(read.engine(), read.history()).state());
    }

    /** Goes through rows in the background, on a connection of its own, each time that it is asked. */
    BackgroundThread.Look lookAtRows() {
        Attempts attempts = new Attempts();
        AtomicReference<MigrationSet> code = new AtomicReference<>();
        return cancellation -> use("Going through rows in the background", engine -> {
            MigrationSet set =
                    code.updateAndGet(known -> known == null ? planners(engine).set() : known);
            return new RowsInBackground(engine, settings, set, cancellation).goOn(attempts);
        });
    }

    static void warn(MigrationSet set) {
        set.warnings().forEach(each -> logger.warn(each.message()));
    }

    MigrationResult rollback(Goal goal) {
        return run("Rolling back", goal, set -> {});
    }

    MigrationResult run(String what, Goal goal, Consumer<MigrationSet> first) {
        return use(what, engine -> {
            Planners planners = planners(engine);
            first.accept(planners.set());
            return new Runner(engine, settings, new Planning(planners, goal)).run();
        });
    }

    /** A database whose history was read. */
    record Read(Engine engine, History history) {

        /** Who asks for what the tables hold is answered, whatever else they hold. */
        void warnOfFlaws() {
            history.flaws().forEach(flaw -> logger.warn("{}", flaw.problem().message()));
        }
    }

    <T> T read(String what, SqlFunction<Read, T> use) {
        return use(what, engine -> use.apply(new Read(engine, engine.read())));
    }

    <T> T use(String what, SqlFunction<Engine, T> use) {
        return connections.use(what, engines, use);
    }
}
