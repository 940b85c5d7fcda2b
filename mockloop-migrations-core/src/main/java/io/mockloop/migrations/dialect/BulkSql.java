package io.mockloop.migrations.dialect;

import io.mockloop.migrations.engine.bulk.BulkWrite;
import io.mockloop.migrations.schema.TableName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What statements for many rows have in common. */
public final class BulkSql {

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    private final char quote;

    /** With the quote of names. */
    public BulkSql(char quote) {
        this.quote = quote;
    }

    /** A name as it can be written. */
    public String quote(String name) {
        String one = String.valueOf(quote);
        return one + name.replace(one, one + one) + one;
    }

    /** A table's name as it can be written. */
    public String quote(TableName table) {
        return table.schema() == null ? quote(table.name()) : quote(table.schema()) + "." + quote(table.name());
    }

    /** The beginning of what inserts, up to the columns in parentheses. */
    public String insertInto(BulkWrite write) {
        return write.columns().stream()
                .map(this::quote)
                .collect(Collectors.joining(", ", "INSERT INTO " + quote(write.table()) + " (", ") "));
    }

    /** The same for each of many, with commas between. */
    public static String repeat(String part, int times) {
        return String.join(", ", Collections.nCopies(times, part));
    }

    /** Parts in parentheses. */
    public static String list(List<String> parts) {
        return "(" + String.join(", ", parts) + ")";
    }

    /** A value, not null and not binary, as text that a database reads; an instant in UTC, without saying so. */
    public static String text(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        } else if (value instanceof LocalDateTime time) {
            return time.toLocalDate() + " " + TIME.format(time);
        } else if (value instanceof LocalTime time) {
            return TIME.format(time);
        } else if (value instanceof Instant instant) {
            return text(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
        }
        return value.toString();
    }

    /** Refuses what a database has no number for, before it is taken for NULL or for 0. */
    public static void requireNumber(String column, Object value, boolean takesInfinity) {
        if (value instanceof Double number && (takesInfinity ? number.isNaN() : !Double.isFinite(number))) {
            throw new IllegalArgumentException(
                    "Column '%s' cannot become %s: the database has no such number.".formatted(column, number));
        }
    }
}
