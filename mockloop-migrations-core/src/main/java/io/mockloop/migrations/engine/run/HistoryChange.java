package io.mockloop.migrations.engine.run;

import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.History.Layout;
import io.mockloop.migrations.engine.history.HistoryNames;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.history.HistoryWriter;
import io.mockloop.migrations.engine.history.HistoryWriter.Event;
import io.mockloop.migrations.engine.jdbc.Cancellation;
import io.mockloop.migrations.engine.lock.MigrationLock;
import io.mockloop.migrations.engine.migration.Callbacks;
import io.mockloop.migrations.engine.plan.Drift;
import io.mockloop.migrations.engine.session.Pause;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.engine.session.Transactions;
import io.mockloop.migrations.engine.step.Attempt;
import io.mockloop.migrations.exception.LockTimeoutException;
import io.mockloop.migrations.exception.TargetException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes the history itself, under the lock and in one transaction, without running a migration. */
public final class HistoryChange {

    private static final Logger logger = LoggerFactory.getLogger(HistoryChange.class);

    private final RunParts parts;
    private final RunSettings settings;
    private final long deadlineNanos;

    /** A change to be made through these parts. */
    public HistoryChange(RunParts parts, RunSettings settings) {
        this.parts = parts;
        this.settings = settings;
        this.deadlineNanos = System.nanoTime() + settings.lockTimeout().toNanos();
    }

    /** What is written, decided under the lock. */
    private interface Decision {
        List<String> statements(RunContext context, History history) throws SQLException;
    }

    /** Notes the version that the database is at, and makes the tables where there are none. */
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
                HistoryRow row = Attempt.rowOf(
                        changed.now(), changed.row().rank(), changed.row().state());
                statements.add(context.writer().refresh(row, Attempt.storedDown(changed.now())));
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
        History first = parts.reader().read(parts.connection());
        HistoryNames names = first.names().schema() != null
                ? first.names()
                : first.names().in(parts.historyRules().currentSchema(parts.connection()));
        boolean autoCommit = parts.connection().getAutoCommit();
        if (!autoCommit) {
            parts.connection().rollback();
            parts.connection().setAutoCommit(true);
        }
        try {
            changeAlone(names, decision);
        } finally {
            if (!autoCommit && !parts.connection().isClosed()) {
                parts.connection().setAutoCommit(false);
            }
        }
    }

    private void changeAlone(HistoryNames names, Decision decision) throws SQLException {
        try (Transactions transactions = parts.execution().transactions(parts.connection())) {
            RunContext context = context(names, transactions);
            MigrationLock lock = parts.locks()
                    .open(
                            parts.connection(),
                            Runner.lockName(names),
                            !parts.execution().locksByTransaction());
            waitFor(lock::tryAcquire, context);
            try {
                write(context, decision);
            } finally {
                transactions.leave();
                Runner.release(lock, context);
            }
        }
    }

    private void write(RunContext context, Decision decision) throws SQLException {
        while (!tryWrite(context, decision)) {
            logger.debug("Somebody reads the database: the change is made again when nobody does");
        }
    }

    private boolean tryWrite(RunContext context, Decision decision) throws SQLException {
        if (parts.execution().undoesDdl()) {
            waitFor(context.transactions()::tryBegin, context);
        }
        try {
            Preparation preparation = new Preparation(context, null, null);
            List<String> statements = decision.statements(context, readConverted(preparation));
            if (!statements.isEmpty()) {
                preparation.write(statements);
            }
            context.transactions().commit();
            return true;
        } catch (SQLException | RuntimeException e) {
            context.transactions().rollback();
            if (context.transactions().isBehindReaders()) {
                return false;
            }
            throw e;
        }
    }

    private History readConverted(Preparation preparation) throws SQLException {
        History history = parts.reader().read(parts.connection());
        return history.layout() == Layout.OLDER && preparation.prepare(history)
                ? parts.reader().read(parts.connection())
                : history;
    }

    private RunContext context(HistoryNames names, Transactions transactions) {
        return new RunContext(
                parts.connection(),
                parts.database(),
                parts.product(),
                parts.execution(),
                transactions,
                parts.historyRules(),
                new HistoryWriter(parts.historyRules(), names),
                parts.scripts(),
                Callbacks.NONE,
                new Cancellation(),
                parts.listeners(),
                parts.dataSources(),
                new MigrationListener.Run(settings.manager(), parts.database(), 0));
    }

    private void waitFor(Pause.Try lock, RunContext context) throws SQLException {
        while (!lock.succeeds()) {
            if (System.nanoTime() - deadlineNanos > 0 && context.transactions().isBehindReaders()) {
                throw LockTimeoutException.behindReaders(
                        context.writer().names().display(), settings.lockTimeout());
            }
            if (System.nanoTime() - deadlineNanos > 0) {
                throw new LockTimeoutException(
                        context.writer().names().display(), settings.lockTimeout(), "another process holds it");
            }
            Pause.once();
        }
    }
}
