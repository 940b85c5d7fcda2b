package io.mockloop.migrations.engine.lock;

import java.sql.SQLException;
import java.util.Optional;

/**
 * The lock on one history table, held by one database session: whatever ends the session frees it. Never waits: a
 * waiter polls, without a transaction, so that it stands in nobody's way (PostgreSQL's CREATE INDEX CONCURRENTLY waits
 * for all snapshots).
 */
public interface MigrationLock {

    /** Takes the lock if it is free. */
    boolean tryAcquire() throws SQLException;

    /** Whether nobody holds it; it is free behind that, and others may take it. Asked by one who doesn't hold it. */
    default boolean canBeHad() throws SQLException {
        if (!tryAcquire()) {
            return false;
        }
        release();
        return true;
    }

    /**
     * Who holds it, as far as the database tells: also a session whose process is dead, and whose statement still runs
     * on the server. Empty if nobody holds it or that cannot be told.
     */
    Optional<LockHolder> holder() throws SQLException;

    /** Whether it keeps others out between transactions, too, so that what was read before it was had may be old. */
    boolean outlivesTransactions();

    /** Gives the lock back; does nothing if it isn't held. */
    void release() throws SQLException;
}
