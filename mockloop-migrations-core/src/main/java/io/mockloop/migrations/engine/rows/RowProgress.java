package io.mockloop.migrations.engine.rows;

import io.mockloop.migrations.MigrationListener.Execution;
import io.mockloop.migrations.MigrationStatus.RowCount;
import io.mockloop.migrations.engine.batch.Checkpoint;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.engine.session.RunContext;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners and the log how far a migration has come with its rows, by whichever worker, and what slows it. */
public final class RowProgress {

    private static final Logger logger = LoggerFactory.getLogger(RowProgress.class);

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    private final RunContext context;
    private final Step step;
    private final Execution execution;
    private final long sinceNanos = System.nanoTime();
    private Checkpoint now = Checkpoint.atBeginning(0);
    private long rowsBefore;
    private long toldNanos = sinceNanos;
    private @Nullable String slowedBy;

    /** That of one step. */
    public RowProgress(RunContext context, Step step, Execution execution) {
        this.context = context;
        this.step = step;
        this.execution = execution;
    }

    /** Rows may be done before it goes on. */
    public synchronized void begin(Checkpoint at) {
        now = at;
        rowsBefore = at.rows();
        if (rowsBefore > 0) {
            logger.info("{} goes on behind {} rows that are done", step.display(), number(rowsBefore));
        }
    }

    /** How many rows are done, in how many batches, of all workers. */
    public synchronized Checkpoint now() {
        return now;
    }

    /**
     * Tells of a batch that is committed.
     *
     * @param size how many rows it had
     */
    public synchronized void tell(int size) {
        now = now.behind(List.of(), size);
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
                "{}: {} of {} rows done, {} a second, about {} s left",
                step.display(),
                number(now.rows()),
                number(Math.max(now.total(), now.rows())),
                number(Math.round(perSecond)),
                number(Math.round(left / Math.max(1, perSecond))));
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

    /** A number for people. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
