package io.mockloop.migrations.engine.binding;

import java.sql.Connection;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A migration's connection, as Spring's transaction managers know one. */
final class MigrationConnection extends ConnectionHolder {

    private boolean aside;

    /**
     * Holds a connection.
     *
     * @param inTransaction whether a transaction is open on it, in which others can take part
     */
    MigrationConnection(Connection connection, boolean inTransaction) {
        super(connection, inTransaction);
        // So that a manager that cannot take part uses another connection, and neither this one nor an exception.
        setSynchronizedWithTransaction(true);
    }

    /** Stands aside for a transaction on another connection. */
    void aside(boolean now) {
        aside = now;
    }

    /**
     * Lets another connection be bound in its place while it stands aside. A manager that has seen a transaction here
     * takes it off itself, and still finds it: it does so before it says that no transaction is active any more.
     */
    @Override
    public boolean isVoid() {
        return aside && !TransactionSynchronizationManager.isActualTransactionActive();
    }
}
