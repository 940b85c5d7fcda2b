package io.mockloop.migrations.engine.batch;

import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.data.RowQuery;
import io.mockloop.migrations.engine.batch.PageRules.Condition;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import io.mockloop.migrations.exception.DataMigrationException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** The rows of a query by keyset pagination: each page begins behind the last key of the one before. */
public final class Pages {

    private final Connection connection;
    private final PageRules rules;
    private final UnaryOperator<String> quote;
    private final String from;
    private final List<String> key;
    private final String order;

    /** Sends a query, so that it can be cancelled. */
    @FunctionalInterface
    public interface Sender {
        /** Sends it. */
        <T> T send(Statement statement, SqlSupplier<T> sending) throws SQLException;
    }

    private final Sender sender;

    /** Where the last page ended, and what comes behind it. */
    private @Nullable Seam seam;

    private record Seam(List<Object> last, List<Object> following) {}

    private Pages(
            Connection connection,
            PageRules rules,
            UnaryOperator<String> quote,
            Sender sender,
            String from,
            List<String> key) {
        this.connection = connection;
        this.rules = rules;
        this.quote = quote;
        this.sender = sender;
        this.from = from;
        this.key = key;
        this.order = key.stream().map(quote).collect(Collectors.joining(", "));
    }

    /**
     * Looks at the query's columns.
     *
     * @param quote puts a name in quotes
     * @throws DataMigrationException if its key isn't among them
     */
    public static Pages of(
            Connection connection, PageRules rules, UnaryOperator<String> quote, RowQuery query, Sender sender)
            throws SQLException {
        // in a line of its own, whatever comment the query ends with
        String from = " FROM (" + query.sql() + "\n) mockloop_rows";
        List<String> columns = columns(connection, "SELECT *" + from + " WHERE 1 = 0");
        List<String> key = new ArrayList<>();
        for (String wanted : query.key()) {
            key.add(columns.stream()
                    .filter(wanted::equalsIgnoreCase)
                    .findFirst()
                    .orElseThrow(() -> DataMigrationException.keyNotThere(wanted, columns)));
        }
        return new Pages(connection, rules, quote, sender, from, List.copyOf(key));
    }

    private static List<String> columns(Connection connection, String sql) throws SQLException {
        try (Statement statement = PlainSql.open(connection);
                ResultSet rows = statement.executeQuery(sql)) {
            ResultSetMetaData metaData = rows.getMetaData();
            List<String> columns = new ArrayList<>();
            for (int column = 1; column <= metaData.getColumnCount(); column++) {
                columns.add(metaData.getColumnLabel(column));
            }
            return columns;
        }
    }

    /**
     * How many rows there are now.
     *
     * @throws DataMigrationException if one has no key, and would be in no page
     */
    public long count() throws SQLException {
        String isNull =
                key.stream().map(column -> quote.apply(column) + " IS NULL").collect(Collectors.joining(" OR "));
        String sql = "SELECT COUNT(*), COUNT(CASE WHEN " + isNull + " THEN 1 END)" + from;
        try (Statement statement = PlainSql.open(connection)) {
            return sender.send(statement, () -> {
                try (ResultSet row = statement.executeQuery(sql)) {
                    row.next();
                    if (row.getLong(2) > 0) {
                        throw DataMigrationException.keyIsNull(key, row.getLong(2));
                    }
                    return row.getLong(1);
                }
            });
        }
    }

    /**
     * The key that so many rows have between another one and it, itself among them.
     *
     * @param after the other one; null for none
     * @return null if there are fewer rows
     */
    public @Nullable List<Object> keyBehind(@Nullable List<Object> after, long rows) throws SQLException {
        String where = after == null ? "" : " WHERE " + rules.behind(quoted()).sql();
        String sql = "SELECT " + order + from + where + " ORDER BY " + order + " LIMIT 1 OFFSET " + (rows - 1);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (after != null) {
                bind(statement, 1, rules.behind(quoted()), after);
            }
            List<Row> found = sender.send(statement, () -> read(statement));
            return found.isEmpty() ? null : keyOf(found.get(0));
        }
    }

    private List<String> quoted() {
        return key.stream().map(quote).toList();
    }

    private int bind(PreparedStatement statement, int first, Condition condition, List<Object> values)
            throws SQLException {
        int next = first;
        for (int column : condition.columns()) {
            rules.bind(statement, next++, values.get(column));
        }
        return next;
    }

    /**
     * The next page.
     *
     * @param part whose rows they are
     * @param last the key that it begins behind; null for the first of the part
     * @param size how many rows it has at most
     * @throws DataMigrationException if two rows have the same key, or if the database compares keys otherwise than it
     *     orders them, so that a row would be passed over or come again
     */
    public List<Row> next(Part part, @Nullable List<Object> last, int size) throws SQLException {
        List<Object> after = last == null ? part.behind() : last;
        List<Object> upTo = part.upTo();
        List<Condition> conditions = new ArrayList<>();
        if (after != null) {
            conditions.add(rules.behind(quoted()));
        }
        if (upTo != null) {
            conditions.add(rules.upTo(quoted()));
        }
        String where = conditions.stream().map(Condition::sql).collect(Collectors.joining(" AND "));
        String sql = "SELECT *" + from + (where.isEmpty() ? "" : " WHERE " + where) + " ORDER BY " + order + " LIMIT "
                + (size + 1);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int next = after == null ? 1 : bind(statement, 1, conditions.get(0), after);
            if (upTo != null) {
                bind(statement, next, conditions.get(conditions.size() - 1), upTo);
            }
            List<Row> rows = sender.send(statement, () -> read(statement));
            requireUnique(rows);
            requireJoined(after, rows);
            if (rows.size() <= size) {
                seam = null;
                return rows;
            }
            seam = new Seam(keyOf(rows.get(size - 1)), keyOf(rows.get(size)));
            return rows.subList(0, size);
        }
    }

    /**
     * What came behind the last page is in this one, if it is there still. It isn't if it is equal to the last of that
     * page in the database alone, as {@code a} and {@code A} may be.
     */
    private void requireJoined(@Nullable List<Object> after, List<Row> rows) throws SQLException {
        if (after == null) {
            return;
        }
        if (!rows.isEmpty() && isSame(after, keyOf(rows.get(0)))) {
            throw DataMigrationException.keyNotComparable(key, shown(after), shown(after));
        }
        Seam before = seam;
        if (before != null
                && isSame(before.last(), after)
                && rows.stream().noneMatch(row -> isSame(keyOf(row), before.following()))
                && find(before.following()).isPresent()) {
            throw DataMigrationException.keyNotComparable(key, shown(after), shown(before.following()));
        }
    }

    /** The row of a key, if the query has it still. */
    public Optional<Row> find(List<Object> of) throws SQLException {
        String condition =
                key.stream().map(column -> quote.apply(column) + " = ?").collect(Collectors.joining(" AND "));
        try (PreparedStatement statement = connection.prepareStatement("SELECT *" + from + " WHERE " + condition)) {
            for (int i = 0; i < key.size(); i++) {
                rules.bind(statement, i + 1, of.get(i));
            }
            return sender.send(statement, () -> read(statement)).stream()
                    .filter(row -> isSame(keyOf(row), of))
                    .findFirst();
        }
    }

    private static List<Row> read(PreparedStatement statement) throws SQLException {
        RowMapper<Row> mapper = Row.mapper();
        List<Row> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(Objects.requireNonNull(mapper.mapRow(result, rows.size())));
            }
        }
        return rows;
    }

    /** One row more than a page has is read, so that the last of it is compared, too. */
    private void requireUnique(List<Row> rows) {
        for (int i = 1; i < rows.size(); i++) {
            if (hasSameKey(rows.get(i - 1), rows.get(i))) {
                throw DataMigrationException.keyNotUnique(key, shown(keyOf(rows.get(i))));
            }
        }
    }

    private boolean hasSameKey(Row one, Row other) {
        for (String column : key) {
            if (!Objects.deepEquals(required(one, column), required(other, column))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(List<Object> one, List<Object> other) {
        return Objects.deepEquals(one.toArray(), other.toArray());
    }

    /** The key of a row. */
    public List<Object> keyOf(Row row) {
        List<Object> values = new ArrayList<>();
        for (String column : key) {
            values.add(required(row, column));
        }
        return values;
    }

    private Object required(Row row, String column) {
        Object value = row.get(column);
        if (value == null) {
            throw DataMigrationException.keyIsNull(key, 1);
        }
        return value;
    }

    /** A key for people: no value of a row but this one is ever shown. */
    public String shown(List<Object> of) {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            Object value = of.get(i);
            shown.add(key.get(i) + " = "
                    + (value instanceof byte[] bytes ? "x'" + HexFormat.of().formatHex(bytes) + "'" : value));
        }
        return String.join(", ", shown);
    }
}
