package io.mockloop.migrations.dialect.postgresql;

import io.mockloop.migrations.engine.history.HistoryNames;
import io.mockloop.migrations.engine.history.HistoryRules;
import io.mockloop.migrations.engine.history.SessionQuestion;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;

/** The history on PostgreSQL. */
final class PostgreSqlHistory implements HistoryRules {

    /** What the driver names itself, of which nobody else should know: a statement S_1, the unnamed one. */
    private static final Pattern DRIVERS_STATEMENT = Pattern.compile("\"(S_\\d+|)\"|unnamed");

    private final ServerProcess process;

    /** For statements alone. */
    PostgreSqlHistory() {
        this(new ServerProcess());
    }

    /** For reading, which tells of the session along. */
    PostgreSqlHistory(ServerProcess process) {
        this.process = process;
    }

    @Override
    public Types types() {
        return new Types("TEXT", "TEXT", "VARCHAR(255)", "INTEGER", "TIMESTAMP(3)");
    }

    /** A backslash means another thing with standard_conforming_strings off; between dollar tags nothing does. */
    @Override
    public String literal(String text) {
        if (text.indexOf('\\') < 0) {
            return "'" + text.replace("'", "''") + "'";
        }
        String tag = "$m$";
        for (int i = 0; (text + tag).indexOf(tag) < text.length(); i++) {
            tag = "$m" + i + "$";
        }
        return tag + text + tag;
    }

    @Override
    public String now() {
        return "(pg_catalog.clock_timestamp() AT TIME ZONE 'UTC')";
    }

    /** The column may be of any type for times, or a text. */
    @Override
    public String utc(String column) {
        return "CASE WHEN pg_catalog.pg_typeof(%s) = 'pg_catalog.timestamptz'::pg_catalog.regtype".formatted(column)
                + " THEN CAST(" + column + " AS timestamptz) AT TIME ZONE 'UTC' ELSE CAST(" + column
                + " AS timestamp) END";
    }

    /** A cast reads a time without a zone in the session's (PostgreSQL 18 manual, 8.5.1.3). */
    @Override
    public String utcOfSession(String column) {
        return "CAST(%s AS timestamptz) AT TIME ZONE 'UTC'".formatted(column);
    }

    @Override
    public String user() {
        return "session_user";
    }

    /** Joined to one row, so that there is an answer about the schema even if the table is empty. */
    @Override
    public String startQuery(HistoryNames names, List<String> columns) {
        String selected = "h." + String.join(", h.", columns) + ", " + process.expression();
        String schema = names.schema();
        if (schema != null) {
            return "SELECT " + literal(schema) + ", 0, " + selected + " FROM (SELECT 1) m LEFT JOIN " + quote(schema)
                    + "." + quote(names.table()) + " h ON true ORDER BY h.installed_rank";
        }
        return "SELECT CASE WHEN m.here = m.there THEN m.there END, 0, " + selected
                + " FROM (SELECT pg_catalog.current_schema() AS here, (SELECT n.nspname FROM pg_catalog.pg_class c"
                + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = pg_catalog.to_regclass("
                + literal(quote(names.table())) + ")) AS there) m LEFT JOIN " + quote(names.table())
                + " h ON m.here = m.there ORDER BY h.installed_rank";
    }

    @Override
    public SessionQuestion sessionQuestion() {
        return process;
    }

    @Override
    public String currentSchema(Connection connection) throws SQLException {
        return PlainSql.text(connection, "SELECT pg_catalog.current_schema()")
                .orElseThrow(() -> new SQLException(
                        "None of the schemas in search_path exists: create one, or set mockloop.migrations.schema",
                        "3F000"));
    }

    @Override
    public boolean lacksSchema(Connection connection, String schema) throws SQLException {
        return PlainSql.text(
                        connection, "SELECT nspname FROM pg_catalog.pg_namespace WHERE nspname = " + literal(schema))
                .isEmpty();
    }

    /** CREATE SCHEMA IF NOT EXISTS asks for the right to create one even if it exists. */
    @Override
    public List<String> createSchema(String schema) {
        return List.of("DO $do$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = "
                + literal(schema) + ") THEN CREATE SCHEMA " + quote(schema) + "; END IF; END $do$");
    }

    @Override
    public ErrorKind errorKind(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return switch (state) {
            case "42P01", "3F000" -> ErrorKind.NO_TABLE;
            case "42703" -> ErrorKind.NO_COLUMN;
            case "42501", "25006" -> ErrorKind.DENIED;
            case "42P05", "26000", "08P01" ->
                DRIVERS_STATEMENT.matcher(String.valueOf(failure.getMessage())).find()
                        ? ErrorKind.POOLED
                        : ErrorKind.OTHER;
            default -> ErrorKind.OTHER;
        };
    }

    @Override
    public List<String> columnsOf(Connection connection, HistoryNames names, String table) throws SQLException {
        return PlainSql.query(
                connection,
                "SELECT a.attname FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid"
                        + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE a.attnum > 0"
                        + " AND NOT a.attisdropped AND c.relname = " + literal(table) + " AND n.nspname = "
                        + schemaOf(names) + " ORDER BY a.attnum",
                row -> row.getString(1));
    }

    /** What an extension brought (as PostGIS does with spatial_ref_sys) is nobody's table. */
    @Override
    public List<String> userTables(Connection connection, HistoryNames names) throws SQLException {
        return PlainSql.query(
                connection,
                "SELECT c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE n.nspname = pg_catalog.current_schema() AND c.relkind IN ('r', 'p', 'v', 'm', 'f')"
                        + " AND c.relname NOT IN (" + literal(names.table()) + ", " + literal(names.logTable()) + ")"
                        + " AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e'"
                        + " AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass) ORDER BY "
                        + HistoryRules.histories("c.relname")
                        + ", c.relname LIMIT 5",
                row -> row.getString(1));
    }

    private String schemaOf(HistoryNames names) {
        String schema = names.schema();
        return schema == null ? "pg_catalog.current_schema()" : literal(schema);
    }

    /** The driver sends all of one text before it waits. */
    @Override
    public void write(Connection connection, List<String> statements) throws SQLException {
        PlainSql.execute(connection, String.join(";\n", statements));
    }

    @Override
    public boolean undoesDdl() {
        return true;
    }

    @Override
    public Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }
}
