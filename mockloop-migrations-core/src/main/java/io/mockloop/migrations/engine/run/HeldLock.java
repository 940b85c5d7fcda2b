package io.mockloop.migrations.engine.run;

import io.mockloop.migrations.engine.lock.MigrationLock;
import io.mockloop.migrations.engine.session.RunContext;

/** A lock for the length of one round. */
final class HeldLock implements AutoCloseable {

    private final MigrationLock lock;
    private final RunContext context;
    private final boolean held;
    private final boolean session;

    HeldLock(MigrationLock lock, RunContext context, boolean held, boolean session) {
        this.lock = lock;
        this.context = context;
        this.held = held;
        this.session = session;
    }

    /** Whether it was had; if not, there is nothing left to do. */
    boolean isHeld() {
        return held;
    }

    /** Whether it is one that keeps others out between transactions, so that what was read before it was had is old. */
    boolean isSession() {
        return session;
    }

    /** Frees the lock; the session is out of its transaction before, as after an error. */
    @Override
    public void close() {
        try {
            context.transactions().leave();
        } catch (java.sql.SQLException e) {
            context.giveUpConnection(e);
            return;
        }
        Runner.release(lock, context);
    }
}
