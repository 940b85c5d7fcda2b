package io.mockloop.migrations.dialect.postgresql;

import io.mockloop.migrations.engine.history.SessionQuestion;
import io.mockloop.migrations.exception.Consequence;
import io.mockloop.migrations.exception.Consequence.Kind;
import io.mockloop.migrations.exception.PooledSessionException;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/**
 * The server's process that answers a connection. It is one for all of the connection's life, unless a pooler in
 * between gives each transaction another one (PgBouncer, pool_mode = transaction), where no lock of a session holds.
 */
final class ServerProcess implements SessionQuestion {

    private static final Consequence UNHARMED = new Consequence(Kind.NOTHING_DONE, "Nothing was run without the lock.");

    private int last;
    private boolean locking;

    /** The process that answered last; 0 if none has told. */
    int last() {
        return last;
    }

    /** From here on there is a lock to be lost. */
    void locks(boolean holds) {
        locking = holds;
    }

    boolean isLocking() {
        return locking;
    }

    @Override
    public String expression() {
        return "pg_catalog.pg_backend_pid()";
    }

    @Override
    public void answered(String answer, Connection connection) {
        answered(Integer.parseInt(answer));
    }

    /**
     * A process has answered.
     *
     * @throws PooledSessionException if it isn't the one that holds the lock
     */
    void answered(int process) {
        if (locking && process != last) {
            throw moved(process);
        }
        last = process;
    }

    PooledSessionException moved(int process) {
        return new PooledSessionException(
                "Process %d of the server answered, and then process %d, on one connection.".formatted(last, process),
                UNHARMED,
                null);
    }

    static PooledSessionException shared(int process) {
        return new PooledSessionException(
                "The session of process %d, which this connection was given, already holds the lock of another run."
                        .formatted(process),
                UNHARMED,
                null);
    }

    /** The process that the login told of, which a pooler makes up; 0 if the driver doesn't tell. */
    static int ofLogin(Connection connection) throws SQLException {
        return connection.isWrapperFor(PGConnection.class)
                ? connection.unwrap(PGConnection.class).getBackendPID()
                : 0;
    }
}
