package io.mockloop.migrations.engine.trial;

import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table, in whichever order they come.
 *
 * @param key the columns of its primary key; none if it has none
 * @param columns those that are compared
 * @param rows the values of each by their columns, as they are shown
 */
record TableRows(List<String> key, List<String> columns, List<Map<String, String>> rows) {

    private static final int NAMED = 5;
    private static final int SHOWN = 40;
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    static TableRows read(Connection connection, SqlNames names, String table, List<String> key, List<String> columns)
            throws SQLException {
        if (columns.isEmpty()) {
            return new TableRows(key, columns, List.of());
        }
        String sql = "SELECT " + names.columns(columns) + " FROM " + names.table(table);
        return new TableRows(key, columns, PlainSql.query(connection, sql, row -> values(row, columns)));
    }

    private static Map<String, String> values(ResultSet row, List<String> columns) throws SQLException {
        Map<String, String> values = new LinkedHashMap<>();
        for (int at = 0; at < columns.size(); at++) {
            values.put(columns.get(at), value(row, at + 1));
        }
        return values;
    }

    private static String value(ResultSet row, int column) throws SQLException {
        Object value = object(row, column);
        if (value instanceof byte[] bytes) {
            return hex(bytes);
        }
        String text = row.getString(column);
        if (text == null) {
            return "NULL";
        }
        return value instanceof Number || value instanceof Boolean ? text : "'" + text + "'";
    }

    /** Asked for first: where SQLite has given bytes as a text, it says that they are one. */
    private static @Nullable Object object(ResultSet row, int column) throws SQLException {
        try {
            return row.getObject(column);
        } catch (SQLException e) {
            // A date that Java has none for, as MySQL's of zeros, is told as a text.
            return null;
        }
    }

    private static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder("x'");
        for (byte each : bytes) {
            text.append(HEX[(each >> 4) & 15]).append(HEX[each & 15]);
        }
        return text.append('\'').toString();
    }

    /** Without columns that aren't compared. */
    TableRows without(Predicate<ObjectId> ignored, String table) {
        List<String> left = columns.stream()
                .filter(each -> !ignored.test(new ObjectId(ObjectKind.COLUMN, table, each)))
                .toList();
        return left.size() == columns.size() ? this : new TableRows(key, left, rows);
    }

    /** How others differ from these, in words; of columns that only one has, the structure tells. */
    List<String> differences(String table, TableRows found) {
        List<String> common = columns.stream().filter(found.columns::contains).toList();
        if (common.isEmpty()) {
            return List.of();
        }
        List<String> by = !key.isEmpty() && common.containsAll(key) ? key : common;
        Map<String, Map<String, String>> should = byKey(rows, by);
        Map<String, Map<String, String>> is = byKey(found.rows, by);
        List<String> all = new ArrayList<>();
        should.forEach((name, values) -> {
            Map<String, String> other = is.get(name);
            if (other == null) {
                all.add("row %s is lost".formatted(name));
            } else {
                changed(common, values, other).ifPresent(words -> all.add("row %s: %s".formatted(name, words)));
            }
        });
        is.keySet().stream()
                .filter(name -> !should.containsKey(name))
                .forEach(name -> all.add("row %s is there, and is not expected".formatted(name)));
        List<String> shown = all.stream()
                .limit(NAMED)
                .map(each -> "table %s: %s".formatted(table, each))
                .collect(Collectors.toCollection(ArrayList::new));
        if (all.size() > NAMED) {
            shown.add("table %s: %s more rows differ".formatted(table, all.size() - NAMED));
        }
        return shown;
    }

    private static Optional<String> changed(List<String> common, Map<String, String> should, Map<String, String> is) {
        String words = common.stream()
                .filter(each -> !Objects.equals(should.get(each), is.get(each)))
                .map(each -> "%s is %s, expected %s".formatted(each, shown(is.get(each)), shown(should.get(each))))
                .collect(Collectors.joining("; "));
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }

    /** Equal rows of a table without a key are counted. */
    private static Map<String, Map<String, String>> byKey(List<Map<String, String>> rows, List<String> by) {
        Map<String, Map<String, String>> all = new TreeMap<>();
        Map<String, Integer> same = new TreeMap<>();
        for (Map<String, String> row : rows) {
            String values = by.stream().map(row::get).collect(Collectors.joining(", "));
            int count = same.merge(values, 1, Integer::sum);
            String name = by.stream()
                    .map(each -> each + " = " + shown(row.get(each)))
                    .collect(Collectors.joining(", ", "(", ")"));
            // The whole value, of which only the beginning is shown, tells them apart.
            String whole = values.length() > SHOWN ? " #" + Integer.toHexString(values.hashCode()) : "";
            all.put(name + whole + (count > 1 ? " again (" + count + ")" : ""), row);
        }
        return all;
    }

    private static String shown(@Nullable String value) {
        String text = String.valueOf(value);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + " …";
    }
}
