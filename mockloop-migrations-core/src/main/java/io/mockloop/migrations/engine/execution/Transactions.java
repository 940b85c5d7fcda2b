package io.mockloop.migrations.engine.execution;

import java.sql.SQLException;

/** Transactions on the connection of one run. */
public interface Transactions extends AutoCloseable {

    /**
     * Begins a transaction, if none is open.
     *
     * @return false where another process stands in the way for now: the caller waits and tries again
     */
    boolean tryBegin() throws SQLException;

    /** Commits. */
    void commit() throws SQLException;

    /** Rolls back. */
    void rollback() throws SQLException;

    /** Rolls back what a script has begun by a statement of its own, where {@link #leave} has left it to that. */
    void rollbackOfScript() throws SQLException;

    /** Back to auto-commit, for statements that must not be in a transaction. */
    void leave() throws SQLException;

    /** Puts the connection's settings back to what they were before the run. */
    @Override
    void close() throws SQLException;
}
