package io.mockloop.migrations.engine.binding;

import io.mockloop.migrations.exception.ForbiddenCallException;
import io.mockloop.migrations.exception.ForbiddenCallException.Deed;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionSynchronizationUtils;

/**
 * One migration's transaction, as Spring's code on the thread that runs it sees it: templates find its connection, and
 * transactions of data source transaction managers take part in it. Who waits for its end is told of that.
 */
public final class ThreadTransaction {

    private static final Logger logger = LoggerFactory.getLogger(ThreadTransaction.class);

    private final SharedDataSources dataSources;
    private final String name;
    private final String migration;
    private final List<TransactionSynchronization> waiting = new ArrayList<>();
    private boolean told;

    /** A migration's code. */
    @FunctionalInterface
    public interface Code {
        /** Runs it. */
        void run() throws Exception;
    }

    /** How a transaction has ended. */
    public enum End {
        /** It is committed. */
        COMMITTED(TransactionSynchronization.STATUS_COMMITTED),
        /** Nothing of it is left. */
        ROLLED_BACK(TransactionSynchronization.STATUS_ROLLED_BACK),
        /** It isn't known, or a part of it is left. */
        UNKNOWN(TransactionSynchronization.STATUS_UNKNOWN);

        private final int status;

        End(int status) {
            this.status = status;
        }
    }

    /**
     * The transaction of one migration.
     *
     * @param name its short name
     * @param migration the migration, as the beginning of a sentence
     */
    public ThreadTransaction(SharedDataSources dataSources, String name, String migration) {
        this.dataSources = dataSources;
        this.name = name;
        this.migration = migration;
    }

    /**
     * Runs code with a connection bound to the thread, and, if it ends well, what is to be called before the commit.
     *
     * @param connection through which the transaction cannot be ended
     * @param session the data source of this connection alone
     * @param inTransaction whether a transaction is open on it
     * @throws ForbiddenCallException if code that takes part has marked the transaction for rollback
     */
    public void run(Connection connection, DataSource session, boolean inTransaction, Code code) throws Exception {
        Set<DataSource> all = new LinkedHashSet<>(dataSources.all());
        all.add(session);
        CallersTransaction caller = CallersTransaction.setAside(all);
        try {
            BoundConnection bound = BoundConnection.bind(
                    all, connection, inTransaction, name, inTransaction ? this::tellOfAnotherOne : () -> {});
            try {
                code.run();
                checkEnded(bound);
                beforeCommit(bound);
            } finally {
                beforeCompletion();
                waiting.addAll(bound.unbind());
            }
        } finally {
            caller.close();
        }
    }

    private void tellOfAnotherOne() {
        if (!told) {
            told = true;
            logger.warn(
                    "{} calls code that has a transaction of its own on another connection (Propagation.REQUIRES_NEW or"
                            + " NOT_SUPPORTED, JPA, another data source): it doesn't see what the migration has not"
                            + " committed, waits for what that has locked, and is not undone with it",
                    migration);
        }
    }

    private void checkEnded(BoundConnection bound) {
        if (!bound.isFound()) {
            throw new ForbiddenCallException(Deed.UNENDED_TRANSACTION, null, migration);
        }
    }

    private void beforeCommit(BoundConnection bound) {
        checkKept(bound);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationUtils.triggerBeforeCommit(false);
        }
        checkKept(bound);
    }

    private void checkKept(BoundConnection bound) {
        if (bound.isRollbackOnly()) {
            throw new ForbiddenCallException(Deed.ROLLBACK_ONLY, null, migration);
        }
    }

    private static void beforeCompletion() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationUtils.triggerBeforeCompletion();
        }
    }

    /** Whether somebody waits for its end. */
    public boolean isAwaited() {
        return !waiting.isEmpty();
    }

    /**
     * Tells those who wait of the end. They find the connection, where each statement is committed by itself.
     *
     * @param connection through which no transaction can be begun
     */
    public void ended(End end, Connection connection) {
        Set<DataSource> all = dataSources.all();
        CallersTransaction caller = CallersTransaction.setAside(all);
        try {
            BoundConnection bound = BoundConnection.bind(all, connection, false, name, () -> {});
            try {
                tell(end, bound);
            } finally {
                bound.unbind();
            }
        } finally {
            caller.close();
        }
    }

    private void tell(End end, BoundConnection bound) {
        for (TransactionSynchronization each : waiting) {
            each.resume();
            TransactionSynchronizationManager.registerSynchronization(each);
        }
        waiting.clear();
        if (end == End.COMMITTED) {
            bound.waiting().forEach(this::afterCommit);
        }
        complete(end, bound);
        // What these have done may be waited for in its turn.
        complete(end, bound);
    }

    private void afterCommit(TransactionSynchronization synchronization) {
        try {
            synchronization.afterCommit();
        } catch (RuntimeException e) {
            logger.warn(
                    "{} is committed, and stays so; what was to be called after that failed: {}",
                    migration,
                    e.toString(),
                    e);
        }
    }

    private static void complete(End end, BoundConnection bound) {
        List<TransactionSynchronization> waiting = bound.waiting();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.clearSynchronization();
        }
        bound.activate();
        TransactionSynchronizationUtils.invokeAfterCompletion(waiting, end.status);
    }
}
