package io.mockloop.migrations.dialect.mysql;

import io.mockloop.migrations.dialect.Gist;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.exception.TimeInWords;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the server tells of other sessions; without the right to see those of others it tells of one's own user's alone.
 */
final class OtherSessions {

    private static final Logger logger = LoggerFactory.getLogger(OtherSessions.class);

    private static final int SESSIONS = 5;
    private static final String SLEEPS = "Sleep";

    /**
     * The <a href="https://dev.mysql.com/doc/refman/9.4/en/performance-schema-metadata-locks-table.html">table of
     * metadata locks</a>, and each session's last statement; empty if the instrument or all of the performance schema
     * is off, as MariaDB's is by default.
     */
    private static final String BY_PERFORMANCE_SCHEMA = """
            SELECT DISTINCT CONCAT(m.object_schema, '.', m.object_name), m.lock_type, t.processlist_id, t.processlist_user,
              t.processlist_host, t.processlist_time, t.processlist_command,
              COALESCE(t.processlist_info, (SELECT MAX(e.sql_text) FROM performance_schema.events_statements_current e
                WHERE e.thread_id = t.thread_id))
            FROM performance_schema.metadata_locks m JOIN performance_schema.threads t ON t.thread_id = m.owner_thread_id
            WHERE m.lock_status = 'GRANTED' AND m.object_type = 'TABLE' AND t.processlist_id <> CONNECTION_ID()
              AND LOWER(CONVERT(m.object_name USING utf8mb4)) IN (%s) ORDER BY t.processlist_time DESC LIMIT\s""" + SESSIONS;

    /**
     * MariaDB's plugin <a
     * href="https://mariadb.com/docs/server/reference/plugins/other-plugins/metadata-lock-info-plugin">
     * metadata_lock_info</a>.
     */
    private static final String BY_PLUGIN = """
            SELECT DISTINCT CONCAT(m.table_schema, '.', m.table_name), m.lock_mode, p.id, p.user, p.host, p.time, p.command,
              p.info
            FROM information_schema.metadata_lock_info m JOIN information_schema.processlist p ON p.id = m.thread_id
            WHERE p.id <> CONNECTION_ID() AND LOWER(CONVERT(m.table_name USING utf8mb4)) IN (%s)
            ORDER BY p.time DESC LIMIT\s""" + SESSIONS;

    private OtherSessions() {}

    /** Those that hold locks on what a statement names, or what would tell of them. */
    static List<String> holding(Connection connection, String statement) {
        Set<String> names = Gist.namesIn(statement);
        if (names.isEmpty()) {
            return List.of();
        }
        String among = names.stream().map(new MySqlHistory()::literal).collect(Collectors.joining(", "));
        List<String> found = new ArrayList<>(ask(connection, BY_PERFORMANCE_SCHEMA.formatted(among)));
        if (found.isEmpty()) {
            found.addAll(ask(connection, BY_PLUGIN.formatted(among)));
        }
        return found.isEmpty()
                ? List.of(
                        "this user isn't shown by the server who has locked it: that takes SELECT on the performance schema,"
                                + " or on MariaDB the plugin metadata_lock_info")
                : found;
    }

    private static List<String> ask(Connection connection, String query) {
        try {
            return PlainSql.query(
                    connection,
                    query,
                    row -> "%s is locked (%s) by %s".formatted(row.getString(1), row.getString(2), words(row, 3)));
        } catch (SQLException e) {
            logger.debug("Who holds a lock isn't told that way", e);
            return List.of();
        }
    }

    /**
     * One session in words.
     *
     * @param first the column of its number, behind which are user, host, seconds, command and statement
     */
    static String words(ResultSet row, int first) throws SQLException {
        String user = row.getString(first + 1);
        StringBuilder words = new StringBuilder("connection " + row.getString(first));
        if (user != null) {
            words.append(" of user ").append(user).append(" from ").append(row.getString(first + 2));
        }
        String time = age(row, first + 3);
        String command = row.getString(first + 4);
        String statement = row.getString(first + 5);
        if (command != null) {
            boolean sleeps = command.equals(SLEEPS);
            words.append(sleeps ? ", idle" : ", runs").append(time == null ? "" : " for " + time);
            if (statement != null && !statement.isBlank()) {
                words.append(sleeps ? "; it ran: " : ": ").append(Gist.of(statement, true));
            } else if (!sleeps) {
                words.append(": ").append(command);
            }
        }
        return words.toString();
    }

    private static @Nullable String age(ResultSet row, int column) throws SQLException {
        long seconds = row.getLong(column);
        return row.wasNull() ? null : TimeInWords.of(Duration.ofSeconds(Math.max(0, seconds)));
    }
}
