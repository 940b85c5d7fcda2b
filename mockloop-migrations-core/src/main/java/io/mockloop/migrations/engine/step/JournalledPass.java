package io.mockloop.migrations.engine.step;

import io.mockloop.migrations.DataMigration;
import io.mockloop.migrations.Direction;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.RangeMigration;
import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import io.mockloop.migrations.engine.plan.Body;
import io.mockloop.migrations.engine.program.Instruction;
import io.mockloop.migrations.engine.program.Instruction.Call;
import io.mockloop.migrations.engine.program.Instruction.Plain;
import io.mockloop.migrations.engine.rows.RangeWork;
import io.mockloop.migrations.engine.rows.RowBody;
import io.mockloop.migrations.engine.rows.RowTables;
import io.mockloop.migrations.engine.rows.Workers;
import io.mockloop.migrations.engine.session.Pause;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.engine.session.StatementSender;
import io.mockloop.migrations.engine.watch.LockRetries;
import io.mockloop.migrations.sql.Section;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs the program of a step that no transaction can hold, with its progress in its row. */
final class JournalledPass {

    private final RunContext context;
    private final SqlSupplier<Boolean> begin;
    private final RunningStep running;
    private Part part = Part.CALLBACKS_BEFORE;
    private boolean isAsPlanned = true;
    private boolean isInTransaction = true;
    private @Nullable Journal journal;
    private @Nullable RowBody batches;
    private @Nullable Workers workers;
    private final RowTables rows;
    private List<String> row = List.of();
    private long rowSinceNanos;
    private final Map<Call, LockRetries> retries = new HashMap<>();

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
        this.rows = new RowTables(context, running.step());
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
                read(instructions.get(next));
                next++;
            } catch (SQLException e) {
                if (!mayGoOn(instructions.get(next), e)) {
                    throw e;
                }
                next = lastBegin(instructions, next);
            }
        }
        return isAsPlanned;
    }

    /** After a pause, if what failed is a transaction of its own: the row's, or one of a callback that undoes it. */
    private boolean mayGoOn(Instruction failed, SQLException failure) throws SQLException {
        if (part == Part.ROW && context.isBusy(failure) && Pause.isPatient(rowSinceNanos)) {
            Pause.once();
            return true;
        }
        if (!(failed instanceof Call call)
                || !context.rules().undoesDdl()
                || !call.callback().content().runsInTransaction(Section.UP)
                || !callbacks(call).isLockedOut(failure)) {
            return false;
        }
        context.transactions().rollback();
        return callbacks(call)
                .again(
                        running.position().statement(),
                        running.position().place(),
                        context.limits().retries());
    }

    private LockRetries callbacks(Call call) {
        return retries.computeIfAbsent(
                call,
                key -> new LockRetries(context, "Callback " + key.callback().script(), true));
    }

    private static int lastBegin(List<Instruction> instructions, int from) {
        int last = from;
        while (instructions.get(last) != Plain.BEGIN) {
            last--;
        }
        return last;
    }

    private void read(Instruction instruction) throws Exception {
        if (instruction instanceof Call call) {
            ScriptBody.send(call.callback(), running.enter(call.callback()), context);
            return;
        }
        switch ((Plain) instruction) {
            case BEGIN_AS_PLANNED -> {
                part = Part.BEGIN;
                isAsPlanned = begin.get();
            }
            case BEGIN -> begin();
            case LEAVE -> leave();
            case ANNOUNCE -> running.announce(context.listeners());
            case START -> start();
            case REQUIRE -> {
                new ScriptBody(context, running).checkRequirements();
                running.requireValid(context, isInTransaction);
            }
            case RUN -> runBody();
            case MAKE_CHECKPOINTS ->
                rows.make(running.position(), running.onError(), workers().wanted());
            case FIND_CHECKPOINTS -> rows.find();
            case RUN_BATCHES -> runBatches();
            case CLEAR_CHECKPOINTS -> rows.clear();
            case END -> end();
            case NOTE -> note();
            case COMMIT -> commit();
            case RESET, VERIFY, RECORD -> throw instruction.unexpected();
        }
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

    /** Its batches, if it goes through rows and has begun with that. */
    @Nullable RowBody batches() {
        return batches;
    }

    private void begin() throws SQLException {
        if (part == Part.BODY) {
            part = Part.ROW;
            rowSinceNanos = System.nanoTime();
        }
        Pause.until(context.transactions()::tryBegin);
    }

    private void leave() throws SQLException {
        context.transactions().commit();
        context.transactions().leave();
        isInTransaction = isInTransaction && part != Part.BEGIN;
    }

    private void start() {
        part = Part.BODY;
        journal = new Journal(context, running);
        running.start();
        if (running.step().body().isOfRows()) {
            workers = running.workers(context); // before anything of it is done
        }
    }

    private void runBody() throws Exception {
        Body body = running.step().body();
        if (body instanceof Body.Script) {
            ScriptBody script = new ScriptBody(context, running);
            StatementSender sender = context.rules().exactSender(context.sending(script.timeout(), false));
            script.send(sender, journal());
        } else if (body instanceof Body.Batches) {
            Migration migration = ofRows();
            if (migration instanceof RangeMigration ranges) {
                requireSound(RangeWork.of(ranges)); // before anything of it is done
            }
            runCode(
                    migration,
                    migration instanceof RangeMigration ranges
                            ? ranges::prepare
                            : ((DataMigration) migration)::prepare);
            journal().sayNow();
        } else if (body instanceof Body.Code code) {
            Migration migration = code.migration().instance();
            runCode(migration, running.step().direction() == Direction.UP ? migration::up : migration::down);
        }
    }

    private Migration ofRows() {
        return ((Body.Batches) running.step().body()).migration().instance();
    }

    private Workers workers() {
        return Objects.requireNonNull(workers, "A migration of rows has workers");
    }

    private void runBatches() throws Exception {
        RowBody body = running.bodyOfRows(context, rows, workers());
        batches = body;
        boolean isBegun = !(running.step().body() instanceof Body.Script); // with what came before
        SqlSupplier<?> begin = () -> {
            if (!isBegun) {
                journal().sayNow();
            }
            return true;
        };
        if (running.step().isLeftBehind()) {
            body.leave(begin);
        } else {
            body.run(begin);
        }
    }

    private void requireSound(RangeWork work) {
        work.sent(context.engine().scripts().rules().lexical());
        new JavaGate(context, running.execution(), true, null).check(work.statement());
    }

    private void runCode(Migration migration, JavaCode.Part body) throws Exception {
        JavaGate checking = new JavaGate(context, running.execution(), true, null);
        JavaCode code = running.code(context);
        if (running.step().direction() == Direction.UP) {
            code.run(
                    checking,
                    isInTransaction,
                    session -> JavaCode.requireValid(running.step(), migration.validate(session)));
        }
        journal().sayNow();
        JavaGate gate = new JavaGate(context, running.execution(), isInTransaction, journal());
        try {
            if (isInTransaction) {
                code.runWatched(gate, body);
            } else {
                code.run(gate, false, body);
            }
            journal().requireAllDone(gate.number());
        } finally {
            running.position().at(gate.number(), 0);
        }
    }

    private void end() {
        running.stop();
        long millis = running.elapsed().toMillis();
        boolean leavesRows = running.step().isLeftBehind();
        List<String> statements = new ArrayList<>(journal().finish(millis, leavesRows));
        if (!leavesRows) {
            statements.addAll(rows.forgetting());
        }
        statements.add(context.writer()
                .log(running.succeeded(String.valueOf(millis), batches == null ? null : batches.remark())));
        row = List.copyOf(statements);
    }

    private void note() throws SQLException {
        running.position().atRow(context.writer().names().display());
        context.historyRules().write(context.connection(), row);
    }

    private void commit() throws SQLException {
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
