package io.mockloop.migrations.engine.step;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import io.mockloop.migrations.engine.plan.Body;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.engine.program.Instruction;
import io.mockloop.migrations.engine.program.Instruction.Call;
import io.mockloop.migrations.engine.program.Instruction.Plain;
import io.mockloop.migrations.engine.program.Program;
import io.mockloop.migrations.engine.session.PreparedSession;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.engine.session.Sending;
import io.mockloop.migrations.engine.session.StatementSender;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what one transaction holds, once or once more: all between its {@code BEGIN} and the end. */
final class AtomicPass {

    private static final Logger logger = LoggerFactory.getLogger(AtomicPass.class);

    private static final String SAVEPOINT = "mockloop_record";

    private final RunContext context;
    private final Program program;
    private final List<RunningStep> runningSteps;
    private final PreparedSession session;
    private final SqlSupplier<?> recorder;
    private boolean exactly;
    private boolean keep;
    private RunningStep current;
    private int announced;
    private boolean isInCallback;
    private @Nullable StatementSender sender;
    private @Nullable JavaGate coded;

    /**
     * That of one transaction.
     *
     * @param recorder records the schema
     */
    AtomicPass(
            RunContext context,
            Program program,
            List<RunningStep> runningSteps,
            PreparedSession session,
            SqlSupplier<?> recorder) {
        this.context = context;
        this.program = program;
        this.runningSteps = runningSteps;
        this.session = session;
        this.recorder = recorder;
        this.current = runningSteps.get(0);
    }

    /**
     * Runs all of it, in a transaction that has begun.
     *
     * @param exactly whether each statement's answer is waited for
     * @param keep whether it is committed in the end; else it was run to find a failure, and is rolled back
     */
    void run(boolean exactly, boolean keep) throws Exception {
        this.exactly = exactly;
        this.keep = keep;
        this.announced = 0;
        this.current = runningSteps.get(0);
        for (Instruction instruction : program.instructions()) {
            read(instruction);
        }
    }

    private void read(Instruction instruction) throws Exception {
        if (instruction instanceof Call call) {
            isInCallback = true;
            ScriptBody.send(call.callback(), current.enter(call.callback()), context);
            return;
        }
        switch ((Plain) instruction) {
            case BEGIN_AS_PLANNED -> {} // it has begun: only that way is it known whether the plan still holds
            case ANNOUNCE -> announce();
            case START -> start();
            case REQUIRE -> require();
            case RUN -> runBody();
            case NOTE -> note();
            case RESET -> session.reset();
            case END -> end();
            case VERIFY ->
                context.requireIntegrity(
                        current.step().version(), current.step().script());
            case RECORD -> record();
            case COMMIT -> commit();
            case BEGIN, LEAVE, MAKE_CHECKPOINTS, FIND_CHECKPOINTS, RUN_BATCHES, CLEAR_CHECKPOINTS ->
                throw instruction.unexpected();
        }
    }

    /** What it is at, or was when it failed. */
    RunningStep current() {
        return current;
    }

    /** The statements that the last failure can be of; null if that isn't known. */
    @Nullable String unanswered() {
        String sent = current.position().statement();
        if (sent != null) {
            return sent;
        }
        return coded != null ? coded.last() : sender == null ? null : sender.unanswered();
    }

    private void announce() {
        current = runningSteps.get(announced++);
        current.announce(context.listeners());
    }

    private void start() {
        current.start();
        isInCallback = false;
        sender = null;
        coded = null;
    }

    private void end() {
        leaveCallback();
        current.stop();
    }

    /** From here on, a failure is the migration's own again. */
    private void leaveCallback() {
        if (isInCallback) {
            current.enterBody();
            isInCallback = false;
        }
    }

    private void require() throws Exception {
        leaveCallback();
        new ScriptBody(context, current).checkRequirements();
        current.requireValid(context, true);
    }

    private void runBody() throws Exception {
        leaveCallback();
        Body body = current.step().body();
        if (body instanceof Body.Script) {
            ScriptBody script = new ScriptBody(context, current);
            Sending with = context.sending(script.timeout(), true);
            sender = exactly
                    ? context.rules().exactSender(with)
                    : context.rules().transactionalSender(with);
            script.send(sender, null);
        } else if (body instanceof Body.Code code) {
            runCode(current.step(), code.migration().instance());
            current.stop();
            sender = context.rules().transactionalSender(context.sending(null, false));
        } else {
            sender = context.rules().transactionalSender(context.sending(null, false));
        }
    }

    private void runCode(Step step, Migration migration) throws Exception {
        JavaGate gate = new JavaGate(context, current.execution(), true, null);
        coded = gate;
        JavaCode.Part code = session -> {
            if (step.direction() == Direction.UP) {
                JavaCode.requireValid(step, migration.validate(session));
                migration.up(session);
            } else {
                migration.down(session);
            }
        };
        try {
            current.code(context).runWatched(gate, code);
        } finally {
            current.position().at(gate.number(), 0);
        }
    }

    /** In one pipeline with the statements, if these are sent in one. */
    private void note() throws SQLException {
        if (sender == null) {
            throw new IllegalStateException("Nothing was run before its row");
        }
        current.position().atRow(context.writer().names().display());
        sender.finish(history());
    }

    private List<String> history() {
        String elapsed = context.rules().elapsedMillis(context.writer().logTable());
        if (elapsed == null) {
            current.stop();
            elapsed = String.valueOf(current.elapsed().toMillis());
        }
        List<String> statements = new ArrayList<>(session.beforeHistory());
        statements.addAll(current.history(context.writer(), elapsed));
        return statements;
    }

    /** What fails in it is no failure of the migration: it is tried once more by itself, which says so. */
    private void record() throws SQLException {
        if (!keep) {
            return;
        }
        current.position().in("recording the schema");
        PlainSql.execute(context.connection(), "SAVEPOINT " + SAVEPOINT);
        try {
            recorder.get();
        } catch (SQLException | RuntimeException e) {
            logger.debug("The schema isn't recorded with the migration", e);
            PlainSql.execute(context.connection(), "ROLLBACK TO SAVEPOINT " + SAVEPOINT);
        }
        PlainSql.execute(context.connection(), "RELEASE SAVEPOINT " + SAVEPOINT);
    }

    private void commit() throws SQLException {
        current.position().atCommit();
        if (keep) {
            context.transactions().commit();
        } else {
            context.transactions().rollback();
        }
    }
}
