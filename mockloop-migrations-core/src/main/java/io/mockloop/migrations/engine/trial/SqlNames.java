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
 * @param schemas those of the database, if it has such in it
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

    /**
     * A name as the catalog tells it: where there are schemas, one may stand before it, and a part with a dot in
     * quotes.
     */
    String table(String name) {
        if (schemas.isEmpty() || name.indexOf('.') < 0) {
            return column(name);
        }
        int end = name.startsWith(quote) ? behindQuotes(name) : name.indexOf('.');
        return end < name.length() ? part(name.substring(0, end)) + "." + part(name.substring(end + 1)) : part(name);
    }

    private String part(String told) {
        return told.startsWith(quote) && told.indexOf('.') > 0 ? told : column(told);
    }

    private int behindQuotes(String name) {
        int at = 1;
        while (at < name.length() && (!name.startsWith(quote, at) || name.startsWith(quote + quote, at))) {
            at += name.startsWith(quote, at) ? 2 : 1;
        }
        return Math.min(at + 1, name.length());
    }
}
