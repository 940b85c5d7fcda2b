package io.mockloop.migrations.engine;

import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.engine.graph.MigrationSet;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.HistoryNames;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.history.HistoryWriter;
import io.mockloop.migrations.engine.lock.LockName;
import io.mockloop.migrations.engine.lock.MigrationLock;
import io.mockloop.migrations.engine.recovery.Leftover;
import io.mockloop.migrations.exception.UnfinishedMigrationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Tells whether a process is at the migration whose row says so. */
final class Occupation {

    private final Engine engine;
    private final Connection connection;
    private final History history;

    Occupation(Engine engine, Connection connection, History history) {
        this.engine = engine;
        this.connection = connection;
        this.history = history;
    }

    /** Asks for the lock only where a row says that a process is at a migration. */
    private boolean isSomebodyAtIt() throws SQLException {
        return history.unfinished()
                        .filter(row -> row.state() == MigrationState.RUNNING)
                        .isPresent()
                && isLocked();
    }

    private boolean isLocked() throws SQLException {
        HistoryNames names = history.names();
        MigrationLock lock =
                engine.locks().open(connection, new LockName(String.valueOf(names.schema()), names.table()), true);
        boolean free = lock.tryAcquire();
        lock.release();
        return !free;
    }

    /** The migration that nobody is at any more, as a run that it stops would say it. */
    Optional<UnfinishedMigrationException> halfDone(MigrationSet set) throws SQLException {
        HistoryRow row = history.unfinished().orElse(null);
        return row == null || isSomebodyAtIt()
                ? Optional.empty()
                : Optional.of(leftover(set).exception(row));
    }

    private Leftover leftover(MigrationSet set) throws SQLException {
        return new Leftover(
                connection, engine.execution(), new HistoryWriter(engine.history(), names()), set, engine.product());
    }

    /**
     * Stops where a migration isn't finished, so that what comes after it cannot be told.
     *
     * @throws UnfinishedMigrationException if one isn't
     */
    void requireNone(MigrationSet set) throws SQLException {
        HistoryRow row = history.unfinished().orElse(null);
        if (row == null) {
            return;
        }
        throw halfDone(set)
                .orElseGet(() -> new UnfinishedMigrationException(
                        row.version(),
                        row.state(),
                        "Another process is at migration %s, so that what comes after it cannot be planned. Nothing was run."
                                .formatted(row.display()),
                        "Ask again when it is done."));
    }

    private HistoryNames names() throws SQLException {
        HistoryNames names = history.names();
        return names.schema() != null ? names : names.in(engine.history().currentSchema(connection));
    }
}
