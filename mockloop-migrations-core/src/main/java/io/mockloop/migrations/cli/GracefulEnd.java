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
    private final Thread hook = new Thread(this::awaitTold, "mockloop-end");

    @Override
    public void beforeRun(Run run) {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void awaitTold() {
        try {
            told.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Nothing more is printed. Does not return if a signal is ending the process: up to JDK 17, an exit with a code of
     * its own that comes between the last hook and the halt wins over the signal's.
     */
    void told() {
        told.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            awaitHalt();
        }
    }

    private static void awaitHalt() {
        while (true) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                // Spring interrupts the thread that its own hook finds waiting, to see whether it goes on.
            }
        }
    }
}
