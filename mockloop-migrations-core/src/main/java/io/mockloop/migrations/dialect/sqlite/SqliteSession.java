package io.mockloop.migrations.dialect.sqlite;

import io.mockloop.migrations.engine.execution.SessionSnapshot;
import io.mockloop.migrations.engine.jdbc.PlainSql;
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
            "synchronous",
            "cache_size",
            "temp_store",
            "secure_delete",
            "trusted_schema");

    private static final String READ = "SELECT "
            + PRAGMAS.stream()
                    .map(name -> "(SELECT * FROM pragma_" + name + ")")
                    .collect(Collectors.joining(", "))
            + ", (SELECT group_concat(name, char(0)) FROM pragma_database_list)";

    /** A dump writes virtual tables into the schema's own table, which a session doesn't notice by itself. */
    private static final String FORGET_SCHEMA = "PRAGMA writable_schema = RESET";

    private final Connection connection;
    private final List<String> values;

    private SqliteSession(Connection connection, List<String> values) {
        this.connection = connection;
        this.values = values;
    }

    static SqliteSession capture(Connection connection) throws SQLException {
        return new SqliteSession(connection, read(connection));
    }

    private static List<String> read(Connection connection) throws SQLException {
        return PlainSql.query(connection, READ, row -> {
                    List<String> values = new ArrayList<>();
                    for (int i = 1; i <= PRAGMAS.size() + 1; i++) {
                        values.add(String.valueOf(row.getString(i)));
                    }
                    return values;
                })
                .get(0);
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
        List<String> databases = databases(values);
        for (String database : databases(now)) {
            if (!databases.contains(database) && !database.equals("temp")) {
                PlainSql.execute(connection, "DETACH " + new SqliteHistory().quote(database));
            }
        }
    }

    private static List<String> databases(List<String> values) {
        return List.of(values.get(PRAGMAS.size()).split("\0", -1));
    }
}
