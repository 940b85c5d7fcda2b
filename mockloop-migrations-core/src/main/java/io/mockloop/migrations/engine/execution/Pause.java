package io.mockloop.migrations.engine.execution;

import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The pauses of one who waits for another process: 50 to 100 ms, each another one, so that waiters don't come in step.
 */
final class Pause {

    private static final int SHORTEST_MILLIS = 50;
    private static final int LONGEST_MILLIS = 100;

    /** Something that can be tried. */
    @FunctionalInterface
    interface Try {
        boolean succeeds() throws SQLException;
    }

    private Pause() {}

    /** One pause; where the thread is interrupted it ends at once, and the thread stays interrupted. */
    static void once() throws SQLException {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(SHORTEST_MILLIS, LONGEST_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("The thread was interrupted while it waited for another process", e);
        }
    }

    /** Tries until it succeeds. */
    static void until(Try action) throws SQLException {
        while (!action.succeeds()) {
            once();
        }
    }
}
