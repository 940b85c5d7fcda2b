package io.mockloop.migrations.setup;

import io.mockloop.migrations.Version;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.util.StringUtils;

/**
 * How a setting's values are written.
 *
 * @param label what stands for a value in help, such as {@code true|false}
 * @param parser reads one; an {@code IllegalArgumentException} says what it can be
 * @param <T> the value
 */
record SettingType<T>(String label, Function<String, T> parser) {

    private static final Pattern TIME = Pattern.compile("(\\d+)(ms|s|m|h|d)?");

    static final SettingType<String> TEXT = new SettingType<>("TEXT", text -> text);
    static final SettingType<List<String>> LIST =
            new SettingType<>("TEXT", text -> List.of(StringUtils.tokenizeToStringArray(text, ",")));
    static final SettingType<Boolean> TRUTH = new SettingType<>("true|false", SettingType::truth);
    static final SettingType<Integer> COUNT = new SettingType<>("COUNT", SettingType::count);
    static final SettingType<Duration> TIME_SPAN = new SettingType<>("TIME", SettingType::time);
    static final SettingType<Path> FILE = new SettingType<>("FILE", SettingType::path);
    static final SettingType<Path> FOLDER = new SettingType<>("FOLDER", SettingType::path);
    static final SettingType<Charset> ENCODING = new SettingType<>("ENCODING", SettingType::charset);
    static final SettingType<Version> VERSION = new SettingType<>("VERSION", text -> Version.of(text.strip()));

    /** What only an application knows; it has them as constants. */
    static final SettingType<String> MODE = words("auto", "runner", "initializer", "lifecycle", "validate", "none");

    /** A version, or the latest, which is no limit. */
    static final SettingType<Optional<Version>> TARGET = new SettingType<>(
            "VERSION",
            text -> text.equalsIgnoreCase("latest") ? Optional.empty() : Optional.of(Version.target(text.strip())));

    static <T extends Enum<T>> SettingType<T> of(Class<T> type) {
        return new SettingType<>(constants(type, "|"), text -> constant(type, text));
    }

    private static SettingType<String> words(String... possible) {
        return new SettingType<>(String.join("|", possible), text -> {
            if (Arrays.stream(possible).noneMatch(text::equalsIgnoreCase)) {
                throw new IllegalArgumentException("it can be " + String.join(", ", possible));
            }
            return text;
        });
    }

    /** Whether it is true or false, besides what else it may be. */
    boolean isTruth() {
        return label.contains("true");
    }

    private static <T extends Enum<T>> T constant(Class<T> type, String text) {
        for (T each : type.getEnumConstants()) {
            if (each.name().equalsIgnoreCase(text)) {
                return each;
            }
        }
        throw new IllegalArgumentException("it can be " + constants(type, ", "));
    }

    private static <T extends Enum<T>> String constants(Class<T> type, String delimiter) {
        return Arrays.stream(type.getEnumConstants())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(delimiter));
    }

    private static boolean truth(String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw new IllegalArgumentException("it can be true or false");
    }

    private static int count(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("it can be a whole number", e);
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text.startsWith("file:") ? text.substring("file:".length()) : text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("it can be a folder", e);
        }
    }

    private static Charset charset(String text) {
        try {
            return Charset.forName(text);
        } catch (UnsupportedCharsetException | IllegalCharsetNameException e) {
            throw new IllegalArgumentException("there is no such encoding", e);
        }
    }

    private static Duration time(String text) {
        try {
            return duration(text);
        } catch (DateTimeParseException | NumberFormatException | ArithmeticException e) {
            throw new IllegalArgumentException("it can be 500ms, 30s, 10m, 1h", e);
        }
    }

    private static Duration duration(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            return Duration.parse(text);
        }
        long number = Long.parseLong(matcher.group(1));
        if (matcher.group(2) == null) {
            throw new IllegalArgumentException(
                    "its unit is missing; write %ds or %dms".formatted(number, Math.multiplyExact(number, 1000L)));
        }
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
