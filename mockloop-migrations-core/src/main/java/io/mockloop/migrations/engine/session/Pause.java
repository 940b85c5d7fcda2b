package io.mockloop.migrations.engine.session;

import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/**
 * The pauses of one who waits for another process: 50 to 100 ms, each another one, so that waiters don't come in step.
 */
public final class Pause {

    private static final int SHORTEST_MILLIS = 50;
    private static final int LONGEST_MILLIS = 100;

    private static final long FIRST_GROWN_MILLIS = 200;
    private static final long LONGEST_GROWN_MILLIS = 10_000;
    private static final int MOST_DOUBLINGS = 10;

    /** How long a statement waits if it cannot be begun anew, since others are done already. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Pause() {}

    /**
     * Does something that somebody else may stand in the way of for a while, again and again.
     *
     * @param busy whether that is what a failure says
     * @return what it gives
     */
    public static <T> T whileBusy(Predicate<SQLException> busy, SqlSupplier<T> action) throws SQLException {
        long since = System.nanoTime();
        while (true) {
            try {
                return action.get();
            } catch (SQLException e) {
                if (!busy.test(e) || !isPatient(since)) {
                    throw e;
                }
            }
            once();
        }
    }

    /** Whether somebody who stands in the way since then is still waited for. */
    public static boolean isPatient(long sinceNanos) {
        return System.nanoTime() - sinceNanos < PATIENCE.toNanos();
    }

    /** One pause; if the thread is interrupted it ends at once, and the thread stays interrupted. */
    public static void once() throws SQLException {
        sleep(ThreadLocalRandom.current().nextInt(SHORTEST_MILLIS, LONGEST_MILLIS));
    }

    private static void sleep(long millis) throws SQLException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("The thread was interrupted while it waited for another process", e);
        }
    }

    /**
     * How long to wait before something is tried again that others stood in the way of: longer each time, and each time
     * another time within that.
     *
     * @param tries how often it was tried
     */
    public static Duration growing(int tries) {
        long most = Math.min(LONGEST_GROWN_MILLIS, FIRST_GROWN_MILLIS << Math.min(tries - 1, MOST_DOUBLINGS));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most));
    }

    /** The shortest one, for who wants no more than a moment that others leave. */
    public static void moment() throws SQLException {
        sleep(1);
    }

    /** Tries until it succeeds. */
    public static void until(SqlSupplier<Boolean> action) throws SQLException {
        while (!action.get()) {
            once();
        }
    }
}
