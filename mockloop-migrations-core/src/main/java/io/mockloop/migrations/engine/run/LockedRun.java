package io.mockloop.migrations.engine.run;

import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.History.Layout;
import io.mockloop.migrations.engine.history.HistoryReader;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.history.HistoryRules.Problem;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.lock.MigrationLock;
import io.mockloop.migrations.engine.recovery.Leftover;
import io.mockloop.migrations.engine.run.Goal.Work;
import io.mockloop.migrations.engine.run.Runner.Results;
import io.mockloop.migrations.engine.session.Pause;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.engine.step.StepRunner;
import io.mockloop.migrations.engine.step.StepRunner.Outcome;
import io.mockloop.migrations.exception.LockTimeoutException;
import io.mockloop.migrations.exception.RunInterruptedException;
import io.mockloop.migrations.exception.TimeInWords;
import java.lang.reflect.UndeclaredThrowableException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The part of a run that writes. */
final class LockedRun {

    private static final Logger logger = LoggerFactory.getLogger(LockedRun.class);

    private final RunContext context;
    private final Goal goal;
    private final RunSettings settings;
    private final RunParts parts;
    private final HistoryReader reader;
    private final long deadlineNanos;
    private final Preparation preparation;
    private final StepRunner steps;
    private final AroundRun around;
    private boolean told;
    private boolean foundNothing;
    private long behindReadersNanos;

    /** What is known of the database; replaced whenever it is looked at again. */
    private History history;

    private Work work;
    private int lastEvent;
    private int executedBefore;

    LockedRun(RunContext context, Goal goal, RunSettings settings, RunParts parts, long deadlineNanos) {
        this.context = context;
        this.goal = goal;
        this.settings = settings;
        this.parts = parts;
        this.reader = parts.reader();
        this.deadlineNanos = deadlineNanos;
        this.preparation = new Preparation(context, settings.baseline(), goal.set());
        this.steps = new StepRunner(
                context, this::begin, () -> foundNothing && history.baseline().isEmpty());
        this.around = new AroundRun(context);
        this.history = new History(Layout.MISSING, context.writer().names(), List.of(), 0);
        this.work = new Work(List.of(), List.of(), List.of(), 0, 0, null);
    }

    MigrationResult run(History first, Work firstWork, Results results) throws SQLException {
        history = first;
        foundNothing = first.layout() == Layout.MISSING;
        work = firstWork;
        try {
            while (!isIdle()) {
                try (HeldLock lock = acquire()) {
                    if (!lock.isHeld() || round(lock) == Outcome.DONE) {
                        break;
                    }
                }
                look();
            }
            MigrationResult result = results.of(work.skipping(preparation.passedOver()), steps.executed());
            if (told) {
                context.listeners().tell(l -> l.afterRun(context.run(), result));
            }
            return result;
        } catch (SQLException e) {
            throw failed(context.databaseError("Migrating", e));
        } catch (RuntimeException e) {
            throw failed(e);
        } catch (Error e) {
            failed(new UndeclaredThrowableException(e, "An error ended the run"));
            throw e;
        }
    }

    private RuntimeException failed(RuntimeException failure) {
        context.listeners().tell(l -> l.onRunFailure(context.run(), failure));
        return failure;
    }

    private boolean isIdle() {
        return work.steps().isEmpty()
                && !around.isLeft()
                && history.layout() != Layout.OLDER
                && history.unfinished().isEmpty();
    }

    private void look() throws SQLException {
        while (!tryLook()) {
            waitABit(Optional::empty);
        }
    }

    /** Whether another process doesn't keep everybody else out for the moment. */
    private boolean tryLook() throws SQLException {
        try {
            lookNow();
            return true;
        } catch (SQLException e) {
            if (parts.historyRules().problemOf(e) == Problem.BUSY) {
                return false;
            }
            throw e;
        }
    }

    private void lookNow() throws SQLException {
        Planned planned = Planned.on(
                reader.read(context.connection()),
                () -> reader.read(context.connection()),
                goal,
                steps.executed().size());
        history = planned.history();
        work = planned.work();
        lastEvent = history.lastEvent();
    }

    /** One holding of the lock; where beginning a transaction is the lock, each step of the round takes it anew. */
    private Outcome round(HeldLock lock) throws SQLException {
        if (lock.isSession()) {
            look();
        }
        lastEvent = history.lastEvent();
        stopWhereLeft();
        if (history.layout() != Layout.CURRENT) {
            return prepareTables();
        }
        if (!work.stale().isEmpty() && !refresh()) {
            return Outcome.CHANGED;
        }
        around.before();
        if (work.steps().isEmpty()) {
            around.after(steps.executed());
            return Outcome.DONE;
        }
        if (!told) {
            told = true;
            context.listeners().tell(l -> l.beforeRun(context.run()));
        }
        Outcome outcome = steps.run(work.steps(), settings.together(), history.nextRank());
        if (outcome == Outcome.DONE) {
            around.after(steps.executed());
        }
        return outcome;
    }

    /** Nobody is at a migration whose row says RUNNING, since the lock is held here. */
    private void stopWhereLeft() throws SQLException {
        Optional<HistoryRow> left = history.unfinished();
        if (left.isPresent()) {
            throw new Leftover(context.connection(), context.rules(), context.writer(), goal.set(), context.product())
                    .settle(left.get());
        }
    }

    private Outcome prepareTables() throws SQLException {
        if (context.rules().undoesDdl()) {
            if (!beginWhere(this::isLayoutUnchanged)) {
                return Outcome.CHANGED;
            }
            try {
                preparation.prepare(history);
                context.transactions().commit();
            } catch (SQLException | RuntimeException e) {
                context.transactions().rollback();
                if (context.transactions().isBehindReaders()) {
                    return Outcome.CHANGED;
                }
                throw e;
            }
            context.transactions().leave();
        } else {
            preparation.prepare(history);
        }
        return Outcome.CHANGED;
    }

    private boolean refresh() throws SQLException {
        if (!begin()) {
            return false;
        }
        try {
            preparation.refresh(work.stale());
            context.transactions().commit();
        } catch (SQLException | RuntimeException e) {
            context.transactions().rollback();
            if (context.transactions().isBehindReaders()) {
                return false;
            }
            throw e;
        }
        return true;
    }

    private boolean begin() throws SQLException {
        return beginWhere(this::isLogUnchanged);
    }

    /** Waits until a transaction can be begun, unless the history is another one by then. */
    private boolean beginWhere(Pause.Try unchanged) throws SQLException {
        while (!context.transactions().tryBegin()) {
            waitABit(Optional::empty);
            if (context.rules().locksByTransaction() && !isQuietly(unchanged)) {
                return false;
            }
        }
        if (context.rules().locksByTransaction() && !unchanged.succeeds()) {
            context.transactions().rollback();
            return false;
        }
        return true;
    }

    private boolean isQuietly(Pause.Try unchanged) throws SQLException {
        try {
            return unchanged.succeeds();
        } catch (SQLException e) {
            if (parts.historyRules().problemOf(e) == Problem.BUSY) {
                return true;
            }
            throw e;
        }
    }

    private boolean isLayoutUnchanged() throws SQLException {
        return reader.read(context.connection()).layout() == history.layout();
    }

    /** Each step that this run commits adds one event. */
    private boolean isLogUnchanged() throws SQLException {
        int now = PlainSql.query(context.connection(), context.writer().lastEvent(), row -> row.getInt(1))
                .get(0);
        return now == lastEvent + steps.executed().size() - executedBefore;
    }

    private HeldLock acquire() throws SQLException {
        executedBefore = steps.executed().size();
        boolean session = around.needsLock()
                || Runner.outlivesTransactions(history, work, context.rules())
                || !context.rules().locksByTransaction();
        MigrationLock lock = parts.locks()
                .open(context.connection(), Runner.lockName(context.writer().names()), session);
        boolean told = false;
        while (!lock.tryAcquire()) {
            if (!told) {
                logger.info(
                        "Another process is migrating: waiting for it, {} at most",
                        TimeInWords.of(settings.lockTimeout()));
                told = true;
            }
            waitABit(lock::holder);
            tryLook();
            if (isIdle()) {
                return new HeldLock(lock, context, false, session);
            }
        }
        return new HeldLock(lock, context, true, session);
    }

    /** What has run until somebody was seen to read doesn't count. */
    private void waitBehindReaders() throws SQLException {
        long now = System.nanoTime();
        behindReadersNanos = behindReadersNanos == 0 ? now : behindReadersNanos;
        if (now - behindReadersNanos > settings.lockTimeout().toNanos()) {
            throw LockTimeoutException.behindReaders(context.writer().names().display(), settings.lockTimeout());
        }
        Pause.once();
    }

    /** Says who holds a lock. */
    @FunctionalInterface
    private interface Holder {
        Optional<String> get() throws SQLException;
    }

    private void waitABit(Holder holder) throws SQLException {
        if (context.cancellation().isCancelled()) {
            throw new RunInterruptedException(
                    "the wait for another process that migrates", "Nothing was run.", "Start again.", null);
        }
        if (context.transactions().isBehindReaders()) {
            waitBehindReaders();
            return;
        }
        if (System.nanoTime() - deadlineNanos > 0) {
            throw new LockTimeoutException(
                    context.writer().names().display(),
                    settings.lockTimeout(),
                    holder.get().orElse("another process holds it, and the database doesn't tell which"));
        }
        Pause.once();
    }
}
