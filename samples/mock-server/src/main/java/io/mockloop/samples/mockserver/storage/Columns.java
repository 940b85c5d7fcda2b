package io.mockloop.samples.mockserver.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what JDBC has no word for, or what the drivers read in different ways. */
public final class Columns {

    /** SQLite has no type for a point in time: its {@code CURRENT_TIMESTAMP} is a text, in UTC. */
    private static final DateTimeFormatter SQLITE = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .toFormatter(Locale.ROOT);

    private Columns() {}

    /** A point in time that is never null. The databases write it themselves, as {@code CURRENT_TIMESTAMP}. */
    public static Instant moment(ResultSet row, String column) throws SQLException {
        Instant value = momentOrNull(row, column);
        if (value == null) {
            throw new SQLException("Column " + column + " is null");
        }
        return value;
    }

    /** A point in time; null if there is none. */
    public static @Nullable Instant momentOrNull(ResultSet row, String column) throws SQLException {
        Object value = row.getObject(column);
        if (value == null) {
            return null;
        }
        return value instanceof String text
                ? LocalDateTime.parse(text, SQLITE).toInstant(ZoneOffset.UTC)
                : row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** A number; null if there is none. */
    public static @Nullable Integer integerOrNull(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }
}
