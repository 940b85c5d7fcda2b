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

    /**
     * The values that are bound to a statement, as far as two runs can be compared by them.
     *
     * @param hash over them; empty if none is bound
     * @param isPartial whether some of them have no text that is the same for the same value, as streams
     */
    record Values(String hash, boolean isPartial) {

        /** None. */
        public static final Values NONE = new Values("", false);
    }

    /** Whether what is bound is looked at, which has its cost. */
    boolean comparesValues();

    /** Whether a statement was done before a recovery, and isn't to be sent again. */
    boolean isDone(String sql, Values values);

    /** Sends it; null if it failed, and that doesn't matter. */
    <T> @Nullable T send(String sql, Values values, Statement statement, SqlSupplier<T> sending) throws SQLException;
}
