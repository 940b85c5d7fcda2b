package io.mockloop.migrations.engine.binding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What the thread that runs a migration has bound for itself; set aside meanwhile, as for a new transaction. */
final class CallersTransaction implements AutoCloseable {

    private final @Nullable String name = TransactionSynchronizationManager.getCurrentTransactionName();
    private final boolean readOnly = TransactionSynchronizationManager.isCurrentTransactionReadOnly();
    private final @Nullable Integer isolation = TransactionSynchronizationManager.getCurrentTransactionIsolationLevel();
    private final boolean active = TransactionSynchronizationManager.isActualTransactionActive();
    private final @Nullable List<TransactionSynchronization> synchronizations;
    private final Map<DataSource, Object> resources = new LinkedHashMap<>();

    private CallersTransaction(Set<DataSource> dataSources) {
        synchronizations = TransactionSynchronizationManager.isSynchronizationActive()
                ? TransactionSynchronizationManager.getSynchronizations()
                : null;
        if (synchronizations != null) {
            synchronizations.forEach(TransactionSynchronization::suspend);
        }
        TransactionSynchronizationManager.clear();
        for (DataSource dataSource : dataSources) {
            Object resource = TransactionSynchronizationManager.unbindResourceIfPossible(dataSource);
            if (resource != null) {
                resources.put(dataSource, resource);
            }
        }
    }

    /**
     * Sets it aside.
     *
     * @param dataSources for which something else is going to be bound
     */
    static CallersTransaction setAside(Set<DataSource> dataSources) {
        return new CallersTransaction(dataSources);
    }

    /** Puts it back. */
    @Override
    public void close() {
        resources.forEach(TransactionSynchronizationManager::bindResource);
        TransactionSynchronizationManager.setActualTransactionActive(active);
        TransactionSynchronizationManager.setCurrentTransactionIsolationLevel(isolation);
        TransactionSynchronizationManager.setCurrentTransactionReadOnly(readOnly);
        TransactionSynchronizationManager.setCurrentTransactionName(name);
        if (synchronizations != null) {
            TransactionSynchronizationManager.initSynchronization();
            for (TransactionSynchronization synchronization : synchronizations) {
                synchronization.resume();
                TransactionSynchronizationManager.registerSynchronization(synchronization);
            }
        }
    }
}
