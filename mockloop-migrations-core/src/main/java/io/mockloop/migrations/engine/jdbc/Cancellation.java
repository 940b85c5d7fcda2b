package io.mockloop.migrations.engine.jdbc;

import io.mockloop.migrations.exception.TimeInWords;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets another thread stop a run: the statements that are being executed, one of each worker's, are cancelled on the
 * server, and nothing more is begun. One object a run.
 */
public final class Cancellation {

    private static final Logger logger = LoggerFactory.getLogger(Cancellation.class);

    private final Set<Canceller> running = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean cancelled;

    /** Asks the server to stop what it is at. */
    @FunctionalInterface
    public interface Canceller {
        /** Returns at once. */
        void cancel() throws SQLException;
    }

    /** Thrown if something is about to begin after the run was cancelled. */
    public static final class CancelledException extends SQLException {
        private static final long serialVersionUID = 1L;

        CancelledException() {
            super("The run was cancelled.", "57014");
        }
    }

    /** Thrown if a statement was cancelled since it took too long. */
    public static final class TimedOutException extends SQLException {
        private static final long serialVersionUID = 1L;

        TimedOutException(Duration timeout, SQLException cause) {
            super(
                    "the statement was cancelled, since it took longer than %s".formatted(TimeInWords.of(timeout)),
                    cause.getSQLState(),
                    cause.getErrorCode(),
                    cause);
        }
    }

    /**
     * Sends a statement so that it can be cancelled.
     *
     * @param timeout after which it is cancelled; null for none
     * @throws CancelledException if the run was cancelled before
     * @throws TimedOutException if it was cancelled since it took longer
     */
    public <T> T send(Statement statement, @Nullable Duration timeout, SqlSupplier<T> sending) throws SQLException {
        return send((Canceller) statement::cancel, timeout, sending);
    }

    /** The same for what is no statement of JDBC's. */
    public <T> T send(Canceller statement, @Nullable Duration timeout, SqlSupplier<T> sending) throws SQLException {
        begin(statement);
        try {
            return timeout == null ? sending.get() : sendWithin(timeout, statement, sending);
        } finally {
            end(statement);
        }
    }

    private static <T> T sendWithin(Duration timeout, Canceller statement, SqlSupplier<T> sending) throws SQLException {
        AtomicBoolean late = new AtomicBoolean();
        CompletableFuture<Void> watchdog = CompletableFuture.runAsync(
                () -> {
                    late.set(true);
                    cancel(statement);
                },
                CompletableFuture.delayedExecutor(
                        timeout.toMillis(), TimeUnit.MILLISECONDS, Cancellation::runInOwnThread));
        try {
            return sending.get();
        } catch (SQLException e) {
            if (late.get()) {
                throw new TimedOutException(timeout, e);
            }
            throw e;
        } finally {
            watchdog.cancel(false);
        }
    }

    /** The common pool may have one thread, and the application may keep it busy. */
    private static void runInOwnThread(Runnable task) {
        Thread thread = new Thread(task, "mockloop-statement-timeout");
        thread.setDaemon(true);
        thread.start();
    }

    /** Stops the run; returns at once. */
    public void cancel() {
        List<Canceller> statements;
        synchronized (this) {
            cancelled = true;
            statements = List.copyOf(running);
            notifyAll();
        }
        // what ended while others were being cancelled isn't, nor what its connection is at by now
        statements.stream().filter(this::isRunning).forEach(Cancellation::cancel);
    }

    /** Whether the run was cancelled. */
    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /**
     * Waits, unless the run is cancelled.
     *
     * @return false if it was cancelled
     */
    public synchronized boolean pause(Duration length) throws SQLException {
        long end = System.nanoTime() + length.toNanos();
        try {
            for (long left = length.toNanos(); left > 0 && !cancelled; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("The thread was interrupted while it waited", e);
        }
        return !cancelled;
    }

    private synchronized void begin(Canceller statement) throws CancelledException {
        if (cancelled) {
            throw new CancelledException();
        }
        running.add(statement);
    }

    private synchronized boolean isRunning(Canceller statement) {
        return running.contains(statement);
    }

    private synchronized void end(Canceller statement) {
        running.remove(statement);
    }

    private static void cancel(Canceller statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            logger.warn("A statement could not be cancelled: {}", e.getMessage());
        } catch (RuntimeException e) {
            // Connector/J's fails so if the statement is closed meanwhile; the others are to be cancelled all the same
            logger.debug("A statement had ended before it could be cancelled", e);
        }
    }
}
