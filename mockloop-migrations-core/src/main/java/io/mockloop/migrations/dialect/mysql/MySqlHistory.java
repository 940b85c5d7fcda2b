package io.mockloop.migrations.dialect.mysql;

import io.mockloop.migrations.dialect.mysql.backup.UnfinishedRestore;
import io.mockloop.migrations.engine.history.HistoryNames;
import io.mockloop.migrations.engine.history.HistoryRules;
import io.mockloop.migrations.engine.history.SessionQuestion;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The history on MySQL and MariaDB, where a schema is a database. */
final class MySqlHistory implements HistoryRules {

    /** Error numbers (MySQL 8.4 error reference, chapter 2). */
    private static final int DATABASE_DENIED = 1044;

    private static final int UNKNOWN_DATABASE = 1049;
    private static final int UNKNOWN_COLUMN = 1054;
    private static final int TABLE_DENIED = 1142;
    private static final int NO_SUCH_TABLE = 1146;
    private static final int ACCESS_DENIED = 1227;
    private static final int SERVER_READ_ONLY = 1290;

    private final UnfinishedRestore question;

    /** For statements alone. */
    MySqlHistory() {
        this(new SessionMode());
    }

    /** For reading, which tells of the session along. */
    MySqlHistory(SessionMode session) {
        this.question = new UnfinishedRestore(session);
    }

    @Override
    public Types types() {
        return new Types("TEXT", "LONGTEXT", "VARCHAR(255)", "INT", "DATETIME(3)");
    }

    @Override
    public String tableOptions() {
        return " ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin";
    }

    @Override
    public String quote(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /** Whatever sql_mode says of backslashes and quotes, and the connection of characters. */
    @Override
    public String literal(String text) {
        boolean plain = text.chars().allMatch(c -> c >= ' ' && c < 127 && c != '\'' && c != '\\');
        return plain
                ? "'" + text + "'"
                : "CONVERT(X'" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) + "' USING utf8mb4)";
    }

    @Override
    public String now() {
        return "UTC_TIMESTAMP(3)";
    }

    /** A TIMESTAMP is shown in the session's time zone; without its tables the server converts no zone with a name. */
    @Override
    public String utc(String column) {
        return "COALESCE(CONVERT_TZ(%s, @@session.time_zone, '+00:00'), %s)".formatted(column, column);
    }

    @Override
    public String user() {
        return "USER()";
    }

    /** Joined to one row, so that there is an answer about the database even if the table is empty. */
    @Override
    public String startQuery(HistoryNames names, List<String> columns) {
        String schema = names.schema();
        return "SELECT d.here, 0, " + "h." + String.join(", h.", columns) + ", "
                + question.expression()
                + " FROM (SELECT " + (schema == null ? "DATABASE()" : literal(schema)) + " AS here) d LEFT JOIN "
                + (schema == null ? "" : quote(schema) + ".") + quote(names.table())
                + " h ON TRUE ORDER BY h.installed_rank";
    }

    @Override
    public SessionQuestion sessionQuestion() {
        return question;
    }

    @Override
    public String currentSchema(Connection connection) throws SQLException {
        return PlainSql.text(connection, "SELECT DATABASE()")
                .orElseThrow(() -> new SQLException(
                        "The connection has no database: name one in the URL, or set mockloop.migrations.schema",
                        "3D000"));
    }

    @Override
    public boolean lacksSchema(Connection connection, String schema) throws SQLException {
        return PlainSql.text(
                        connection,
                        "SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = " + literal(schema))
                .isEmpty();
    }

    @Override
    public List<String> createSchema(String schema) {
        return List.of("CREATE DATABASE IF NOT EXISTS " + quote(schema));
    }

    @Override
    public ErrorKind errorKind(SQLException failure) {
        return switch (failure.getErrorCode()) {
            case NO_SUCH_TABLE, UNKNOWN_DATABASE -> ErrorKind.NO_TABLE;
            case UNKNOWN_COLUMN -> ErrorKind.NO_COLUMN;
            case TABLE_DENIED, DATABASE_DENIED, ACCESS_DENIED, SERVER_READ_ONLY -> ErrorKind.DENIED;
            default -> ErrorKind.OTHER;
        };
    }

    @Override
    public List<String> columnsOf(Connection connection, HistoryNames names, String table) throws SQLException {
        return PlainSql.query(
                connection,
                "SELECT LOWER(column_name) FROM information_schema.columns WHERE table_name = " + literal(table)
                        + " AND table_schema = " + schemaOf(names) + " ORDER BY ordinal_position",
                row -> row.getString(1));
    }

    private String schemaOf(HistoryNames names) {
        String schema = names.schema();
        return schema == null ? "DATABASE()" : literal(schema);
    }

    @Override
    public List<String> userTables(Connection connection, HistoryNames names) throws SQLException {
        List<String> tables = PlainSql.query(
                connection,
                "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name NOT IN ("
                        + literal(names.table()) + ", " + literal(names.logTable()) + ", " + literal(names.freshTable())
                        + ") ORDER BY table_name = " + literal(UnfinishedRestore.TABLE) + " DESC, "
                        + HistoryRules.histories("table_name") + ", table_name LIMIT 5",
                row -> row.getString(1));
        if (tables.contains(UnfinishedRestore.TABLE)) {
            throw UnfinishedRestore.failure(connection);
        }
        return tables;
    }

    @Override
    public Optional<String> publish(HistoryNames names) {
        return Optional.of("RENAME TABLE " + renamed(names, names.freshTable(), names.table()));
    }

    /** One statement renames both, or none (MySQL 8.4 manual, 15.1.36). */
    @Override
    public List<String> replaceOlder(HistoryNames names) {
        return List.of("RENAME TABLE " + renamed(names, names.table(), names.legacyTable()) + ", "
                + renamed(names, names.freshTable(), names.table()));
    }

    private String renamed(HistoryNames in, String from, String to) {
        return table(in, from) + " TO " + table(in, to);
    }

    @Override
    public void write(Connection connection, List<String> statements) throws SQLException {
        for (String statement : statements) {
            PlainSql.update(connection, statement);
        }
    }

    @Override
    public boolean undoesDdl() {
        return false;
    }

    @Override
    public Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }
}
