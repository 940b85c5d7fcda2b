package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.exception.TimeInWords;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as they stand in texts. */
final class Words {

    private Words() {}

    /** A time in UTC, to the second. */
    static String moment(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(19).append(time.toLocalDate()).append(' ');
        twoDigits(text, time.getHour());
        twoDigits(text.append(':'), time.getMinute());
        twoDigits(text.append(':'), time.getSecond());
        return text.toString();
    }

    private static void twoDigits(StringBuilder text, int number) {
        text.append(number < 10 ? "0" : "").append(number);
    }

    static String duration(@Nullable Duration time) {
        return time == null ? "" : TimeInWords.taken(time);
    }

    static String version(@Nullable Version version) {
        return version == null ? "-" : version.toString();
    }

    static String current(@Nullable Version version) {
        return version == null ? "none" : version.toString();
    }

    static String listed(List<?> values) {
        return values.isEmpty()
                ? "-"
                : String.join(", ", values.stream().map(Object::toString).toList());
    }

    static String bytes(long bytes) {
        return bytes < 1_000_000
                ? "%d kB".formatted((bytes + 999) / 1000)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
