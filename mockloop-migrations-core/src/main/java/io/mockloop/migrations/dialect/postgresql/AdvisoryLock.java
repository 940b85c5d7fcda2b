package io.mockloop.migrations.dialect.postgresql;

import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.lock.MigrationLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** A session-level advisory lock (PostgreSQL manual, 13.3.5), which the session's end frees. */
final class AdvisoryLock implements MigrationLock {

    private final Connection connection;
    private final long key;
    private boolean held;

    AdvisoryLock(Connection connection, long key) {
        this.connection = connection;
        this.key = key;
    }

    @Override
    public boolean tryAcquire() throws SQLException {
        held = held
                || PlainSql.text(connection, "SELECT pg_catalog.pg_try_advisory_lock(" + key + ")")
                        .filter("t"::equals)
                        .isPresent();
        return held;
    }

    /** A key of 64 bits stands in pg_locks in two halves (manual, 53.13). */
    @Override
    public Optional<String> holder() throws SQLException {
        return PlainSql.text(
                connection,
                "SELECT 'process ' || a.pid || ' of user ' || a.usename || coalesce(' from ' || host(a.client_addr), '')"
                        + " || coalesce(' (' || nullif(a.application_name, '') || ')', '') || ' holds it, connected since '"
                        + " || to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') || ' UTC'"
                        + " FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid"
                        + " WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 AND l.classid::bigint = "
                        + (key >>> 32)
                        + " AND l.objid::bigint = " + (key & 0xFFFFFFFFL)
                        + " AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())");
    }

    @Override
    public void release() throws SQLException {
        if (held) {
            held = false;
            PlainSql.execute(connection, "SELECT pg_catalog.pg_advisory_unlock(" + key + ")");
        }
    }
}
