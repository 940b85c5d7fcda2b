package io.mockloop.migrations.engine.run;

import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.MigrationResult.Executed;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.drift.SchemaDrift;
import io.mockloop.migrations.engine.drift.SchemaFile;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.History.Layout;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.history.HistoryRules.ErrorKind;
import io.mockloop.migrations.engine.history.HistoryWriter;
import io.mockloop.migrations.engine.jdbc.Cancellation;
import io.mockloop.migrations.engine.precaution.Precaution;
import io.mockloop.migrations.engine.recovery.UnfinishedMigration;
import io.mockloop.migrations.engine.run.LockedRun.Done;
import io.mockloop.migrations.engine.session.Engine;
import io.mockloop.migrations.engine.session.Interruption;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.engine.session.StepBackups;
import io.mockloop.migrations.engine.session.Transactions;
import io.mockloop.migrations.engine.watch.LockWait;
import io.mockloop.migrations.settings.SchemaCheck;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Brings a database to a goal, as the one process that does, or finds that another one has done it.
 *
 * <p>If nothing is to be done this is the one query that reads the history. Else: take the lock, waiting without a
 * transaction and leaving as soon as there is nothing left to do; look again; make the tables if they lack; run.
 */
public final class Runner {

    private final Engine engine;
    private final RunSettings settings;
    private final Planning planning;
    private final LockWait wait;
    private final long startedNanos = System.nanoTime();
    private @Nullable SchemaDrift drift;

    /** A runner for one run. */
    public Runner(Engine engine, RunSettings settings, Planning planning) {
        this.engine = engine;
        this.settings = settings;
        this.planning = planning;
        this.wait = new LockWait(engine, settings.lockTimeout());
    }

    /**
     * Runs.
     *
     * @throws io.mockloop.migrations.exception.MigrationException if the goal cannot be reached
     */
    public MigrationResult run() throws SQLException {
        MigrationResult result = planning.isUp() ? recoveredFirst(read()) : run(read());
        Path file = settings.schemaFile();
        if (file != null && !result.executed().isEmpty()) {
            SchemaFile.afterRun(engine, file, drift);
        }
        return result;
    }

    private MigrationResult recoveredFirst(History history) throws SQLException {
        RecoveryOrder order = settings.recovery();
        if (!order.isFor(history)) {
            order.tell(null);
            return goesOnByItself(history) ? withRest(history) : run(history);
        }
        MigrationResult recovered = new Runner(engine, settings, planning.of(order.goal())).run();
        order.tell(recovered);
        return run(read()).after(recovered);
    }

    /** Of rows, where each batch was committed with how far it had come, nothing is ever in doubt. */
    private boolean goesOnByItself(History history) throws SQLException {
        HistoryRow left = history.unfinished().orElse(null);
        return left != null && new UnfinishedMigration(engine, history, planning.set(), left).goesOnByItself();
    }

    private MigrationResult withRest(History history) throws SQLException {
        Version version = history.unfinished().map(HistoryRow::version).orElse(null);
        Goal rest = Goal.Recover.byItself(version, planning.leavesRows());
        MigrationResult completed = new Runner(engine, settings, planning.of(rest)).run();
        return run(read()).after(completed);
    }

    private MigrationResult run(History history) throws SQLException {
        return run(history, true);
    }

    private MigrationResult run(History history, boolean finishesRows) throws SQLException {
        requireNoneUnfinished(history);
        Planned planned = planning.on(history, 0);
        List<HistoryRow> rows = planning.rowsToFinish(planned);
        if (finishesRows && !rows.isEmpty()) {
            return withRows(rows, planned);
        }
        new Preflight(planning.callbacks(), engine.execution(), engine.product()).check(planned, settings.together());
        drift = drift(history);
        if (history.layout() != Layout.MISSING) {
            StepBackups.require(engine.backups(), planned.steps());
        }
        lookBefore(planned);
        return planned.isNothing() && !planning.callbacks().alwaysRun()
                ? result(new Done(planned, List.of(), List.of()))
                : migrate(planned);
    }

    /** Nobody who goes back, or gets on from what is half-done, is stopped. */
    private void lookBefore(Planned planned) throws SQLException {
        History history = planned.history();
        new Precaution(engine, settings.safety())
                .look(
                        planned.steps(),
                        history.layout() == Layout.MISSING,
                        planning.isUp() && history.unfinished().isEmpty());
    }

    /** What is half-done is otherwise than it was; and nobody who goes back is stopped. */
    private @Nullable SchemaDrift drift(History history) throws SQLException {
        if (settings.schemaCheck() == SchemaCheck.OFF) {
            return null;
        }
        SchemaDrift found = new SchemaDrift(engine, history);
        if (history.unfinished().isEmpty()) {
            found.check(
                    settings.schemaCheck(),
                    planning.isUp(),
                    state -> engine.listeners().tell(l -> l.onSchemaCompared(settings.manager(), state)));
        }
        return found;
    }

    /** What is in the background comes first, as far as it is wanted, without the lock, which its end takes. */
    private MigrationResult withRows(List<HistoryRow> rows, Planned planned) throws SQLException {
        List<Executed> finished = new RowsInBackground(engine, settings, planning.set(), new Cancellation())
                .finish(rows, planning.neededRows(planned), wait);
        MigrationResult rest = run(read(), false);
        return finished.isEmpty() ? rest : rest.after(result(new Done(planned, List.of(), finished)));
    }

    /** Waits while another process writes the whole database, for a moment or longer. */
    private History read() throws SQLException {
        while (true) {
            try {
                return engine.read();
            } catch (SQLException e) {
                if (engine.history().errorKind(e) != ErrorKind.BUSY) {
                    throw e;
                }
            }
            wait.pause(engine.reader().names().display());
        }
    }

    @SuppressWarnings("try")
    private MigrationResult migrate(Planned planned) throws SQLException {
        Cancellation cancellation = new Cancellation();
        try (Interruption interruption = new Interruption(cancellation)) {
            return engine.inTransactions(transactions -> {
                RunContext context = context(planned, transactions, cancellation);
                return new LockedRun(context, planning, planned, settings, wait, drift).run(this::result);
            });
        } catch (LockedRun.RowsNeededException e) {
            return run(read());
        }
    }

    private RunContext context(Planned planned, Transactions transactions, Cancellation cancellation)
            throws SQLException {
        return new RunContext(
                engine,
                transactions,
                new HistoryWriter(engine.history(), engine.names(planned.history())),
                planning.callbacks(),
                cancellation,
                settings.limits(),
                engine.execution()
                        .lockLimit(engine.connection(), settings.limits().lockTimeout(), false),
                new MigrationListener.Run(
                        settings.manager(), engine.database(), planned.steps().size()));
    }

    private MigrationResult result(Done done) {
        Planned planned = done.planned();
        return new MigrationResult(
                done.executed(),
                Stream.concat(done.passedOver().stream(), planned.skipped().stream())
                        .toList(),
                planned.currentAfter(),
                planned.appliedAfter(),
                planned.pendingAfter(),
                Duration.ofNanos(System.nanoTime() - startedNanos),
                engine.product(),
                planned.inBackgroundAfter());
    }

    /** Whether a process is at one that is RUNNING shows the lock. */
    private void requireNoneUnfinished(History history) throws SQLException {
        Optional<HistoryRow> left = history.unfinished();
        if (left.isPresent() && left.get().state() != MigrationState.RUNNING && !planning.recovers()) {
            throw new UnfinishedMigration(engine, history, planning.set(), left.get()).exception();
        }
    }
}
