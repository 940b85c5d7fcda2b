package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.MigrationStatus.RowCount;
import io.mockloop.migrations.exception.TimeInWords;
import java.time.Duration;
import java.util.Locale;

/**
 * How far a migration has come with its rows, as a bar, and how long it will take.
 *
 * @param before how many rows were done when this process began with them
 * @param sinceNanos when that was, by {@link System#nanoTime}
 * @param rows how many are done
 */
record RowsBar(long before, long sinceNanos, RowCount rows) {

    private static final int WIDTH = 12;

    /** After the first batch that this process has done. */
    static RowsBar first(int size, long startedNanos, RowCount rows) {
        return new RowsBar(rows.done() - size, startedNanos, rows);
    }

    RowsBar after(RowCount now) {
        return new RowsBar(before, sinceNanos, now);
    }

    /** More rows than were counted may have come since. */
    String text(long nowNanos) {
        long total = Math.max(rows.total(), rows.done());
        double part = total == 0 ? 1 : (double) rows.done() / total;
        int full = (int) (part * WIDTH);
        double perSecond = (rows.done() - before) / Math.max(0.001, (nowNanos - sinceNanos) / 1e9);
        long secondsLeft = Math.round((total - rows.done()) / Math.max(0.001, perSecond));
        return String.format(
                Locale.ROOT,
                "[%s%s] %d%% of %,d rows, %,d/s, %s left",
                "#".repeat(full),
                ".".repeat(WIDTH - full),
                (int) (part * 100),
                total,
                Math.round(perSecond),
                TimeInWords.of(Duration.ofSeconds(secondsLeft)));
    }
}
