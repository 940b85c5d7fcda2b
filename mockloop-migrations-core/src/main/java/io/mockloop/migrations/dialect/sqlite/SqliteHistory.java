package io.mockloop.migrations.dialect.sqlite;

import io.mockloop.migrations.engine.history.HistoryNames;
import io.mockloop.migrations.engine.history.HistoryRules;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.exception.HistoryTableException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** The history on SQLite. */
final class SqliteHistory implements HistoryRules {

    private static final String MAIN = "main";

    /** Result codes (https://www.sqlite.org/rescode.html); the higher bytes hold an extension. */
    private static final int PRIMARY = 0xFF;

    private static final int ERROR = 1;
    private static final List<String> NAMES_MISSING = List.of("no such table", "no such column", "has no column named");
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int READONLY = 8;
    private static final int IOERR = 10;
    private static final int CORRUPT = 11;

    static boolean isBusy(SQLException failure) {
        int code = failure.getErrorCode() & PRIMARY;
        return code == BUSY || code == LOCKED;
    }

    static boolean isOfFile(SQLException failure) {
        int code = failure.getErrorCode() & PRIMARY;
        return code == IOERR || code == CORRUPT;
    }

    @Override
    public Types types() {
        return new Types("TEXT", "TEXT", "TEXT", "INTEGER", "TEXT");
    }

    @Override
    public String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    @Override
    public String now() {
        return "strftime('%Y-%m-%d %H:%M:%f', 'now')";
    }

    /** A text of any form that SQLite reads as a time; one as CURRENT_TIMESTAMP makes it is kept as it is. */
    @Override
    public String utc(String column) {
        return "CASE WHEN %s GLOB '????-??-?? ??:??:??*' AND substr(%s, 20) NOT GLOB '*[^0-9.]*'"
                        .formatted(column, column)
                + " THEN " + column + " ELSE strftime('%Y-%m-%d %H:%M:%f', " + column + ") END";
    }

    /** SQLite has no users: the process's own. */
    @Override
    public String user() {
        return literal(System.getProperty("user.name", ""));
    }

    /** The log's last event tells whether anybody has written since. */
    @Override
    public String startQuery(HistoryNames names, List<String> columns) {
        String schema = schemaOf(names);
        return "SELECT " + literal(schema) + ", (SELECT COALESCE(MAX(id), 0) FROM " + quote(schema) + "."
                + quote(names.logTable()) + "), "
                + "h." + String.join(", h.", columns)
                + " FROM (SELECT 1) LEFT JOIN " + quote(schema) + "." + quote(names.table())
                + " h ORDER BY h.installed_rank";
    }

    private static String schemaOf(HistoryNames names) {
        String schema = names.schema();
        return schema == null ? MAIN : schema;
    }

    @Override
    public String currentSchema(Connection connection) {
        return MAIN;
    }

    @Override
    public boolean lacksSchema(Connection connection, String schema) {
        return false;
    }

    /** A schema of SQLite is an attached file. */
    @Override
    public List<String> createSchema(String schema) {
        return List.of();
    }

    @Override
    public ErrorKind errorKind(SQLException failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return switch (failure.getErrorCode() & PRIMARY) {
            case BUSY, LOCKED -> ErrorKind.BUSY;
            case READONLY -> ErrorKind.DENIED;
            case ERROR -> NAMES_MISSING.stream().anyMatch(message::contains) ? ErrorKind.NO_COLUMN : ErrorKind.OTHER;
            default -> ErrorKind.OTHER;
        };
    }

    @Override
    public List<String> columnsOf(Connection connection, HistoryNames names, String table) throws SQLException {
        try {
            return PlainSql.query(
                    connection,
                    "SELECT lower(name) FROM pragma_table_info(" + literal(table) + ", " + literal(schemaOf(names))
                            + ")",
                    row -> row.getString(1));
        } catch (SQLException e) {
            requireSchema(connection, schemaOf(names));
            throw e;
        }
    }

    private static void requireSchema(Connection connection, String schema) throws SQLException {
        List<String> there =
                PlainSql.query(connection, "SELECT name FROM pragma_database_list", row -> row.getString(1));
        if (there.stream().noneMatch(schema::equalsIgnoreCase)) {
            throw HistoryTableException.noSchema(
                    schema, "on SQLite schemas are the files that are attached, here " + String.join(", ", there));
        }
    }

    @Override
    public List<String> userTables(Connection connection, HistoryNames names) throws SQLException {
        return PlainSql.query(
                connection,
                "SELECT name FROM main.sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite~_%'"
                        + " ESCAPE '~' AND name NOT IN (" + literal(names.table()) + ", " + literal(names.logTable())
                        + ") ORDER BY " + HistoryRules.histories("name") + ", name LIMIT 5",
                row -> row.getString(1));
    }

    /** The driver hands a text that is no query to sqlite3_exec, which runs all of its statements. */
    @Override
    public void write(Connection connection, List<String> statements) throws SQLException {
        String sql = String.join(";\n", statements);
        try (Statement statement = PlainSql.open(connection)) {
            StatementLength.allow(connection, sql.length(), () -> statement.executeUpdate(sql));
        }
    }

    @Override
    public boolean undoesDdl() {
        return true;
    }

    @Override
    public Instant instant(ResultSet row, int column) throws SQLException {
        return LocalDateTime.parse(row.getString(column).replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    }
}
