package io.mockloop.migrations.dialect.postgresql;

import io.mockloop.migrations.dialect.Gist;
import io.mockloop.migrations.engine.batch.LoadRules;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.jdbc.SqlFunction;
import io.mockloop.migrations.exception.TimeInWords;
import io.mockloop.migrations.settings.DataLimits;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far replicas are behind, and whether a table is being vacuumed (manual, 27.2.4 pg_stat_replication and 27.4.5
 * pg_stat_progress_vacuum). Who may not see other users' processes sees that there is one, and NULL for the rest.
 */
final class ServerLoad implements LoadRules {

    private static final String QUERY = """
            SELECT extract(epoch FROM (SELECT max(replay_lag) FROM pg_catalog.pg_stat_replication)),
              (SELECT string_agg(c.relname, ', ') FROM pg_catalog.pg_stat_progress_vacuum v
                JOIN pg_catalog.pg_class c ON c.oid = v.relid
                WHERE v.datname = current_database() AND pg_catalog.lower(c.relname) IN (%s)),
              EXISTS (SELECT 1 FROM pg_catalog.pg_stat_replication WHERE state IS NULL),
              EXISTS (SELECT 1 FROM pg_catalog.pg_stat_progress_vacuum
                WHERE datname = current_database() AND relid IS NULL)
            """;

    @Override
    public @Nullable SqlFunction<Connection, Load> question(DataLimits limits, String statement) {
        if (limits.replicationLag().isZero() && !limits.waitForVacuum()) {
            return null;
        }
        String among = Gist.namesIn(statement).stream()
                .map(new PostgreSqlHistory()::literal)
                .collect(Collectors.joining(", "));
        String sql = QUERY.formatted(among.isEmpty() ? "NULL" : among);
        return connection ->
                PlainSql.query(connection, sql, row -> load(row, limits)).get(0);
    }

    private static Load load(ResultSet row, DataLimits limits) throws SQLException {
        boolean looksAtLag = !limits.replicationLag().isZero();
        Duration lag = Duration.ofMillis((long) (row.getDouble(1) * 1000)); // 0 for NULL
        String vacuumed = row.getString(2);
        boolean isUnseen = (looksAtLag && row.getBoolean(3)) || (limits.waitForVacuum() && row.getBoolean(4));
        String unseen = isUnseen ? "the user may not see replicas and vacuums; GRANT pg_read_all_stats lets it" : null;
        if (looksAtLag && lag.compareTo(limits.replicationLag()) > 0) {
            return new Load(
                    "a replica is %s behind, which is more than %s"
                            .formatted(TimeInWords.of(lag), TimeInWords.of(limits.replicationLag())),
                    unseen);
        }
        return new Load(
                limits.waitForVacuum() && vacuumed != null ? "a vacuum is at work on " + vacuumed : null, unseen);
    }
}
