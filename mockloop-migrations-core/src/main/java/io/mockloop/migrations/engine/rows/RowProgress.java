package io.mockloop.migrations.engine.rows;

import io.mockloop.migrations.MigrationListener.Execution;
import io.mockloop.migrations.MigrationStatus.RowCount;
import io.mockloop.migrations.engine.batch.Checkpoint;
import io.mockloop.migrations.engine.batch.Part;
import io.mockloop.migrations.engine.batch.Part.State;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.engine.session.RunContext;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners and the log how far a migration has come with its rows, by whichever worker, and what slows it. */
public final class RowProgress {

    private static final Logger logger = LoggerFactory.getLogger(RowProgress.class);

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final RunContext context;
    private final Step step;
    private final Execution execution;
    private final Function<State, Checkpoint> done;
    private final Map<Integer, Checkpoint> parts = new HashMap<>();
    private final long sinceNanos = System.nanoTime();
    private boolean isBeside;
    private long rowsBefore;
    private long toldNanos = sinceNanos;
    private @Nullable String slowedBy;
    private @Nullable String notedAsSlow;
    private boolean isUnnoted;
    private long notedNanos = sinceNanos - BETWEEN_LOOKS.toNanos();
    private long lookedNanos = sinceNanos;

    /**
     * That of one step.
     *
     * @param done what is done of a part by what is noted of it
     */
    public RowProgress(RunContext context, Step step, Execution execution, Function<State, Checkpoint> done) {
        this.context = context;
        this.step = step;
        this.execution = execution;
        this.done = done;
    }

    /**
     * Rows may be done before it goes on.
     *
     * @param wasSlowedBy what is noted to slow it since it was at them last
     */
    public synchronized void begin(List<State> at, @Nullable String wasSlowedBy) {
        notedAsSlow = wasSlowedBy;
        found(at);
        rowsBefore = now().rows();
        if (rowsBefore > 0 && !isBeside) {
            logger.info("{} goes on behind {} rows that are done", step.display(), number(rowsBefore));
        }
    }

    /** The same of one that another process runs: that tells of it, and this one of nothing. */
    public synchronized void beginBeside(List<State> at) {
        isBeside = true;
        begin(at, null);
    }

    /** How many rows are done, in how many batches, of all workers. */
    public synchronized Checkpoint now() {
        return Checkpoint.sum(List.copyOf(parts.values()));
    }

    /**
     * Looks from time to time what other processes have done, and notes for them what slows it, outside of a
     * transaction.
     *
     * @param own of the worker that looks
     */
    public void look(RunContext own, RowNotes notes) throws SQLException {
        note(own, notes);
        if (isOld()) {
            own.transactions().leave();
            found(notes.all());
        }
    }

    private synchronized boolean isOld() {
        long nanos = System.nanoTime();
        if (nanos - lookedNanos < BETWEEN_LOOKS.toNanos()) {
            return false;
        }
        lookedNanos = nanos;
        return true;
    }

    /** What is noted of parts, which may be older than what is known of some. */
    public synchronized void found(List<State> noted) {
        noted.forEach(each -> reached(each.part(), done.apply(each)));
    }

    private void reached(Part part, Checkpoint at) {
        parts.merge(part.number(), at, (known, now) -> now.rows() < known.rows() ? known : now);
    }

    /**
     * Tells of a batch that is committed.
     *
     * @param at how far its part has come with it
     * @param size how many rows it had
     */
    public synchronized void tell(Part part, Checkpoint at, int size) {
        reached(part, at);
        if (isBeside) {
            return;
        }
        Checkpoint now = now();
        RowCount rows = new RowCount(now.rows(), now.total());
        context.listeners().tell(l -> l.afterBatch(execution, size, rows));
        long nanos = System.nanoTime();
        if (nanos - toldNanos < BETWEEN_LINES.toNanos()) {
            return;
        }
        toldNanos = nanos;
        double perSecond = (now.rows() - rowsBefore) / Math.max(0.001, (nanos - sinceNanos) / 1e9);
        long left = Math.max(0, now.total() - now.rows());
        logger.info(
                "{}: {} of {} rows done, {} a second, about {} s left{}",
                step.display(),
                number(now.rows()),
                number(Math.max(now.total(), now.rows())),
                number(Math.round(perSecond)),
                number(Math.round(left / Math.max(1, perSecond))),
                slowedBy == null ? "" : ", slowed: " + slowedBy);
    }

    /**
     * Tells what its batches wait for, if that is something else than before.
     *
     * @param by null if they wait for nothing any more
     */
    synchronized void slowed(@Nullable String by) {
        if (!Objects.equals(by, slowedBy)) {
            slowedBy = by;
            context.listeners().tell(l -> l.onSlowdown(execution, by));
        }
    }

    /** Waits of a worker before which it is noted what slows it, as others, whom nobody tells, can find it. */
    public Waiting noting(RunContext own, RowNotes notes, Waiting waiting) {
        return length -> {
            note(own, notes);
            return waiting.pause(length);
        };
    }

    /** What changes with each batch isn't worth a statement each time. */
    private void note(RunContext own, RowNotes notes) throws SQLException {
        String by;
        synchronized (this) {
            long nanos = System.nanoTime();
            by = slowedBy;
            if (isUnnoted || Objects.equals(by, notedAsSlow) || nanos - notedNanos < BETWEEN_LOOKS.toNanos()) {
                return;
            }
            notedNanos = nanos;
            notedAsSlow = by;
        }
        own.transactions().leave();
        try {
            notes.slowed(by);
        } catch (SQLException e) {
            if (own.connection().isClosed()) {
                return; // what the batch sends fails with it
            }
            logger.info("What slows {} isn't noted any more for others to read: {}", step.display(), e.getMessage());
            synchronized (this) {
                isUnnoted = true;
            }
        }
    }

    /** A number for people. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
