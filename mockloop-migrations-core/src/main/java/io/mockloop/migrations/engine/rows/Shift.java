package io.mockloop.migrations.engine.rows;

import io.mockloop.migrations.engine.batch.Part;
import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands parts of a migration's rows out to its workers, until all are done or one of them has failed. */
final class Shift {

    private final Deque<Part> free;
    private final boolean isBeside;
    private final SqlSupplier<Boolean> isOverNow;
    private final Thread own = Thread.currentThread();
    private int taken;
    private boolean isOver;
    private @Nullable Failure failure;

    /**
     * What ends it.
     *
     * @param worker whose it is
     */
    record Failure(Workers.Worker worker, Throwable thrown) {}

    private Shift(List<Part> parts, boolean isBeside, SqlSupplier<Boolean> isOverNow) {
        this.free = new ArrayDeque<>(parts);
        this.isBeside = isBeside;
        this.isOverNow = isOverNow;
    }

    /** That of the process that runs the migration. */
    static Shift of(List<Part> parts) {
        return new Shift(parts, false, () -> false);
    }

    /**
     * That of another process, which leaves to others what they are at.
     *
     * @param isOverNow whether to end; asked by the thread alone that has made this
     */
    static Shift beside(List<Part> parts, SqlSupplier<Boolean> isOverNow) {
        return new Shift(parts, true, isOverNow);
    }

    /**
     * A part that nobody is at; as long as others may give one back, it is waited for, unless another process sees to
     * it that all are done.
     *
     * @return null if none is left to be done, or it is over
     */
    synchronized @Nullable Part take() throws SQLException {
        try {
            while (free.isEmpty() && taken > 0 && goesOn() && !isBeside) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("The thread was interrupted while it waited for other workers", e);
        }
        Part part = goesOn() ? free.poll() : null;
        if (part != null) {
            taken++;
        }
        return part;
    }

    /** Whoever took a part is at it no more. */
    synchronized void leave(Part part, boolean isDone) {
        taken--;
        if (!isDone && !isBeside) {
            free.add(part);
        }
        notifyAll();
    }

    /** Lets all end behind the batch that they are at. */
    synchronized void fail(Workers.Worker worker, Throwable thrown) {
        if (failure == null) {
            failure = new Failure(worker, thrown);
        } else if (failure.thrown() != thrown) {
            failure.thrown().addSuppressed(thrown);
        }
        notifyAll();
    }

    /** Asks, between two batches, whether all are to end behind theirs, though none has failed. */
    void ask() throws SQLException {
        if (Thread.currentThread() == own && isOverNow.get()) {
            end();
        }
    }

    private synchronized void end() {
        isOver = true;
        notifyAll();
    }

    /** Whether it isn't over. */
    synchronized boolean goesOn() {
        return failure == null && !isOver;
    }

    /** What has failed; null if nothing has. */
    synchronized @Nullable Failure failure() {
        return failure;
    }
}
