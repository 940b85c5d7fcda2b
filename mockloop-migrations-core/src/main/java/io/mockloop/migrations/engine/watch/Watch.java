package io.mockloop.migrations.engine.watch;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks at something from time to time, beside what a run is at, in a thread of its own, which there is only then. */
final class Watch implements AutoCloseable {

    private final String thread;
    private final Supplier<@Nullable Duration> look;
    private @Nullable CompletableFuture<Void> next;
    private volatile boolean over;

    /**
     * One that has not begun.
     *
     * @param thread the name of its threads
     * @param look looks, and says when to look again; null if it has seen what it looked for
     */
    Watch(String thread, Supplier<@Nullable Duration> look) {
        this.thread = thread;
        this.look = look;
    }

    /** Looks after a time. */
    synchronized void lookIn(Duration time) {
        if (!over) {
            next = new CompletableFuture<Boolean>()
                    .completeOnTimeout(true, time.toNanos(), TimeUnit.NANOSECONDS)
                    .thenRunAsync(this::look, this::runInOwnThread);
        }
    }

    /** A pool may let it wait for a connection. */
    private void runInOwnThread(Runnable task) {
        Thread own = new Thread(task, thread);
        own.setDaemon(true);
        own.start();
    }

    private void look() {
        Duration again = look.get();
        if (again != null) {
            lookIn(again);
        }
    }

    /** Whether nothing is to be looked at any more. */
    boolean isOver() {
        return over;
    }

    @Override
    public synchronized void close() {
        over = true;
        if (next != null) {
            next.cancel(false);
        }
    }
}
