package io.mockloop.migrations.engine.step;

import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.engine.history.HistoryWriter.Event;
import io.mockloop.migrations.engine.migration.SqlCallback;
import io.mockloop.migrations.engine.program.Instruction;
import io.mockloop.migrations.engine.program.Instruction.Call;
import io.mockloop.migrations.engine.program.Instruction.Plain;
import io.mockloop.migrations.engine.program.Program;
import io.mockloop.migrations.engine.session.Pause;
import io.mockloop.migrations.engine.session.PreparedSession;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.exception.Consequence;
import io.mockloop.migrations.exception.Consequence.Kind;
import io.mockloop.migrations.sql.Section;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the callbacks of one event around a run. */
public final class CallbackExecution {

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
                read(instruction);
            }
        } catch (SQLException | RuntimeException e) {
            context.rollback(e);
            throw failed(callback(), e, left);
        }
    }

    private void read(Instruction instruction) throws SQLException {
        if (instruction instanceof Call call) {
            call(call.callback());
            return;
        }
        switch ((Plain) instruction) {
            case BEGIN -> Pause.until(context.transactions()::tryBegin);
            case LEAVE -> {
                context.transactions().commit();
                context.transactions().leave();
            }
            case VERIFY -> context.requireIntegrity(null, callback().script());
            case COMMIT -> {
                position.atCommit();
                context.transactions().commit();
            }
            case BEGIN_AS_PLANNED, ANNOUNCE, START, REQUIRE, RUN, NOTE, RESET, END -> throw instruction.unexpected();
        }
    }

    /** The one that is run, or was run last. */
    private SqlCallback callback() {
        return callbacks.get(called);
    }

    private void call(SqlCallback callback) throws SQLException {
        called = callbacks.indexOf(callback);
        logger.debug("Callback {}", callback.script());
        position = Position.in(callback);
        ScriptBody.send(callback, position, context);
    }

    private RuntimeException failed(SqlCallback callback, Exception thrown, Consequence left) {
        boolean undone = context.rules().undoesDdl() && callback.content().runsInTransaction(Section.UP);
        try {
            context.note(new Event(
                    null,
                    "Callback",
                    MigrationType.EVENT,
                    callback.script(),
                    null,
                    null,
                    MigrationState.FAILED,
                    null,
                    Failures.forLog(thrown, position.place())));
        } catch (SQLException e) {
            thrown.addSuppressed(e);
        }
        Consequence all = left(thrown, undone).and(left.sentence());
        return Failures.ofCallback(thrown, callback.script(), position, context, all);
    }

    private Consequence left(Exception thrown, boolean undone) {
        if (position.isAtCommit()
                && thrown instanceof SQLException sql
                && context.rules().leavesCommitOpen(sql)) {
            return new Consequence(
                    Kind.UNKNOWN, "COMMIT was sent, but not confirmed: whether it went through is not known.");
        }
        return undone
                ? Consequence.ROLLED_BACK
                : new Consequence(Kind.UNKNOWN, "What its statements changed before that may have stayed.");
    }
}
