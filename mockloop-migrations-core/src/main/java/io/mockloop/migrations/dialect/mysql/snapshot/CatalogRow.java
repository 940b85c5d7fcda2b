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

/** A row of the catalog, by the names of its columns in lower case; a NULL is nothing. */
public final class CatalogRow {

    /** Else a session's sql_select_limit holds. */
    private static final String ALL = " LIMIT 18446744073709551615";

    private final Map<String, String> values;

    private CatalogRow(Map<String, String> values) {
        this.values = values;
    }

    /** Sends a query for all of its rows. */
    static List<CatalogRow> read(Connection connection, String query) throws SQLException {
        return PlainSql.query(connection, query + ALL, CatalogRow::of);
    }

    private static CatalogRow of(ResultSet row) throws SQLException {
        Map<String, String> values = new HashMap<>();
        ResultSetMetaData columns = row.getMetaData();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            String value = row.getString(column);
            if (value != null) {
                values.put(columns.getColumnLabel(column).toLowerCase(Locale.ROOT), value);
            }
        }
        return new CatalogRow(values);
    }

    /** Whether it has a value there. */
    public boolean has(String column) {
        return values.containsKey(column);
    }

    /** A value; empty if it has none. */
    public String text(String column) {
        return values.getOrDefault(column, "");
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
