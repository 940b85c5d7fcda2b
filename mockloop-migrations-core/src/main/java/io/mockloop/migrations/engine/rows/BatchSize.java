package io.mockloop.migrations.engine.rows;

import io.mockloop.migrations.settings.DataPace;

/**
 * How many rows the next batch has. By a moving average of what a row has taken it aims at the time that a batch is to
 * take: in small steps up and larger ones down, as a batch that is too large is worse than one that is too small.
 *
 * @param rows how many
 * @param least it gets no smaller than that for the time that it takes
 * @param most never more
 * @param goalNanos how long a batch is to take; 0 if its size stays
 * @param nanosPerRow the average; 0 before the first batch
 */
record BatchSize(int rows, int least, int most, long goalNanos, double nanosPerRow) {

    /** From a size on that isn't said to be the largest it goes up, and from each down, by this factor. */
    private static final int RANGE = 10;

    private static final double MOST_UP = 1.5;
    private static final double MOST_DOWN = 0.5;

    /** As near to the goal as this it stays, since the same statement is prepared already. */
    private static final double NEAR = 0.1;

    /** What the last batch counts in the average: those before the last five have hardly any part in it. */
    private static final double WEIGHT = 0.4;

    /**
     * That of the first batch.
     *
     * @param usual how many rows it has if the migration doesn't say it
     * @param stated how many rows a batch has at most, as the migration says it; 0 if it doesn't
     */
    static BatchSize first(DataPace pace, int usual, int stated) {
        int first = stated > 0 ? stated : usual;
        int largest = stated > 0 ? stated : (int) Math.min(Integer.MAX_VALUE / 2, (long) usual * RANGE);
        // A batch of more than a second's rows would be followed by a long silence.
        int inSecond = pace.rowsPerSecond() == 0 ? Integer.MAX_VALUE : pace.rowsPerSecond();
        int most = Math.min(largest, inSecond);
        return new BatchSize(
                Math.min(first, most),
                Math.min(Math.max(1, first / RANGE), most),
                most,
                pace.batchDuration().toNanos(),
                0);
    }

    /**
     * That of the batch after one.
     *
     * @param done how many rows it had; if they were fewer than there might have been, they tell nothing
     * @param nanos how long it took
     * @param room how many rows can be held at once
     */
    BatchSize after(int done, long nanos, int room) {
        if (goalNanos == 0 || done < rows) {
            return this;
        }
        double now = (double) nanos / done;
        double average = nanosPerRow == 0 ? now : WEIGHT * now + (1 - WEIGHT) * nanosPerRow;
        return new BatchSize(Math.max(1, Math.min(next(average), room)), least, most, goalNanos, average);
    }

    private int next(double average) {
        double factor = goalNanos / Math.max(1, average * rows);
        if (Math.abs(factor - 1) <= NEAR) {
            return rows;
        }
        int next = factor > 1
                ? Math.max(rows + 1, (int) (rows * Math.min(MOST_UP, factor)))
                : (int) (rows * Math.max(MOST_DOWN, factor));
        return Math.min(most, Math.max(Math.min(least, rows), next));
    }
}
