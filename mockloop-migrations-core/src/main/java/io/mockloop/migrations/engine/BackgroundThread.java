package io.mockloop.migrations.engine;

import io.mockloop.migrations.BackgroundRows;
import io.mockloop.migrations.engine.jdbc.Cancellation;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that goes through rows in the background. While another process does, or somebody has ordered that nobody
 * does, it looks again from time to time.
 */
final class BackgroundThread implements BackgroundRows {

    private static final Logger logger = LoggerFactory.getLogger(BackgroundThread.class);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final String manager;
    private final Look look;

    /** Goes through what is left, as far as nobody else does. */
    @FunctionalInterface
    interface Look {
        /** Whether to look again later. */
        boolean goOn(Cancellation cancellation);
    }

    /** Begins at once. */
    BackgroundThread(String manager, Look look) {
        this.manager = manager;
        this.look = look;
        Thread thread = new Thread(this::run, "mockloop-migrations-" + manager);
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            Duration pause = FIRST_PAUSE;
            while (!cancellation.isCancelled() && tryLook() && cancellation.pause(pause)) {
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        } catch (SQLException e) {
            logger.debug("It was interrupted", e);
        } finally {
            ended.countDown();
        }
    }

    private boolean tryLook() {
        try {
            return look.goOn(cancellation);
        } catch (RuntimeException e) {
            if (!cancellation.isCancelled()) {
                logger.warn(
                        "The rows that '{}' has left to the background could not be looked after, which is tried again: {}",
                        manager,
                        e.getMessage());
                logger.debug("Why they could not", e);
            }
            return true;
        }
    }

    @Override
    public boolean isDone() {
        return ended.getCount() == 0;
    }

    @Override
    public boolean await(Duration timeout) throws InterruptedException {
        return ended.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        cancellation.cancel();
        try {
            if (!await(PATIENCE)) {
                logger.warn("The rows that '{}' goes through did not end within {} s", manager, PATIENCE.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
