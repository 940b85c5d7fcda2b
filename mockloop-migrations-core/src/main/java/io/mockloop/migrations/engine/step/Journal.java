package io.mockloop.migrations.engine.step;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.history.HistoryRow.Reached;
import io.mockloop.migrations.engine.history.StatementHash;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.plan.Recovery;
import io.mockloop.migrations.engine.plan.Recovery.Shown;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.engine.session.Pause;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.exception.MigrationFailedException.Place;
import io.mockloop.migrations.sql.SqlRules;
import io.mockloop.migrations.sql.StatementKind;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a migration's progress in its row, if the migration is not one transaction.
 *
 * <p>If DDL commits by itself (MySQL 8.4 manual, 15.3.3), auto-commit is off: before a DDL statement the row says that
 * it is sent, and is committed by that statement itself, so that this costs one round trip; consecutive other
 * statements are one transaction together with what the row says of them, so that only a DDL statement can be in doubt.
 * Elsewhere auto-commit is on, and the row is written before each statement.
 *
 * <p>In a transaction of the file's own nothing is in doubt: the row is written before its COMMIT, and committed by it.
 * If auto-commit is off, such a COMMIT, and a BEGIN, which commits what is before it, is the journal's own.
 */
final class Journal {

    private static final Logger logger = LoggerFactory.getLogger(Journal.class);

    private final RunContext context;
    private final HistoryRow row;
    private final int count;
    private final @Nullable String down;
    private final List<String> replaced;
    private final @Nullable Recovery recovery;
    private final StatementHash hash = new StatementHash();
    private boolean begun;
    private boolean writing;
    private int done;
    /** Whether the file's own BEGIN was sent, and what ends its transaction was not. */
    private boolean inOwnTransaction;
    /** The last COMMIT of the file's own that was sent: a row that tells of it was committed by it. */
    private int commitSent;

    /**
     * What a failure left.
     *
     * @param before the row if it says again what it said before a recovery; else null
     */
    record Left(int done, boolean nothing, @Nullable HistoryRow before) {

        Left(int done, boolean nothing) {
            this(done, nothing, null);
        }
    }

    /**
     * A journal for one run of one migration.
     *
     * @param running its row isn't there yet for an up, unless that gets on from what was left
     */
    Journal(RunContext context, RunningStep running) {
        Step step = running.step();
        this.context = context;
        this.row = running.row();
        this.count = step.body().statementCount();
        this.down = running.down();
        this.replaced = running.replaced(context.writer());
        this.recovery = step.recovery();
        this.done = recovery == null ? 0 : recovery.done();
    }

    /**
     * Stops where code has ended before it came to the last statement that was done before.
     *
     * @param number how many it has sent
     */
    void requireAllDone(int number) {
        if (recovery != null && number < recovery.done()) {
            throw recovery.endedAfter(number);
        }
    }

    /** How many statements were done before, and are not sent again. */
    int doneBefore() {
        return recovery == null ? 0 : recovery.done();
    }

    /**
     * Whether the next statement was done before, and is passed over.
     *
     * @param values a hash over what is bound to it; empty for nothing
     * @param shown what people are told of it if it isn't the one that was
     */
    boolean isDone(int number, String sql, String values, Supplier<Shown> shown) {
        if (recovery == null || number > recovery.done()) {
            return false;
        }
        hash.add(sql, values);
        recovery.requireSame(hash, number, shown);
        return true;
    }

    /**
     * Whether a statement that failed had nothing to take back: then it is passed over, and that is logged. If it names
     * several things, or changes rows by what others hold, some of it may have been to be done.
     *
     * @param isInverse whether it is the inverse of one change: that was not made if what it is about isn't there, or
     *     if what it made away with is
     */
    boolean passesOver(SQLException failure, String sql, Place place, boolean isInverse) {
        if (recovery == null) {
            return false;
        }
        SqlRules rules = context.engine().scripts().rules();
        boolean mayBeNone = recovery.isTurned() || row.direction() == Direction.DOWN;
        boolean isNone = (mayBeNone && isMissing(failure) && rules.removesOne(sql))
                || (isExisting(failure) && rules.makesOne(sql));
        boolean isNotMade = isInverse && recovery.isTurned() && (isMissing(failure) || isExisting(failure));
        if (!isNone && !isNotMade) {
            return false;
        }
        logger.warn(
                "{}: {}. There is nothing to take back: this statement is passed over.", place, failure.getMessage());
        return true;
    }

    private boolean isMissing(SQLException failure) {
        return context.rules().isOfMissingObject(failure);
    }

    private boolean isExisting(SQLException failure) {
        return recovery != null && recovery.isTurned() && context.rules().isOfExistingObject(failure);
    }

    /**
     * Writes and commits that what was sent so far is done: before the first statement, or what is journalled
     * otherwise.
     */
    void sayNow() throws SQLException {
        if (!begun || done > doneBefore()) {
            say(done, done);
            if (isImplicit()) {
                context.connection().commit();
            }
        }
    }

    /** The next statement, which is to be sent. */
    void next(String sql, String values) {
        hash.add(sql, values);
    }

    void before(int number, StatementKind kind) throws SQLException {
        if (isImplicit()) {
            boolean alone = kind == StatementKind.IMPLICIT_COMMIT;
            if (!begun) {
                begin(done, alone ? number : done);
            } else if (alone) {
                say(done, number);
            }
            return;
        }
        switch (kind) {
            case BEGIN -> {
                if (begun) {
                    say(done, done);
                }
            }
            case COMMIT -> {
                commitSent = number;
                say(number, number);
            }
            default -> {
                if (!inOwnTransaction || kind == StatementKind.IMPLICIT_COMMIT) {
                    say(done, number);
                }
            }
        }
    }

    private void say(int doneThen, int sent) throws SQLException {
        if (begun) {
            write(context.writer().reached(row, at(doneThen, sent)));
        } else {
            begin(doneThen, sent);
        }
    }

    /** Whether a statement is the first that is sent again, and may be the one that an earlier run failed at. */
    boolean isInDoubt(int number) {
        return recovery != null && number == recovery.done() + 1;
    }

    /** Whether a transaction of the file's own is open that undoes what came before a statement of it that fails. */
    boolean isInOwnTransaction() {
        return inOwnTransaction && context.rules().undoesDdl();
    }

    /** Whether a statement of the file's own is {@link #commit} here. */
    boolean commitsItself(StatementKind kind) {
        return (kind == StatementKind.BEGIN || kind == StatementKind.COMMIT) && isImplicit();
    }

    /** Commits what was done so far, as a statement of the file's own says. */
    void commit(int number) throws SQLException {
        if (begun) {
            say(number, number);
        }
        context.connection().commit();
        done = number;
    }

    /** A statement as it is to be sent, so that the journal can be written after it. */
    String writableAfter(String sql) {
        return context.rules().lockingToo(sql, context.writer().writtenTables());
    }

    void after(int number) {
        done = number;
    }

    void after(int number, StatementKind kind) throws SQLException {
        after(number);
        switch (kind) {
            case BEGIN -> inOwnTransaction = true;
            case COMMIT, IMPLICIT_COMMIT -> inOwnTransaction = false;
            case ROLLBACK -> {
                inOwnTransaction = false;
                begun = begun && committed().isPresent();
            }
            default -> {}
        }
    }

    private Reached at(int doneThen, int sent) {
        return new Reached(doneThen, sent, count, Instant.EPOCH, Recovery.noted(recovery, hash.of(doneThen, sent)));
    }

    private void begin(int doneBefore, int sent) throws SQLException {
        begun = true;
        if (recovery != null && row.direction() == Direction.UP) {
            write(context.writer().begin(row, at(doneBefore, sent)));
        } else if (row.direction() == Direction.DOWN) {
            write(context.writer().begin(row, at(doneBefore, sent)));
            // from its first statement on, what they made may be gone; how it is settled after a crash is open
            write(context.writer().makeRepeatablesPending());
        } else {
            for (String statement : replaced) {
                write(statement);
            }
            write(context.writer().insert(row.in(MigrationState.RUNNING, at(doneBefore, sent)), null, down));
        }
    }

    /** The statements that say that all is done, or all but the rows, which are left; but for the log. */
    List<String> finish(long millis, boolean leavesRows) {
        if (row.direction() == Direction.DOWN) {
            return begun
                    ? List.of(context.writer().delete(row))
                    : List.of(context.writer().delete(row), context.writer().makeRepeatablesPending());
        }
        String end = leavesRows
                ? context.writer().leaveInBackground(row, at(done, done), millis)
                : context.writer().finish(row, millis);
        if (recovery != null || begun) {
            return recovery == null
                    ? List.of(end)
                    : List.of(end, context.writer().refresh(row, down));
        }
        List<String> statements = new ArrayList<>(replaced);
        statements.add(context.writer().insert(row, row.isMarked() ? null : String.valueOf(millis), down));
        return List.copyOf(statements);
    }

    /**
     * Finds out, after a failure and a rollback, what is left, and notes it. The row tells whether a DDL statement was
     * far enough to commit it: one that the server could not even parse commits nothing. If it tells of none that was
     * sent, the rollback has undone all.
     *
     * @param last the number of the last statement, whether it was that one that failed or the code behind it
     * @param leftNothing whether it is known of the first statement, if that was the one that failed
     */
    Left fail(int last, boolean leftNothing) throws SQLException {
        Optional<Integer> sent = committed();
        if (recovery != null) {
            return failAgain(recovery, sent, last, leftNothing);
        }
        if (sent.isEmpty()) {
            return new Left(0, true);
        }
        int committed = sent.get();
        if (committed == 0 || (done == 0 && leftNothing)) {
            forget();
            return new Left(0, true);
        }
        int kept = committed == commitSent ? committed : Math.min(committed, done);
        write(context.writer().leave(row, MigrationState.FAILED, at(kept, done < last ? last : kept)));
        return new Left(kept, false);
    }

    /**
     * Notes an end behind what is done before batches, each of which is committed by itself, as a state.
     *
     * @param batches how many are
     * @param halted whether nobody goes on with it by itself, so that what was ordered stays noted
     */
    Left failBatches(int batches, MigrationState state, boolean halted) throws SQLException {
        Left before = batches == 0 && !halted ? restore() : null;
        if (before != null) {
            return before;
        }
        if (batches == 0 && done == 0 && recovery == null && !halted) {
            forget();
            return new Left(0, true);
        }
        write(context.writer().leave(row, state, at(done, done)));
        return new Left(done, false);
    }

    /** Nothing of it is left: the row is as it was before, or gone. */
    private void forget() throws SQLException {
        boolean wasThere = row.direction() == Direction.DOWN;
        write(wasThere ? context.writer().takeBack(row) : context.writer().delete(row));
    }

    /** Makes the row say again what it said before it was turned in this run; null if it was not. */
    private @Nullable Left restore() throws SQLException {
        Reached before = recovery == null || !recovery.isTurned()
                ? null
                : recovery.left().reached();
        if (recovery == null || before == null || recovery.left().direction() == row.direction()) {
            return null;
        }
        write(context.writer().restore(recovery.left(), before));
        return new Left(before.done(), false, recovery.left());
    }

    /** What was left before the run is there still. */
    private Left failAgain(Recovery from, Optional<Integer> sent, int last, boolean leftNothing) throws SQLException {
        int committed = sent.orElse(from.done());
        int kept = committed == commitSent ? committed : Math.max(from.done(), Math.min(committed, done));
        boolean nothing = kept == from.done() && (committed == from.done() || leftNothing);
        Left before = nothing ? restore() : null;
        if (before != null) {
            return before;
        }
        int failed = kept < last && done < last ? last : kept;
        // nothing that was seen since tells what those were that are done
        Reached reached =
                kept == from.done() ? new Reached(kept, failed, count, Instant.EPOCH, from.hash()) : at(kept, failed);
        write(context.writer().leave(row, MigrationState.FAILED, reached));
        return new Left(kept, false);
    }

    private Optional<Integer> committed() throws SQLException {
        return PlainSql.text(context.connection(), context.writer().sentOf(row)).map(Integer::valueOf);
    }

    /**
     * Notes a failure behind an end of the transaction that the journal was not told of.
     *
     * @param last the number of the last statement that was sent
     */
    Left failUnknown(int last) throws SQLException {
        write(context.writer().leave(row, MigrationState.FAILED, at(0, last)));
        return new Left(0, false);
    }

    private boolean isImplicit() {
        try {
            return !context.rules().undoesDdl() && !context.connection().getAutoCommit();
        } catch (SQLException e) {
            throw new IllegalStateException("The connection is closed", e);
        }
    }

    private void write(String sql) throws SQLException {
        writing = true;
        Pause.whileBusy(context::isBusy, () -> PlainSql.update(context.connection(), sql));
        writing = false;
    }

    /** Whether what failed last was a write of the journal's own. */
    boolean isWriting() {
        return writing;
    }
}
