package io.mockloop.migrations.testkit;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** What goes on beside a test. The common pool may have one thread, on which a second task would wait for the first. */
public final class Background {

    private Background() {}

    /** Begins it in a thread of its own. */
    public static <T> CompletableFuture<T> start(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        result.complete(work.call());
                    } catch (Throwable e) {
                        result.completeExceptionally(e);
                    }
                },
                "background");
        thread.setDaemon(true);
        thread.start();
        return result;
    }
}
