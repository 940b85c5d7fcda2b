package io.mockloop.migrations.dialect.mysql;

import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.lock.LockHolder;
import io.mockloop.migrations.engine.lock.MigrationLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lock by name (MySQL 8.4 manual, 14.14), which survives the implicit commits of DDL and ends with the session. Its
 * name is one for the whole server, so that it holds a hash of the database's name.
 */
final class NamedLock implements MigrationLock {

    private static final Logger logger = LoggerFactory.getLogger(NamedLock.class);

    private static final String GROUP = "group_replication_group_name=";
    private static final String SEVERAL_PRIMARIES = "group_replication_single_primary_mode=OFF";

    /**
     * What tells of a cluster whose nodes all take writes: <a
     * href="https://mariadb.com/docs/galera-cluster/reference/galera-cluster-system-variables">Galera</a>, <a
     * href="https://dev.mysql.com/doc/refman/9.4/en/group-replication-limitations.html">group replication</a>. Without
     * it the server doesn't know these variables.
     */
    private static final String CLUSTER = "(SELECT GROUP_CONCAT(LOWER(variable_name), '=', variable_value) FROM"
            + " /*!80000 performance_schema */ /*M! information_schema */ .global_variables WHERE LOWER(variable_name)"
            + " IN ('wsrep_on', 'group_replication_single_primary_mode', 'group_replication_group_name')"
            + " AND variable_value <> '')";

    /** MySQL's older list fails as soon as any session runs what has a character of four bytes. */
    private static final String SESSIONS = "/*!80022 performance_schema */ /*M! information_schema */ .processlist";

    private final Connection connection;
    private final String name;
    private boolean held;
    private boolean asked;

    NamedLock(Connection connection, String name) {
        this.connection = connection;
        this.name = name;
    }

    @Override
    public boolean tryAcquire() throws SQLException {
        held = held || isFree();
        return held;
    }

    /** The first time it asks, too, whether the lock holds on this node of a cluster alone. */
    private boolean isFree() throws SQLException {
        String query = "SELECT GET_LOCK('" + name + "', 0), " + (asked ? "NULL" : CLUSTER);
        List<String> answer = PlainSql.query(connection, query, row -> {
            asked = true;
            warnOf(String.valueOf(row.getString(2)));
            return String.valueOf(row.getString(1));
        });
        return answer.contains("1");
    }

    private static void warnOf(String settings) {
        String cluster = settings.contains("wsrep_on=ON")
                ? "a Galera cluster"
                : settings.contains(SEVERAL_PRIMARIES) && settings.contains(GROUP)
                        ? "a group with several primaries"
                        : null;
        if (cluster != null) {
            logger.warn(
                    "The server is a node of {}, on each of which GET_LOCK is another lock: it keeps out those who migrate by"
                            + " this node alone. Let all migrations connect to the same node (mockloop.migrations.url)",
                    cluster);
        }
    }

    /** Without the PROCESS right the list holds one's own user's sessions alone. */
    @Override
    public Optional<LockHolder> holder() throws SQLException {
        return PlainSql.query(
                        connection,
                        "SELECT l.id, p.user, p.host, p.time, p.command, p.info FROM (SELECT IS_USED_LOCK('" + name
                                + "') AS id) l LEFT JOIN " + SESSIONS + " p ON p.id = l.id"
                                + " WHERE l.id IS NOT NULL",
                        row -> new LockHolder("it is held by " + OtherSessions.words(row, 1), "KILL " + row.getLong(1)))
                .stream()
                .findFirst();
    }

    @Override
    public boolean outlivesTransactions() {
        return true;
    }

    @Override
    public void release() throws SQLException {
        if (held) {
            held = false;
            PlainSql.execute(connection, "SELECT RELEASE_LOCK('" + name + "')");
        }
    }
}
