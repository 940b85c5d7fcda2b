package io.mockloop.migrations.engine.rows;

import io.mockloop.migrations.engine.batch.Checkpoint;
import io.mockloop.migrations.engine.batch.Part;
import io.mockloop.migrations.engine.batch.Part.State;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Divides rows into parts, more of them than there are workers, so that none waits long for the last one. */
public final class Division {

    private static final int OF_WORKER = 4;

    private Division() {}

    /** Looks for the ends of parts. */
    @FunctionalInterface
    public interface Keys {
        /**
         * The key that so many rows have between another one and it, itself among them.
         *
         * @param after the other one; null for none
         * @return null if there are fewer rows
         */
        @Nullable List<Object> behind(@Nullable List<Object> after, long rows) throws SQLException;
    }

    /**
     * Divides what is left of rows that are gone through upwards, or of all.
     *
     * @param size how many rows a batch has: no part has fewer
     * @return none if they are too few
     */
    public static List<State> of(State whole, int workers, int size, Keys keys) throws SQLException {
        Checkpoint at = whole.at();
        long left = Math.max(0, at.total() - at.rows());
        long count = Math.min((long) workers * OF_WORKER, left / size);
        List<State> parts = new ArrayList<>();
        if (workers == 1 || count < 2) {
            return parts;
        }
        if (at.key() != null) {
            Checkpoint before = new Checkpoint(at.key(), at.rows(), at.batches(), at.rows());
            parts.add(new State(new Part(1, null, at.key()), whole.mark(), before, true));
        }
        long each = (left + count - 1) / count;
        List<Object> behind = at.key();
        for (long rest = left; ; rest -= each) {
            List<Object> end = rest > each ? keys.behind(behind, each) : null;
            Part part = new Part(parts.size() + 1, behind, end);
            parts.add(new State(part, whole.mark(), Checkpoint.atBeginning(end == null ? rest : each), false));
            if (end == null) {
                return parts;
            }
            behind = end;
        }
    }
}
