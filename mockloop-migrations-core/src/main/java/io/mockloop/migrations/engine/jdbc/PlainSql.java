package io.mockloop.migrations.engine.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sends complete statements, each in one round trip, exactly as they are: without parameters, which some drivers
 * prepare on the server first, and without JDBC's {@code {…}} escapes, which would change text inside of them.
 */
public final class PlainSql {

    private PlainSql() {}

    /** Sends a statement, whatever it returns. */
    public static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = open(connection)) {
            statement.execute(sql);
        }
    }

    /**
     * Sends a statement that returns no rows and tells how many it changed. Before {@link #execute} of such a one
     * Connector/J asks the server whether the session is read-only, at the cost of another round trip.
     */
    public static int update(Connection connection, String sql) throws SQLException {
        try (Statement statement = open(connection)) {
            return statement.executeUpdate(sql);
        }
    }

    /** Sends a query and maps its rows. */
    public static <T> List<T> query(Connection connection, String sql, SqlFunction<ResultSet, T> mapper)
            throws SQLException {
        List<T> result = new ArrayList<>();
        try (Statement statement = open(connection);
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                result.add(mapper.apply(rows));
            }
        }
        return result;
    }

    /** Sends a query and gives the first column of its first row, if it has one that isn't null. */
    public static Optional<String> text(Connection connection, String sql) throws SQLException {
        return query(connection, sql, row -> Optional.ofNullable(row.getString(1))).stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** A statement without JDBC's escapes. */
    public static Statement open(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        statement.setEscapeProcessing(false);
        return statement;
    }
}
