package io.mockloop.migrations.engine.plan;

import io.mockloop.migrations.engine.history.HistoryRow;
import org.jspecify.annotations.Nullable;

/**
 * How a step gets on from what is left half-done of its migration.
 *
 * @param left its row, as it was left
 * @param done how many of the step's statements are done already, and are not sent again
 * @param hash what those were; null if that isn't known
 * @param takesBack whether it takes back what is done the other way, of which there may be nothing
 */
public record Recovery(HistoryRow left, int done, @Nullable String hash, boolean takesBack) {

    private static final String BACK = "back ";

    /** What a row says of its statements, with what taking back is known by if that is left half-done, too. */
    public static String noted(@Nullable Recovery recovery, String hash) {
        return recovery != null && recovery.takesBack() ? BACK + hash : hash;
    }

    /** Whether what was left half-done was taking back what had been left half-done before. */
    public static boolean isOfTakingBack(@Nullable String hash) {
        return hash != null && hash.startsWith(BACK);
    }
}
