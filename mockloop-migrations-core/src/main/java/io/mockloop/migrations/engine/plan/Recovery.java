package io.mockloop.migrations.engine.plan;

import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.history.StatementHash;
import io.mockloop.migrations.engine.history.StatementHash.Difference;
import io.mockloop.migrations.exception.RecoveryException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a step gets on from what is left half-done of its migration.
 *
 * @param left its row, as it was left
 * @param done how many of the step's statements are done already, and are not sent again
 * @param hash what those were; null if that isn't known
 * @param isOfRows whether the table of checkpoints may tell of it, since it goes through rows on one of its ways
 */
public record Recovery(HistoryRow left, int done, @Nullable String hash, boolean isOfRows) {

    private static final String BACK = "back ";

    /** Of what was turned once more: it goes the way that had been begun first. */
    private static final String ANEW = "anew ";

    private static final int MOST_CHARACTERS = 60;

    /** What a row says of its statements, with what taking back is known by if that is left half-done, too. */
    public static String noted(@Nullable Recovery recovery, String hash) {
        return recovery == null ? hash : markOf(recovery.hash()) + hash;
    }

    /** What going the other way than what a row was left at is known by where it begins. */
    public static String turned(HistoryRow left, String hash) {
        return (isOfTakingBack(left) ? ANEW : BACK) + hash;
    }

    private static String markOf(@Nullable String hash) {
        return Stream.of(BACK, ANEW)
                .filter(mark -> hash != null && hash.startsWith(mark))
                .findFirst()
                .orElse("");
    }

    /** Whether it goes the other way than what was left, of which there may be nothing. */
    public boolean isTurned() {
        return !markOf(hash).isEmpty();
    }

    /** Whether it takes back what had been begun. */
    public boolean takesBack() {
        return markOf(hash).equals(BACK);
    }

    /** What a row says of its statements; null if that isn't known. */
    public static @Nullable String hashOf(HistoryRow row) {
        return row.reached() == null ? null : row.reached().hash();
    }

    /** Whether what was left half-done was taking back what had been left half-done before. */
    public static boolean isOfTakingBack(HistoryRow row) {
        return markOf(hashOf(row)).equals(BACK);
    }

    /**
     * Stops if a statement isn't the one that was done, as far as the row tells that.
     *
     * @param now the statements up to this one, as they are now
     * @param number its number
     * @param shown its place and first words, for people
     * @throws RecoveryException if it isn't
     */
    public void requireSame(StatementHash now, int number, Supplier<Shown> shown) {
        Difference difference = now.difference(hash).orElse(null);
        if (difference != null) {
            throw changed(sentence(difference, shown.get()));
        }
        if (number == done && now.isSame(hash).isEmpty()) {
            throw changed("what its first %d statements were isn't known".formatted(done));
        }
    }

    private static String sentence(Difference difference, Shown shown) {
        boolean isOne = difference.first() == difference.last();
        String which = isOne
                ? "its statement " + difference.last()
                : "one of its statements %d to %d".formatted(difference.first(), difference.last());
        String place = shown.place().isEmpty() ? "" : " (%s%s)".formatted(isOne ? "" : "up to ", shown.place());
        String words = isOne && !shown.words().isEmpty() ? ": " + shown.words() : "";
        return which
                + place
                + (difference.isOfValues()
                        ? " has other values bound to it now than when it was run" + words
                        : " isn't the one that was run" + words.replaceFirst(":", ", and is now:"));
    }

    /**
     * What is to be thrown if there are fewer statements than are done.
     *
     * @param number how many there are
     */
    public RecoveryException endedAfter(int number) {
        return changed("it ends now before its statement %d, which is done".formatted(number + 1));
    }

    private RecoveryException changed(String what) {
        return RecoveryException.changed(left.version(), left.display(), what);
    }

    /**
     * A statement as people are shown it.
     *
     * @param place file and line; empty in code
     * @param words its first words; empty if they aren't to be shown
     */
    public record Shown(String place, String words) {

        /** One of code, of which nothing is shown that may be data or a secret. */
        public static Shown ofCode(String sql) {
            int text = sql.indexOf('\'');
            return new Shown("", firstWords(text < 0 ? sql : sql.substring(0, text) + "…"));
        }

        /** The beginning of a statement, in one line. */
        public static String firstWords(String sql) {
            String line = sql.strip().replaceAll("\\s+", " ");
            return line.length() <= MOST_CHARACTERS
                    ? line
                    : line.substring(0, MOST_CHARACTERS).strip() + "…";
        }
    }
}
