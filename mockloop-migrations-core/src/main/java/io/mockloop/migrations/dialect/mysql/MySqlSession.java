package io.mockloop.migrations.dialect.mysql;

import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.session.SessionSnapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The session's variables, whichever a migration or a dump may set, the database it may switch to, its roles and table
 * locks.
 */
final class MySqlSession implements SessionSnapshot {

    private static final String DATABASE = "database()";
    private static final String ROLE = "current_role()";
    /** Goes by what the driver takes it to be: a transaction that was open when the values were read has ended. */
    private static final String AUTO_COMMIT = "autocommit";

    private static final String FIXED_TIME = "timestamp";

    /**
     * Each server keeps them in another schema, and takes the other one's for a comment. Some change by themselves. A
     * session's sql_select_limit counts only if no LIMIT stands.
     */
    private static final String READ = """
            SELECT CONVERT(LOWER(variable_name) USING utf8mb4) COLLATE utf8mb4_bin,
              CONVERT(variable_value USING utf8mb4) COLLATE utf8mb4_bin
            FROM /*!80000 performance_schema */ /*M! information_schema */ .session_variables
            WHERE LOWER(variable_name) NOT IN ('timestamp', 'statement_id', 'last_insert_id', 'identity', 'insert_id',
              'rand_seed1', 'rand_seed2', 'error_count', 'warning_count', 'pseudo_thread_id', 'in_transaction',
              'last_gtid', 'character_set_database', 'collation_database') AND LOWER(variable_name) NOT LIKE 'gtid%'
            UNION ALL SELECT 'database()', CONVERT(DATABASE() USING utf8mb4) COLLATE utf8mb4_bin
            UNION ALL SELECT 'current_role()', CONVERT(CURRENT_ROLE() USING utf8mb4) COLLATE utf8mb4_bin
            UNION ALL SELECT 'timestamp', IF(ABS(@@timestamp - UNIX_TIMESTAMP(SYSDATE())) > 5, 'fixed', 'DEFAULT')
            LIMIT 10000""";

    /** What is shown of the session and is the server's alone: not a migration's doing for this session. */
    private static final Set<Integer> NOT_OF_THE_SESSION = Set.of(1229, 1238);

    private final Connection connection;
    private final Map<String, String> values;

    private MySqlSession(Connection connection, Map<String, String> values) {
        this.connection = connection;
        this.values = values;
    }

    static MySqlSession capture(Connection connection) throws SQLException {
        return new MySqlSession(connection, read(connection));
    }

    private static Map<String, String> read(Connection connection) throws SQLException {
        Map<String, String> values = new LinkedHashMap<>();
        PlainSql.query(connection, READ, row -> values.put(row.getString(1), String.valueOf(row.getString(2))));
        return values;
    }

    @Override
    public void restore() throws SQLException {
        PlainSql.execute(connection, "UNLOCK TABLES");
        Map<String, String> now = read(connection);
        values.put(AUTO_COMMIT, connection.getAutoCommit() ? "ON" : "OFF");
        for (Map.Entry<String, String> value : values.entrySet()) {
            if (!value.getValue().equals(now.getOrDefault(value.getKey(), value.getValue()))) {
                put(value.getKey(), value.getValue());
            }
        }
    }

    private void put(String name, String value) throws SQLException {
        MySqlHistory rules = new MySqlHistory();
        switch (name) {
            case DATABASE -> {
                connection.setCatalog(value);
                PlainSql.execute(connection, "USE " + rules.quote(value));
            }
            case ROLE -> PlainSql.execute(connection, "SET ROLE " + (value.equals("null") ? "NONE" : value));
            case FIXED_TIME -> PlainSql.execute(connection, "SET SESSION timestamp = DEFAULT");
            default -> variable(name, value);
        }
    }

    private void variable(String name, String value) throws SQLException {
        try {
            PlainSql.execute(connection, "SET SESSION " + name + " = " + literal(name, value));
        } catch (SQLException e) {
            if (!NOT_OF_THE_SESSION.contains(e.getErrorCode())) {
                throw e;
            }
        }
    }

    private static String literal(String name, String value) {
        if (value.equals("null") || (value.isEmpty() && name.startsWith("character_set"))) {
            return "NULL";
        }
        return value.matches("-?\\d+(\\.\\d+)?") ? value : new MySqlHistory().literal(value);
    }
}
