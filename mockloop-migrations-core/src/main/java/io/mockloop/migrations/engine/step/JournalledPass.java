package io.mockloop.migrations.engine.step;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.engine.binding.ThreadTransaction.Code;
import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import io.mockloop.migrations.engine.plan.Body;
import io.mockloop.migrations.engine.program.Instruction;
import io.mockloop.migrations.engine.session.Pause;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.engine.session.StatementSender;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs the program of a step that no transaction can hold, with its progress in its row. */
final class JournalledPass implements Instruction.Reader<Exception> {

    private final RunContext context;
    private final SqlSupplier<Boolean> begin;
    private final RunningStep running;
    private Part part = Part.CALLBACKS_BEFORE;
    private boolean isAsPlanned = true;
    private boolean isInTransaction = true;
    private @Nullable Journal journal;
    private List<String> row = List.of();
    private long rowSinceNanos;

    /** What it is at: where it fails decides what stays. */
    enum Part {
        CALLBACKS_BEFORE,
        BEGIN,
        BODY,
        ROW,
        CALLBACKS_AFTER
    }

    JournalledPass(RunContext context, SqlSupplier<Boolean> begin, RunningStep running) {
        this.context = context;
        this.begin = begin;
        this.running = running;
    }

    /**
     * Runs it. The row and its commit, which others can stand in the way of, are tried again from their {@code BEGIN}
     * on.
     *
     * @return false if somebody has written the history since the plan was made, so that it was given up
     */
    boolean run(List<Instruction> instructions) throws Exception {
        int next = 0;
        while (next < instructions.size() && isAsPlanned) {
            try {
                instructions.get(next).accept(this);
                next++;
            } catch (SQLException e) {
                if (part != Part.ROW || !context.isBusy(e) || !Pause.isPatient(rowSinceNanos)) {
                    throw e;
                }
                Pause.once();
                next = lastBegin(instructions, next);
            }
        }
        return isAsPlanned;
    }

    private static int lastBegin(List<Instruction> instructions, int from) {
        int last = from;
        while (!(instructions.get(last) instanceof Instruction.Begin)) {
            last--;
        }
        return last;
    }

    /** What it is at, or was when it failed. */
    Part part() {
        return part;
    }

    /** Whether what stands between two statements that commit by themselves is one transaction. */
    boolean isInTransaction() {
        return isInTransaction;
    }

    /** The migration's journal, which there is from its start on. */
    Journal journal() {
        return Objects.requireNonNull(journal, "The migration has not started");
    }

    @Override
    public void begin(Instruction.Begin beginning) throws SQLException {
        if (beginning.asPlanned()) {
            part = Part.BEGIN;
            isAsPlanned = begin.get();
            return;
        }
        if (part == Part.BODY) {
            part = Part.ROW;
            rowSinceNanos = System.nanoTime();
        }
        Pause.until(context.transactions()::tryBegin);
    }

    @Override
    public void leave(Instruction.Leave leave) throws SQLException {
        context.transactions().commit();
        context.transactions().leave();
        isInTransaction = isInTransaction && part != Part.BEGIN;
    }

    @Override
    public void announce(Instruction.Announce announce) {
        running.announce(context.listeners());
    }

    @Override
    public void call(Instruction.Call call) throws SQLException {
        new CallbackBody(context).send(call.callback(), running.enter(call.callback()));
    }

    @Override
    public void start(Instruction.Start start) {
        part = Part.BODY;
        journal = new Journal(
                context,
                running.row(),
                running.step().body().statementCount(),
                running.down(),
                running.replaced(context.writer()));
        running.start();
    }

    @Override
    public void require(Instruction.Require require) throws SQLException {
        ScriptBody.of(context, running).checkRequirements(running.step().version(), running.position());
    }

    @Override
    public void run(Instruction.Run run) throws Exception {
        if (run.step().body() instanceof Body.Script script) {
            @Nullable Duration timeout = script.script().directives(script.section()).timeout();
            StatementSender sender = context.rules().exactSender(context.connection(), context.cancellation(), timeout);
            ScriptBody.of(context, running).send(sender, running.position(), journal());
        } else if (run.step().body() instanceof Body.Code code) {
            runCode(code.migration().instance());
        }
    }

    private void runCode(Migration migration) throws Exception {
        JavaGate checking = new JavaGate(context, running.execution(), true, null);
        JavaCode code = running.code(context);
        boolean up = running.step().direction() == Direction.UP;
        if (up) {
            code.run(
                    checking,
                    isInTransaction,
                    session -> JavaCode.requireValid(running.step(), migration.validate(session)));
        }
        journal().beginNow();
        JavaGate gate = new JavaGate(context, running.execution(), isInTransaction, journal());
        Code body = () -> code.run(gate, isInTransaction, up ? migration::up : migration::down);
        try {
            if (isInTransaction) {
                new WatchedCode(context, running).run(body);
            } else {
                body.run();
            }
        } finally {
            running.position().at(gate.number(), 0);
        }
    }

    @Override
    public void end(Instruction.End end) {
        running.stop();
        long millis = running.elapsed().toMillis();
        List<String> statements = new ArrayList<>(journal().finish(millis));
        statements.add(context.writer().log(running.succeeded(String.valueOf(millis))));
        row = List.copyOf(statements);
    }

    @Override
    public void note(Instruction.Note note) throws SQLException {
        running.position().atRow(context.writer().names().display());
        context.historyRules().write(context.connection(), row);
    }

    @Override
    public void commit(Instruction.Commit commit) throws SQLException {
        running.position().atCommit();
        try {
            context.transactions().commit();
        } catch (SQLException e) {
            if (part == Part.ROW && context.isBusy(e)) {
                // refused since somebody reads, it keeps others from reading until it is rolled back
                context.transactions().rollback();
            }
            throw e;
        }
        if (part == Part.ROW) {
            part = Part.CALLBACKS_AFTER;
        } else {
            running.enterBody();
        }
    }
}
