package io.mockloop.migrations.engine.rows;

import java.sql.SQLException;
import java.time.Duration;

/** Waits between two batches, while no transaction is open. */
@FunctionalInterface
public interface Waiting {
    /**
     * Waits that long, or until the run is cancelled or ends: then the next statement isn't begun.
     *
     * @return false if it was cancelled, or ends
     */
    boolean pause(Duration length) throws SQLException;
}
