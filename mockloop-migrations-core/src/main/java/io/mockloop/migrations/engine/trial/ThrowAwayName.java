package io.mockloop.migrations.engine.trial;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a database to be thrown away is called: {@code mockloop_test_20261130183000_00c0ffee}.
 *
 * @param text the name
 * @param number what its last part says, by which the one who uses it can hold a lock
 */
public record ThrowAwayName(String text, int number) {

    /** What all of them begin with. */
    public static final String PREFIX = "mockloop_test_";

    private static final Pattern FORM = Pattern.compile(PREFIX + "\\d{14}_([0-9a-f]{8})");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

    /** A new one, with the time in it for those who find it. */
    public static ThrowAwayName create() {
        int number = new SecureRandom().nextInt();
        String time = TIME.format(LocalDateTime.now(Clock.systemUTC()));
        return new ThrowAwayName(PREFIX + time + "_" + String.format(Locale.ROOT, "%08x", number), number);
    }

    /** The name that a text is; nothing if it is another's. */
    public static Optional<ThrowAwayName> of(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new ThrowAwayName(text, Integer.parseUnsignedInt(matcher.group(1), 16)))
                : Optional.empty();
    }
}
