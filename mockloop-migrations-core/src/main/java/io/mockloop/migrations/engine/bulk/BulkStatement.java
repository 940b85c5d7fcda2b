package io.mockloop.migrations.engine.bulk;

import io.mockloop.migrations.engine.jdbc.SqlFunction;
import java.sql.PreparedStatement;

/**
 * A statement for many rows.
 *
 * @param text what people are shown of it, and by what it is compared with that of another run
 * @param sql as it is prepared
 * @param write the rows that it writes
 * @param sending binds their values, executes it, and gives the number of rows that it changed
 */
public record BulkStatement(String text, String sql, BulkWrite write, SqlFunction<PreparedStatement, Long> sending) {}
