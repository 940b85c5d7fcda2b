package io.mockloop.migrations.workspace;

import io.mockloop.migrations.Version;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The version of a folder's next migration: the time, or the next number if the folder counts. */
final class NextVersion {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);
    private static final DateTimeFormatter LONG_TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS", Locale.ROOT);
    private static final Pattern DOTTED_DATE = Pattern.compile("(19|20)\\d\\d\\.(0?[1-9]|1[0-2])\\.\\d+(\\..*)?");

    private final Collection<Version> taken;
    private final Clock clock;

    /**
     * For a folder.
     *
     * @param taken the versions that are taken, as they are written
     */
    NextVersion(Collection<Version> taken, Clock clock) {
        this.taken = taken;
        this.clock = clock;
    }

    /** One that is above all others, and written like them. */
    Version get() {
        Optional<Version> highest = taken.stream().max(Version::compareTo);
        if (highest.isEmpty()) {
            return now(TIME);
        }
        Version head = highest.get();
        if (isTime(head)) {
            Version now = now(withoutZeros(head).length() > 14 ? LONG_TIME : TIME);
            return now.isAbove(head) ? now : head.next();
        }
        return padded(head.next());
    }

    private Version now(DateTimeFormatter format) {
        return Version.of(format.format(clock.instant().atZone(ZoneOffset.UTC)));
    }

    /** Days, minutes, seconds, milliseconds, and seconds since 1970: nobody counts that far. */
    private static boolean isTime(Version version) {
        String number = withoutZeros(version);
        return number.length() >= 10
                || (number.length() == 8 && isDay(number))
                || DOTTED_DATE.matcher(version.toString()).matches();
    }

    private static boolean isDay(String number) {
        try {
            return LocalDate.parse(number, DateTimeFormatter.BASIC_ISO_DATE).getYear() >= 1970;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** As long as those that are written with zeros before them. */
    private Version padded(Version next) {
        int width = taken.stream()
                .map(NextVersion::firstNumber)
                .filter(number -> number.length() > 1 && number.startsWith("0"))
                .mapToInt(String::length)
                .max()
                .orElse(0);
        String number = next.toString();
        return Version.of("0".repeat(Math.max(0, width - number.length())) + number);
    }

    private static String withoutZeros(Version version) {
        return firstNumber(version).replaceFirst("^0+", "");
    }

    private static String firstNumber(Version version) {
        String text = version.toString();
        int dot = text.indexOf('.');
        return dot < 0 ? text : text.substring(0, dot);
    }
}
