package io.mockloop.migrations.engine;

import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.History.Layout;
import io.mockloop.migrations.engine.program.PlanText;
import io.mockloop.migrations.engine.recovery.LockProbe;
import io.mockloop.migrations.engine.run.FirstRun;
import io.mockloop.migrations.engine.run.Goal;
import io.mockloop.migrations.engine.run.Planned;
import io.mockloop.migrations.engine.run.Planners;
import io.mockloop.migrations.engine.run.Planning;
import io.mockloop.migrations.engine.run.Preflight;
import io.mockloop.migrations.engine.run.RunSettings;
import io.mockloop.migrations.engine.session.Engine;
import io.mockloop.migrations.engine.session.StepBackups;
import java.sql.SQLException;

/**
 * The calls that say what a run would do, on one connection.
 *
 * @param planners plan on the code
 * @param history as it was read
 * @param settings how runs go
 */
record PlanCalls(Planners planners, History history, RunSettings settings) {

    /** What a run begins with where there is no history. */
    static FirstRun firstRun(Engine engine, RunSettings settings) {
        return new FirstRun(engine.history(), engine.product(), settings.baseline());
    }

    MigrationPlan up(Goal goal) throws SQLException {
        return plan(begun(), goal);
    }

    MigrationPlan down(Goal goal) throws SQLException {
        return plan(history, goal);
    }

    /** Up or down. */
    MigrationPlan to(Version target) throws SQLException {
        History begun = begun();
        return plan(begun, planners.isBelow(target, begun) ? new Goal.DownTo(target) : new Goal.UpTo(target));
    }

    /** The history that a run would begin with. */
    private History begun() throws SQLException {
        Engine engine = planners.engine();
        return history.layout() == Layout.MISSING
                ? firstRun(engine, settings).foreseen(engine.connection(), history)
                : history;
    }

    private MigrationPlan plan(History on, Goal goal) throws SQLException {
        Engine engine = planners.engine();
        new LockProbe(engine, on).requireNone(planners.set());
        Planning planning = new Planning(planners, goal);
        Planned planned = planning.on(on, 0);
        boolean together = settings.together();
        new Preflight(planning.callbacks(), engine.execution(), engine.product()).check(planned, together);
        if (on.layout() != Layout.MISSING) {
            StepBackups.require(engine.backups(), planned.steps());
        }
        return new PlanText(engine.scripts().rules(), engine.execution(), engine.ddl(), engine.connection())
                .of(planned.steps(), planning.rowsFirst(planned), together, planning.callbacks());
    }
}
