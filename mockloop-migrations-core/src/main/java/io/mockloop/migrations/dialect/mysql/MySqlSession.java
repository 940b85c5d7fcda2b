package io.mockloop.migrations.dialect.mysql;

import io.mockloop.migrations.engine.execution.SessionSnapshot;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The session variables that a migration, or a dump, may set, the database it may switch to, its roles and table locks.
 */
final class MySqlSession implements SessionSnapshot {

    private static final List<String> VARIABLES = List.of(
            "sql_mode",
            "foreign_key_checks",
            "unique_checks",
            "time_zone",
            "character_set_client",
            "character_set_connection",
            "character_set_results",
            "collation_connection",
            "sql_notes",
            "sql_safe_updates",
            "group_concat_max_len",
            "lock_wait_timeout",
            "innodb_lock_wait_timeout");

    private static final String READ = "SELECT "
            + VARIABLES.stream().map(name -> "@@SESSION." + name).collect(Collectors.joining(", "))
            + ", DATABASE(), CURRENT_ROLE()";

    private final Connection connection;
    private final List<String> values;

    private MySqlSession(Connection connection, List<String> values) {
        this.connection = connection;
        this.values = values;
    }

    static MySqlSession capture(Connection connection) throws SQLException {
        return new MySqlSession(connection, read(connection));
    }

    private static List<String> read(Connection connection) throws SQLException {
        return PlainSql.query(connection, READ, row -> {
                    List<String> values = new ArrayList<>();
                    for (int i = 1; i <= VARIABLES.size() + 2; i++) {
                        values.add(String.valueOf(row.getString(i)));
                    }
                    return values;
                })
                .get(0);
    }

    @Override
    public void restore() throws SQLException {
        PlainSql.execute(connection, "UNLOCK TABLES");
        List<String> now = read(connection);
        MySqlHistory rules = new MySqlHistory();
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < VARIABLES.size(); i++) {
            if (!now.get(i).equals(values.get(i))) {
                changes.add("SESSION " + VARIABLES.get(i) + " = " + value(rules, values.get(i)));
            }
        }
        if (!changes.isEmpty()) {
            PlainSql.execute(connection, "SET " + String.join(", ", changes));
        }
        String database = values.get(VARIABLES.size());
        if (!database.equals(now.get(VARIABLES.size()))) {
            connection.setCatalog(database);
            PlainSql.execute(connection, "USE " + rules.quote(database));
        }
        String role = values.get(VARIABLES.size() + 1);
        if (!role.equals(now.get(VARIABLES.size() + 1))) {
            PlainSql.execute(connection, "SET ROLE " + (role.equals("null") ? "NONE" : role));
        }
    }

    private static String value(MySqlHistory rules, String value) {
        if (value.equals("null")) {
            return "NULL";
        }
        return value.matches("-?\\d+") ? value : rules.literal(value);
    }
}
