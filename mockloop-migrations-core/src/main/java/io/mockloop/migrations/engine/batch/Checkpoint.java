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
    public static Checkpoint atBeginning(long total) {
        return new Checkpoint(null, 0, 0, total);
    }

    /** Of several parts together. */
    public static Checkpoint sum(List<Checkpoint> parts) {
        return parts.stream()
                .reduce(
                        atBeginning(0),
                        (one, other) -> new Checkpoint(
                                null, one.rows + other.rows, one.batches + other.batches, one.total + other.total));
    }

    /** Whether it was left before its rows were counted. */
    public boolean isUncounted() {
        return batches == 0 && total == 0;
    }

    /** Behind another batch. */
    public Checkpoint behind(List<Object> last, int size) {
        return new Checkpoint(last, rows + size, batches + 1, total);
    }
}
