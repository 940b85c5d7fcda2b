package io.mockloop.migrations.engine.rows;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How many rows a second a run changes at most, whatever the number of its workers. */
final class Rate {

    private final int perSecond;
    private @Nullable Long freeNanos;

    /**
     * A limit.
     *
     * @param perSecond 0 for none
     */
    Rate(int perSecond) {
        this.perSecond = perSecond;
    }

    /**
     * When the next batch may begin behind one: not before the time for its rows, and for those of others before it,
     * has passed.
     *
     * @param begunNanos when it began
     */
    synchronized long freeAfter(long rows, long begunNanos) {
        if (perSecond == 0) {
            return begunNanos;
        }
        long from = freeNanos == null || begunNanos - freeNanos > 0 ? begunNanos : freeNanos;
        long free = from + rows * TimeUnit.SECONDS.toNanos(1) / perSecond;
        freeNanos = free;
        return free;
    }
}
