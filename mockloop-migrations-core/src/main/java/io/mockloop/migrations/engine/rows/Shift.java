package io.mockloop.migrations.engine.rows;

import io.mockloop.migrations.engine.batch.Part;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands parts of a migration's rows out to its workers, until all are done or one of them has failed. */
final class Shift {

    private final Deque<Part> free;
    private int taken;
    private @Nullable Failure failure;

    /**
     * What ends it.
     *
     * @param worker whose it is
     */
    record Failure(Workers.Worker worker, Throwable thrown) {}

    Shift(List<Part> parts) {
        this.free = new ArrayDeque<>(parts);
    }

    /**
     * A part that nobody is at; as long as others may give one back, it is waited for.
     *
     * @return null if none is left to be done, or it is over
     */
    synchronized @Nullable Part take() throws SQLException {
        try {
            while (free.isEmpty() && taken > 0 && failure == null) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("The thread was interrupted while it waited for other workers", e);
        }
        Part part = failure == null ? free.poll() : null;
        if (part != null) {
            taken++;
        }
        return part;
    }

    /** Whoever took a part is at it no more. */
    synchronized void leave(Part part, boolean isDone) {
        taken--;
        if (!isDone) {
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

    /** Why it is over; null if it isn't. */
    synchronized @Nullable Failure failure() {
        return failure;
    }
}
