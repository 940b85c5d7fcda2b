package io.mockloop.migrations.setup;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.settings.OnFuture;
import io.mockloop.migrations.settings.OnMissing;
import io.mockloop.migrations.settings.OutOfOrder;
import io.mockloop.migrations.settings.TransactionScope;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.StringUtils;

/** Properties of {@code mockloop.migrations}, as the builder's settings. */
public final class ManagerProperties {

    /**
     * All there are, but for those of placeholders: those that apply here, and those that an application alone knows.
     */
    public static final List<String> NAMES = List.of(
            "enabled",
            "mode",
            "locations",
            "java-packages",
            "schema",
            "table",
            "target",
            "transaction",
            "out-of-order",
            "on-future",
            "rollback-from",
            "on-missing",
            "baseline-on-migrate",
            "baseline-version",
            "secret-placeholders",
            "placeholder-replacement",
            "encoding",
            "require-down",
            "lock.timeout",
            "connect-retries",
            "connect-retry-interval",
            "url",
            "username",
            "password",
            "driver-class-name",
            "cli.enabled");

    private static final Pattern TIME = Pattern.compile("(\\d+)(ms|s|m|h|d)?");
    private static final String PLACEHOLDER = "placeholders.";

    private final Map<String, String> properties;

    /** Takes properties by their names without prefix. */
    public ManagerProperties(Map<String, String> properties) {
        this.properties = Map.copyOf(properties);
    }

    /**
     * Hands them to a builder.
     *
     * @throws IllegalArgumentException if a value is none of those that are possible
     */
    public void applyTo(MigrationManagerBuilder builder) {
        for (Map.Entry<String, String> each : properties.entrySet()) {
            try {
                apply(each.getKey(), each.getValue(), builder);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "'%s' is no value of mockloop.migrations.%s: %s"
                                .formatted(each.getValue(), each.getKey(), e.getMessage()),
                        e);
            }
        }
    }

    /** What is not about the manager is passed over: it may be an application's whole file. */
    private void apply(String name, String value, MigrationManagerBuilder builder) {
        switch (name) {
            case "locations" -> builder.locations(list(value));
            case "java-packages" -> builder.javaPackages(list(value));
            case "schema" -> builder.schema(value);
            case "table" -> builder.table(value);
            case "target" -> builder.target(value.equals("latest") ? null : Version.target(value));
            case "transaction" -> builder.transaction(constant(TransactionScope.class, value));
            case "out-of-order" -> builder.outOfOrder(constant(OutOfOrder.class, value));
            case "on-future" -> builder.onFuture(constant(OnFuture.class, value));
            case "rollback-from" -> builder.rollbackFrom(Version.of(value));
            case "on-missing" -> builder.onMissing(constant(OnMissing.class, value));
            case "baseline-on-migrate" -> builder.baselineOnMigrate(truth(value));
            case "baseline-version" -> builder.baselineVersion(Version.of(value));
            case "secret-placeholders" -> builder.secretPlaceholders(list(value));
            case "placeholder-replacement" -> builder.placeholderReplacement(truth(value));
            case "encoding" -> builder.encoding(charset(value));
            case "require-down" -> builder.requireDown(truth(value));
            case "lock.timeout" -> builder.lockTimeout(time(value));
            case "connect-retries" -> builder.connectRetries(count(value), retryInterval());
            default -> {
                if (name.startsWith(PLACEHOLDER)) {
                    builder.placeholders(Map.of(name.substring(PLACEHOLDER.length()), value));
                }
            }
        }
    }

    private Duration retryInterval() {
        return time(properties.getOrDefault("connect-retry-interval", "1s"));
    }

    private static Charset charset(String value) {
        try {
            return Charset.forName(value);
        } catch (UnsupportedCharsetException | IllegalCharsetNameException e) {
            throw new IllegalArgumentException("there is no such encoding", e);
        }
    }

    private static <T extends Enum<T>> T constant(Class<T> type, String value) {
        StringBuilder possible = new StringBuilder();
        for (T each : type.getEnumConstants()) {
            if (each.name().equalsIgnoreCase(value)) {
                return each;
            }
            possible.append(possible.isEmpty() ? "" : ", ").append(each.name().toLowerCase(Locale.ROOT));
        }
        throw new IllegalArgumentException("it can be " + possible);
    }

    private static String[] list(String value) {
        return StringUtils.tokenizeToStringArray(value, ",");
    }

    private static boolean truth(String value) {
        if (value.equals("true") || value.equals("false")) {
            return value.equals("true");
        }
        throw new IllegalArgumentException("it can be true or false");
    }

    private static int count(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("it can be a whole number", e);
        }
    }

    private static Duration time(String value) {
        try {
            return duration(value);
        } catch (DateTimeParseException | NumberFormatException | ArithmeticException e) {
            throw new IllegalArgumentException("it can be 500ms, 30s, 10m, 1h", e);
        }
    }

    private static Duration duration(String value) {
        Matcher matcher = TIME.matcher(value);
        if (!matcher.matches()) {
            return Duration.parse(value);
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2) == null ? "ms" : matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
