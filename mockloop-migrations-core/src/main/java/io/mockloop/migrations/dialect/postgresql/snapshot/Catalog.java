package io.mockloop.migrations.dialect.postgresql.snapshot;

import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.jdbc.SqlFunction;
import io.mockloop.migrations.engine.snapshot.SchemaReader.Scope;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The catalog as a session reads it, and what all queries of it have in common.
 *
 * @param path the session's search path
 * @param version of the server, as {@code 180001}
 * @param schemas of the session's path, the current one first, without the server's own
 * @param unreadable those of the path that it may not use
 */
record Catalog(String path, int version, List<String> schemas, List<String> unreadable) {

    static final int VERSION_15 = 150000;
    static final int VERSION_18 = 180000;

    private static final String SESSION = """
            SELECT pg_catalog.current_setting('search_path') AS path,
              pg_catalog.current_setting('server_version_num') AS version,
              ARRAY(SELECT s::text FROM pg_catalog.unnest(pg_catalog.current_schemas(false)) WITH ORDINALITY u(s, place)
                WHERE pg_catalog.left(s, 3) <> 'pg_' AND s <> 'information_schema' ORDER BY place) AS schemas,
              ARRAY(SELECT n.nspname::text FROM pg_catalog.pg_namespace n
                WHERE NOT pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND EXISTS (
                  SELECT FROM pg_catalog.unnest(pg_catalog.string_to_array(pg_catalog.current_setting('search_path'), ','))
                    AS p(part) WHERE pg_catalog.btrim(p.part) IN (pg_catalog.quote_ident(n.nspname), n.nspname))
                ORDER BY 1) AS unreadable""";

    static Catalog of(Connection connection) throws SQLException {
        return PlainSql.query(
                        connection,
                        SESSION,
                        row -> new Catalog(
                                row.getString("path"),
                                row.getInt("version"),
                                texts(row, "schemas"),
                                texts(row, "unreadable")))
                .get(0);
    }

    /** The current schema, whose names stand without it; empty if there is none. A temporary one is passed over. */
    String current() {
        return schemas.isEmpty() ? "" : schemas.get(0);
    }

    /**
     * Sends a query whose expressions are written down for a path of the current schema alone. The path is set by the
     * query itself, in what is joined before anything is selected, and for the transaction: it ends with the query, or
     * by {@link #restorePath}, and with a failure in any case.
     *
     * @param sql selects {@code FROM PATH}
     */
    <T> List<T> query(Connection connection, String sql, SqlFunction<ResultSet, T> mapper) throws SQLException {
        String alone = schemas.isEmpty() ? "pg_temp" : '"' + current().replace("\"", "\"\"") + "\", pg_temp";
        String set =
                "(SELECT pg_catalog.set_config('search_path', %s, true)) path CROSS JOIN".formatted(literal(alone));
        return PlainSql.query(connection, sql.replace("FROM PATH", "FROM " + set), mapper);
    }

    /** Gives the session's transaction, if one is open, the path that it had. */
    void restorePath(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT pg_catalog.set_config('search_path', ?, true)")) {
            statement.setString(1, path);
            statement.executeQuery().close();
        }
    }

    /** The condition that {@code n} is a schema that is meant. */
    String isIn(Scope scope) {
        return switch (scope) {
            case DATABASE -> "pg_catalog.left(n.nspname, 3) <> 'pg_' AND n.nspname <> 'information_schema'";
            case SESSION ->
                schemas.isEmpty()
                        ? "false"
                        : schemas.stream()
                                .map(Catalog::literal)
                                .collect(Collectors.joining(", ", "n.nspname IN (", ")"));
        };
    }

    /** A name with its schema if that isn't the current one; in quotes if it has a dot itself. */
    String named(String schema, String name) {
        return "CASE WHEN %1$s.nspname = %3$s THEN '' ELSE %4$s || '.' END || %2$s"
                .formatted(schema, part(name), literal(current()), part(schema + ".nspname"));
    }

    private static String part(String name) {
        return "CASE WHEN pg_catalog.strpos(%1$s::text, '.') > 0 THEN pg_catalog.quote_ident(%1$s) ELSE %1$s::text END"
                .formatted(name);
    }

    /** The condition that an object is no extension's. */
    static String isOwn(String catalog, String oid) {
        return ("NOT EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.classid = 'pg_catalog.%s'::pg_catalog.regclass"
                        + " AND e.objid = %s AND e.deptype = 'e')")
                .formatted(catalog, oid);
    }

    /** Joins what was said of an object, as {@code said.description}. */
    static String comment(String catalog, String oid, String number) {
        return ("LEFT JOIN pg_catalog.pg_description said ON said.classoid = 'pg_catalog.%s'::pg_catalog.regclass"
                        + " AND said.objoid = %s AND said.objsubid = %s")
                .formatted(catalog, oid, number);
    }

    /** Settings in alphabetical order. */
    static String options(String array) {
        return "pg_catalog.array_to_string(ARRAY(SELECT o FROM pg_catalog.unnest(%s) o ORDER BY o), ', ')"
                .formatted(array);
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    static String joined(ResultSet row, String column) throws SQLException {
        return String.join(", ", texts(row, column));
    }

    /** A code of the catalog's in words; nothing for null and for what is usual. */
    static String word(@Nullable String code, String... codesAndWords) {
        for (int i = 0; i < codesAndWords.length; i += 2) {
            if (codesAndWords[i].equals(code)) {
                return codesAndWords[i + 1];
            }
        }
        return "";
    }

    /** Reads as the same, whichever value standard_conforming_strings has. */
    private static String literal(String text) {
        String quoted = "'" + text.replace("'", "''") + "'";
        return text.contains("\\") ? " E" + quoted.replace("\\", "\\\\") : quoted;
    }
}
