package io.mockloop.migrations.dialect.sqlite;

import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;

/**
 * Lets a statement be as long as SQLite itself allows (<a href="https://www.sqlite.org/limits.html">Limits</a>, 3),
 * though the driver's default stops at a million bytes. The connection's limit is put back behind it.
 */
final class StatementLength implements AutoCloseable {

    private static final int DRIVERS_DEFAULT = 1_000_000;
    private static final int MOST_BYTES_OF_A_CHARACTER = 3;

    private final SQLiteConnection connection;
    private final int limit;

    private StatementLength(SQLiteConnection connection, int limit) {
        this.connection = connection;
        this.limit = limit;
    }

    /** Sends a statement of this length. */
    @SuppressWarnings("try")
    static <T> T allow(Connection connection, int characters, SqlSupplier<T> sending) throws SQLException {
        if (characters < DRIVERS_DEFAULT / MOST_BYTES_OF_A_CHARACTER) {
            return sending.get();
        }
        try (StatementLength raised = raise(connection.unwrap(SQLiteConnection.class))) {
            return sending.get();
        }
    }

    /** SQLite makes a limit above its highest one to that. */
    private static StatementLength raise(SQLiteConnection connection) throws SQLException {
        int id = SQLiteLimits.SQLITE_LIMIT_SQL_LENGTH.getId();
        return new StatementLength(connection, connection.getDatabase().limit(id, Integer.MAX_VALUE));
    }

    @Override
    public void close() throws SQLException {
        connection.setLimit(SQLiteLimits.SQLITE_LIMIT_SQL_LENGTH, limit);
    }
}
