package io.mockloop.migrations.engine.step;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationResult.Executed;
import io.mockloop.migrations.engine.binding.ThreadTransaction.End;
import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import io.mockloop.migrations.engine.plan.Body;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.engine.program.Program;
import io.mockloop.migrations.engine.program.Programs;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.engine.session.StepBackups;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs steps, each group in the way that its migrations and the database allow. */
public final class StepRunner {

    /** What has become of steps. */
    public enum Outcome {
        /** They ran. */
        DONE,
        /**
         * Another process has written the history since it was read: nothing was run, and the plan must be made anew.
         */
        CHANGED
    }

    private static final Logger logger = LoggerFactory.getLogger(StepRunner.class);

    private final RunContext context;
    private final StepBackups backups;
    private final Programs programs;
    private final boolean records;
    private final AtomicExecution atomic;
    private final JournalledExecution journalled;
    private final List<Executed> executed = new ArrayList<>();

    /**
     * A runner for one run.
     *
     * @param begin begins a transaction for a step, and waits if another process stands in the way; false, without a
     *     transaction, if that has written the history since it was read
     * @param backups are made before steps
     * @param recorder records the schema in the transaction of the last step, if that is one; null if nothing does
     */
    public StepRunner(
            RunContext context, SqlSupplier<Boolean> begin, StepBackups backups, @Nullable SqlSupplier<?> recorder) {
        this.backups = backups;
        this.records = recorder != null;
        this.context = context;
        this.programs = new Programs(context.callbacks(), context.rules().undoesDdl());
        this.atomic = new AtomicExecution(context, begin, recorder == null ? () -> false : recorder);
        this.journalled = new JournalledExecution(context, begin);
    }

    /** What ran so far. */
    public List<Executed> executed() {
        return executed;
    }

    /**
     * Runs steps: in one transaction if that is asked for, else each by itself.
     *
     * @param nextRank the rank of the next row
     */
    public Outcome run(List<Step> steps, boolean together, int nextRank) throws SQLException {
        if (together) {
            return runGroup(steps, nextRank, records);
        }
        int rank = nextRank;
        for (Step step : steps) {
            boolean isLast = step == steps.get(steps.size() - 1);
            if (runGroup(List.of(step), rank, records && isLast) == Outcome.CHANGED) {
                return Outcome.CHANGED;
            }
            rank += step.direction() == Direction.UP ? 1 : 0;
        }
        return Outcome.DONE;
    }

    private Outcome runGroup(List<Step> steps, int rank, boolean recording) throws SQLException {
        List<RunningStep> runningSteps = new ArrayList<>();
        for (Step step : steps) {
            runningSteps.add(new RunningStep(step, rank + runningSteps.size(), RunningStep.executionOf(context, step)));
            warn(step);
            warnOfOwnTransactions(step.body());
        }
        backups.before(steps, executed.size());
        Outcome outcome = run(programs.of(steps, recording), runningSteps);
        if (outcome == Outcome.DONE) {
            runningSteps.forEach(this::done);
            runningSteps.forEach(running -> running.ended(End.COMMITTED));
        }
        return outcome;
    }

    private Outcome run(Program program, List<RunningStep> runningSteps) {
        try {
            return program.isAtomic()
                    ? atomic.run(program, runningSteps)
                    : journalled.run(program, runningSteps.get(0));
        } catch (RuntimeException | Error e) {
            boolean undone = program.isAtomic() && runningSteps.stream().allMatch(RunningStep::isKnownToBeUndone);
            runningSteps.forEach(running -> running.ended(undone ? End.ROLLED_BACK : End.UNKNOWN));
            throw e;
        }
    }

    private static void warn(Step step) {
        if (step.note() != null) {
            logger.warn("{}", step.note());
        }
    }

    private static void warnOfOwnTransactions(Body body) {
        if (body.ownTransactionLine() > 0) {
            logger.warn(
                    "{}:{}: this statement begins or ends a transaction of the file's own, so the file runs as with"
                            + " '-- transaction: false', statement by statement: what was committed before a failure"
                            + " stays.",
                    body.name(),
                    body.ownTransactionLine());
        }
    }

    private void done(RunningStep running) {
        Step step = running.step();
        Duration time = running.elapsed();
        executed.add(new Executed(
                step.version(),
                step.description(),
                step.type(),
                step.script(),
                step.direction(),
                step.isMarked() ? Duration.ZERO : time,
                step.isMarked()));
        if (step.isMarked()) {
            logger.warn("Noted as applied, and not run: {}", step.display());
            return;
        }
        new MigrationLog(logger, running)
                .succeeded(
                        step.isLeftBehind()
                                ? "has left its rows to the background"
                                : step.direction() == Direction.UP ? "completed" : "undone");
        context.listeners().tell((MigrationListener l) -> l.afterMigration(running.execution(), time));
    }
}
