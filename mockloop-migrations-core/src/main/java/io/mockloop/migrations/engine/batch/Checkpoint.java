package io.mockloop.migrations.engine.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a data migration has come.
 *
 * @param key that of the last row that is done; null if none is
 * @param rows how many are done
 * @param batches in how many transactions
 * @param total how many there were when it began
 */
public record Checkpoint(@Nullable List<Object> key, long rows, int batches, long total) {

    /** Before the first row. */
    static Checkpoint atBeginning(long total) {
        return new Checkpoint(null, 0, 0, total);
    }

    /** Behind another batch. */
    public Checkpoint behind(List<Object> last, int size) {
        return new Checkpoint(last, rows + size, batches + 1, total);
    }
}
