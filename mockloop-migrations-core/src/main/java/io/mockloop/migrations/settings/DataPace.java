package io.mockloop.migrations.settings;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.SetProperty;
import io.mockloop.migrations.data.DataExecution;
import io.mockloop.migrations.data.DataMigrationHealth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How fast migrations of rows go through them: {@code builder.data(pace -> pace.withPause(Duration.ofMillis(100)))}.
 *
 * @param batchSize with how many rows the batches of a {@code DataMigration} begin that says nothing of it; 1,000 by
 *     default
 * @param batchDuration how long a batch is to take: the next ones get larger or smaller by that. Half a second by
 *     default; all stay as they are said to be if it is zero
 * @param rowsPerSecond how many rows are changed in a second at most; 0, the default, for no limit
 * @param pause how long to wait between two batches; zero by default
 * @param workers how many workers go through the rows of a migration that says nothing of it, each on a connection of
 *     its own, where the database can write with several; 1 by default
 * @param limits what the database may be at before batches wait for it
 * @param execution when the rows of a migration are gone through that doesn't say it itself; inline by default
 * @param health what else is asked before each batch, in its order; nothing by default
 */
public record DataPace(
        int batchSize,
        Duration batchDuration,
        int rowsPerSecond,
        Duration pause,
        int workers,
        DataLimits limits,
        DataExecution execution,
        List<DataMigrationHealth> health) {

    /** No longer than a run can be thought to wait. */
    private static final Duration LONGEST = Duration.ofDays(1);

    /** What is so by default. */
    public static final DataPace USUAL = new DataPace(
            1000, Duration.ofMillis(500), 0, Duration.ZERO, 1, DataLimits.USUAL, DataExecution.INLINE, List.of());

    /**
     * Checks the values.
     *
     * @throws InvalidSettingException if one is negative, or longer than a day, if a batch has no row, and if there is
     *     no worker
     */
    public DataPace {
        health = List.copyOf(health);
        if (batchSize < 1) {
            throw wrong("data.batch-size", "is less than 1", batchSize);
        }
        if (rowsPerSecond < 0) {
            throw wrong("data.rows-per-second", "is negative", rowsPerSecond);
        }
        if (workers < 1) {
            throw wrong("data.workers", "is less than 1", workers);
        }
        require("data.batch-duration", batchDuration);
        require("data.pause", pause);
    }

    private static void require(String name, Duration time) {
        if (time.isNegative() || time.compareTo(LONGEST) > 0) {
            throw wrong(name, time.isNegative() ? "is negative" : "is longer than a day", time);
        }
    }

    private static InvalidSettingException wrong(String name, String why, Object value) {
        return new InvalidSettingException(Message.of("%s %s: %s", new SetProperty(name), why, value), null);
    }

    /** With another size of batches. */
    public DataPace withBatchSize(int rows) {
        return new DataPace(rows, batchDuration, rowsPerSecond, pause, workers, limits, execution, health);
    }

    /** With another time for a batch; zero lets all batches have the same size. */
    public DataPace withBatchDuration(Duration time) {
        return new DataPace(batchSize, time, rowsPerSecond, pause, workers, limits, execution, health);
    }

    /** With another limit; 0 for none. */
    public DataPace withRowsPerSecond(int rows) {
        return new DataPace(batchSize, batchDuration, rows, pause, workers, limits, execution, health);
    }

    /** With another pause between two batches. */
    public DataPace withPause(Duration time) {
        return new DataPace(batchSize, batchDuration, rowsPerSecond, time, workers, limits, execution, health);
    }

    /** With another number of workers. */
    public DataPace withWorkers(int count) {
        return new DataPace(batchSize, batchDuration, rowsPerSecond, pause, count, limits, execution, health);
    }

    /** With other limits. */
    public DataPace withLimits(UnaryOperator<DataLimits> change) {
        return new DataPace(
                batchSize, batchDuration, rowsPerSecond, pause, workers, change.apply(limits), execution, health);
    }

    /** With another time for the rows of migrations that don't say it themselves. */
    public DataPace withExecution(DataExecution when) {
        return new DataPace(batchSize, batchDuration, rowsPerSecond, pause, workers, limits, when, health);
    }

    /** With something more that is asked before each batch. */
    public DataPace withHealth(DataMigrationHealth more) {
        List<DataMigrationHealth> all = new ArrayList<>(health);
        all.add(more);
        return new DataPace(batchSize, batchDuration, rowsPerSecond, pause, workers, limits, execution, all);
    }
}
