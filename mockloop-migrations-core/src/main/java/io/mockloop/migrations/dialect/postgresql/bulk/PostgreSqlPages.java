package io.mockloop.migrations.dialect.postgresql.bulk;

import io.mockloop.migrations.engine.batch.KeyColumn;
import io.mockloop.migrations.engine.batch.PageRules;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Keys of types that the driver has no class for are text, whose type the server finds by what it is compared with. */
public final class PostgreSqlPages implements PageRules {

    /** Of values, and of no class of the standard's: raised by a function, or too long for an index. */
    private static final Set<String> OF_VALUES = Set.of("P0001", "P0004", "54000");

    @Override
    public boolean isOfValues(SQLException failure) {
        return OF_VALUES.contains(String.valueOf(failure.getSQLState())) || PageRules.super.isOfValues(failure);
    }

    /** What is read of a real is another number than it, compared as a double precision. */
    private static final String KEY = """
            SELECT a.attname, a.attnotnull, a.atttypid = 'pg_catalog.float4'::pg_catalog.regtype,
                   EXISTS (SELECT 1 FROM pg_catalog.pg_index i
                           WHERE i.indrelid = c.oid AND i.indisunique AND i.indisvalid AND i.indpred IS NULL
                             AND i.indnkeyatts = 1 AND i.indkey[0] = a.attnum AND i.indcollation[0] = a.attcollation)
            FROM pg_catalog.pg_class c
            LEFT JOIN pg_catalog.pg_attribute a
              ON a.attrelid = c.oid AND a.attname = ? AND a.attnum > 0 AND NOT a.attisdropped
            WHERE c.oid = pg_catalog.to_regclass(?)""";

    @Override
    public KeyFit fitOf(Connection connection, KeyColumn column) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KEY)) {
            statement.setString(1, inCatalog(column.column()));
            statement.setString(
                    2,
                    column.table().stream()
                            .map(name -> '"' + inCatalog(name).replace("\"", "\"\"") + '"')
                            .collect(Collectors.joining(".")));
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return KeyFit.NO_TABLE;
                } else if (row.getString(1) == null) {
                    return KeyFit.NO_COLUMN;
                } else if (!row.getBoolean(2)) {
                    return KeyFit.MAY_BE_NULL;
                } else if (!row.getBoolean(4)) {
                    return KeyFit.NOT_UNIQUE;
                }
                return row.getBoolean(3) ? KeyFit.NOT_COMPARABLE : KeyFit.FITS;
            }
        }
    }

    private static String inCatalog(KeyColumn.Name name) {
        return name.isQuoted() ? name.text() : name.text().toLowerCase(Locale.ROOT);
    }

    @Override
    public void bind(PreparedStatement statement, int parameter, Object value) throws SQLException {
        if (value instanceof String) {
            statement.setObject(parameter, value, Types.OTHER);
        } else if (value instanceof Instant instant) {
            statement.setObject(parameter, instant.atOffset(ZoneOffset.UTC));
        } else {
            statement.setObject(parameter, value);
        }
    }
}
