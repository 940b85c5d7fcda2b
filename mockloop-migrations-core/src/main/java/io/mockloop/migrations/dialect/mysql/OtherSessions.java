package io.mockloop.migrations.dialect.mysql;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the server tells of other sessions; without the right to see those of others it tells of one's own user's alone.
 */
final class OtherSessions {

    private static final Logger logger = LoggerFactory.getLogger(OtherSessions.class);

    private static final String SLEEPS = "Sleep";

    private OtherSessions() {}

    /** Those that hold locks on what a statement names, or what would tell of them. */
    static List<String> holding(Connection connection, String statement, LockHolders tell) {
        Set<String> names = Gist.namesIn(statement);
        if (names.isEmpty()) {
            return List.of();
        }
        String among = names.stream().map(new MySqlHistory()::literal).collect(Collectors.joining(", "));
        for (String query : tell.queries()) {
            List<String> found = ask(connection, query.formatted(among));
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of(tell.hint());
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
