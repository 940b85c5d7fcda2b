package io.mockloop.migrations.dialect.mysql;

import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.exception.ConnectionException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a session's sql_mode that say how texts are read, which no driver tells. The query of each start tells
 * them along; where that found no table, they are asked for when a text is first to be read.
 */
public final class SessionMode {

    /** The parts, with commas between them. */
    static final String EXPRESSION =
            "CONCAT_WS(',', " + part("ANSI_QUOTES") + ", " + part("NO_BACKSLASH_ESCAPES") + ")";

    private @Nullable String mode;

    private static String part(String name) {
        return "IF(FIND_IN_SET('" + name + "', @@SESSION.sql_mode), '" + name + "', NULL)";
    }

    synchronized void is(String parts) {
        if (mode == null) {
            mode = parts;
        }
    }

    /** What it is in a connection's session. */
    public synchronized String of(Connection connection) {
        String known = mode;
        if (known == null) {
            known = ask(connection);
            mode = known;
        }
        return known;
    }

    private static String ask(Connection connection) {
        try {
            return PlainSql.text(connection, "SELECT " + EXPRESSION).orElse("");
        } catch (SQLException e) {
            throw ConnectionException.failed(
                    "Reading the session's sql_mode", "the database", "Nothing of it was done.", e);
        }
    }
}
