package io.mockloop.migrations.engine.run;

import io.mockloop.migrations.HistoryEntry;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.graph.MigrationSet;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.jdbc.DriverWords;
import io.mockloop.migrations.engine.plan.PlanPolicy;
import io.mockloop.migrations.engine.plan.Planner;
import io.mockloop.migrations.engine.plan.RollbackPlanner;
import io.mockloop.migrations.engine.plan.UndoFinder;
import io.mockloop.migrations.engine.recovery.RecoveryPlanner;
import io.mockloop.migrations.engine.session.Engine;
import io.mockloop.migrations.exception.ConnectionException;
import io.mockloop.migrations.exception.Consequence;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes planners for the histories that are read one after the other, all on one scan of the code.
 *
 * @param policy what a plan may hold
 * @param engine reads what they need beyond the rows
 * @param set the code
 */
public record Planners(PlanPolicy policy, Engine engine, MigrationSet set) {

    /** A planner on a history. */
    public Planner on(History history) throws SQLException {
        return new Planner(policy, set, history, isFresh(history), () -> log(history));
    }

    /** Asks the database only if a baseline could be what it begins with. */
    private boolean isFresh(History history) throws SQLException {
        return history.rows().isEmpty()
                && set.highestBaseline(null).isPresent()
                && engine.history()
                        .userTables(engine.connection(), history.names())
                        .isEmpty();
    }

    RollbackPlanner rollbackOn(History history) {
        return new RollbackPlanner(set.graph(), history, undos(history));
    }

    /** Plans how to get on from what is left half-done. */
    public RecoveryPlanner recoveryOn(History history) {
        return new RecoveryPlanner(engine, history, set, undos(history));
    }

    private UndoFinder undos(History history) {
        return new UndoFinder(engine.scripts(), row -> storedDown(history, row));
    }

    /** Whether a target lies below what a run would find, what it is ordered to undo not counted. */
    public boolean isBelow(Version target, History history) throws SQLException {
        Planner planner = on(history);
        return (planner.undoesFuture() ? planner.withFutureUndone() : planner)
                .history()
                .current()
                .filter(current -> current.isAbove(target))
                .isPresent();
    }

    private @Nullable String storedDown(History history, HistoryRow row) {
        try {
            return engine.reader().storedDown(engine.connection(), history, row);
        } catch (SQLException e) {
            throw failed("Reading the stored way back of " + row.display(), e);
        }
    }

    private List<HistoryEntry> log(History history) {
        try {
            return engine.reader().log(engine.connection(), history);
        } catch (SQLException e) {
            throw failed("Reading the log", e);
        }
    }

    private static ConnectionException failed(String what, SQLException cause) {
        return ConnectionException.failed(what, "the database", Consequence.NOTHING_RUN, DriverWords.of(cause), cause);
    }
}
