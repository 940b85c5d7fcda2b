package io.mockloop.migrations.dialect.sqlite;

import io.mockloop.migrations.dialect.BulkSql;
import io.mockloop.migrations.engine.bulk.BulkRules;
import io.mockloop.migrations.engine.bulk.BulkStatement;
import io.mockloop.migrations.engine.bulk.BulkWrite;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Many rows at once on SQLite, which has no round trips: one prepared statement is the fastest. Times are text as
 * CURRENT_TIMESTAMP writes it, instants in UTC.
 */
final class SqliteBulk implements BulkRules {

    private static final int MOST_ROWS = 10_000;
    private static final long MOST_BYTES = 16 << 20;

    private final BulkSql sql = new BulkSql('"');

    @Override
    public Writer open(Connection connection) {
        return write -> write.parts(MOST_ROWS, MOST_BYTES, BulkWrite::bytes).stream()
                .map(this::statement)
                .toList();
    }

    private BulkStatement statement(BulkWrite part) {
        String text = part.isInsert()
                ? sql.insertInto(part) + "VALUES ("
                        + BulkSql.repeat("?", part.columns().size()) + ")"
                : update(part);
        return new BulkStatement(text, text, part, statement -> send(part, statement));
    }

    private String update(BulkWrite part) {
        return part.columns().stream()
                        .map(column -> sql.quote(column) + " = ?")
                        .collect(Collectors.joining(", ", "UPDATE " + sql.quote(part.table()) + " SET ", ""))
                + part.keys().stream()
                        .map(key -> sql.quote(key) + " = ?")
                        .collect(Collectors.joining(" AND ", " WHERE ", ""));
    }

    private static long send(BulkWrite part, PreparedStatement statement) throws SQLException {
        int keys = part.keys().size();
        for (@Nullable Object[] row : part.rows()) {
            int parameter = 1;
            for (int i = keys; i < row.length; i++) {
                bind(part, statement, parameter++, i, row[i]);
            }
            for (int i = 0; i < keys; i++) {
                bind(part, statement, parameter++, i, row[i]);
            }
            statement.addBatch();
        }
        return Arrays.stream(statement.executeBatch()).asLongStream().sum();
    }

    private static void bind(
            BulkWrite part, PreparedStatement statement, int parameter, int column, @Nullable Object value)
            throws SQLException {
        if (value instanceof String text) {
            statement.setString(parameter, text);
        } else if (value == null) {
            statement.setObject(parameter, null);
        } else if (value instanceof Long number) {
            statement.setLong(parameter, number);
        } else if (value instanceof Double number) {
            if (number.isNaN()) {
                BulkSql.requireNumber(part.all().get(column), value, true);
            }
            statement.setDouble(parameter, number);
        } else if (value instanceof Boolean bool) {
            statement.setLong(parameter, bool ? 1 : 0);
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(parameter, bytes);
        } else {
            statement.setString(parameter, BulkSql.text(value));
        }
    }
}
