package io.mockloop.migrations.engine.session;

import io.mockloop.migrations.engine.jdbc.Cancellation;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * For the length of a run, makes the end of the process (SIGTERM, Ctrl-C) cancel the statement that is running and wait
 * until the run has rolled back and freed its lock. Spring's own hook is not enough: it waits for a refresh in
 * progress.
 */
public final class Interruption implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(Interruption.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    /** From here on. */
    public Interruption(Cancellation cancellation) {
        hook = new Thread(() -> stop(cancellation), "mockloop-migrations-stop");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            logger.debug("The process is ending already", e);
            cancellation.cancel();
        }
    }

    private void stop(Cancellation cancellation) {
        logger.warn("The process is ending: the statement that runs is being cancelled, and the run ends with it");
        cancellation.cancel();
        try {
            if (!ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                logger.warn("The migration did not end within {} s", PATIENCE.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            logger.debug("The process is ending", e);
        }
    }
}
