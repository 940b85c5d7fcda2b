package io.mockloop.migrations.engine.trial;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes names as a connection's database quotes them.
 *
 * @param quote what stands around a name
 * @param schemas those of the database, one of which may stand before a table's name
 */
record SqlNames(String quote, Set<String> schemas) {

    static SqlNames of(Connection connection) throws SQLException {
        Set<String> schemas = new HashSet<>();
        try (ResultSet rows = connection.getMetaData().getSchemas()) {
            while (rows.next()) {
                schemas.add(rows.getString(1));
            }
        }
        return new SqlNames(connection.getMetaData().getIdentifierQuoteString().strip(), schemas);
    }

    String column(String name) {
        return quote + name.replace(quote, quote + quote) + quote;
    }

    String columns(Collection<String> names) {
        return names.stream().map(this::column).collect(Collectors.joining(", "));
    }

    String table(String name) {
        int dot = name.indexOf('.');
        return dot > 0 && schemas.contains(name.substring(0, dot))
                ? column(name.substring(0, dot)) + "." + column(name.substring(dot + 1))
                : column(name);
    }
}
