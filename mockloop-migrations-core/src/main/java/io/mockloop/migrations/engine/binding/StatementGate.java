package io.mockloop.migrations.engine.binding;

import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import io.mockloop.migrations.exception.MigrationException;
import java.sql.SQLException;
import java.sql.Statement;

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

    /** Sends it. */
    <T> T send(String sql, Statement statement, SqlSupplier<T> sending) throws SQLException;
}
