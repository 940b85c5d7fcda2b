package io.mockloop.migrations.engine.binding;

import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import io.mockloop.migrations.exception.MigrationException;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** What every statement of a Java migration goes through, whichever way it is sent. */
public interface StatementGate {

    /**
     * Looks at a statement before it is sent.
     *
     * @throws MigrationException if it may not be sent
     */
    void check(String sql);

    /** A statement as it is to be sent. */
    String toSend(String sql);

    /**
     * What to throw at a call that ends the transaction.
     *
     * @param call class and method
     */
    MigrationException refusal(String call);

    /** Whether a statement was done before a recovery, and isn't to be sent again. */
    default boolean isDone(String sql) {
        return false;
    }

    /** Sends it; null if it failed, and that doesn't matter. */
    <T> @Nullable T send(String sql, Statement statement, SqlSupplier<T> sending) throws SQLException;
}
