package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as they stand in texts. */
final class Words {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Words() {}

    /** A time in UTC, to the second. */
    static String moment(Instant instant) {
        return MOMENT.format(instant);
    }

    static String duration(@Nullable Duration time) {
        if (time == null) {
            return "";
        }
        return time.toMillis() < 10_000
                ? time.toMillis() + " ms"
                : "%d:%02d min".formatted(time.toMinutes(), time.toSecondsPart());
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

    static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
