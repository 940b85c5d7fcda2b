package io.mockloop.migrations.engine.bulk;

import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.schema.TableName;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows to be written.
 *
 * @param table into which table
 * @param keys the columns by whose values the rows are found; none to insert them
 * @param columns the columns that are set
 * @param rows their values: those of the keys, then those of the columns
 */
public record BulkWrite(TableName table, List<String> keys, List<String> columns, List<@Nullable Object[]> rows) {

    /**
     * New values for rows that are there.
     *
     * @throws IllegalArgumentException if no value is to be set, a key is to be set, or one is NULL or stands twice
     */
    public static BulkWrite update(String table, List<String> keys, List<Row> rows, List<String> columns) {
        if (keys.isEmpty() || columns.isEmpty()) {
            throw new IllegalArgumentException(
                    "Name the key of %s, and the columns that are to be set.".formatted(table));
        }
        requireOnce(table, Stream.concat(keys.stream(), columns.stream()).toList());
        BulkWrite write =
                new BulkWrite(TableName.of(table), List.copyOf(keys), List.copyOf(columns), new ArrayList<>());
        write.take(rows);
        write.requireKeys();
        return write;
    }

    /**
     * New rows.
     *
     * @param columns none for all that the first row has
     * @throws IllegalArgumentException if a row doesn't have them
     */
    public static BulkWrite insert(String table, List<Row> rows, List<String> columns) {
        List<String> all = columns.isEmpty() && !rows.isEmpty() ? rows.get(0).columns() : List.copyOf(columns);
        if (!rows.isEmpty() && all.isEmpty()) {
            throw new IllegalArgumentException("The rows for %s have no columns.".formatted(table));
        }
        requireOnce(table, all);
        if (columns.isEmpty()) {
            requireSame(rows, all);
        }
        BulkWrite write = new BulkWrite(TableName.of(table), List.of(), all, new ArrayList<>());
        write.take(rows);
        return write;
    }

    private static void requireOnce(String table, List<String> columns) {
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!seen.add(column.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(
                        "Column '%s' of %s is named twice. Each can be set once, and a key not at all."
                                .formatted(column, table));
            }
        }
    }

    private static void requireSame(List<Row> rows, List<String> columns) {
        for (int i = 1; i < rows.size(); i++) {
            if (rows.get(i).columns().size() != columns.size()) {
                throw new IllegalArgumentException(
                        "Row %d has other columns (%s) than the first (%s). Name those that are to be written."
                                .formatted(
                                        i + 1, String.join(", ", rows.get(i).columns()), String.join(", ", columns)));
            }
        }
    }

    private void take(List<Row> given) {
        List<String> all = List.copyOf(all());
        for (Row row : given) {
            rows.add(row.getAll(all));
        }
    }

    private void requireKeys() {
        if (isAscending()) {
            return;
        }
        Set<Object> seen = new HashSet<>(rows.size() * 2);
        for (int i = 0; i < rows.size(); i++) {
            if (!seen.add(key(i))) {
                throw new IllegalArgumentException(
                        "Row %d has the same key as another one before it (%s: %s). A row of %s can be set once."
                                .formatted(
                                        i + 1,
                                        String.join(", ", keys),
                                        shown(Arrays.copyOf(rows.get(i), keys.size())),
                                        table));
            }
        }
    }

    /** As the pages of a table come: whole numbers that grow are no two the same. */
    private boolean isAscending() {
        Long before = null;
        for (@Nullable Object[] row : rows) {
            if (keys.size() > 1
                    || !(row[0] instanceof Long number)
                    || (before != null && number.longValue() <= before.longValue())) {
                return false;
            }
            before = number;
        }
        return true;
    }

    private Object key(int row) {
        if (keys.size() == 1) {
            return keyValue(row, 0);
        }
        List<Object> key = new ArrayList<>();
        for (int column = 0; column < keys.size(); column++) {
            key.add(keyValue(row, column));
        }
        return key;
    }

    private Object keyValue(int row, int column) {
        Object value = rows.get(row)[column];
        if (value == null) {
            throw new IllegalArgumentException("Row %d has no key: its '%s' is NULL, and finds no row of %s."
                    .formatted(row + 1, keys.get(column), table));
        }
        return comparable(value);
    }

    private static Object comparable(Object value) {
        if (value instanceof byte[] bytes) {
            return ByteBuffer.wrap(bytes);
        }
        return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
    }

    private static String shown(@Nullable Object[] key) {
        List<String> parts = new ArrayList<>();
        for (Object value : key) {
            parts.add(value instanceof byte[] bytes ? bytes.length + " bytes" : String.valueOf(value));
        }
        return String.join(", ", parts);
    }

    /** All columns that have values: those of the keys, then those that are set. */
    public List<String> all() {
        return Stream.concat(keys.stream(), columns.stream()).toList();
    }

    /** What it does, for messages. */
    public String text() {
        return isInsert()
                ? "INSERT INTO %s (%s)".formatted(table, String.join(", ", columns))
                : "UPDATE %s SET %s".formatted(table, String.join(", ", columns));
    }

    /** Whether rows are inserted. */
    public boolean isInsert() {
        return keys.isEmpty();
    }

    /** The same with other names for its columns. */
    public BulkWrite named(List<String> names) {
        return new BulkWrite(table, names.subList(0, keys.size()), names.subList(keys.size(), names.size()), rows);
    }

    /**
     * The same in parts.
     *
     * @param mostRows how many rows a part has at most
     * @param most how large all of its rows together are at most, unless it is one row
     * @param size how large a row is
     */
    public List<BulkWrite> parts(int mostRows, long most, ToLongFunction<@Nullable Object[]> size) {
        List<BulkWrite> parts = new ArrayList<>();
        int first = 0;
        long total = 0;
        for (int i = 0; i < rows.size(); i++) {
            long next = size.applyAsLong(rows.get(i));
            if (i > first && (i - first == mostRows || total + next > most)) {
                parts.add(part(first, i));
                first = i;
                total = 0;
            }
            total += next;
        }
        parts.add(part(first, rows.size()));
        return parts;
    }

    private BulkWrite part(int first, int end) {
        return new BulkWrite(table, keys, columns, rows.subList(first, end));
    }

    /** About how many bytes the values of a row have. */
    public static long bytes(@Nullable Object[] row) {
        long bytes = 0;
        for (Object value : row) {
            bytes += value instanceof String text
                    ? text.length()
                    : value instanceof byte[] data ? data.length : Long.BYTES;
        }
        return bytes;
    }
}
