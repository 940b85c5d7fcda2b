package io.mockloop.migrations.dialect.mysql;

import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.lock.MigrationLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A lock by name (MySQL 8.4 manual, 14.14), which survives the implicit commits of DDL and ends with the session. Its
 * name is one for the whole server, so that it holds a hash of the database's name.
 */
final class NamedLock implements MigrationLock {

    private final Connection connection;
    private final String name;
    private boolean held;

    NamedLock(Connection connection, String name) {
        this.connection = connection;
        this.name = name;
    }

    @Override
    public boolean tryAcquire() throws SQLException {
        held = held
                || PlainSql.text(connection, "SELECT GET_LOCK('" + name + "', 0)")
                        .filter("1"::equals)
                        .isPresent();
        return held;
    }

    /** Without the PROCESS right the list holds one's own user's sessions alone. */
    @Override
    public Optional<String> holder() throws SQLException {
        return PlainSql.text(
                connection,
                "SELECT CONCAT('connection ', l.id, COALESCE(CONCAT(' of user ', p.user, ' from ', p.host, ' holds it, for the"
                        + " last ', p.time, ' s at: ', COALESCE(p.state, p.command)), ' holds it')) FROM (SELECT IS_USED_LOCK('"
                        + name
                        + "') AS id) l LEFT JOIN information_schema.processlist p ON p.id = l.id WHERE l.id IS NOT NULL");
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
