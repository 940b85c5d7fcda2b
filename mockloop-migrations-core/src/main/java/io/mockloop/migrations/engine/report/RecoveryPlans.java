package io.mockloop.migrations.engine.report;

import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.RecoveryPlan;
import io.mockloop.migrations.RecoveryState;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.plan.Recovery;
import io.mockloop.migrations.engine.program.Plans;
import io.mockloop.migrations.engine.recovery.LockProbe;
import io.mockloop.migrations.engine.recovery.RecoveryPlanner.Planned;
import io.mockloop.migrations.engine.run.Planners;
import io.mockloop.migrations.engine.session.Engine;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells what is left half-done, and how it would be recovered. */
public final class RecoveryPlans {

    private RecoveryPlans() {}

    /** Whether a version was left half-done. */
    public static RecoveryState state(Engine engine, History history, Version version) throws SQLException {
        HistoryRow row = history.unfinished()
                .filter(left -> Objects.equals(version, left.version()))
                .orElse(null);
        return row == null || new LockProbe(engine, history).isSomebodyAtIt() ? RecoveryState.NONE : state(row);
    }

    private static RecoveryState state(HistoryRow row) {
        return row.state() == MigrationState.FAILED ? RecoveryState.FAILED : RecoveryState.PARTIAL;
    }

    /**
     * How it would be recovered now; empty if nothing is left half-done, or a process is at it.
     *
     * @param kind null for the usual one
     */
    public static Optional<RecoveryPlan> plan(Planners planners, History history, @Nullable RecoveryKind kind)
            throws SQLException {
        Engine engine = planners.engine();
        HistoryRow row = history.unfinished().orElse(null);
        if (row == null || new LockProbe(engine, history).isSomebodyAtIt()) {
            return Optional.empty();
        }
        Planned planned = planners.recoveryOn(history).plan(row, kind, null);
        Recovery recovery = Objects.requireNonNull(planned.step().recovery());
        return Optional.of(new RecoveryPlan(
                row.version(),
                row.display(),
                state(row),
                row.direction(),
                planned.kind(),
                row.reached() == null
                        ? 0
                        : Math.max(recovery.done(), row.reached().done()),
                planned.inDoubt(),
                null,
                new Plans(engine.scripts().rules()).step(planned.step())));
    }
}
