package io.mockloop.migrations.engine.session;

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

    /** Whether a commit was refused since somebody reads, so that the next transaction waits for these. */
    default boolean isBehindReaders() {
        return false;
    }

    /** Rolls back. */
    void rollback() throws SQLException;

    /** Rolls back what a script has begun by a statement of its own, where {@link #leave} has left it to that. */
    void rollbackOfScript() throws SQLException;

    /** Back to auto-commit, for statements that must not be in a transaction. */
    void leave() throws SQLException;

    /** Watches the transaction that is open, over code that could end it. */
    Watch watch() throws SQLException;

    /** Ends the session for good, whatever it is in, so that nobody else is handed it. */
    void abandon() throws SQLException;

    /** Tells what has become of a transaction that is the engine's. */
    @FunctionalInterface
    interface Watch {
        /** Looks, once. */
        Fate look();
    }

    /** What has become of a transaction. */
    enum Fate {
        /** It is still the one that was begun. */
        OPEN,
        /** It was ended; what came after was another one, or none. */
        ENDED,
        /** The connection is closed. */
        GONE
    }

    /** Puts the connection's settings back to what they were before the run. */
    @Override
    void close() throws SQLException;
}
