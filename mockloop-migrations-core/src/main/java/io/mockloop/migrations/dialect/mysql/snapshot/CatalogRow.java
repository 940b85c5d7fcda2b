package io.mockloop.migrations.dialect.mysql.snapshot;

import io.mockloop.migrations.engine.jdbc.PlainSql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of the catalog, by the names of its columns in lower case; a NULL is nothing. */
public final class CatalogRow {

    /** Else a session's sql_select_limit holds. */
    private static final String ALL = " LIMIT 18446744073709551615";

    private final Map<String, Integer> columns;
    private final @Nullable String[] values;

    private CatalogRow(Map<String, Integer> columns, @Nullable String[] values) {
        this.columns = columns;
        this.values = values;
    }

    /** Sends a query for all of its rows. */
    static List<CatalogRow> read(Connection connection, String query) throws SQLException {
        Map<String, Integer> columns = new HashMap<>();
        return PlainSql.query(connection, query + ALL, row -> of(row, columns));
    }

    private static CatalogRow of(ResultSet row, Map<String, Integer> columns) throws SQLException {
        if (columns.isEmpty()) {
            ResultSetMetaData all = row.getMetaData();
            for (int column = 1; column <= all.getColumnCount(); column++) {
                columns.put(all.getColumnLabel(column).toLowerCase(Locale.ROOT), column - 1);
            }
        }
        @Nullable String[] values = new String[columns.size()];
        for (int column = 0; column < values.length; column++) {
            values[column] = row.getString(column + 1);
        }
        return new CatalogRow(columns, values);
    }

    private @Nullable String value(String column) {
        Integer at = columns.get(column);
        return at == null ? null : values[at];
    }

    /** Whether it has a value there. */
    public boolean has(String column) {
        return value(column) != null;
    }

    /** A value; empty if it has none. */
    public String text(String column) {
        String value = value(column);
        return value == null ? "" : value;
    }

    /** A value that is a number; 0 if it has none. */
    int number(String column) {
        return has(column) ? Integer.parseInt(text(column)) : 0;
    }

    /** Whether a value is this one. */
    boolean is(String column, String value) {
        return text(column).equalsIgnoreCase(value);
    }
}
