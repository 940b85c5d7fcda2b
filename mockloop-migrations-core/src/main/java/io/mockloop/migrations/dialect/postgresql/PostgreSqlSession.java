package io.mockloop.migrations.dialect.postgresql;

import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.session.SessionSnapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings of a session: those that were set in it (manual, 53.25: pg_settings), the role and the user; and what
 * lives in it: temporary tables, channels listened to, prepared statements, cursors, advisory locks. Put back one by
 * one, since RESET ALL and DISCARD ALL would undo what the pool or the driver set, and free the lock.
 */
final class PostgreSqlSession implements SessionSnapshot {

    private static final String USER = "session_authorization";
    private static final String ROLE = "role";
    private static final String SETTING = "setting";

    /** Kind, name and value of a setting; or kind and name of a thing, and the statement that removes it. */
    private static final String READ = """
            SELECT 'setting', 'session_authorization', pg_catalog.current_setting('session_authorization')
            UNION ALL SELECT 'setting', 'role', pg_catalog.current_setting('role')
            UNION ALL SELECT 'setting', name, setting FROM pg_catalog.pg_settings WHERE source = 'session'
            UNION ALL SELECT 'table', c.oid::text, pg_catalog.format('DROP %s IF EXISTS pg_temp.%I CASCADE',
                CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, c.relname)
              FROM pg_catalog.pg_class c
              WHERE c.relnamespace = pg_catalog.pg_my_temp_schema() AND c.relkind IN ('r', 'p', 'v', 'S')
            UNION ALL SELECT 'channel', l.name, pg_catalog.format('UNLISTEN %I', l.name)
              FROM pg_catalog.pg_listening_channels() AS l (name)
            UNION ALL SELECT 'prepared', name, pg_catalog.format('DEALLOCATE %I', name)
              FROM pg_catalog.pg_prepared_statements WHERE from_sql
            UNION ALL SELECT 'cursor', name, pg_catalog.format('CLOSE %I', name)
              FROM pg_catalog.pg_cursors WHERE is_holdable
            UNION ALL SELECT 'lock', pg_catalog.format('%s %s %s %s', classid, objid, objsubid, mode), pg_catalog.format(
                'DO $do$ BEGIN WHILE pg_catalog.pg_advisory_unlock%s(%s) LOOP END LOOP; END $do$',
                CASE WHEN mode = 'ShareLock' THEN '_shared' END,
                CASE objsubid WHEN 1 THEN ((classid::bigint << 32) | objid::bigint)::text
                  ELSE pg_catalog.format('%s, %s', classid::bigint::bit(32)::integer, objid::bigint::bit(32)::integer)
                END)
              FROM pg_catalog.pg_locks WHERE locktype = 'advisory' AND granted AND pid = pg_catalog.pg_backend_pid()""";

    private final Connection connection;
    private final Map<Thing, String> before;

    private record Thing(String kind, String name) {

        boolean isSetting() {
            return kind.equals(SETTING);
        }
    }

    private PostgreSqlSession(Connection connection, Map<Thing, String> before) {
        this.connection = connection;
        this.before = before;
    }

    static PostgreSqlSession capture(Connection connection) throws SQLException {
        return new PostgreSqlSession(connection, read(connection));
    }

    private static Map<Thing, String> read(Connection connection) throws SQLException {
        Map<Thing, String> things = new LinkedHashMap<>();
        PlainSql.query(
                connection,
                READ,
                row -> things.put(new Thing(row.getString(1), row.getString(2)), String.valueOf(row.getString(3))));
        return things;
    }

    /** Settings first, so that there is the right to remove the rest. */
    @Override
    public void restore() throws SQLException {
        PostgreSqlHistory rules = new PostgreSqlHistory();
        List<String> statements = new ArrayList<>();
        Map<Thing, String> now = read(connection);
        before.forEach((thing, value) -> {
            if (thing.isSetting() && !value.equals(now.get(thing))) {
                statements.add(put(rules, thing.name(), value));
            }
        });
        now.forEach((thing, removal) -> {
            if (!before.containsKey(thing)) {
                statements.add(thing.isSetting() ? "RESET " + rules.quote(thing.name()) : removal);
            }
        });
        if (!statements.isEmpty()) {
            PlainSql.execute(connection, String.join(";\n", statements));
        }
    }

    private static String put(PostgreSqlHistory rules, String name, String value) {
        if (name.equals(USER)) {
            return "SET SESSION AUTHORIZATION " + rules.literal(value);
        }
        return "SELECT pg_catalog.set_config(" + rules.literal(name) + ", " + rules.literal(value) + ", false)";
    }

    /** Another user or role may not have the right to write the history. */
    @Override
    public List<String> beforeHistory() {
        PostgreSqlHistory rules = new PostgreSqlHistory();
        return List.of(USER, ROLE).stream()
                .map(name -> put(rules, name, String.valueOf(before.get(new Thing(SETTING, name)))))
                .toList();
    }
}
