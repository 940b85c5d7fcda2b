package io.mockloop.migrations.engine.run;

import io.mockloop.migrations.DataMigration;
import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.RowRetry;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.batch.Quarantine;
import io.mockloop.migrations.engine.graph.MigrationSet;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.history.HistoryWriter;
import io.mockloop.migrations.engine.jdbc.Cancellation;
import io.mockloop.migrations.engine.migration.Callbacks;
import io.mockloop.migrations.engine.migration.JavaMigration;
import io.mockloop.migrations.engine.session.Engine;
import io.mockloop.migrations.engine.session.Interruption;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.engine.session.Transactions;
import io.mockloop.migrations.engine.step.QuarantinedRows;
import io.mockloop.migrations.engine.watch.LockWait;
import io.mockloop.migrations.engine.watch.RunLock;
import io.mockloop.migrations.exception.TargetException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** Tries again, under the lock, the rows that a migration has failed at. */
public final class RetryCall {

    private final Engine engine;
    private final RunSettings settings;
    private final MigrationSet set;
    private final LockWait wait;

    /**
     * One call.
     *
     * @param set the code, which has the migration
     */
    public RetryCall(Engine engine, RunSettings settings, MigrationSet set) {
        this.engine = engine;
        this.settings = settings;
        this.set = set;
        this.wait = new LockWait(engine, settings.lockTimeout());
    }

    /**
     * Tries them.
     *
     * @throws TargetException if it isn't a migration of rows that was begun
     */
    @SuppressWarnings("try")
    public RowRetry retry(Version version) throws SQLException {
        History history = engine.read();
        ofRows(begun(history, version)); // before anything is locked
        HistoryWriter writer = new HistoryWriter(engine.history(), engine.names(history));
        Cancellation cancellation = new Cancellation();
        try (Interruption interruption = new Interruption(cancellation)) {
            return engine.inTransactions(transactions -> locked(context(writer, transactions, cancellation), version));
        }
    }

    private RowRetry locked(RunContext context, Version version) throws SQLException {
        try (RunLock lock = new RunLock(context, true)) {
            while (!lock.tryAcquire()) {
                wait.pause(context, lock::holder);
            }
            try {
                return retry(context, version);
            } catch (SQLException | RuntimeException | Error e) {
                context.rollback(e);
                throw e;
            }
        }
    }

    private RowRetry retry(RunContext context, Version version) throws SQLException {
        HistoryRow row = begun(engine.read(), version);
        JavaMigration code = ofRows(row);
        Quarantine quarantine = new Quarantine(
                context.connection(), context.historyRules(), context.writer().names());
        if (!quarantine.isThere()) {
            return new RowRetry(version, 0, List.of(), List.of());
        }
        RowRetry retry = new QuarantinedRows(context, code, version, row.rank(), quarantine).retry();
        context.transactions().leave();
        quarantine.clear();
        if (row.state() == MigrationState.APPLIED && retry.done() + retry.gone().size() > 0) {
            context.note(HistoryChange.event(
                    row,
                    "Of the rows in quarantine %d are done now, %d are gone, %d are left"
                            .formatted(
                                    retry.done(),
                                    retry.gone().size(),
                                    retry.left().size()),
                    MigrationState.APPLIED));
        }
        return retry;
    }

    private static HistoryRow begun(History history, Version version) {
        return history.rows().stream()
                .filter(each -> each.direction() == Direction.UP && Objects.equals(version, each.version()))
                .findFirst()
                .orElseThrow(() -> TargetException.notBegun(version));
    }

    private JavaMigration ofRows(HistoryRow row) {
        if (set.find(row.type(), row.version(), row.description()).orElse(null) instanceof JavaMigration code
                && DataMigration.class.isAssignableFrom(code.javaType())) {
            return code;
        }
        throw TargetException.notOfRows(String.valueOf(row.version()), row.script());
    }

    private RunContext context(HistoryWriter writer, Transactions transactions, Cancellation cancellation)
            throws SQLException {
        return new RunContext(
                engine,
                transactions,
                writer,
                Callbacks.NONE,
                cancellation,
                settings.limits(),
                engine.execution()
                        .lockLimit(engine.connection(), settings.limits().lockTimeout(), false),
                new MigrationListener.Run(settings.manager(), engine.database(), 0));
    }
}
