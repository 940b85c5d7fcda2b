package io.mockloop.migrations.dialect.postgresql.bulk;

import io.mockloop.migrations.dialect.BulkSql;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a column as an array of texts (manual, "Array Input and Output Syntax"). */
final class ArrayText {

    private static final Instant LAST = OffsetDateTime.MAX.toInstant();
    private static final Instant FIRST = OffsetDateTime.MIN.toInstant();

    private ArrayText() {}

    /**
     * The array.
     *
     * @param type what the texts are cast to
     */
    static String of(List<@Nullable Object[]> rows, int column, String type) {
        StringBuilder text = new StringBuilder(rows.size() * 16).append('{');
        for (@Nullable Object[] row : rows) {
            Object value = row[column];
            if (text.length() > 1) {
                text.append(',');
            }
            if (value == null) {
                text.append("NULL");
            } else if (value instanceof Long) {
                text.append(value);
            } else {
                quote(text, text(value, type.contains("bit")));
            }
        }
        return text.append('}').toString();
    }

    private static void quote(StringBuilder text, String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\');
            }
            text.append(c);
        }
        text.append('"');
    }

    private static String text(Object value, boolean isOfBits) {
        if (value instanceof byte[] bytes) {
            return "\\x" + HexFormat.of().formatHex(bytes);
        } else if (value instanceof Boolean bool && isOfBits) {
            return bool ? "1" : "0";
        } else if (value instanceof LocalDate date) {
            return date.equals(LocalDate.MAX) || date.equals(LocalDate.MIN)
                    ? infinity(date.equals(LocalDate.MAX))
                    : date(date, "");
        } else if (value instanceof LocalDateTime time) {
            return time.equals(LocalDateTime.MAX) || time.equals(LocalDateTime.MIN)
                    ? infinity(time.equals(LocalDateTime.MAX))
                    : date(time.toLocalDate(), " " + BulkSql.text(time.toLocalTime()));
        } else if (value instanceof Instant instant) {
            LocalDateTime time = instant.equals(LAST) || instant.equals(FIRST)
                    ? LocalDateTime.MAX
                    : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
            return time.equals(LocalDateTime.MAX)
                    ? infinity(instant.equals(LAST))
                    : date(time.toLocalDate(), " " + BulkSql.text(time.toLocalTime()) + "+00");
        }
        return BulkSql.text(value);
    }

    /** As the driver reads them. */
    private static String infinity(boolean isLast) {
        return isLast ? "infinity" : "-infinity";
    }

    /** Years have no sign, and there is none of number 0. */
    private static String date(LocalDate date, String time) {
        boolean isBefore = date.getYear() <= 0;
        return "%04d-%02d-%02d%s%s"
                .formatted(
                        isBefore ? 1 - date.getYear() : date.getYear(),
                        date.getMonthValue(),
                        date.getDayOfMonth(),
                        time,
                        isBefore ? " BC" : "");
    }
}
