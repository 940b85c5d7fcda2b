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
import io.mockloop.migrations.engine.session.Position;
import io.mockloop.migrations.engine.session.PreparedSession;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.engine.watch.LockRetries;
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
        LockRetries retries = new LockRetries(context, "Callback " + callback().script(), true);
        List<Instruction> instructions = program.instructions();
        int next = 0;
        while (next < instructions.size()) {
            try {
                read(instructions.get(next));
                next++;
            } catch (SQLException | RuntimeException e) {
                context.rollback(e);
                if (!mayGoOn(e, retries)) {
                    throw failed(callback(), retries.explaining(e) instanceof Exception known ? known : e, left);
                }
                next = begin(instructions, next);
            }
        }
    }

    /** All of a transaction that was undone is run again, if others kept a callback from what it needs. */
    private boolean mayGoOn(Exception thrown, LockRetries retries) {
        try {
            return isUndone(callback())
                    && !position.isAtCommit()
                    && retries.isLockedOut(thrown)
                    && retries.again(
                            position.statement(),
                            position.place(),
                            context.limits().retries());
        } catch (SQLException e) {
            thrown.addSuppressed(e);
            return false;
        }
    }

    /** Where the transaction was begun: behind what left the one before. */
    private static int begin(List<Instruction> instructions, int from) {
        int first = from;
        for (int i = from; i >= 0 && instructions.get(i) != Plain.LEAVE; i--) {
            first = instructions.get(i) == Plain.BEGIN ? i : first;
        }
        return first;
    }

    private boolean isUndone(SqlCallback callback) {
        return context.rules().undoesDdl() && callback.content().runsInTransaction(Section.UP);
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
            case BEGIN_AS_PLANNED,
                    ANNOUNCE,
                    START,
                    REQUIRE,
                    RUN,
                    MAKE_CHECKPOINTS,
                    FIND_CHECKPOINTS,
                    RUN_BATCHES,
                    CLEAR_CHECKPOINTS,
                    NOTE,
                    RESET,
                    RECORD,
                    END -> throw instruction.unexpected();
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
        boolean undone = isUndone(callback);
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
                    Failures.forLog(thrown, position.place(), context)));
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
