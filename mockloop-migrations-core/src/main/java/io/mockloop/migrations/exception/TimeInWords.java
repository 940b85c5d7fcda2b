package io.mockloop.migrations.exception;

import java.time.Duration;

/** How long something takes or may take, as it stands in messages. */
public final class TimeInWords {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;

    private TimeInWords() {}

    /** Such as {@code 300 ms}, {@code 16 s}, {@code 10 min} or {@code 1 h 5 min}. */
    public static String of(Duration time) {
        long seconds = time.toSeconds();
        boolean isWhole = time.equals(Duration.ofSeconds(seconds));
        if (time.isNegative() || (seconds < 10 && !isWhole)) {
            return isWhole ? seconds + " s" : time.toMillis() + " ms";
        }
        if (seconds < MINUTE) {
            return seconds + " s";
        }
        return seconds < HOUR
                ? both(seconds / MINUTE, "min", seconds % MINUTE, "s")
                : both(seconds / HOUR, "h", seconds % HOUR / MINUTE, "min");
    }

    /** The same of something that has been done, to the millisecond if it took less than ten seconds. */
    public static String taken(Duration time) {
        return time.toMillis() < 10_000 ? time.toMillis() + " ms" : of(time);
    }

    private static String both(long first, String of, long second, String ofSecond) {
        String text = first + " " + of;
        return second == 0 ? text : text + " " + second + " " + ofSecond;
    }
}
