package io.mockloop.migrations.dialect.mysql;

import java.util.List;

/**
 * How a server tells who has a table locked: its name, the lock's mode, and the session's number, user, host, seconds,
 * command and statement.
 *
 * @param queries with {@code %s} for the names in lower case, the first of which that finds somebody is taken
 * @param hint what it takes to be told, if none does
 */
public record LockHolders(List<String> queries, String hint) {

    /**
     * The <a href="https://dev.mysql.com/doc/refman/9.4/en/performance-schema-metadata-locks-table.html">table of
     * metadata locks</a>, and each session's last statement; empty if the instrument or all of the performance schema
     * is off, as MariaDB's is by default.
     */
    public static final String BY_PERFORMANCE_SCHEMA = """
            SELECT DISTINCT CONCAT(m.object_schema, '.', m.object_name), m.lock_type, t.processlist_id, t.processlist_user,
              t.processlist_host, t.processlist_time, t.processlist_command,
              COALESCE(t.processlist_info, (SELECT MAX(e.sql_text) FROM performance_schema.events_statements_current e
                WHERE e.thread_id = t.thread_id))
            FROM performance_schema.metadata_locks m JOIN performance_schema.threads t ON t.thread_id = m.owner_thread_id
            WHERE m.lock_status = 'GRANTED' AND m.object_type = 'TABLE' AND t.processlist_id <> CONNECTION_ID()
              AND LOWER(CONVERT(m.object_name USING utf8mb4)) IN (%s) ORDER BY t.processlist_time DESC LIMIT 5""";

    static final LockHolders OF_MYSQL = new LockHolders(
            List.of(BY_PERFORMANCE_SCHEMA),
            "the server doesn't show this user who has locked it: that takes SELECT on performance_schema.metadata_locks,"
                    + " .threads and .events_statements_current");

    /** Copies the list. */
    public LockHolders {
        queries = List.copyOf(queries);
    }
}
