package io.mockloop.migrations.engine.rows;

import io.mockloop.migrations.engine.batch.Quarantine.Held;
import io.mockloop.migrations.exception.DataMigrationException;
import java.util.List;

/** How many rows of a migration are in quarantine, those of earlier runs included, by whichever worker. */
public final class QuarantineCount {

    private final int most;
    private int kept;
    private int number;

    /**
     * Nothing is kept yet.
     *
     * @param most how many rows may be
     */
    public QuarantineCount(int most) {
        this.most = most;
    }

    /**
     * What is there already.
     *
     * @param last the highest number of a row
     */
    public synchronized void found(int rows, int last) {
        kept = rows;
        number = last;
    }

    /**
     * A row that is to be kept.
     *
     * @throws DataMigrationException if there would be too many
     */
    public synchronized Held next(List<Object> key, String shown, String error, Throwable failure) {
        if (kept >= most) {
            throw DataMigrationException.tooMany(most, error, failure);
        }
        kept++;
        number++;
        return new Held(number, key, shown);
    }

    /** The last one isn't kept. */
    public synchronized void notKept() {
        kept--;
    }

    /** How many rows are kept. */
    public synchronized int rows() {
        return kept;
    }
}
