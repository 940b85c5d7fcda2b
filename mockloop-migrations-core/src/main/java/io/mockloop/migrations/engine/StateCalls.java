package io.mockloop.migrations.engine;

import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.plan.PlanPolicy;
import io.mockloop.migrations.engine.recovery.LockProbe;
import io.mockloop.migrations.engine.report.Discovered;
import io.mockloop.migrations.engine.report.Statuses;
import io.mockloop.migrations.engine.run.Planners;
import io.mockloop.migrations.engine.run.RunSettings;
import io.mockloop.migrations.engine.session.Engine;
import java.sql.SQLException;

/**
 * Looks at a database's state.
 *
 * @param read its history
 */
record StateCalls(Engine engine, History read, PlanPolicy policy, RunSettings settings) {

    /** As it is by now, seen by the code as far as that can be taken. */
    Statuses statuses() throws SQLException {
        History history = engine.reader().comparedWithLog(engine.connection(), read);
        Discovered code = Discovered.by(engine.scanner());
        LockProbe locks = new LockProbe(engine, history);
        return new Statuses(
                engine,
                code,
                new Planners(policy, engine, code.set()).on(history),
                locks.unfinished(code.set()).orElse(null),
                locks.isSomebodyAtRows(),
                PlanCalls.firstRun(engine, settings));
    }
}
