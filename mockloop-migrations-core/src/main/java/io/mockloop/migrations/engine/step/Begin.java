package io.mockloop.migrations.engine.step;

import java.sql.SQLException;

/** Begins a transaction for a step. */
@FunctionalInterface
public interface Begin {

    /**
     * Waits, where another process stands in the way, and looks at the history again, where beginning is what locks.
     *
     * @return false if another process has written the history since it was read; there is no transaction then
     */
    boolean begin() throws SQLException;
}
