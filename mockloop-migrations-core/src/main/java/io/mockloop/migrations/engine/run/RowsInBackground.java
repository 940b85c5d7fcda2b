package io.mockloop.migrations.engine.run;

import io.mockloop.migrations.DataMigrationStatus.Halt;
import io.mockloop.migrations.Message;
import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationResult.Executed;
import io.mockloop.migrations.Remedy.Usual;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.batch.Checkpoints;
import io.mockloop.migrations.engine.batch.HaltedException;
import io.mockloop.migrations.engine.graph.MigrationSet;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.history.HistoryWriter;
import io.mockloop.migrations.engine.jdbc.Cancellation;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.jdbc.SqlFunction;
import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import io.mockloop.migrations.engine.lock.MigrationLock;
import io.mockloop.migrations.engine.migration.Callbacks;
import io.mockloop.migrations.engine.migration.ResolvedMigration;
import io.mockloop.migrations.engine.plan.Body;
import io.mockloop.migrations.engine.plan.Recovery;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.engine.recovery.UnfinishedMigration;
import io.mockloop.migrations.engine.session.Engine;
import io.mockloop.migrations.engine.session.Interruption;
import io.mockloop.migrations.engine.session.Pause;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.engine.session.Transactions;
import io.mockloop.migrations.engine.step.LeftRows;
import io.mockloop.migrations.engine.watch.LockWait;
import io.mockloop.migrations.engine.watch.RunLock;
import io.mockloop.migrations.exception.Consequence;
import io.mockloop.migrations.exception.DataMigrationException;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.RunInterruptedException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through the rows of migrations that runs have left to the background. One session at a time does, of all
 * processes: the one that holds a lock of its own, so that runs go on beside it. That lock comes before the one on the
 * history, which is held only to note an end.
 */
public final class RowsInBackground {

    private static final Logger logger = LoggerFactory.getLogger(RowsInBackground.class);

    private final Engine engine;
    private final RunSettings settings;
    private final MigrationSet set;
    private final Cancellation cancellation;

    /** On one connection. */
    public RowsInBackground(Engine engine, RunSettings settings, MigrationSet set, Cancellation cancellation) {
        this.engine = engine;
        this.settings = settings;
        this.set = set;
        this.cancellation = cancellation;
    }

    /**
     * What one process has found of them, so that it tries none again and again.
     *
     * @param begun those that it has begun with: that one has failed before doesn't matter the first time
     * @param refused those that have failed by what its code says
     * @param left those that it doesn't share in any more, since it has failed at them
     */
    public record Attempts(Set<Version> begun, Set<Version> refused, Set<Version> left) {

        /** None yet. */
        public Attempts() {
            this(new HashSet<>(), new HashSet<>(), new HashSet<>());
        }
    }

    /**
     * Goes through what is left, or shares in what somebody else is at.
     *
     * @return whether to look again later
     */
    public boolean goOn(Attempts attempts) throws SQLException {
        if (known(engine.read()).isEmpty()) {
            return false;
        }
        return inRun(context -> {
            MigrationLock lock = engine.lockOfRows(context.writer().names());
            if (!lock.tryAcquire()) {
                new RowSharing(set, attempts.left()).share(context, known(engine.read()), lock::canBeHad);
                if (!lock.tryAcquire()) {
                    return true;
                }
            }
            context.transactions().share();
            try {
                for (HistoryRow row : known(engine.read())) {
                    tryOne(context, row, attempts);
                }
                context.transactions().leave();
                return !known(engine.read()).isEmpty();
            } finally {
                release(context, lock);
            }
        });
    }

    private void tryOne(RunContext context, HistoryRow row, Attempts attempts) throws SQLException {
        boolean isFirst = attempts.begun().add(version(row));
        if (attempts.refused().contains(version(row)) || !mayGoOn(context, row, isFirst)) {
            return;
        }
        try {
            run(context, row);
        } catch (MigrationException e) {
            logger.debug("It was told when it failed", e);
            if (e.getCause() instanceof DataMigrationException) {
                attempts.refused().add(version(row));
            }
        }
    }

    /**
     * Finishes some before others are run, and waits for the one who is at them.
     *
     * @param needed those without which the others cannot be run
     * @return those that this call has finished
     * @throws MigrationException if one that is needed was ordered to end, or one fails
     */
    List<Executed> finish(List<HistoryRow> rows, List<HistoryRow> needed, LockWait wait) throws SQLException {
        return inRun(context -> {
            MigrationLock lock = engine.lockOfRows(context.writer().names());
            RowSharing sharing = new RowSharing(set, new HashSet<>());
            while (!lock.tryAcquire()) {
                wait.pauseForRows(context, displayed(rows), lock::holder);
                List<HistoryRow> now = engine.read().inBackground();
                if (now.stream().noneMatch(rows::contains)) {
                    return List.of();
                }
                wait.extend(sharing.share(context, now, lock::canBeHad));
            }
            try {
                List<HistoryRow> left = engine.read().inBackground();
                List<Executed> finished = new ArrayList<>();
                for (HistoryRow row : rows) {
                    if (left.contains(row)) {
                        finish(context, row, needed.contains(row)).ifPresent(finished::add);
                    }
                }
                return finished;
            } finally {
                release(context, lock);
            }
        });
    }

    private static String displayed(List<HistoryRow> rows) {
        return rows.stream().map(HistoryRow::display).collect(Collectors.joining(", "));
    }

    private Optional<Executed> finish(RunContext context, HistoryRow row, boolean isNeeded) throws SQLException {
        Optional<Executed> done = isKnown(row) && mayGoOn(context, row, true) ? run(context, row) : Optional.empty();
        if (done.isEmpty() && cancellation.isCancelled()) {
            throw new RunInterruptedException(
                    "the rows of migration " + row.display(),
                    Consequence.ROWS_STAY,
                    Message.of("To go on behind them, %s.", Usual.START_AGAIN),
                    null);
        } else if (done.isEmpty() && isNeeded) {
            throw new UnfinishedMigration(engine, engine.read(), set, row).exception();
        }
        return done;
    }

    private List<HistoryRow> known(History history) {
        return history.inBackground().stream().filter(this::isKnown).toList();
    }

    private boolean isKnown(HistoryRow row) {
        return row.version() != null && UnfinishedMigration.isOfRows(set, row);
    }

    /** One that was ordered to end stays so; one that has failed is tried once by each process. */
    private static boolean mayGoOn(RunContext context, HistoryRow row, boolean isFirst) throws SQLException {
        Checkpoints checkpoints = new Checkpoints(
                context.connection(), context.historyRules(), context.writer().names());
        context.transactions().leave();
        Halt halt = checkpoints.noted(version(row)).map(Checkpoints.Noted::halt).orElse(null);
        if (halt == Halt.FAILED && isFirst) {
            PlainSql.update(context.connection(), checkpoints.lifting(version(row)));
            return true;
        }
        return halt == null;
    }

    private Optional<Executed> run(RunContext context, HistoryRow row) throws SQLException {
        ResolvedMigration migration =
                set.find(row.type(), row.version(), row.description()).orElseThrow();
        Recovery on = new Recovery(row, 0, Recovery.hashOf(row), true);
        LeftRows rows = new LeftRows(context, new Step.Up(migration, Body.up(migration), null, on));
        logger.info("Migration {}: its rows are being gone through in the background", row.display());
        try {
            return run(context, row, rows);
        } finally {
            rows.leave();
        }
    }

    private Optional<Executed> run(RunContext context, HistoryRow row, LeftRows rows) throws SQLException {
        try {
            rows.run();
        } catch (HaltedException e) {
            logger.info("Migration {} ends with its rows in the background: {}", row.display(), e.getMessage());
            return Optional.empty();
        } catch (Exception e) {
            if (cancellation.isCancelled()) {
                logger.info("Migration {} ends with the process; its rows go on with the next one", row.display());
                return Optional.empty();
            }
            if (context.connection().isClosed()) {
                throw context.databaseError("Going through the rows of migration " + row.display(), rows.ofDatabase(e));
            }
            throw underLock(context, () -> rows.failed(e)).orElseGet(() -> new IllegalStateException(e));
        }
        boolean isNoted = underLock(context, () -> note(context, row, rows)).orElse(false);
        return isNoted ? Optional.of(rows.executed()) : Optional.empty();
    }

    /** Somebody may have cancelled it behind its last batch. */
    private boolean note(RunContext context, HistoryRow row, LeftRows rows) throws SQLException {
        context.transactions().leave();
        if (engine.read().inBackground().stream().noneMatch(now -> now.rank() == row.rank())) {
            return false;
        }
        Pause.until(context.transactions()::tryBegin);
        rows.note();
        context.transactions().commit();
        rows.tell();
        return true;
    }

    /**
     * Does something that writes the history, whose lock others may hold for a while.
     *
     * @return empty if it was told to end before
     */
    private <T> Optional<T> underLock(RunContext context, SqlSupplier<T> action) throws SQLException {
        try (RunLock lock = new RunLock(context, true)) {
            while (!lock.tryAcquire()) {
                if (cancellation.isCancelled()) {
                    return Optional.empty();
                }
                Pause.once();
            }
            return Optional.of(action.get());
        }
    }

    private static Version version(HistoryRow row) {
        return Objects.requireNonNull(row.version(), "One of rows has a version");
    }

    private static void release(RunContext context, MigrationLock lock) {
        try {
            context.transactions().leave();
            lock.release();
        } catch (SQLException e) {
            context.giveUpConnection(e);
        }
    }

    @SuppressWarnings("try")
    private <T> T inRun(SqlFunction<RunContext, T> action) throws SQLException {
        try (Interruption interruption = new Interruption(cancellation)) {
            return engine.inTransactions(transactions -> action.apply(context(transactions)));
        }
    }

    private RunContext context(Transactions transactions) throws SQLException {
        return new RunContext(
                engine,
                transactions,
                new HistoryWriter(engine.history(), engine.names()),
                Callbacks.NONE,
                cancellation,
                settings.limits(),
                engine.execution()
                        .lockLimit(engine.connection(), settings.limits().lockTimeout(), false),
                new MigrationListener.Run(settings.manager(), engine.database(), 1));
    }
}
