package io.mockloop.migrations.engine.step;

import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.engine.history.HistoryWriter.Event;
import io.mockloop.migrations.engine.migration.SqlCallback;
import io.mockloop.migrations.engine.program.Instruction;
import io.mockloop.migrations.engine.program.Program;
import io.mockloop.migrations.engine.session.Pause;
import io.mockloop.migrations.engine.session.PreparedSession;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.exception.Consequence;
import io.mockloop.migrations.exception.Consequence.RolledBack;
import io.mockloop.migrations.exception.Consequence.Unknown;
import io.mockloop.migrations.exception.IntegrityException;
import io.mockloop.migrations.sql.Section;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the callbacks of one event around a run. */
public final class CallbackExecution implements Instruction.Reader<SQLException> {

    private static final Logger logger = LoggerFactory.getLogger(CallbackExecution.class);

    private final RunContext context;
    private final Program program;
    private final List<SqlCallback> callbacks;
    private int called;
    private Position position;

    /** One that is run once. */
    public CallbackExecution(RunContext context, Program program) {
        this.context = context;
        this.program = program;
        this.callbacks = program.callbacks();
        this.position = Position.in(callbacks.get(0));
    }

    /**
     * Runs them.
     *
     * @param left what a failure leaves of the run
     */
    @SuppressWarnings("try")
    public void run(Consequence left) throws SQLException {
        try (PreparedSession session = PreparedSession.of(context, program)) {
            runIn(left);
        }
    }

    private void runIn(Consequence left) {
        try {
            for (Instruction instruction : program.instructions()) {
                instruction.accept(this);
            }
        } catch (SQLException | RuntimeException e) {
            context.rollback(e);
            throw failed(callback(), e, left);
        }
    }

    /** The one that is run, or was run last. */
    private SqlCallback callback() {
        return callbacks.get(called);
    }

    @Override
    public void begin(Instruction.Begin begin) throws SQLException {
        Pause.until(context.transactions()::tryBegin);
    }

    @Override
    public void leave(Instruction.Leave leave) throws SQLException {
        context.transactions().commit();
        context.transactions().leave();
    }

    @Override
    public void call(Instruction.Call call) throws SQLException {
        called = callbacks.indexOf(call.callback());
        logger.debug("Callback {}", callback().script());
        position = Position.in(callback());
        new CallbackBody(context).send(callback(), position);
    }

    @Override
    public void verify(Instruction.Verify verify) throws SQLException {
        Optional<String> problem = context.rules().integrityProblem(context.connection());
        if (problem.isPresent()) {
            throw new IntegrityException(null, callback().script(), problem.get());
        }
    }

    @Override
    public void commit(Instruction.Commit commit) throws SQLException {
        position.atCommit();
        context.transactions().commit();
    }

    private RuntimeException failed(SqlCallback callback, Exception thrown, Consequence left) {
        boolean undone = context.rules().undoesDdl() && callback.content().runsInTransaction(Section.UP);
        try {
            context.transactions().leave();
            context.historyRules()
                    .write(
                            context.connection(),
                            List.of(context.writer()
                                    .log(new Event(
                                            null,
                                            "Callback",
                                            MigrationType.EVENT,
                                            callback.script(),
                                            null,
                                            null,
                                            MigrationState.FAILED,
                                            null,
                                            Failures.forLog(thrown, position.place())))));
        } catch (SQLException e) {
            thrown.addSuppressed(e);
        }
        Consequence all = left(thrown, undone, " " + left.sentence());
        return Failures.ofCallback(thrown, callback.script(), position, context, all);
    }

    private Consequence left(Exception thrown, boolean undone, String before) {
        if (position.isAtCommit()
                && thrown instanceof SQLException sql
                && context.rules().leavesCommitOpen(sql)) {
            return new Unknown("COMMIT was sent, but not confirmed: whether it went through is not known." + before);
        }
        return undone
                ? new RolledBack(Consequence.ROLLED_BACK.sentence() + before)
                : new Unknown("What its statements changed before that may have stayed." + before);
    }
}
