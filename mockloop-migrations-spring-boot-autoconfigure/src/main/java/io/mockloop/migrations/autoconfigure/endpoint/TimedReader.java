package io.mockloop.migrations.autoconfigure.endpoint;

import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.TimeInWords;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what managers' databases hold, without ever waiting for long: a pool may wait half a minute for a connection,
 * and who asks an endpoint has often given up by then. One reading a manager is under way at a time, so that those who
 * ask again and again while the database is away take one thread, and one connection, between them.
 */
final class TimedReader {

    private static final Logger LOGGER = LoggerFactory.getLogger(TimedReader.class);

    private final Duration patience;
    private final Map<String, Turn> turns = new ConcurrentHashMap<>();
    private final Set<String> unread = ConcurrentHashMap.newKeySet();

    private static final class Turn {
        private final Semaphore free = new Semaphore(1);
        private volatile boolean isOverdue;
    }

    TimedReader(Duration patience) {
        this.patience = patience;
    }

    /** Something that is being read. */
    @FunctionalInterface
    interface Pending<T> {
        /** Waits for it, or says why it could not be read. */
        T await() throws UnreadException;
    }

    /** Begins to read; what is begun for several managers is read side by side. */
    <T> Pending<T> begin(String manager, Supplier<T> reading) {
        long until = System.nanoTime() + patience.toNanos();
        Turn turn = turns.computeIfAbsent(manager, name -> new Turn());
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> run(turn, reading, result), "mockloop-endpoint");
        thread.setDaemon(true);
        thread.start();
        return () -> await(manager, turn, result, until);
    }

    private <T> void run(Turn turn, Supplier<T> reading, CompletableFuture<T> result) {
        try {
            if (!turn.free.tryAcquire(turn.isOverdue ? 0 : patience.toNanos(), TimeUnit.NANOSECONDS)) {
                result.completeExceptionally(new TimeoutException("An earlier reading is still under way"));
                return;
            }
        } catch (InterruptedException e) {
            result.completeExceptionally(e);
            return;
        }
        try {
            result.complete(reading.get());
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
        } finally {
            turn.isOverdue = false;
            turn.free.release();
        }
    }

    private <T> T await(String manager, Turn turn, CompletableFuture<T> result, long until) throws UnreadException {
        try {
            T read = result.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (unread.remove(manager)) {
                LOGGER.info("The database of {} can be read again", manager);
            }
            return read;
        } catch (TimeoutException e) {
            turn.isOverdue = true;
            throw unread(manager, late(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unread(manager, new UnreadException("INTERRUPTED", "The database was not asked", e));
        } catch (ExecutionException e) {
            throw unread(manager, failed(Objects.requireNonNullElse(e.getCause(), e)));
        }
    }

    private UnreadException late(TimeoutException cause) {
        return new UnreadException(
                "NO_ANSWER", "The database did not answer within " + TimeInWords.of(patience), cause);
    }

    private UnreadException failed(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause instanceof TimeoutException e) {
            return late(e);
        }
        String code = cause instanceof MigrationException known
                ? known.code()
                : cause.getClass().getSimpleName();
        return new UnreadException(code, "The database could not be read", cause);
    }

    /** Once for as long as it lasts: an endpoint may be asked every few seconds. */
    private UnreadException unread(String manager, UnreadException failure) {
        if (unread.add(manager)) {
            LOGGER.warn(
                    "{}, so that /actuator/migrations tells of {} what is remembered",
                    failure.getMessage(),
                    manager,
                    failure.getCause());
        } else {
            LOGGER.debug("{} again, for {}", failure.getMessage(), manager, failure.getCause());
        }
        return failure;
    }
}
