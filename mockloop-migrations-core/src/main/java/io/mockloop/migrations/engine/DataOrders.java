package io.mockloop.migrations.engine;

import io.mockloop.migrations.DataMigrationStatus.Halt;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.batch.Checkpoints;
import io.mockloop.migrations.engine.graph.MigrationSet;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.recovery.UnfinishedMigration;
import io.mockloop.migrations.engine.run.HistoryChange;
import io.mockloop.migrations.engine.run.RunSettings;
import io.mockloop.migrations.engine.session.Engine;
import io.mockloop.migrations.engine.session.Pause;
import io.mockloop.migrations.engine.session.Transactions;
import io.mockloop.migrations.exception.LockTimeoutException;
import io.mockloop.migrations.exception.TargetException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Orders a migration of rows to end, or to go on, whichever process is at it. Takes no lock for it: the order stands in
 * the row of its checkpoint, which each of its batches writes. The log's event of it comes behind, and is given up if
 * somebody else holds the history's lock for long.
 *
 * @param set the code, which tells what goes through rows
 */
record DataOrders(Engine engine, RunSettings settings, MigrationSet set) {

    private static final Logger logger = LoggerFactory.getLogger(DataOrders.class);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * Orders it.
     *
     * @param halt null to go on
     * @throws TargetException if it isn't a migration that goes through rows, or is half-done with them
     */
    void order(Version version, @Nullable Halt halt) throws SQLException {
        History history = engine.read();
        HistoryRow row = atItsRows(history, version);
        Checkpoints checkpoints = new Checkpoints(engine.connection(), engine.history(), engine.names(history));
        Checkpoints.Noted noted = checkpoints
                .noted(version)
                .orElseThrow(() -> TargetException.notAtRows(version, "hasn't come to them yet"));
        if (halt == null && noted.halt() == Halt.CANCELLED) {
            throw TargetException.cancelled(version);
        }
        if (halt == noted.halt()) {
            return;
        }
        boolean isNoted = engine.inTransactions(transactions -> {
            begin(transactions);
            boolean isThere = halt == null
                    ? PlainSql.update(engine.connection(), checkpoints.lifting(version)) > 0
                    : checkpoints.halt(version, halt);
            transactions.commit();
            return isThere;
        });
        if (!isNoted) {
            throw TargetException.notAtRows(version, "is done with them");
        }
        String what = halt == null ? "resumed" : halt.name().toLowerCase(Locale.ROOT);
        logger.info("Migration {} was {}", row.display(), what);
        if (halt == Halt.CANCELLED && row.isInBackground()) {
            new HistoryChange(engine, settings).cancelRows(version);
        } else if (row.state() != MigrationState.RUNNING) {
            note(row, version, what);
        }
    }

    private void note(HistoryRow row, Version version, String what) throws SQLException {
        try {
            new HistoryChange(engine, settings.waiting(PATIENCE))
                    .noteOrder(version, what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1));
        } catch (LockTimeoutException e) {
            logger.warn("Migration {} was {}, and the log has no event of it: {}", row.display(), what, e.getMessage());
        }
    }

    /** If each batch locks the whole database, there is a moment between two of them. */
    private static void begin(Transactions transactions) throws SQLException {
        long since = System.nanoTime();
        while (!transactions.tryBegin()) {
            if (!Pause.isPatient(since)) {
                throw new SQLException("others have kept the database locked for a minute");
            }
            Pause.moment();
        }
    }

    private HistoryRow atItsRows(History history, Version version) {
        HistoryRow row = history.find(version).orElseThrow(() -> TargetException.notAtRows(version, "was not begun"));
        if (!UnfinishedMigration.isOfRows(set, row)) {
            throw TargetException.notAtRows(version, "has none, as far as the code says");
        }
        if (row.state() == MigrationState.APPLIED) {
            throw TargetException.notAtRows(version, "is applied");
        }
        return row;
    }
}
