package io.mockloop.migrations.dialect.postgresql;

import io.mockloop.migrations.engine.execution.SessionSnapshot;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings of a session: those that were set in it (manual, 53.25: pg_settings), the role and the user. Put back
 * one by one, since RESET ALL and DISCARD ALL would undo what the pool or the driver set, and free the lock.
 */
final class PostgreSqlSession implements SessionSnapshot {

    private static final String SETTINGS =
            "SELECT 'session_authorization', pg_catalog.current_setting('session_authorization') UNION ALL"
                    + " SELECT 'role', pg_catalog.current_setting('role') UNION ALL"
                    + " SELECT name, setting FROM pg_catalog.pg_settings WHERE source = 'session'";

    private final Connection connection;
    private final Map<String, String> settings;

    private PostgreSqlSession(Connection connection, Map<String, String> settings) {
        this.connection = connection;
        this.settings = settings;
    }

    static PostgreSqlSession capture(Connection connection) throws SQLException {
        return new PostgreSqlSession(connection, read(connection));
    }

    private static Map<String, String> read(Connection connection) throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        PlainSql.query(connection, SETTINGS, row -> settings.put(row.getString(1), String.valueOf(row.getString(2))));
        return settings;
    }

    @Override
    public void restore() throws SQLException {
        PostgreSqlHistory rules = new PostgreSqlHistory();
        List<String> statements = new ArrayList<>();
        Map<String, String> now = read(connection);
        settings.forEach((name, value) -> {
            if (!value.equals(now.get(name))) {
                statements.add(put(rules, name, value));
            }
        });
        now.keySet().stream()
                .filter(name -> !settings.containsKey(name))
                .forEach(name -> statements.add("RESET " + rules.quote(name)));
        if (!statements.isEmpty()) {
            PlainSql.execute(connection, String.join(";\n", statements));
        }
    }

    private static String put(PostgreSqlHistory rules, String name, String value) {
        if (name.equals("session_authorization")) {
            return "RESET SESSION AUTHORIZATION";
        }
        return "SELECT pg_catalog.set_config(" + rules.literal(name) + ", " + rules.literal(value) + ", false)";
    }
}
