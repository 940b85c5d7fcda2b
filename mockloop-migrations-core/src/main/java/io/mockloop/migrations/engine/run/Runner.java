package io.mockloop.migrations.engine.run;

import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.History.Layout;
import io.mockloop.migrations.engine.history.HistoryNames;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.history.HistoryRules.Problem;
import io.mockloop.migrations.engine.history.HistoryWriter;
import io.mockloop.migrations.engine.jdbc.Cancellation;
import io.mockloop.migrations.engine.lock.LockName;
import io.mockloop.migrations.engine.lock.MigrationLock;
import io.mockloop.migrations.engine.recovery.Leftover;
import io.mockloop.migrations.engine.run.Goal.Work;
import io.mockloop.migrations.engine.session.ExecutionRules;
import io.mockloop.migrations.engine.session.Pause;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.engine.session.Transactions;
import io.mockloop.migrations.exception.LockTimeoutException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Brings a database to a goal, as the one process that does, or finds that another one has done it.
 *
 * <p>Where nothing is to be done this is the one query that reads the history. Else: take the lock, waiting without a
 * transaction and leaving as soon as there is nothing left to do; look again; make the tables where they lack; run.
 */
public final class Runner {

    private final RunParts parts;
    private final RunSettings settings;
    private final Goal goal;
    private final long startedNanos = System.nanoTime();

    /** A runner for one run. */
    public Runner(RunParts parts, RunSettings settings, Goal goal) {
        this.parts = parts;
        this.settings = settings;
        this.goal = goal;
    }

    /**
     * Runs.
     *
     * @throws io.mockloop.migrations.exception.MigrationException if the goal cannot be reached
     */
    public MigrationResult run() throws SQLException {
        History history = read();
        stopWhereHalfDone(history);
        Planned planned = Planned.on(history, this::read, goal, 0);
        Work work = planned.work();
        new Foreseen(goal, parts.execution(), parts.product()).check(work, settings.together());
        return isIdle(planned.history(), work) && !goal.callbacks().alwaysRun()
                ? result(work, List.of())
                : migrate(planned.history(), work);
    }

    /** Waits where another process is writing the whole database for a moment, or longer. */
    private History read() throws SQLException {
        while (true) {
            try {
                return parts.reader().read(parts.connection());
            } catch (SQLException e) {
                if (parts.historyRules().problemOf(e) != Problem.BUSY) {
                    throw e;
                }
            }
            if (System.nanoTime() - deadline() > 0) {
                throw new LockTimeoutException(
                        parts.reader().names().display(),
                        settings.lockTimeout(),
                        "another process is writing the database, which doesn't tell which");
            }
            Pause.once();
        }
    }

    private static boolean isIdle(History history, Work work) {
        return work.steps().isEmpty()
                && history.layout() != Layout.OLDER
                && history.unfinished().isEmpty();
    }

    @SuppressWarnings("try")
    private MigrationResult migrate(History history, Work work) throws SQLException {
        boolean autoCommit = parts.connection().getAutoCommit();
        if (!autoCommit) {
            parts.connection().rollback();
            parts.connection().setAutoCommit(true);
        }
        Cancellation cancellation = new Cancellation();
        try (Interruption interruption = new Interruption(cancellation);
                Transactions transactions = parts.execution().transactions(parts.connection())) {
            RunContext context = context(names(history), transactions, cancellation, work);
            return new LockedRun(context, goal, settings, parts, deadline()).run(history, work, this::result);
        } finally {
            if (!autoCommit && !parts.connection().isClosed()) {
                parts.connection().setAutoCommit(false);
            }
        }
    }

    private long deadline() {
        return startedNanos + settings.lockTimeout().toNanos();
    }

    /** Our own statements always name the schema, whatever a migration does to the session. */
    private HistoryNames names(History history) throws SQLException {
        HistoryNames names = history.names();
        return names.schema() != null ? names : names.in(parts.historyRules().currentSchema(parts.connection()));
    }

    private RunContext context(HistoryNames names, Transactions transactions, Cancellation cancellation, Work work) {
        return new RunContext(
                parts.connection(),
                parts.database(),
                parts.product(),
                parts.execution(),
                transactions,
                parts.historyRules(),
                new HistoryWriter(parts.historyRules(), names),
                parts.scripts(),
                goal.callbacks(),
                cancellation,
                parts.listeners(),
                parts.dataSources(),
                new MigrationListener.Run(
                        settings.manager(), parts.database(), work.steps().size()));
    }

    private MigrationResult result(Work work, List<MigrationResult.Executed> executed) {
        return new MigrationResult(
                executed,
                work.skipped(),
                work.currentAfter(),
                work.appliedAfter(),
                work.pendingAfter(),
                Duration.ofNanos(System.nanoTime() - startedNanos),
                parts.product());
    }

    /** Whether a process is at one that is RUNNING shows the lock. */
    private void stopWhereHalfDone(History history) throws SQLException {
        Optional<HistoryRow> left = history.unfinished();
        if (left.isPresent() && left.get().state() != MigrationState.RUNNING) {
            throw new Leftover(
                            parts.connection(),
                            parts.execution(),
                            new HistoryWriter(parts.historyRules(), names(history)),
                            goal.set(),
                            parts.product())
                    .exception(left.get());
        }
    }

    /** Makes the result of a run. */
    @FunctionalInterface
    interface Results {
        MigrationResult of(Work work, List<MigrationResult.Executed> executed);
    }

    static LockName lockName(HistoryNames names) {
        return new LockName(String.valueOf(names.schema()), names.table());
    }

    static boolean outlivesTransactions(History history, Work work, ExecutionRules rules) {
        return history.unfinished().isPresent()
                || work.steps().stream().anyMatch(s -> !s.body().isTransactional())
                || !rules.undoesDdl();
    }

    static void release(MigrationLock lock, RunContext context) {
        try {
            lock.release();
        } catch (SQLException e) {
            context.giveUpConnection(e);
        }
    }
}
