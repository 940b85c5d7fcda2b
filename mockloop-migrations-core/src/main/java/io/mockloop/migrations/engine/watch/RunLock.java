package io.mockloop.migrations.engine.watch;

import io.mockloop.migrations.engine.lock.LockHolder;
import io.mockloop.migrations.engine.lock.MigrationLock;
import io.mockloop.migrations.engine.session.RunContext;
import java.sql.SQLException;
import java.util.Optional;

/** The lock of one round of a run, taken or not. */
public final class RunLock implements AutoCloseable {

    private final RunContext context;
    private final MigrationLock lock;
    private boolean held;

    /**
     * Not taken yet.
     *
     * @param outlivesTransactions whether it must hold while no transaction is open
     */
    public RunLock(RunContext context, boolean outlivesTransactions) throws SQLException {
        this.context = context;
        this.lock = context.engine().lock(context.writer().names(), outlivesTransactions);
    }

    /** Takes it if it is free. */
    public boolean tryAcquire() throws SQLException {
        held = lock.tryAcquire();
        return held;
    }

    /** Whether nobody holds it; it isn't taken for that. */
    public boolean canBeHad() throws SQLException {
        return lock.canBeHad();
    }

    /** Who holds it, as far as the database tells. */
    public Optional<LockHolder> holder() throws SQLException {
        return lock.holder();
    }

    /** Whether it was taken. */
    public boolean isHeld() {
        return held;
    }

    /** Whether it keeps others out between transactions, so that what was read before it was had is old. */
    public boolean outlivesTransactions() {
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
