package io.mockloop.migrations.engine.session;

import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import java.sql.SQLException;
import java.util.function.Supplier;

/** Transactions on the connection of one run. */
public interface Transactions extends AutoCloseable {

    /**
     * Begins a transaction, if none is open.
     *
     * @return false if another process stands in the way for now: the caller waits and tries again
     */
    boolean tryBegin() throws SQLException;

    /**
     * The same, unless another process has written what was read before: only if beginning is what keeps others out, so
     * that until then they may have.
     *
     * @param unchanged whether what was read before is still so
     */
    default Beginning tryBegin(SqlSupplier<Boolean> unchanged) throws SQLException {
        return tryBegin() ? Beginning.BEGUN : Beginning.BUSY;
    }

    /** What has become of beginning a transaction. */
    enum Beginning {
        /** It is open. */
        BEGUN,
        /** Another process stands in the way for now. */
        BUSY,
        /** What was read before is not so any more, and no transaction is open. */
        CHANGED
    }

    /** Commits. */
    void commit() throws SQLException;

    /** Whether a commit was refused since somebody reads, so that the next transaction waits for these. */
    default boolean isBehindReaders() {
        return false;
    }

    /** Rolls back. */
    void rollback() throws SQLException;

    /** Rolls back what a script has begun by a statement of its own, if {@link #leave} has left it to that. */
    void rollbackOfScript() throws SQLException;

    /** Leaves more time to others who write, as an application does all day, if one of them stops all. */
    default void share() {}

    /** Back to auto-commit, for statements that must not be in a transaction. */
    void leave() throws SQLException;

    /** Watches the transaction that is open, over code that could end it; what it gives is asked once. */
    Supplier<Fate> watch() throws SQLException;

    /** Ends the session for good, whatever it is in, so that nobody else is handed it. */
    void abandon() throws SQLException;

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
