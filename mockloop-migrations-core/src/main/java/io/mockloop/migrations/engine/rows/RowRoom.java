package io.mockloop.migrations.engine.rows;

import io.mockloop.migrations.data.Row;
import java.util.List;

/**
 * How many rows of a kind can be held at once: in memory, and as the parameters of one statement.
 *
 * @param bytes of memory for those that are read; what is made of them, by the migration and by drivers, takes as much
 *     again several times
 * @param usual how many a batch begins with, which the migration's own statements are thought for
 */
public record RowRoom(long bytes, int usual) {

    private static final int PART_OF_HEAP = 16;

    /** What each of the databases takes: the limit of SQLite, which is the lowest. */
    private static final int MOST_PARAMETERS = 32_766;

    /** That of this process. */
    public static RowRoom ofHeap(int usual) {
        return new RowRoom(Runtime.getRuntime().maxMemory() / PART_OF_HEAP, usual);
    }

    /** For how many rows like these there is room: more than usual only if one statement takes all of their values. */
    public int forRowsLike(List<Row> rows) {
        long held = rows.stream().mapToLong(Row::bytes).sum();
        long fit = bytes / Math.max(1, held / rows.size());
        int columns = Math.max(1, rows.get(0).columns().size());
        return (int) Math.max(1, Math.min(fit, Math.max(usual, MOST_PARAMETERS / columns)));
    }
}
