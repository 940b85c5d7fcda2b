package io.mockloop.migrations.engine.step;

import io.mockloop.migrations.DataMigration;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.data.RowQuery;
import io.mockloop.migrations.engine.batch.HaltedException;
import io.mockloop.migrations.engine.batch.Pages;
import io.mockloop.migrations.engine.jdbc.DriverWords;
import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import io.mockloop.migrations.engine.rows.RowTransactions;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.engine.session.Transactions.Fate;
import io.mockloop.migrations.exception.ForbiddenCallException;
import io.mockloop.migrations.exception.ForbiddenCallException.Deed;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.sql.StatementKind;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;

/** The rows of one migration, and its code for them. */
final class RowWork {

    private final RunContext context;
    private final RunningStep running;
    private final DataMigration migration;
    private final RowTransactions transactions;

    RowWork(RunContext context, RunningStep running, DataMigration migration) {
        this.context = context;
        this.running = running;
        this.migration = migration;
        this.transactions = new RowTransactions(context, running.step(), running::position);
    }

    Pages pages(RowQuery query) throws SQLException {
        return Pages.of(
                context.connection(),
                context.engine().pages(),
                context.historyRules()::quote,
                query,
                new Pages.Sender() {
                    @Override
                    public <T> T send(Statement statement, SqlSupplier<T> sending) throws SQLException {
                        return context.cancellation()
                                .send(statement, context.limits().statementTimeout(), sending);
                    }
                });
    }

    /** Calls the migration, within a transaction. */
    void process(List<Row> rows) throws Exception {
        running.code(context).runWatched(gate(), session -> migration.processBatch(session, rows));
    }

    private JavaGate gate() {
        return new JavaGate(context, running.execution(), true, null) {
            @Override
            public void check(String sql) {
                super.check(sql);
                if (!context.rules().undoesDdl() && kindOf(sql) == StatementKind.IMPLICIT_COMMIT) {
                    throw new ForbiddenCallException(
                            Deed.NOT_IN_TRANSACTION, null, migration(), "commits a batch before it is done");
                }
            }
        };
    }

    /** Does something in a transaction, and commits it. */
    <T> T inTransaction(Callable<T> work) throws Exception {
        return transactions.run(work);
    }

    /**
     * Whether a failure can be that of the rows which were processed, so that without one of them it may pass. What the
     * database says is one only if it is about values; what isn't the database's is one unless it is the engine's own.
     */
    boolean isOfRows(Exception failure) {
        if (failure instanceof InterruptedException
                || Thread.currentThread().isInterrupted()
                || context.cancellation().isCancelled()
                || running.fate() != Fate.OPEN
                || failure instanceof HaltedException
                || failure instanceof MigrationException) {
            return false;
        }
        SQLException sql = DriverWords.sqlException(failure);
        return sql == null || isOfValues(sql);
    }

    /** Drivers tell of a batch's first failure as its cause, or as the next one. */
    private boolean isOfValues(SQLException failure) {
        for (Throwable each : failure) {
            if (each instanceof SQLException sql && context.engine().pages().isOfValues(sql)) {
                return true;
            }
        }
        return false;
    }
}
