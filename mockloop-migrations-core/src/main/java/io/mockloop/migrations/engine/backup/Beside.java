package io.mockloop.migrations.engine.backup;

import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Work in a thread of its own, beside what the caller does meanwhile.
 *
 * @param <T> what comes of it
 */
final class Beside<T> {

    private final FutureTask<T> task;

    /** What is done. */
    @FunctionalInterface
    interface Work<T> {

        /** Does it. */
        T run() throws BackupProblem;
    }

    private Beside(Work<T> work) {
        this.task = new FutureTask<>(work::run);
    }

    static <T> Beside<T> start(String name, Work<T> work) {
        Beside<T> beside = new Beside<>(work);
        Thread thread = new Thread(beside.task, name);
        thread.setDaemon(true);
        thread.start();
        return beside;
    }

    /** Waits for its end, whatever it is; a caller who is interrupted meanwhile learns so behind it. */
    T await() throws BackupProblem {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw thrown(Objects.requireNonNull(e.getCause(), "What the work threw"));
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static BackupProblem thrown(Throwable cause) {
        if (cause instanceof RuntimeException failure) {
            throw failure;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return (BackupProblem) cause;
    }
}
