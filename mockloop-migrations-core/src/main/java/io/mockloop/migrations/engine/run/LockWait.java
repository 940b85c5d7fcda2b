package io.mockloop.migrations.engine.run;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.Usual;
import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import io.mockloop.migrations.engine.session.Pause;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.exception.Consequence;
import io.mockloop.migrations.exception.LockTimeoutException;
import io.mockloop.migrations.exception.RunInterruptedException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** How long one run waits for other processes, all its waits together. */
public final class LockWait {

    private final Duration timeout;
    private final long deadlineNanos;
    private long behindReadersNanos;

    /** Begins now. */
    public LockWait(Duration timeout) {
        this.timeout = timeout;
        this.deadlineNanos = System.nanoTime() + timeout.toNanos();
    }

    /** How long at most. */
    public Duration timeout() {
        return timeout;
    }

    /**
     * Waits for a moment, for one who writes the whole database.
     *
     * @param table the history table, for messages
     * @throws LockTimeoutException if it has waited long enough
     */
    void pause(String table) throws SQLException {
        pause(table, () -> Optional.of("another process is writing the database, which doesn't tell which"));
    }

    /**
     * Waits for a moment, for the one who is at a migration.
     *
     * @param table the history table, for messages
     * @throws LockTimeoutException if it has waited long enough
     */
    public void pauseForHolder(String table) throws SQLException {
        pause(table, Optional::empty);
    }

    /**
     * Waits for a moment, for the lock.
     *
     * @param holder says who holds it
     * @throws LockTimeoutException if it has waited long enough
     * @throws RunInterruptedException if the run was cancelled
     */
    void pause(RunContext context, SqlSupplier<Optional<String>> holder) throws SQLException {
        if (context.cancellation().isCancelled()) {
            throw new RunInterruptedException(
                    "the wait for another process that migrates",
                    Consequence.NOTHING_RUN,
                    Message.of("To go on, %s.", Usual.START_AGAIN),
                    null);
        }
        String table = context.writer().names().display();
        if (context.transactions().isBehindReaders()) {
            pauseBehindReaders(table);
        } else {
            pause(table, holder);
        }
    }

    private void pause(String table, SqlSupplier<Optional<String>> holder) throws SQLException {
        if (System.nanoTime() - deadlineNanos > 0) {
            throw new LockTimeoutException(
                    table,
                    timeout,
                    holder.get().orElse("another process holds it, and the database doesn't tell which"));
        }
        Pause.once();
    }

    /** What has run until somebody was seen to read doesn't count. */
    private void pauseBehindReaders(String table) throws SQLException {
        long now = System.nanoTime();
        behindReadersNanos = behindReadersNanos == 0 ? now : behindReadersNanos;
        if (now - behindReadersNanos > timeout.toNanos()) {
            throw LockTimeoutException.behindReaders(table, timeout);
        }
        Pause.once();
    }
}
