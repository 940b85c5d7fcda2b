package io.mockloop.migrations.dialect.postgresql.bulk;

import io.mockloop.migrations.engine.batch.PageRules;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;

/** Keys of types that the driver has no class for are text, whose type the server finds by what it is compared with. */
public final class PostgreSqlPages implements PageRules {

    /** Of values, and of no class of the standard's: raised by a function, or too long for an index. */
    private static final Set<String> OF_VALUES = Set.of("P0001", "P0004", "54000");

    @Override
    public boolean isOfValues(SQLException failure) {
        return OF_VALUES.contains(String.valueOf(failure.getSQLState())) || PageRules.super.isOfValues(failure);
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
