package io.mockloop.migrations.data;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/**
 * A row of a table or query: immutable, and the same on each database. Columns are found by their names in any case.
 *
 * <p>A value is one of these, whatever the driver gave or the code set:
 *
 * <ul>
 *   <li>{@code Long} for all whole numbers; {@code BigInteger} for those beyond
 *   <li>{@code BigDecimal} for decimals, {@code Double} for all floating point numbers
 *   <li>{@code Boolean}, also for BIT(1) and for a TINYINT(1) that is 0 or 1
 *   <li>{@code String} for text, JSON, enums, and whatever else a database has, as it writes that itself
 *   <li>{@code byte[]} for binary data
 *   <li>{@code LocalDate}, {@code LocalTime}, {@code LocalDateTime}; {@code Instant} if the column's type has a zone. A
 *       TIMESTAMP of MySQL and MariaDB has none: it is as the session shows it
 *   <li>{@code UUID}; text if the driver doesn't know it, as MySQL's on MariaDB
 *   <li>null for NULL
 * </ul>
 *
 * <p>SQLite has no types for some of these: there, a date is the text or the number that it was stored as.
 *
 * <p>The getters convert what loses nothing by it, and refuse everything else by an {@code IllegalArgumentException}
 * that names the column; so they do if there is no such column. They read numbers, dates, times and UUIDs from text,
 * too, if it is nothing else. Those of primitive types refuse NULL, the others give null.
 */
public final class Row {

    private static final int MOST_SHOWN = 40;

    private final Columns columns;
    private final @Nullable Object[] values;

    /** Over values that are normal and nobody else's. */
    Row(Columns columns, @Nullable Object[] values) {
        this.columns = columns;
        this.values = values;
    }

    /** A row of these columns, in their order. */
    public static Row of(Map<String, ? extends @Nullable Object> values) {
        Columns columns = new Columns(new ArrayList<>(values.keySet()));
        @Nullable Object[] normal = new @Nullable Object[values.size()];
        int i = 0;
        for (Map.Entry<String, ? extends @Nullable Object> each : values.entrySet()) {
            normal[i++] = Values.normal(each.getKey(), each.getValue());
        }
        return new Row(columns, normal);
    }

    /** A row of one column; {@link #with} adds more. */
    public static Row of(String column, @Nullable Object value) {
        return new Row(new Columns(List.of(column)), new @Nullable Object[] {Values.normal(column, value)});
    }

    /**
     * Makes rows out of the result of one query, which share what they have in common; to be made anew for each query.
     * A column's name is its label.
     */
    public static RowMapper<Row> mapper() {
        return new RowReader();
    }

    /** The names of its columns, in their order. */
    public List<String> columns() {
        return columns.names();
    }

    /** About how many bytes its values take in memory. */
    public long bytes() {
        long bytes = 0;
        for (Object value : values) {
            bytes += Values.bytes(value);
        }
        return bytes;
    }

    /** Whether it has such a column. */
    public boolean has(String column) {
        return columns.has(column);
    }

    /** Whether a value is NULL. */
    public boolean isNull(String column) {
        return values[columns.index(column)] == null;
    }

    /** A value as it is: of one of the types that are listed above. */
    public @Nullable Object get(String column) {
        return Values.copy(values[columns.index(column)]);
    }

    /**
     * A value as one of a type: one of those listed above, the boxed numbers, {@code OffsetDateTime} for an instant (in
     * UTC), or an enum, by its constant's name.
     */
    public <T> @Nullable T get(String column, Class<T> type) {
        int index = columns.index(column);
        return Values.as(columns.names().get(index), values[index], type);
    }

    /** The values of several columns as they are, in the order of these. */
    public @Nullable Object[] getAll(List<String> several) {
        int[] indexes = columns.indexes(several);
        @Nullable Object[] found = new @Nullable Object[indexes.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = Values.copy(values[indexes[i]]);
        }
        return found;
    }

    private <T> T required(String column, Class<T> type) {
        T value = get(column, type);
        if (value == null) {
            throw new IllegalArgumentException(
                    "Column '%s' is NULL, which is no %s. Ask isNull before, or get(column, %s.class), which gives null."
                            .formatted(column, Values.name(type), type.getSimpleName()));
        }
        return value;
    }

    /** Text; of a number, a boolean, a date, a time or a UUID as Java writes it. */
    public @Nullable String getString(String column) {
        return get(column, String.class);
    }

    /** A whole number; a boolean is 0 or 1. */
    public long getLong(String column) {
        return required(column, Long.class);
    }

    /** A whole number of this size; a boolean is 0 or 1. */
    public int getInt(String column) {
        return required(column, Integer.class);
    }

    /** A floating point number; of a decimal or whole number if it can be got back from that. */
    public double getDouble(String column) {
        return required(column, Double.class);
    }

    /** A boolean; of a number if it is 0 or 1. */
    public boolean getBoolean(String column) {
        return required(column, Boolean.class);
    }

    /** A number; of a floating point number the shortest decimal that is read as the same one. */
    public @Nullable BigDecimal getBigDecimal(String column) {
        return get(column, BigDecimal.class);
    }

    /** Binary data, a copy. */
    public byte @Nullable [] getBytes(String column) {
        return get(column, byte[].class);
    }

    /** A date. */
    public @Nullable LocalDate getLocalDate(String column) {
        return get(column, LocalDate.class);
    }

    /** A time of day. */
    public @Nullable LocalTime getLocalTime(String column) {
        return get(column, LocalTime.class);
    }

    /** A date and time without a zone. */
    public @Nullable LocalDateTime getLocalDateTime(String column) {
        return get(column, LocalDateTime.class);
    }

    /** A point in time; a date and time without a zone is refused. */
    public @Nullable Instant getInstant(String column) {
        return get(column, Instant.class);
    }

    /**
     * A point in time, on each database.
     *
     * @param zone that of a date and time without one
     */
    public @Nullable Instant getInstant(String column, ZoneId zone) {
        int index = columns.index(column);
        return Values.instant(columns.names().get(index), values[index], zone);
    }

    /** A UUID; also of its 16 bytes. */
    public @Nullable UUID getUuid(String column) {
        return get(column, UUID.class);
    }

    /**
     * The same row with another value; a column that it doesn't have comes last.
     *
     * @param value of one of the types that are listed above, or one that becomes such: other numbers, an enum (its
     *     name), {@code OffsetDateTime}, {@code ZonedDateTime} and {@code java.util.Date} (instants)
     * @throws IllegalArgumentException for a value of another type
     */
    public Row with(String column, @Nullable Object value) {
        Columns wider = columns.knownWith(column);
        if (wider == null) {
            int index = columns.find(column);
            if (index >= 0) {
                @Nullable Object[] changed = values.clone();
                changed[index] = Values.normal(column, value);
                return new Row(columns, changed);
            }
            wider = columns.and(column);
        }
        @Nullable Object[] more = Arrays.copyOf(values, values.length + 1);
        more[values.length] = Values.normal(column, value);
        return new Row(wider, more);
    }

    /** Its values by the columns' names, in their order. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            map.put(columns.names().get(i), Values.copy(values[i]));
        }
        return Collections.unmodifiableMap(map);
    }

    /** Whether the other has the same columns in the same order, and equal values. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Row row && row.columns.equals(columns) && Arrays.deepEquals(row.values, values);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(values);
    }

    /** Its columns and values, long ones cut short. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            String shown = value instanceof byte[] bytes ? bytes.length + " bytes" : String.valueOf(value);
            text.append(i == 0 ? "" : ", ")
                    .append(columns.names().get(i))
                    .append('=')
                    .append(shown.length() > MOST_SHOWN ? shown.substring(0, MOST_SHOWN) + "…" : shown);
        }
        return text.append('}').toString();
    }
}
