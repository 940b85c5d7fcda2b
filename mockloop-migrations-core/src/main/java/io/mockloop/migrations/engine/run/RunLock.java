package io.mockloop.migrations.engine.run;

import io.mockloop.migrations.engine.lock.LockHolder;
import io.mockloop.migrations.engine.lock.MigrationLock;
import io.mockloop.migrations.engine.session.RunContext;
import java.sql.SQLException;
import java.util.Optional;

/** The lock of one round of a run, taken or not. */
final class RunLock implements AutoCloseable {

    private final RunContext context;
    private final MigrationLock lock;
    private boolean held;

    /**
     * Not taken yet.
     *
     * @param outlivesTransactions whether it must hold while no transaction is open
     */
    RunLock(RunContext context, boolean outlivesTransactions) throws SQLException {
        this.context = context;
        this.lock = context.engine().lock(context.writer().names(), outlivesTransactions);
    }

    boolean tryAcquire() throws SQLException {
        held = lock.tryAcquire();
        return held;
    }

    Optional<LockHolder> holder() throws SQLException {
        return lock.holder();
    }

    boolean isHeld() {
        return held;
    }

    /** Whether it keeps others out between transactions, so that what was read before it was had is old. */
    boolean outlivesTransactions() {
        return lock.outlivesTransactions();
    }

    /** Frees the lock; the session is out of its transaction before, as after an error. */
    @Override
    public void close() {
        try {
            context.transactions().leave();
            context.liftLockLimit();
            lock.release();
        } catch (SQLException e) {
            context.giveUpConnection(e);
        }
    }
}
