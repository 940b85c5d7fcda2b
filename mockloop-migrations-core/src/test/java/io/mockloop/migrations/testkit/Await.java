package io.mockloop.migrations.testkit;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Waiting for something that happens elsewhere. */
public final class Await {

    private static final Duration PAUSE = Duration.ofMillis(20);

    private Await() {}

    /**
     * Returns once the condition holds, asked every 20 ms.
     *
     * @param what what is waited for, for the message
     * @throws AssertionError when it does not hold in time
     */
    public static void until(Duration timeout, String what, Callable<Boolean> condition) {
        until(timeout, () -> what, condition);
    }

    static void until(Duration timeout, Supplier<String> what, Callable<Boolean> condition) {
        long end = System.nanoTime() + timeout.toNanos();
        try {
            while (!condition.call()) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("Not within " + timeout + ": " + what.get());
                }
                Thread.sleep(PAUSE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting: " + what.get(), e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Failed while waiting: " + what.get(), e);
        }
    }
}
