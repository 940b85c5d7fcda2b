package io.mockloop.migrations.engine.batch;

import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.exception.DataMigrationException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/**
 * The rows of a table in ranges of its key, by those keys that are there: the end of each is read from the index behind
 * the end of the one before, so that gaps cost nothing. Upwards from the first row, or downwards from the last.
 */
public final class Ranges {

    private final Connection connection;
    private final PageRules rules;
    private final Pages.Sender sender;
    private final KeyColumn column;
    private final String table;
    private final String key;
    private final boolean isDown;

    /**
     * A range of rows.
     *
     * @param first its first key in the order in which ranges are gone through
     * @param last its last one
     * @param rows how many rows of the table it has
     */
    public record Range(Object first, Object last, long rows) {}

    /**
     * Where the next range begins.
     *
     * @param key a key; null for the first one that there is
     * @param isDone whether that itself is done
     */
    public record Start(@Nullable Object key, boolean isDone) {}

    /**
     * Ranges of a key that fits.
     *
     * @param quote puts a name in quotes
     * @param isDown whether they are gone through from the last row to the first
     */
    public Ranges(
            Connection connection,
            PageRules rules,
            UnaryOperator<String> quote,
            Pages.Sender sender,
            KeyColumn column,
            boolean isDown) {
        this.connection = connection;
        this.rules = rules;
        this.sender = sender;
        this.column = column;
        this.table = column.tableSql(quote);
        this.key = column.columnSql(quote);
        this.isDown = isDown;
    }

    /**
     * How many rows there are now. Databases count faster if they need not look at a column of each row.
     *
     * @throws DataMigrationException if one has no key, and would be in no range
     */
    public long count() throws SQLException {
        List<Long> counts = ask(
                "SELECT (SELECT COUNT(*) FROM " + table + "), (SELECT COUNT(*) FROM " + table + " WHERE " + key
                        + " IS NULL)",
                List.of(),
                row -> List.of(row.getLong(1), row.getLong(2)));
        long without = counts.get(1);
        if (without > 0) {
            throw DataMigrationException.keyIsNull(List.of(column.display()), without);
        }
        return counts.get(0);
    }

    /**
     * The key that so many rows have between another one and it, itself among them.
     *
     * @param after the other one; null for none
     * @return null if there are fewer rows
     */
    public @Nullable List<Object> keyBehind(@Nullable List<Object> after, long rows) throws SQLException {
        String where = after == null ? "" : " WHERE " + key + " > ?";
        RowMapper<Row> mapper = Row.mapper();
        Row row = ask(
                "SELECT (SELECT " + key + " FROM " + table + where + " ORDER BY " + key + " LIMIT 1 OFFSET "
                        + (rows - 1) + ") AS part_end",
                after == null ? List.of() : after,
                result -> Objects.requireNonNull(mapper.mapRow(result, 0)));
        Object end = row.get("part_end");
        return end == null ? null : List.of(end);
    }

    /**
     * The next range.
     *
     * @param part whose rows they are
     * @param size how many rows it has, unless there are less
     * @return null if there is no row any more
     * @throws DataMigrationException if what is read of the key isn't what it is compared as
     */
    public @Nullable Range next(Part part, Start start, int size) throws SQLException {
        String order = " ORDER BY " + key + (isDown ? " DESC" : "");
        Bounds bounds = bounds(part, start);
        String rows = " FROM " + table + bounds.where();
        Ends ends = ends(
                bounds,
                "SELECT " + key + rows + order + " LIMIT 1",
                "SELECT " + key + rows + order + " LIMIT 1 OFFSET " + (size - 1));
        if (ends.first() == null) {
            return null;
        }
        if (start.isDone() && Objects.deepEquals(ends.first(), start.key())) {
            throw DataMigrationException.keyUnfit(column.display(), "is rounded when it is read");
        }
        if (ends.last() != null) {
            return new Range(ends.first(), ends.last(), size);
        }
        String backwards = " ORDER BY " + key + (isDown ? "" : " DESC");
        Ends rest = ends(bounds, "SELECT " + key + rows + backwards + " LIMIT 1", "SELECT COUNT(*)" + rows);
        return rest.first() == null || !(rest.last() instanceof Number left)
                ? null
                : new Range(ends.first(), rest.first(), left.longValue());
    }

    /** What rows are limited by. */
    private record Bounds(String where, List<Object> values) {}

    private Bounds bounds(Part part, Start start) {
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        if (start.key() != null) {
            conditions.add(key + (isDown ? " <" : " >") + (start.isDone() ? " ?" : "= ?"));
            values.add(start.key());
        }
        List<Object> end = isDown ? part.behind() : part.upTo();
        if (end != null) {
            conditions.add(key + (isDown ? " > ?" : " <= ?"));
            values.addAll(end);
        }
        return new Bounds(conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions), values);
    }

    /** Two values that were asked for at once. */
    private record Ends(@Nullable Object first, @Nullable Object last) {}

    private Ends ends(Bounds bounds, String first, String last) throws SQLException {
        List<Object> values = new ArrayList<>(bounds.values());
        values.addAll(bounds.values());
        RowMapper<Row> mapper = Row.mapper();
        return ask("SELECT (" + first + ") AS range_first, (" + last + ") AS range_last", values, result -> {
            Row row = Objects.requireNonNull(mapper.mapRow(result, 0));
            return new Ends(row.get("range_first"), row.get("range_last"));
        });
    }

    /** What is read of the only row. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> T ask(String sql, List<Object> values, Reading<T> reading) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                rules.bind(statement, i + 1, values.get(i));
            }
            return sender.send(statement, () -> {
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return reading.of(row);
                }
            });
        }
    }
}
