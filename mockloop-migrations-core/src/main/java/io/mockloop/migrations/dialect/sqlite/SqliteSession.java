package io.mockloop.migrations.dialect.sqlite;

import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.session.SessionSnapshot;
import io.mockloop.migrations.sql.token.Ascii;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The pragmas of a connection that a migration may set, and the databases it may attach. */
final class SqliteSession implements SessionSnapshot {

    private static final List<String> PRAGMAS = List.of(
            "foreign_keys",
            "legacy_alter_table",
            "recursive_triggers",
            "ignore_check_constraints",
            "query_only",
            "automatic_index",
            "reverse_unordered_selects",
            "read_uncommitted",
            "cell_size_check",
            "writable_schema",
            "synchronous",
            "cache_size",
            "temp_store",
            "secure_delete",
            "trusted_schema");

    private static final String READ = "SELECT "
            + PRAGMAS.stream()
                    .map(name -> "(SELECT * FROM pragma_" + name + ")")
                    .collect(Collectors.joining(", "))
            + ", 'a' LIKE 'A', (SELECT group_concat(name, char(0)) FROM pragma_database_list)";

    /** A dump writes virtual tables into the schema's own table, which a session doesn't notice by itself. */
    private static final String FORGET_SCHEMA = "PRAGMA writable_schema = RESET";

    private final Connection connection;
    private final List<String> values;
    private final List<String> temporary;

    private SqliteSession(Connection connection, List<String> values, List<String> temporary) {
        this.temporary = temporary;
        this.connection = connection;
        this.values = values;
    }

    static SqliteSession capture(Connection connection) throws SQLException {
        List<String> values = read(connection);
        return new SqliteSession(connection, values, temporary(connection, values));
    }

    private static List<String> read(Connection connection) throws SQLException {
        return PlainSql.query(connection, READ, row -> {
                    List<String> values = new ArrayList<>();
                    for (int i = 1; i <= PRAGMAS.size() + 2; i++) {
                        values.add(String.valueOf(row.getString(i)));
                    }
                    return values;
                })
                .get(0);
    }

    /** Statements that give the pragmas that these name the values that they have. */
    static List<String> values(Connection connection, List<String> changes) throws SQLException {
        List<String> statements = new ArrayList<>();
        for (String pragma : PRAGMAS) {
            if (changes.stream().anyMatch(change -> Ascii.containsIgnoreCase(change, Ascii.upper(pragma)))) {
                PlainSql.text(connection, "PRAGMA " + pragma)
                        .ifPresent(value -> statements.add("PRAGMA " + pragma + " = " + value));
            }
        }
        return statements;
    }

    @Override
    public void restore() throws SQLException {
        PlainSql.execute(connection, FORGET_SCHEMA);
        List<String> now = read(connection);
        for (int i = 0; i < PRAGMAS.size(); i++) {
            if (!now.get(i).equals(values.get(i))) {
                PlainSql.execute(connection, "PRAGMA " + PRAGMAS.get(i) + " = " + values.get(i));
            }
        }
        if (!now.get(PRAGMAS.size()).equals(values.get(PRAGMAS.size()))) {
            PlainSql.execute(
                    connection,
                    "PRAGMA case_sensitive_like = "
                            + (values.get(PRAGMAS.size()).equals("1") ? "OFF" : "ON"));
        }
        dropTemporary(now);
        List<String> databases = databases(values);
        for (String database : databases(now)) {
            if (!databases.contains(database) && !database.equals("temp")) {
                PlainSql.execute(connection, "DETACH " + new SqliteHistory().quote(database));
            }
        }
    }

    private void dropTemporary(List<String> now) throws SQLException {
        for (String drop : temporary(connection, now)) {
            if (!temporary.contains(drop)) {
                PlainSql.execute(connection, drop);
            }
        }
    }

    /** What drops each thing that the connection alone sees; what belongs to a table goes with it. */
    private static List<String> temporary(Connection connection, List<String> values) throws SQLException {
        if (!databases(values).contains("temp")) {
            return List.of();
        }
        return PlainSql.query(
                connection,
                "SELECT 'DROP ' || type || ' IF EXISTS temp.\"' || replace(name, '\"', '\"\"') || '\"' FROM sqlite_temp_schema"
                        + " WHERE name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY type = 'table'",
                row -> row.getString(1));
    }

    private static List<String> databases(List<String> values) {
        return List.of(values.get(PRAGMAS.size() + 1).split("\0", -1));
    }
}
