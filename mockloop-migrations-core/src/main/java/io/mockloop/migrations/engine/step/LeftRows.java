package io.mockloop.migrations.engine.step;

import io.mockloop.migrations.DataMigrationStatus.Halt;
import io.mockloop.migrations.Direction;
import io.mockloop.migrations.Message;
import io.mockloop.migrations.MigrationResult.Executed;
import io.mockloop.migrations.Remedy.CancelRows;
import io.mockloop.migrations.Remedy.ResumeRows;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.batch.Checkpoints;
import io.mockloop.migrations.engine.batch.HaltedException;
import io.mockloop.migrations.engine.binding.ThreadTransaction.End;
import io.mockloop.migrations.engine.jdbc.DriverWords;
import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import io.mockloop.migrations.engine.migration.Callbacks;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.engine.program.Program;
import io.mockloop.migrations.engine.program.Programs;
import io.mockloop.migrations.engine.rows.RowBody;
import io.mockloop.migrations.engine.rows.RowTables;
import io.mockloop.migrations.engine.rows.Workers;
import io.mockloop.migrations.engine.session.PreparedSession;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.exception.Consequence;
import io.mockloop.migrations.exception.DataMigrationException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rows of a migration that the run which applied it has left, gone through: who calls this sees to it that nobody
 * else does the same, and that the history is written under its lock. Or those that another process is at, some of them
 * gone through beside it: that process alone writes the history, and ends only when all are done, by whomever.
 */
public final class LeftRows {

    private static final Logger logger = LoggerFactory.getLogger(LeftRows.class);

    private final RunContext context;
    private final RunningStep running;
    private final RowTables rows;
    private final Version version;
    private @Nullable RowBody body;
    private boolean isEndTold;

    /**
     * Those of one migration.
     *
     * @param step goes on behind what is left
     */
    public LeftRows(RunContext context, Step.Up step) {
        this.context = context;
        this.version = Objects.requireNonNull(step.version(), "A migration of rows has a version");
        this.running = new RunningStep(step, 0, RunningStep.executionOf(context, step));
        this.rows = new RowTables(context, step);
    }

    /**
     * Goes through them.
     *
     * @throws Exception what it failed with; its transaction is rolled back
     */
    @SuppressWarnings("try")
    public void run() throws Exception {
        Program program = new Programs(Callbacks.NONE, context.rules().undoesDdl()).of(List.of(running.step()));
        try (PreparedSession session = PreparedSession.of(context, program)) {
            context.transactions().leave();
            running.announce(context.listeners());
            running.start();
            Workers workers = running.workers(context);
            rows.make(running.position(), running.onError(), workers.wanted());
            body = running.bodyOfRows(context, rows, workers);
            body.run(() -> true);
            running.ended(End.COMMITTED);
        } catch (Exception | Error e) {
            context.rollback(e);
            running.ended(End.UNKNOWN);
            throw e;
        } finally {
            running.stop();
        }
    }

    /** Writes that all are done. */
    public void note() throws SQLException {
        long millis = running.elapsed().toMillis();
        List<String> statements = new ArrayList<>();
        statements.add(context.writer().finish(running.row(), millis));
        statements.addAll(rows.forgetting());
        statements.add(
                context.writer().log(running.succeeded(String.valueOf(millis), body == null ? null : body.remark())));
        context.historyRules().write(context.connection(), statements);
    }

    /** Tells that, once it is committed. */
    public void tell() {
        isEndTold = true;
        rows.clear();
        new MigrationLog(logger, running).succeeded("completed");
        context.listeners().tell(l -> l.afterMigration(running.execution(), running.elapsed()));
    }

    /**
     * Notes that it failed, so that nobody goes on with it before somebody says so, or a process is started anew.
     *
     * @return what to throw
     */
    public RuntimeException failed(Exception thrown) {
        isEndTold = true;
        String of = version.toString();
        try {
            // the code of another release may fit
            if (!(thrown instanceof DataMigrationException)) {
                context.transactions().leave();
                rows.checkpoints().halt(version, Halt.FAILED);
            }
        } catch (SQLException e) {
            thrown.addSuppressed(e);
        }
        return new FailureLog(context)
                .failed(
                        running,
                        thrown,
                        body == null ? Consequence.NOTHING_DONE : body.left(),
                        Message.of(
                                "Correct it, or the rows that it fails at, and start again, or: %s\nor end it for good: %s",
                                new ResumeRows(of), new CancelRows(of)));
    }

    /** Tells that nobody is at them any more, unless it was told that all are done, or that it failed. */
    public void leave() {
        if (running.isAnnounced() && !isEndTold) {
            context.listeners().tell(l -> l.onHalt(running.execution(), running.elapsed()));
        }
    }

    /** Whether another process is at them, and there is something to do for several workers. */
    public boolean isShared() throws SQLException {
        Workers beside = running.workersBeside(context);
        body = running.bodyOfRows(context, rows, beside);
        return beside.wanted() > 1 && body.findRun();
    }

    /**
     * Goes through some of those that are {@link #isShared shared}, as long as there are some that nobody is at.
     *
     * @param isOver whether to end behind the next batch; asked from time to time
     * @throws Exception what it failed with; its transaction is rolled back
     */
    @SuppressWarnings("try")
    public void share(SqlSupplier<Boolean> isOver) throws Exception {
        try (PreparedSession session = PreparedSession.ofWorker(context)) {
            context.transactions().leave();
            running.start();
            Objects.requireNonNull(body, "They are shared").runBeside(isOver);
            running.ended(End.COMMITTED);
        } catch (Exception | Error e) {
            context.rollback(e);
            running.ended(End.UNKNOWN);
            throw e;
        }
    }

    /** Where it is, or has failed. */
    public String place() {
        return running.position().place().toString();
    }

    /** Whether sharing failed since the run has ended, or was ordered to, or another process has taken its place. */
    public boolean isOfEnd(Throwable failure) throws SQLException {
        if (failure instanceof HaltedException) {
            return true;
        }
        context.transactions().leave();
        Checkpoints checkpoints = new Checkpoints(
                context.connection(), context.historyRules(), context.writer().names());
        return !checkpoints.isThere() || checkpoints.noted(version).isEmpty();
    }

    /** What a database said that has ended the session. */
    public SQLException ofDatabase(Exception thrown) {
        SQLException sql = DriverWords.sqlException(thrown);
        return sql == null ? new SQLException("The connection was closed", thrown) : sql;
    }

    /** It, once all are done. */
    public Executed executed() {
        Step step = running.step();
        return new Executed(version, step.description(), step.type(), step.script(), Direction.UP, running.elapsed());
    }
}
