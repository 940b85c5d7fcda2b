package io.mockloop.migrations.engine.rows;

import io.mockloop.migrations.engine.batch.Checkpoint;
import io.mockloop.migrations.engine.batch.LoadRules.Load;
import io.mockloop.migrations.engine.jdbc.SqlFunction;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.engine.rows.Health.Subject;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.settings.DataPace;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** When the next batch of a migration's rows begins, and how many of them it has. */
public final class Pace {

    private static final int ANY = Integer.MAX_VALUE;

    private final DataPace settings;
    private final LongSupplier nanoTime;
    private final Waiting waiting;
    private final Health health;
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
    Pace(DataPace settings, int stated, LongSupplier nanoTime, Waiting waiting, Health health) {
        this.settings = settings;
        this.size = BatchSize.first(settings, stated);
        this.nanoTime = nanoTime;
        this.waiting = waiting;
        this.health = health;
    }

    /**
     * That of a step of a run, whose waits end with it.
     *
     * @param table the table whose rows are counted; null if they are those of a query
     * @param statement names the tables that it is about; asked before the first batch
     */
    public static Pace of(
            RunContext context, Step step, @Nullable String table, Supplier<String> statement, int stated) {
        DataPace settings = context.engine().pace();
        Waiting waiting = context.cancellation()::pause;
        Health health = new Health(
                step.display(),
                new Subject(String.valueOf(step.version()), table),
                settings.health(),
                () -> database(context, statement.get()),
                System::nanoTime,
                waiting);
        return new Pace(settings, stated, System::nanoTime, waiting, health);
    }

    private static Load database(RunContext context, String statement) throws SQLException {
        SqlFunction<Connection, Load> question =
                context.engine().load().question(context.engine().pace().limits(), statement);
        if (question == null) {
            return Load.NONE;
        }
        context.transactions().leave();
        return question.apply(context.connection());
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
        if (due.isZero() || waiting.pause(due)) {
            health.await(at);
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
