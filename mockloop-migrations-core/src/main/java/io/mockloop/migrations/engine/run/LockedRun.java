package io.mockloop.migrations.engine.run;

import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.MigrationResult.Executed;
import io.mockloop.migrations.MigrationResult.Skipped;
import io.mockloop.migrations.engine.drift.SchemaDrift;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.History.Layout;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.history.HistoryRules.ErrorKind;
import io.mockloop.migrations.engine.jdbc.DriverWords;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import io.mockloop.migrations.engine.recovery.UnfinishedMigration;
import io.mockloop.migrations.engine.recovery.UnfinishedMigration.Settled;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.engine.session.StepBackups;
import io.mockloop.migrations.engine.session.Transactions.Beginning;
import io.mockloop.migrations.engine.step.StepRunner;
import io.mockloop.migrations.engine.step.StepRunner.Outcome;
import io.mockloop.migrations.engine.watch.LockWait;
import io.mockloop.migrations.engine.watch.RunLock;
import java.lang.reflect.UndeclaredThrowableException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The part of a run that writes. */
final class LockedRun {

    private static final Logger logger = LoggerFactory.getLogger(LockedRun.class);

    private final RunContext context;
    private final Planning planning;
    private final RunSettings settings;
    private final LockWait wait;
    private final Preparation preparation;
    private final StepBackups backups;
    private final StepRunner steps;
    private final AroundRun around;
    private final RowSharing sharing;
    private final @Nullable SchemaDrift drift;
    private boolean told;
    private boolean foundNothing;
    private boolean isRecorded;

    /** What is known of the database; replaced whenever it is looked at again. */
    private Planned planned;

    private int lastEvent;
    private int executedBefore;

    /**
     * Goes on from a plan that was made without the lock.
     *
     * @param drift what records the schema in the end; null if nothing does
     */
    LockedRun(
            RunContext context,
            Planning planning,
            Planned first,
            RunSettings settings,
            LockWait wait,
            @Nullable SchemaDrift drift) {
        this.context = context;
        this.planning = planning;
        this.planned = first;
        this.settings = settings;
        this.wait = wait;
        this.drift = drift;
        this.foundNothing = first.history().layout() == Layout.MISSING;
        this.preparation = new Preparation(context, settings.baseline(), planning.set());
        this.backups = new StepBackups(
                context, () -> foundNothing && planned.history().baseline().isEmpty());
        this.around = new AroundRun(context);
        this.steps = new StepRunner(
                context, this::begin, backups, drift == null || around.isBehind() ? null : () -> recordInside(drift));
        this.sharing = new RowSharing(planning.set(), new HashSet<>());
    }

    /** Another process has left rows to the background since it was planned, which are needed now. */
    static final class RowsNeededException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** What is done; the state after it is that of the plan that was made last. */
    record Done(Planned planned, List<Skipped> passedOver, List<Executed> executed) {}

    MigrationResult run(Function<Done, MigrationResult> results) throws SQLException {
        try {
            while (!isNothing()) {
                try (RunLock lock = acquire()) {
                    if (!lock.isHeld() || round(lock) == Outcome.DONE) {
                        break;
                    }
                }
                look();
            }
            MigrationResult result = results.apply(new Done(planned, preparation.passedOver(), steps.executed()));
            if (told) {
                context.listeners().tell(l -> l.afterRun(context.run(), result));
            }
            return result;
        } catch (SQLException e) {
            throw failed(context.databaseError("Migrating", e));
        } catch (RowsNeededException e) {
            throw e;
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

    private boolean isNothing() {
        return planned.isNothing() && !around.isLeft();
    }

    private void look() throws SQLException {
        while (!tryLook()) {
            wait.pause(context);
        }
    }

    /** Whether another process doesn't keep everybody else out for the moment. */
    private boolean tryLook() throws SQLException {
        try {
            lookNow();
            return true;
        } catch (SQLException e) {
            if (context.historyRules().errorKind(e) == ErrorKind.BUSY) {
                return false;
            }
            throw e;
        }
    }

    private void lookNow() throws SQLException {
        planned = planning.on(context.engine().read(), steps.executed().size());
        lastEvent = history().lastEvent();
    }

    private History history() {
        return planned.history();
    }

    /** One holding of the lock; if beginning a transaction is the lock, each step of the round takes it anew. */
    private Outcome round(RunLock lock) throws SQLException {
        isRecorded = false;
        if (lock.outlivesTransactions()) {
            look();
        }
        lastEvent = history().lastEvent();
        if (!stopWhereLeft()) {
            return Outcome.CHANGED;
        }
        if (history().layout() != Layout.CURRENT) {
            return prepareTables();
        }
        if (!planning.neededRows(planned).isEmpty()) {
            throw new RowsNeededException();
        }
        if (!planned.stale().isEmpty() && !refresh()) {
            return Outcome.CHANGED;
        }
        around.before();
        if (planned.steps().isEmpty()) {
            return done();
        }
        if (!told) {
            told = true;
            context.listeners().tell(l -> l.beforeRun(context.run()));
        }
        Outcome outcome =
                steps.run(planned.steps(), settings.together(), history().nextRank());
        return outcome == Outcome.DONE ? done() : outcome;
    }

    private Outcome done() throws SQLException {
        around.after(steps.executed());
        if (drift != null && !isRecorded) {
            record(drift);
        }
        return Outcome.DONE;
    }

    private SchemaDrift recordInside(SchemaDrift recording) throws SQLException {
        recording.make();
        recording.record(context.engine().read());
        isRecorded = true;
        return recording;
    }

    /** What is applied is applied, also if this cannot be noted: the next run then says that it doesn't know. */
    private void record(SchemaDrift recording) throws SQLException {
        try {
            if (!context.rules().undoesDdl()) {
                recording.make();
            }
            if (begin()) {
                context.tryCommit(() -> recordInside(recording));
            }
        } catch (SQLException e) {
            logger.warn(
                    "The schema cannot be recorded, and is not compared before the next run: {}",
                    DriverWords.of(e).text());
        }
        context.transactions().leave();
    }

    /**
     * Nobody is at a migration whose row says RUNNING, since the lock is held here.
     *
     * @return false if it could not be noted, since the history is another one now, or somebody reads
     */
    private boolean stopWhereLeft() throws SQLException {
        Optional<HistoryRow> left = history().unfinished();
        if (left.isEmpty()) {
            return true;
        }
        UnfinishedMigration unfinished =
                new UnfinishedMigration(context.engine(), history(), planning.set(), left.get());
        Settled settled = unfinished.settled(context.writer());
        List<String> statements = new ArrayList<>(settled.statements());
        if (planning.lifts()) {
            statements.addAll(unfinished.lifting());
        }
        if (!statements.isEmpty()) {
            if (!begin() || !context.tryCommit(() -> preparation.write(statements))) {
                return false;
            }
            context.transactions().leave();
        }
        if (!planning.recovers()) {
            throw settled.exception();
        }
        if (!statements.isEmpty()) {
            look();
        }
        return true;
    }

    private Outcome prepareTables() throws SQLException {
        if (!context.rules().undoesDdl()) {
            preparation.prepare(history());
        } else if (begin(this::isLayoutUnchanged) && context.tryCommit(() -> preparation.prepare(history()))) {
            context.transactions().leave();
        }
        return Outcome.CHANGED;
    }

    private boolean refresh() throws SQLException {
        return begin() && context.tryCommit(() -> preparation.refresh(planned.stale()));
    }

    private boolean begin() throws SQLException {
        return begin(this::isLogUnchanged);
    }

    /** Waits until a transaction can be begun, unless the history is another one by then. */
    private boolean begin(SqlSupplier<Boolean> unchanged) throws SQLException {
        Beginning beginning = context.transactions().tryBegin(unchanged);
        while (beginning == Beginning.BUSY) {
            wait.pause(context);
            beginning = context.transactions().tryBegin(unchanged);
        }
        return beginning == Beginning.BEGUN;
    }

    private boolean isLayoutUnchanged() throws SQLException {
        return context.engine().read().layout() == history().layout();
    }

    /** Each step that this run commits adds one event. */
    private boolean isLogUnchanged() throws SQLException {
        int now = PlainSql.query(context.connection(), context.writer().lastEvent(), row -> row.getInt(1))
                .get(0);
        return now == lastEvent + steps.executed().size() - executedBefore;
    }

    private RunLock acquire() throws SQLException {
        executedBefore = steps.executed().size();
        RunLock lock = new RunLock(context, around.needsLock() || outlivesTransactions());
        while (!lock.tryAcquire()) {
            wait.pause(context, lock::holder);
            tryLook();
            if (isNothing()) {
                break;
            }
            List<HistoryRow> running = history().unfinished().stream().toList();
            wait.extend(sharing.share(context, running, lock::canBeHad));
        }
        return lock;
    }

    private boolean outlivesTransactions() {
        return history().unfinished().isPresent()
                || planned.steps().stream().anyMatch(s -> !s.body().isTransactional())
                || !context.rules().undoesDdl()
                || backups.areWanted(planned.steps());
    }
}
