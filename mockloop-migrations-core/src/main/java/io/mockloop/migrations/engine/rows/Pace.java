package io.mockloop.migrations.engine.rows;

import io.mockloop.migrations.engine.batch.Checkpoint;
import io.mockloop.migrations.engine.batch.LoadRules.Load;
import io.mockloop.migrations.engine.jdbc.SqlFunction;
import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.engine.rows.Health.Subject;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.exception.TimeInWords;
import io.mockloop.migrations.settings.DataPace;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** When the next batch of a worker begins, and how many rows it has. */
public final class Pace {

    private static final int ANY = Integer.MAX_VALUE;

    private final DataPace settings;
    private final LongSupplier nanoTime;
    private final Waiting waiting;
    private final OfRun ofRun;
    private final SqlSupplier<Load> database;
    private BatchSize size;
    private Duration due = Duration.ZERO;
    private @Nullable String dueBy;
    private long begunNanos;

    /**
     * What all workers of one migration wait for together.
     *
     * @param isOneWorker whether there is one alone, so that a batch that isn't full is the last
     */
    public record OfRun(Health health, Rate rate, boolean isOneWorker) {

        /**
         * That of a step.
         *
         * @param progress tells what slows it
         * @param table the table whose rows are counted; null if they are those of a query
         */
        public static OfRun of(
                RunContext context, Step step, RowProgress progress, @Nullable String table, boolean isOneWorker) {
            DataPace settings = context.engine().pace();
            Subject subject = new Subject(String.valueOf(step.version()), table);
            Health health = new Health(step.display(), subject, settings.health(), progress::slowed, System::nanoTime);
            return new OfRun(health, new Rate(settings.rowsPerSecond()), isOneWorker);
        }
    }

    /**
     * That of one worker.
     *
     * @param first the size of its first batch
     * @param nanoTime a clock
     * @param database asks how hard it is at work
     */
    Pace(
            DataPace settings,
            BatchSize first,
            LongSupplier nanoTime,
            Waiting waiting,
            OfRun ofRun,
            SqlSupplier<Load> database) {
        this.settings = settings;
        this.size = first;
        this.nanoTime = nanoTime;
        this.waiting = waiting;
        this.ofRun = ofRun;
        this.database = database;
    }

    /**
     * That of a worker on its connection.
     *
     * @param statement names the tables that it is about
     * @param usual how many rows its first batch has if the migration doesn't say it
     * @param stated how many rows a batch has at most, as the migration says it; 0 if it doesn't
     */
    public static Pace of(RunContext context, OfRun ofRun, Waiting waiting, String statement, int usual, int stated) {
        DataPace settings = context.engine().pace();
        return new Pace(
                settings,
                BatchSize.first(settings, usual, stated),
                System::nanoTime,
                waiting,
                ofRun,
                () -> database(context, settings, statement));
    }

    private static Load database(RunContext context, DataPace settings, String statement) throws SQLException {
        SqlFunction<Connection, Load> question = context.engine().load().question(settings.limits(), statement);
        if (question == null) {
            return Load.NONE;
        }
        try {
            context.transactions().leave();
            return question.apply(context.connection());
        } catch (SQLException e) {
            if (context.connection().isClosed()) {
                return Load.NONE; // what the batch sends fails with it, and the others can still ask
            }
            throw e;
        }
    }

    /** How many rows the next batch has at most. */
    public int size() {
        return size.rows();
    }

    /**
     * Waits until the next batch may begin; outside of a transaction.
     *
     * @param at what is done before it
     */
    public void begin(Checkpoint at) throws SQLException {
        if (dueBy != null) {
            ofRun.health().paced(dueBy);
        }
        if (due.isZero() || waiting.pause(due)) {
            ofRun.health().await(at, dueBy, database, waiting);
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
        long now = nanoTime.getAsLong();
        long took = now - begunNanos;
        long free = ofRun.rate().freeAfter(rows, begunNanos);
        boolean isLast = ofRun.isOneWorker() ? rows < size.rows() : rows == 0;
        // behind the last batch nothing is waited for
        Duration ofRate = Duration.ofNanos(Math.max(0, free - now));
        due = isLast ? Duration.ZERO : longer(settings.pause(), ofRate);
        dueBy = due.isZero() ? null : reason(due.compareTo(settings.pause()) > 0);
        size = size.after((int) Math.min(ANY, rows), took, room);
    }

    private String reason(boolean isOfRate) {
        return isOfRate
                ? "no more than %s rows a second are changed (data.rows-per-second)"
                        .formatted(RowProgress.number(settings.rowsPerSecond()))
                : "each waits for %s behind the one before (data.pause)".formatted(TimeInWords.of(settings.pause()));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
