package io.mockloop.migrations.engine.run;

import io.mockloop.migrations.DataMigrationStatus.Halt;
import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.MigrationStatus.RowCount;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.batch.Checkpoints;
import io.mockloop.migrations.engine.batch.Checkpoints.Noted;
import io.mockloop.migrations.engine.graph.MigrationSet;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.migration.Callbacks;
import io.mockloop.migrations.engine.plan.Planner;
import io.mockloop.migrations.engine.plan.RowsLeft;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.engine.program.Plans;
import io.mockloop.migrations.engine.recovery.UnfinishedMigration;
import io.mockloop.migrations.engine.session.Engine;
import io.mockloop.migrations.exception.MigrationException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Plans a goal; asked again whenever the history may have changed.
 *
 * <p>Planning may ask the database for more than the rows, as for stored down statements and the log. Without the lock
 * another process may have gone on by then, so that the rows and the rest don't fit together: a refusal counts only if
 * the history is still the one that was planned on.
 */
public final class Planning {

    private final Planners planners;
    private final Engine engine;
    private final Goal goal;
    private boolean first = true;
    private boolean compared;

    /** Plans for a goal, on the code and with the policy of these. */
    public Planning(Planners planners, Goal goal) {
        this.planners = planners;
        this.engine = planners.engine();
        this.goal = goal;
    }

    /** The same for another goal. */
    Planning of(Goal another) {
        return new Planning(planners, another);
    }

    /** Whether migrations are applied. */
    boolean isUp() {
        return goal.isUp();
    }

    /** The code that is planned with. */
    MigrationSet set() {
        return planners.set();
    }

    /** Whether it gets on from what was left half-done. */
    boolean recovers() {
        return goal.recovers();
    }

    /** Whether it lets one go on, or be taken back, that was ordered to end. */
    boolean lifts() {
        return goal instanceof Goal.Recover recover && !recover.byItself();
    }

    /** Whether rows may be left to the background. */
    boolean leavesRows() {
        return goal instanceof Goal.Latest latest && latest.leavesRows();
    }

    /** Those in the background without which steps cannot be run. */
    List<HistoryRow> neededRows(Planned planned) {
        return RowsLeft.neededBy(planned.steps(), planned.history().inBackground());
    }

    /** Those in the background that are to be finished first. */
    List<HistoryRow> rowsToFinish(Planned planned) {
        return goal.finishesRows() ? planned.history().inBackground() : neededRows(planned);
    }

    /**
     * What {@link RowsInBackground} would finish before the steps; costs a query for each.
     *
     * @throws MigrationException as the run, if one that is needed was ordered to end
     */
    public List<MigrationPlan.RowsLeft> rowsFirst(Planned planned) throws SQLException {
        List<MigrationPlan.RowsLeft> first = new ArrayList<>();
        List<HistoryRow> needed = neededRows(planned);
        Checkpoints checkpoints =
                new Checkpoints(engine.connection(), engine.history(), engine.names(planned.history()));
        for (HistoryRow row : rowsToFinish(planned)) {
            Version version = Objects.requireNonNull(row.version(), "One of rows has a version");
            Noted noted = checkpoints.noted(version).orElse(null);
            Halt halt = noted == null ? null : noted.halt();
            if (UnfinishedMigration.isOfRows(set(), row) && (halt == null || halt == Halt.FAILED)) {
                RowCount rows = noted == null || noted.rows().total() == 0 ? null : noted.rows();
                first.add(new MigrationPlan.RowsLeft(version, row.description(), row.script(), rows));
            } else if (needed.contains(row)) {
                throw new UnfinishedMigration(engine, planned.history(), set(), row).exception();
            }
        }
        return first;
    }

    /** What is run around the run and its migrations. */
    public Callbacks callbacks() {
        return goal.callbacks(set().callbacks());
    }

    /**
     * Plans.
     *
     * @param read the history as it was read last
     * @param done how many steps this run has done before
     * @throws MigrationException if the goal cannot or may not be reached
     */
    public Planned on(History read, int done) throws SQLException {
        History history = read;
        while (true) {
            try {
                return planned(history, done);
            } catch (MigrationException refusal) {
                History now = again(refusal);
                if (now.isSameAs(history)) {
                    throw refusal;
                }
                history = now;
            }
        }
    }

    private History again(MigrationException refusal) {
        try {
            return engine.read();
        } catch (SQLException e) {
            refusal.addSuppressed(e);
            throw refusal;
        }
    }

    private Planned planned(History history, int done) throws SQLException {
        history.requireSense();
        Planner planner = planners.on(history);
        List<Step> steps = history.unfinished().isPresent() && !goal.recovers() ? List.of() : steps(planner, done);
        first = false;
        if (steps.stream().anyMatch(step -> step.direction() == Direction.UP && step.version() != null)) {
            compareWithLog(history);
        }
        return Planned.of(planner, steps, goal);
    }

    /** A plan may be refused for the very row that lacks. */
    private List<Step> steps(Planner planner, int done) throws SQLException {
        History history = planner.history();
        Plans plans = new Plans(engine.scripts().rules());
        try {
            return goal.steps(new GoalContext(
                    planner, planners.rollbackOn(history), planners.recoveryOn(history), plans, first, done));
        } catch (MigrationException refusal) {
            compareWithLog(history);
            throw refusal;
        }
    }

    /** Costs a query, and so only if a version is to be applied of which the log may say that it is. */
    private void compareWithLog(History history) throws SQLException {
        if (!compared) {
            engine.reader().comparedWithLog(engine.connection(), history).requireSense();
            compared = true;
        }
    }
}
