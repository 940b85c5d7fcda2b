package io.mockloop.migrations.engine.jdbc;

import io.mockloop.migrations.exception.TimeInWords;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets another thread stop a run: the statement that is being executed is cancelled on the server, and nothing more is
 * begun. One object a run.
 */
public final class Cancellation {

    private static final Logger logger = LoggerFactory.getLogger(Cancellation.class);

    private @Nullable Statement running;
    private boolean cancelled;

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
        begin(statement);
        try {
            return timeout == null ? sending.get() : sendWithin(timeout, statement, sending);
        } finally {
            end();
        }
    }

    private static <T> T sendWithin(Duration timeout, Statement statement, SqlSupplier<T> sending) throws SQLException {
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
        Statement statement;
        synchronized (this) {
            cancelled = true;
            statement = running;
        }
        if (statement != null) {
            cancel(statement);
        }
    }

    /** Whether the run was cancelled. */
    public synchronized boolean isCancelled() {
        return cancelled;
    }

    private synchronized void begin(Statement statement) throws CancelledException {
        if (cancelled) {
            throw new CancelledException();
        }
        running = statement;
    }

    private synchronized void end() {
        running = null;
    }

    private static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            logger.warn("A statement could not be cancelled: {}", e.getMessage());
        }
    }
}
