package io.mockloop.migrations.engine.rows;

import io.mockloop.migrations.engine.batch.Quarantine.Content;
import io.mockloop.migrations.engine.batch.Quarantine.Held;
import io.mockloop.migrations.exception.DataMigrationException;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * How many rows of a migration are in quarantine, those of earlier runs included. The table says it, since workers of
 * other processes may take rows in, too: it is asked in the transaction that does so.
 */
public final class QuarantineCount {

    private final int most;
    private int rows;

    /**
     * Nothing is kept yet.
     *
     * @param most how many rows may be
     */
    public QuarantineCount(int most) {
        this.most = most;
    }

    /** What is there. */
    public synchronized void found(int there) {
        rows = there;
    }

    /** So many are there at least. */
    public synchronized void reached(int there) {
        rows = Math.max(rows, there);
    }

    /** One worker of a process at a time takes a row in, so that none takes the number of another one. */
    public synchronized <T> T alone(Callable<T> takingIn) throws Exception {
        return takingIn.call();
    }

    /**
     * A row that is to be kept.
     *
     * @param there what is kept already
     * @throws DataMigrationException if there would be too many
     */
    public Held next(Content there, List<Object> key, String shown, String error, Throwable failure) {
        if (there.rows() >= most) {
            throw DataMigrationException.tooMany(most, error, failure);
        }
        return new Held(there.last() + 1, key, shown);
    }

    /** How many rows are known to be kept. */
    public synchronized int rows() {
        return rows;
    }
}
