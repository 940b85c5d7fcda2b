package io.mockloop.migrations.engine.step;

import io.mockloop.migrations.MigrationListener.Execution;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.engine.binding.GuardedConnection;
import io.mockloop.migrations.engine.binding.JavaSession;
import io.mockloop.migrations.engine.binding.StatementGate;
import io.mockloop.migrations.engine.binding.StatementGate.Values;
import io.mockloop.migrations.engine.binding.ThreadTransaction;
import io.mockloop.migrations.engine.binding.ThreadTransaction.End;
import io.mockloop.migrations.engine.bulk.BulkWriter;
import io.mockloop.migrations.engine.jdbc.SqlFunction;
import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.engine.safety.SafetyChecks;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.engine.session.Transactions.Fate;
import io.mockloop.migrations.engine.watch.LockWatch;
import io.mockloop.migrations.exception.ForbiddenCallException;
import io.mockloop.migrations.exception.ForbiddenCallException.Deed;
import io.mockloop.migrations.exception.RequirementException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The code of one Java migration, run on the run's connection, which Spring's JDBC finds meanwhile. */
final class JavaCode {

    private static final Logger logger = LoggerFactory.getLogger(JavaCode.class);

    private final RunContext context;
    private final Step step;
    private final Execution execution;
    private final String migration;
    private final ThreadTransaction thread;
    private final BulkWriter bulk;
    private Fate fate = Fate.OPEN;

    /** A part of the code. */
    @FunctionalInterface
    interface Part {
        void on(JavaSession session) throws Exception;
    }

    JavaCode(RunContext context, Step step, Execution execution) {
        this.context = context;
        this.step = step;
        this.execution = execution;
        this.bulk = new BulkWriter(context.engine().bulk(), context.connection());
        this.migration = "Migration %s (%s)".formatted(step.label(), step.script());
        this.thread = new ThreadTransaction(context.engine().dataSources(), "Migration " + step.label(), migration);
    }

    /**
     * Runs a part of it.
     *
     * @param gate what its statements go through
     * @param inTransaction whether a transaction is open
     */
    void run(StatementGate gate, boolean inTransaction, Part part) throws Exception {
        SqlFunction<Connection, List<String>> waiters =
                inTransaction ? context.rules().waitersFor(context.connection()) : null;
        if (waiters == null) {
            runThrough(gate, inTransaction, part);
            return;
        }
        try (LockWatch watch =
                new LockWatch(migration, waiters, context.engine().dataSources().own(), LockWatch.PATIENCE)) {
            runThrough(watch.over(gate), inTransaction, part);
        }
    }

    private void runThrough(StatementGate gate, boolean inTransaction, Part part) throws Exception {
        Connection guarded = GuardedConnection.of(context.connection(), gate);
        DataSource single = new SingleConnectionDataSource(guarded, true);
        thread.run(
                guarded,
                single,
                inTransaction,
                () -> part.on(new JavaSession(
                        context.engine().database(),
                        single,
                        context.engine().ddl(),
                        bulk,
                        context.connection(),
                        gate,
                        new SafetyChecks(context.connection(), context.engine().safety(), context.cancellation()))));
    }

    /**
     * Runs a part of it in the transaction that is open, and notices if it ends that: what a driver's own classes lead
     * to goes through no guard.
     */
    void runWatched(StatementGate gate, Part part) throws Exception {
        Supplier<Fate> watch = context.transactions().watch();
        try {
            run(gate, true, part);
        } catch (Exception | Error e) {
            look(watch);
            if (fate == Fate.ENDED) {
                throw new ForbiddenCallException(Deed.ENDED_TRANSACTION, e, migration);
            }
            throw e;
        }
        look(watch);
        switch (fate) {
            case OPEN -> {}
            case ENDED -> throw new ForbiddenCallException(Deed.ENDED_TRANSACTION, null, migration);
            case GONE -> throw new ForbiddenCallException(Deed.CLOSED_CONNECTION, null, migration);
        }
    }

    private void look(Supplier<Fate> watch) throws SQLException {
        fate = context.connection().isClosed() ? Fate.GONE : watch.get();
    }

    /** What has become of the transaction that it ran in. */
    Fate fate() {
        return fate;
    }

    /** Refuses to run what its own {@code validate} finds a problem with. */
    static void requireValid(Step step, ValidationResult result) {
        result.warnings().forEach(each -> logger.warn("Before {}: {}", step.display(), each.message()));
        if (!result.isValid()) {
            throw RequirementException.notMet(
                    step.version(),
                    step.script(),
                    result.problems().stream().map(Problem::message).toList());
        }
    }

    /** Tells what waits for the end of the transaction. */
    void ended(End end) {
        if (!thread.isAwaited()) {
            return;
        }
        try {
            context.transactions().leave();
        } catch (SQLException e) {
            logger.debug("Auto-commit could not be switched on again", e);
        }
        try {
            thread.ended(end, GuardedConnection.of(context.connection(), afterwards()));
        } catch (RuntimeException e) {
            logger.warn("What waits for the end of {} could not be told of it", step.display(), e);
        }
    }

    /** What is called after the end is no part of the migration, and isn't counted. */
    private StatementGate afterwards() {
        return new JavaGate(context, execution, true, null) {
            @Override
            public <T> @Nullable T send(String sql, Values values, Statement statement, SqlSupplier<T> sending)
                    throws SQLException {
                return context.cancellation().send(statement, null, sending);
            }
        };
    }
}
