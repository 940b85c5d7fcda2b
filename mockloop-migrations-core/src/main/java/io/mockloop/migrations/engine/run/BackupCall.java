package io.mockloop.migrations.engine.run;

import io.mockloop.migrations.BackupResult;
import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.RestorePlan;
import io.mockloop.migrations.RestoreResult;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.backup.Restores;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.history.HistoryWriter;
import io.mockloop.migrations.engine.jdbc.Cancellation;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.jdbc.SqlFunction;
import io.mockloop.migrations.engine.migration.Callbacks;
import io.mockloop.migrations.engine.recovery.OwnBackup;
import io.mockloop.migrations.engine.session.Engine;
import io.mockloop.migrations.engine.session.Interruption;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.engine.watch.LockWait;
import io.mockloop.migrations.engine.watch.RunLock;
import io.mockloop.migrations.exception.Consequence;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.RecoveryException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A backup or a restore that somebody asks for: under the lock, so that no migration is half-done in it. */
public final class BackupCall {

    private static final Logger logger = LoggerFactory.getLogger(BackupCall.class);

    private final Engine engine;
    private final RunSettings settings;
    private final LockWait wait;
    private final long startedNanos = System.nanoTime();

    /** One call. */
    public BackupCall(Engine engine, RunSettings settings) {
        this.engine = engine;
        this.settings = settings;
        this.wait = new LockWait(engine, settings.lockTimeout());
    }

    /** Makes a backup. */
    public BackupResult backup() throws SQLException {
        String what = "The backup";
        engine.backups().requireFile(what);
        engine.backups().require(what);
        return underLock(
                cancellation -> engine.backups().make(what, current(), null, cancellation, Consequence.NOTHING_DONE));
    }

    /** What a restore would do. */
    public RestorePlan plan(Path file) throws SQLException {
        return new Restores(engine.backups()).plan(file);
    }

    /** Restores one. */
    public RestoreResult restore(Path file) throws SQLException {
        RestorePlan plan = announced(file);
        return underLock(cancellation -> restored(plan, cancellation));
    }

    /**
     * Restores the one that was made right before the migration which was left half-done, and notes that.
     *
     * @throws RecoveryException if it isn't that one any more
     */
    public RestoreResult recover(Path file) throws SQLException {
        RestorePlan plan = announced(file);
        return underLock(cancellation -> {
            History history = engine.read();
            HistoryRow row = history.unfinished()
                    .orElseThrow(
                            () -> RecoveryException.notAsShown(null, "what was left half-done", "nothing is any more"));
            Path now = new OwnBackup(engine, history, row).require();
            if (!now.equals(plan.file())) {
                throw RecoveryException.notAsShown(row.version(), "migration " + row.display(), "its backup is " + now);
            }
            RestoreResult result = restored(plan, cancellation);
            note(row, now);
            return result;
        });
    }

    /** In the history that was restored, which has no event of what it was restored for. */
    private void note(HistoryRow row, Path file) throws SQLException {
        History restored = engine.read();
        MigrationState state = row.version() != null && restored.isApplied(row.version())
                ? MigrationState.APPLIED
                : MigrationState.ROLLED_BACK;
        HistoryWriter writer = new HistoryWriter(engine.history(), engine.names(restored));
        String words = "Recovered from %s: %s".formatted(file.getFileName(), row.description());
        PlainSql.update(engine.connection(), writer.log(HistoryChange.event(row, words, state)));
        logger.info(
                "Migration {}, which had been left half-done in state {}, was recovered from {}, and is {}",
                row.display(),
                row.state(),
                file,
                state);
    }

    private RestorePlan announced(Path file) throws SQLException {
        RestorePlan plan = plan(file);
        logger.info(
                "{} is being replaced by {}, a backup of {} at version {}",
                plan.name().isEmpty() ? plan.database() : plan.name(),
                plan.file(),
                plan.madeOfName(),
                plan.version() == null ? "none" : plan.version());
        return plan;
    }

    private RestoreResult restored(RestorePlan plan, Cancellation cancellation) throws SQLException {
        Path safety = new Restores(engine.backups()).restore(plan, current(), cancellation);
        Duration time = Duration.ofNanos(System.nanoTime() - startedNanos);
        return new RestoreResult(plan.file(), current(), safety, time, engine.product());
    }

    /** A history that cannot be read is a reason to restore one that can. */
    private @Nullable Version current() throws SQLException {
        try {
            return engine.read().current().orElse(null);
        } catch (MigrationException e) {
            logger.warn("The version that the database is at isn't known: {}", e.what());
            return null;
        }
    }

    @SuppressWarnings("try")
    private <T> T underLock(SqlFunction<Cancellation, T> action) throws SQLException {
        Cancellation cancellation = new Cancellation();
        try (Interruption interruption = new Interruption(cancellation)) {
            return engine.inTransactions(transactions -> {
                RunContext context = new RunContext(
                        engine,
                        transactions,
                        new HistoryWriter(engine.history(), engine.names()),
                        Callbacks.NONE,
                        cancellation,
                        settings.limits(),
                        engine.execution()
                                .lockLimit(
                                        engine.connection(), settings.limits().lockTimeout(), false),
                        new MigrationListener.Run(settings.manager(), engine.database(), 0));
                try (RunLock lock = new RunLock(context, true)) {
                    while (!lock.tryAcquire()) {
                        wait.pause(context, lock::holder);
                    }
                    return action.apply(cancellation);
                }
            });
        }
    }
}
