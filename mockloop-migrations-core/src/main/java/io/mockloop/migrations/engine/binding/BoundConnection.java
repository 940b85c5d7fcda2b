package io.mockloop.migrations.engine.binding;

import java.sql.Connection;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A migration's connection while it is bound to the thread. */
final class BoundConnection implements TransactionSynchronization {

    private static final Logger logger = LoggerFactory.getLogger(BoundConnection.class);

    private final Set<DataSource> dataSources;
    private final MigrationConnection holder;
    private final Runnable whenAside;

    private BoundConnection(Set<DataSource> dataSources, MigrationConnection holder, Runnable whenAside) {
        this.dataSources = dataSources;
        this.holder = holder;
        this.whenAside = whenAside;
    }

    /**
     * Binds a connection, on a thread that has nothing bound.
     *
     * @param inTransaction whether a transaction is open on it
     * @param whenAside called when it has to stand aside for another connection
     */
    static BoundConnection bind(
            Set<DataSource> dataSources,
            Connection connection,
            boolean inTransaction,
            String name,
            Runnable whenAside) {
        BoundConnection bound =
                new BoundConnection(dataSources, new MigrationConnection(connection, inTransaction), whenAside);
        bound.bindWhereMissing();
        TransactionSynchronizationManager.setActualTransactionActive(inTransaction);
        TransactionSynchronizationManager.setCurrentTransactionName(name);
        bound.activate();
        return bound;
    }

    private void bindWhereMissing() {
        for (DataSource dataSource : dataSources) {
            if (!TransactionSynchronizationManager.hasResource(dataSource)) {
                TransactionSynchronizationManager.bindResource(dataSource, holder);
            }
        }
    }

    /** Lets others wait for the end of the transaction. */
    void activate() {
        TransactionSynchronizationManager.initSynchronization();
        TransactionSynchronizationManager.registerSynchronization(this);
    }

    @Override
    public void suspend() {
        holder.aside(true);
        whenAside.run();
    }

    @Override
    public void resume() {
        holder.aside(false);
        bindWhereMissing();
    }

    boolean isRollbackOnly() {
        return holder.isRollbackOnly();
    }

    /** Whether it, and nothing else, is what is found on the thread. */
    boolean isFound() {
        return dataSources.stream()
                .allMatch(dataSource -> TransactionSynchronizationManager.getResource(dataSource) == holder);
    }

    /** Those who wait for the end of the transaction. */
    List<TransactionSynchronization> waiting() {
        return TransactionSynchronizationManager.isSynchronizationActive()
                ? TransactionSynchronizationManager.getSynchronizations().stream()
                        .filter(each -> each != this)
                        .toList()
                : List.of();
    }

    /**
     * Takes everything off the thread.
     *
     * @return those who still wait for the end of the transaction, set aside
     */
    List<TransactionSynchronization> unbind() {
        List<TransactionSynchronization> waiting = waiting();
        waiting.forEach(BoundConnection::setAside);
        TransactionSynchronizationManager.clear();
        dataSources.forEach(this::unbind);
        return waiting;
    }

    private static void setAside(TransactionSynchronization synchronization) {
        try {
            synchronization.suspend();
        } catch (RuntimeException e) {
            logger.warn("What waits for the end of the transaction could not be set aside", e);
        }
    }

    private void unbind(DataSource dataSource) {
        Object bound = TransactionSynchronizationManager.unbindResourceIfPossible(dataSource);
        if (bound != holder && bound instanceof ConnectionHolder left) {
            release(left, dataSource);
        }
    }

    /** Of a transaction that nobody ends any more. */
    private static void release(ConnectionHolder left, DataSource dataSource) {
        @Nullable Connection connection = left.getConnectionHandle() == null ? null : left.getConnection();
        DataSourceUtils.releaseConnection(connection, dataSource);
    }
}
