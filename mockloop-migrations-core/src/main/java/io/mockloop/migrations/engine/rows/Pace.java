package io.mockloop.migrations.engine.rows;

import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.settings.DataPace;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** When the next batch of a migration's rows begins, and how many of them it has. */
public final class Pace {

    private static final int ANY = Integer.MAX_VALUE;

    private final DataPace settings;
    private final LongSupplier nanoTime;
    private final Waiting waiting;
    private BatchSize size;
    private Duration due = Duration.ZERO;
    private long begunNanos;

    /** Waits between two batches, while no transaction is open. */
    @FunctionalInterface
    public interface Waiting {
        /**
         * Waits that long, or until the run is cancelled: then the next statement isn't begun.
         *
         * @return false if it was cancelled
         */
        boolean pause(Duration length) throws SQLException;
    }

    /**
     * That of one migration.
     *
     * @param stated how many rows a batch has at most, as the migration says it; 0 if it doesn't
     * @param nanoTime a clock
     */
    Pace(DataPace settings, int stated, LongSupplier nanoTime, Waiting waiting) {
        this.settings = settings;
        this.size = BatchSize.first(settings, stated);
        this.nanoTime = nanoTime;
        this.waiting = waiting;
    }

    /** That of a step of a run, whose waits end with it. */
    public static Pace of(RunContext context, int stated) {
        return new Pace(context.engine().pace(), stated, System::nanoTime, context.cancellation()::pause);
    }

    /** How many rows the next batch has at most. */
    public int size() {
        return size.rows();
    }

    /** Waits until the next batch may begin; outside of a transaction. */
    public void begin() throws SQLException {
        if (!due.isZero()) {
            waiting.pause(due);
        }
        begunNanos = nanoTime.getAsLong();
    }

    /** A batch is committed whose rows didn't go through Java. */
    public void ended(long rows) {
        ended(rows, ANY);
    }

    /**
     * A batch is committed.
     *
     * @param rows how many it had
     * @param room how many of the kind can be held at once
     */
    public void ended(long rows, int room) {
        long took = nanoTime.getAsLong() - begunNanos;
        // behind the last batch nothing is waited for
        due = rows < size.rows() ? Duration.ZERO : longer(settings.pause(), restOf(rows, took));
        size = size.after((int) Math.min(ANY, rows), took, room);
    }

    /** What these rows may not be faster than has passed in part. */
    private Duration restOf(long rows, long tookNanos) {
        if (settings.rowsPerSecond() == 0) {
            return Duration.ZERO;
        }
        long nanos = rows * TimeUnit.SECONDS.toNanos(1) / settings.rowsPerSecond();
        return Duration.ofNanos(Math.max(0, nanos - tookNanos));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
