package io.mockloop.migrations.cli;

import io.mockloop.migrations.MigrationListener;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a run that a signal ends tell how it ended: the engine cancels its statement and rolls back, and the process
 * waits until that has been printed. The exit code stays the signal's.
 */
final class GracefulEnd implements MigrationListener {

    private static final int PATIENCE_SECONDS = 25;

    private final CountDownLatch told = new CountDownLatch(1);

    @Override
    public void beforeRun(Run run) {
        Runtime.getRuntime().addShutdownHook(new Thread(this::await, "mockloop-end"));
    }

    private void await() {
        try {
            told.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nothing more is printed. */
    void told() {
        told.countDown();
    }
}
