package io.mockloop.migrations.engine.binding;

import io.mockloop.migrations.engine.jdbc.PlainSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;

/**
 * Savepoints by SQL, which all databases have in the same words: SQLite's driver, asked for one in a transaction that
 * was begun by SQL, takes auto-commit to be off from then on, and commits nothing more by itself.
 */
final class Savepoints {

    private int last;

    /** One of them; nobody else knows the name by which the database knows it. */
    private record Set(int number, @Nullable String name) implements Savepoint {

        @Override
        public int getSavepointId() throws SQLException {
            if (name != null) {
                throw new SQLException("The savepoint has a name");
            }
            return number;
        }

        @Override
        public String getSavepointName() throws SQLException {
            if (name == null) {
                throw new SQLException("The savepoint has no name");
            }
            return name;
        }

        private String identifier() {
            return "mockloop_" + number;
        }
    }

    Savepoint set(Connection connection, @Nullable String name) throws SQLException {
        Set set = new Set(++last, name);
        PlainSql.update(connection, "SAVEPOINT " + set.identifier());
        return set;
    }

    void release(Connection connection, Object savepoint) throws SQLException {
        PlainSql.update(connection, "RELEASE SAVEPOINT " + identifier(savepoint));
    }

    void rollBackTo(Connection connection, Object savepoint) throws SQLException {
        PlainSql.update(connection, "ROLLBACK TO SAVEPOINT " + identifier(savepoint));
    }

    private static String identifier(Object savepoint) throws SQLException {
        if (savepoint instanceof Set set) {
            return set.identifier();
        }
        throw new SQLException("The savepoint is another connection's");
    }
}
