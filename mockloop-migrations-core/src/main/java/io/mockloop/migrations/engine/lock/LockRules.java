package io.mockloop.migrations.engine.lock;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** How a database locks. */
public interface LockRules {

    /**
     * The lock for a run.
     *
     * @param connection the session that will hold it
     * @param outlivesTransactions whether it must hold while no transaction is open; if it needn't, and each
     *     transaction of this database locks by itself, it may be a lock that is always free
     */
    MigrationLock open(Connection connection, LockName name, boolean outlivesTransactions) throws SQLException;

    /** Who keeps all others from the whole database for the moment; empty if nobody does, or that cannot be told. */
    default Optional<LockHolder> writer(Connection connection) {
        return Optional.empty();
    }
}
