package io.mockloop.migrations.engine.recovery;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.engine.graph.MigrationSet;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.lock.MigrationLock;
import io.mockloop.migrations.engine.session.Engine;
import io.mockloop.migrations.exception.MigrationFailedException.Place;
import io.mockloop.migrations.exception.UnfinishedMigrationException;
import java.sql.SQLException;
import java.util.Optional;

/** Tells whether a process is at the migration whose row says so. */
public final class LockProbe {

    private final Engine engine;
    private final History history;

    /** Looks after the history was read. */
    public LockProbe(Engine engine, History history) {
        this.engine = engine;
        this.history = history;
    }

    /** Asks for the lock only if a row says that a process is at a migration. */
    public boolean isSomebodyAtIt() throws SQLException {
        return history.unfinished()
                        .filter(row -> row.state() == MigrationState.RUNNING)
                        .isPresent()
                && isLocked();
    }

    /** Asks for the lock of rows only if some are in the background. */
    public boolean isSomebodyAtRows() throws SQLException {
        return !history.inBackground().isEmpty() && isHeld(engine.lockOfRows(engine.names(history)));
    }

    private boolean isLocked() throws SQLException {
        return isHeld(engine.lock(history.names(), true));
    }

    private static boolean isHeld(MigrationLock lock) throws SQLException {
        boolean free = lock.tryAcquire();
        lock.release();
        return !free;
    }

    /** The migration that nobody is at any more, as a run that it stops would say it. */
    public Optional<UnfinishedMigrationException> unfinished(MigrationSet set) throws SQLException {
        HistoryRow row = history.unfinished().orElse(null);
        if (row == null || isSomebodyAtIt()) {
            return Optional.empty();
        }
        return Optional.of(new UnfinishedMigration(engine, history, set, row).exception());
    }

    /**
     * Stops if a migration isn't finished, so that what comes after it cannot be told.
     *
     * @throws UnfinishedMigrationException if one isn't
     */
    public void requireNone(MigrationSet set) throws SQLException {
        HistoryRow row = history.unfinished().orElse(null);
        if (row == null) {
            return;
        }
        throw unfinished(set)
                .orElseGet(() -> new UnfinishedMigrationException(
                        engine.product(),
                        row.version(),
                        new Place(row.script(), 0, 0, 0),
                        row.state(),
                        "Another process is at migration %s, so that what comes after it cannot be planned."
                                .formatted(row.display()),
                        Message.of("Ask again when it is done.")));
    }
}
