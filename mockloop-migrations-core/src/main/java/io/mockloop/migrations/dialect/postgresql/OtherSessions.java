package io.mockloop.migrations.dialect.postgresql;

import io.mockloop.migrations.dialect.Gist;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.exception.TimeInWords;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the server tells of other sessions (manual, 27.2.3: pg_stat_activity): of those of other users only who they
 * are.
 */
final class OtherSessions {

    /** Of a session {@code a}, behind which {@link #words} are made. */
    static final String COLUMNS =
            "coalesce('process ' || a.pid || coalesce(' of user ' || a.usename, ' (' || a.backend_type || ')')"
                    + " || coalesce(' from ' || pg_catalog.host(a.client_addr), '')"
                    + " || coalesce(' (' || nullif(a.application_name, '') || ')', ''), ''),"
                    + " extract(epoch FROM pg_catalog.clock_timestamp() - a.xact_start),"
                    + " a.state, a.query, extract(epoch FROM pg_catalog.clock_timestamp() - a.query_start)";

    private static final String IDLE = "idle";
    private static final int SESSIONS = 5;

    private OtherSessions() {}

    /**
     * One session in words.
     *
     * @param first the first of {@link #COLUMNS}
     */
    static String words(ResultSet row, int first) throws SQLException {
        String who = row.getString(first);
        String transaction = age(row, first + 1);
        String state = row.getString(first + 2);
        String query = row.getString(first + 3);
        StringBuilder words = new StringBuilder(who);
        if (transaction != null) {
            words.append(", in a transaction for ").append(transaction);
        }
        if (state != null && query != null && !query.isBlank()) {
            String since = age(row, first + 4);
            words.append(state.startsWith(IDLE) ? ", %s; it ran: ".formatted(state) : ", runs: ")
                    .append(Gist.of(query, false));
            if (since != null) {
                words.append(state.startsWith(IDLE) ? " (" + since + " ago)" : " (for " + since + ")");
            }
        }
        return words.toString();
    }

    private static @Nullable String age(ResultSet row, int column) throws SQLException {
        double seconds = row.getDouble(column);
        return row.wasNull() ? null : TimeInWords.of(Duration.ofSeconds(Math.max(0, (long) seconds)));
    }

    /** Those that hold locks on what statements name: the strongest first. */
    static List<String> holding(Connection connection, String statements) throws SQLException {
        Set<String> names = Gist.namesIn(statements);
        if (names.isEmpty()) {
            return List.of();
        }
        String among = names.stream().map(new PostgreSqlHistory()::literal).collect(Collectors.joining(", "));
        return PlainSql.query(
                connection,
                "SELECT pg_catalog.format('%I.%I', n.nspname, c.relname), l.mode, " + COLUMNS
                        + " FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_class c ON c.oid = l.relation"
                        + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                        + " JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid"
                        + " WHERE l.granted AND l.locktype = 'relation' AND l.pid <> pg_catalog.pg_backend_pid()"
                        + " AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())"
                        + " AND pg_catalog.lower(c.relname) IN (" + among + ") AND n.nspname <> 'pg_catalog'"
                        + " ORDER BY a.xact_start LIMIT " + SESSIONS,
                row -> "%s is locked (%s) by %s".formatted(row.getString(1), row.getString(2), words(row, 3)));
    }

    /** Those that a process waits for. */
    static List<String> blocking(Connection connection, int process) throws SQLException {
        return PlainSql.query(
                connection,
                "SELECT " + COLUMNS + " FROM pg_catalog.pg_stat_activity a"
                        + " WHERE a.pid = ANY (pg_catalog.pg_blocking_pids(" + process
                        + ")) ORDER BY a.xact_start LIMIT "
                        + SESSIONS,
                row -> words(row, 1));
    }
}
