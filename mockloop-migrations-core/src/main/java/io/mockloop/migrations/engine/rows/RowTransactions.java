package io.mockloop.migrations.engine.rows;

import io.mockloop.migrations.DataMigrationStatus.Halt;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.batch.Checkpoints;
import io.mockloop.migrations.engine.batch.HaltedException;
import io.mockloop.migrations.engine.jdbc.DriverWords;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.engine.session.Pause;
import io.mockloop.migrations.engine.session.Position;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.engine.watch.LockRetries;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The transactions of a step that goes through rows, which are begun again if others stand in the way. */
public final class RowTransactions {

    private final RunContext context;
    private final Step step;
    private final Supplier<Position> position;

    /** Those of a step. */
    public RowTransactions(RunContext context, Step step, Supplier<Position> position) {
        this.context = context;
        this.step = step;
        this.position = position;
    }

    /**
     * Does something in a transaction, and commits it. If others keep it from what it needs, it is rolled back and
     * tried again; if it fails otherwise, it is rolled back.
     *
     * @throws Exception what it failed with
     */
    public <T> T run(Callable<T> work) throws Exception {
        String what = step.display();
        LockRetries retries = new LockRetries(context, Character.toUpperCase(what.charAt(0)) + what.substring(1), true);
        while (true) {
            try {
                Pause.until(context.transactions()::tryBegin);
                T result = work.call();
                context.transactions().commit();
                return result;
            } catch (Exception e) {
                if (context.connection().isClosed()) {
                    throw e;
                }
                rollback(e);
                if (e instanceof HaltedException) {
                    throw new HaltedException(halt());
                }
                if (!isKeptOut(e)) {
                    throw e;
                }
                if (!retries.again(
                        null, position.get().place(), context.limits().retries())) {
                    throw retries.explaining(e) instanceof Exception explained ? explained : e;
                }
            }
        }
    }

    /** A transaction that was begun before it was ordered may not have seen what was. */
    private @Nullable Halt halt() throws SQLException {
        Version version = Objects.requireNonNull(step.version(), "A migration of rows has a version");
        return new Checkpoints(
                        context.connection(),
                        context.historyRules(),
                        context.writer().names())
                .noted(version)
                .orElseThrow(() -> new IllegalStateException(
                        "what was noted of how far it has come was taken away while it was at its rows"))
                .halt();
    }

    private void rollback(Exception failure) throws Exception {
        try {
            context.transactions().rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
            throw failure;
        }
    }

    /**
     * Whether it may pass if it is tried again: others have what it needs, or the server took it for the one to end.
     */
    private boolean isKeptOut(Exception failure) {
        SQLException sql = DriverWords.sqlException(failure);
        return sql != null
                && !context.cancellation().isCancelled()
                && (context.rules().isLockedOut(sql)
                        || context.isBusy(sql)
                        || context.engine().pages().isOfOldSnapshot(sql)
                        || String.valueOf(sql.getSQLState()).startsWith("40"));
    }
}
