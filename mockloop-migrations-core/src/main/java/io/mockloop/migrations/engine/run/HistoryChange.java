package io.mockloop.migrations.engine.run;

import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.History.Layout;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.history.HistoryWriter;
import io.mockloop.migrations.engine.history.HistoryWriter.Event;
import io.mockloop.migrations.engine.jdbc.Cancellation;
import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import io.mockloop.migrations.engine.migration.Callbacks;
import io.mockloop.migrations.engine.plan.Drift;
import io.mockloop.migrations.engine.session.Engine;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.engine.session.Transactions;
import io.mockloop.migrations.engine.step.RunningStep;
import io.mockloop.migrations.exception.TargetException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes the history itself, under the lock and in one transaction, without running a migration. */
public final class HistoryChange {

    private static final Logger logger = LoggerFactory.getLogger(HistoryChange.class);

    private final Engine engine;
    private final RunSettings settings;
    private final LockWait wait;

    /** A change to be made through these parts. */
    public HistoryChange(Engine engine, RunSettings settings) {
        this.engine = engine;
        this.settings = settings;
        this.wait = new LockWait(settings.lockTimeout());
    }

    /** What is written, decided under the lock. */
    private interface Decision {
        List<String> statements(RunContext context, History history) throws SQLException;
    }

    /** Notes the version that the database is at, and makes the tables if there are none. */
    public void baseline(Version version) throws SQLException {
        RunSettings.requireBaseline(version);
        change((context, history) -> {
            history.requireSense();
            if (!history.rows().isEmpty()) {
                throw TargetException.baselineTooLate(version, history.current().orElse(Version.NONE));
            }
            return new Preparation(context, version, null).baseline(version, history);
        });
    }

    /** Replaces what rows say of their migrations' content by what the code says now. */
    public void repair(List<Drift.Changed> repaired) throws SQLException {
        change((context, history) -> {
            List<String> statements = new ArrayList<>();
            for (Drift.Changed changed : repaired) {
                HistoryRow row = RunningStep.rowOf(
                        changed.now(), changed.row().rank(), changed.row().state());
                statements.add(context.writer().refresh(row, RunningStep.storedDown(changed.now())));
                statements.add(context.writer()
                        .log(new Event(
                                row.version(),
                                repairText(changed.row().checksum(), row.checksum()),
                                MigrationType.EVENT,
                                row.script(),
                                row.checksum(),
                                null,
                                MigrationState.APPLIED,
                                null,
                                null)));
            }
            return statements;
        });
    }

    private static String repairText(@Nullable String before, @Nullable String now) {
        return Objects.equals(before, now)
                ? "Repaired: another file, description or way back, with the same content"
                : "Repaired: %s became %s".formatted(orNone(before), orNone(now));
    }

    private static String orNone(@Nullable String checksum) {
        return checksum == null ? "no checksum" : checksum;
    }

    private void change(Decision decision) throws SQLException {
        HistoryWriter writer = new HistoryWriter(engine.history(), engine.names(engine.read()));
        engine.inTransactions(transactions -> changed(context(writer, transactions), decision));
    }

    private boolean changed(RunContext context, Decision decision) throws SQLException {
        try (RunLock lock = new RunLock(context, false)) {
            waitFor(lock::tryAcquire, context, lock::holder);
            while (!tryWrite(context, decision)) {
                logger.debug("Somebody reads the database: the change is made again when nobody does");
            }
            return true;
        }
    }

    private boolean tryWrite(RunContext context, Decision decision) throws SQLException {
        if (context.rules().undoesDdl()) {
            waitFor(context.transactions()::tryBegin, context, Optional::empty);
        }
        return context.tryCommit(() -> {
            Preparation preparation = new Preparation(context, null, null);
            List<String> statements = decision.statements(context, readConverted(preparation));
            if (!statements.isEmpty()) {
                preparation.write(statements);
            }
            return statements;
        });
    }

    private History readConverted(Preparation preparation) throws SQLException {
        History history = engine.read();
        return history.layout() == Layout.OLDER && preparation.prepare(history) ? engine.read() : history;
    }

    private RunContext context(HistoryWriter writer, Transactions transactions) {
        return new RunContext(
                engine,
                transactions,
                writer,
                Callbacks.NONE,
                new Cancellation(),
                new MigrationListener.Run(settings.manager(), engine.database(), 0));
    }

    private void waitFor(SqlSupplier<Boolean> action, RunContext context, SqlSupplier<Optional<String>> holder)
            throws SQLException {
        while (!action.get()) {
            wait.pause(context, holder);
        }
    }
}
