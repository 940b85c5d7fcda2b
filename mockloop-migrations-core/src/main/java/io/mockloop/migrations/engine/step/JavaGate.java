package io.mockloop.migrations.engine.step;

import io.mockloop.migrations.MigrationListener.Execution;
import io.mockloop.migrations.MigrationListener.StatementSent;
import io.mockloop.migrations.engine.binding.StatementGate;
import io.mockloop.migrations.engine.binding.StatementGate.Values;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import io.mockloop.migrations.engine.plan.Recovery.Shown;
import io.mockloop.migrations.engine.session.LockLimit;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.engine.watch.LockRetries;
import io.mockloop.migrations.exception.ForbiddenCallException;
import io.mockloop.migrations.exception.ForbiddenCallException.Deed;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.MigrationFailedException.Place;
import io.mockloop.migrations.sql.StatementKind;
import io.mockloop.migrations.sql.split.HistoryTableGuard;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks, counts and journals a Java migration's statements. */
class JavaGate implements StatementGate {

    private static final Logger logger = LoggerFactory.getLogger(JavaGate.class);

    private final RunContext context;
    private final Execution execution;
    private final boolean inTransaction;
    private final @Nullable Journal journal;
    private final HistoryTableGuard guard;
    private final LockLimit lockLimit;
    private int number;
    private @Nullable String last;
    /** Whether anything was sent that may have locked what others need. */
    private boolean hasChanged;

    /**
     * A gate for one migration.
     *
     * @param inTransaction whether the migration has one transaction
     * @param journal where its progress is written; null in a transaction that undoes all
     */
    JavaGate(RunContext context, Execution execution, boolean inTransaction, @Nullable Journal journal) {
        this.context = context;
        this.execution = execution;
        this.inTransaction = inTransaction;
        this.journal = journal;
        this.guard = new HistoryTableGuard(
                context.engine().scripts().rules().lexical(),
                context.engine().scripts().historyTables());
        this.lockLimit = inTransaction && journal == null ? context.lockLimitOfTransaction() : LockLimit.NONE;
    }

    /** The statement that was sent last; null if none was. */
    @Nullable String last() {
        return last;
    }

    /** How many statements were sent. */
    int number() {
        return number;
    }

    @Override
    public void check(String sql) {
        guard.tableWrittenBy(sql).ifPresent(table -> {
            throw new ForbiddenCallException(Deed.HISTORY_TABLE, null, migration(), table);
        });
        if (inTransaction) {
            String why = whyNotInTransaction(kindOf(sql));
            if (why != null) {
                throw new ForbiddenCallException(Deed.NOT_IN_TRANSACTION, null, migration(), why);
            }
        }
    }

    @Override
    public String toSend(String sql) {
        return journal == null ? sql : journal.writableAfter(sql);
    }

    @Override
    public MigrationException refusal(String call) {
        return new ForbiddenCallException(Deed.END_OF_TRANSACTION, null, migration(), call);
    }

    final String migration() {
        return "Migration %s (%s)".formatted(execution.version(), execution.script());
    }

    /** In a transaction that undoes all nothing is done before. */
    @Override
    public boolean comparesValues() {
        return journal != null;
    }

    @Override
    public boolean isDone(String sql, Values values) {
        if (journal == null
                || number >= journal.doneBefore()
                || context.engine().scripts().rules().setsSession(sql)) {
            return false;
        }
        number++;
        return isDone(journal, sql, values);
    }

    private boolean isDone(Journal journal, String sql, Values values) {
        boolean done = journal.isDone(number, sql, values.hash(), () -> Shown.ofCode(sql));
        if (done && values.isPartial()) {
            logger.warn(
                    "{}: statement {} was done before, and is passed over. Values that are bound to it cannot be compared"
                            + " with those that were, as those of streams: {}",
                    migration(),
                    number,
                    Shown.ofCode(sql).words());
        }
        return done;
    }

    @Override
    public <T> @Nullable T send(String sql, Values values, Statement statement, SqlSupplier<T> sending)
            throws SQLException {
        number++;
        last = sql;
        if (journal == null) {
            context.listeners().tell(l -> l.beforeStatement(execution, new StatementSent(number, 0)));
            return sendInTransaction(sql, statement, sending);
        }
        if (isDone(journal, sql, values)) {
            return sendNow(statement, sending);
        }
        context.listeners().tell(l -> l.beforeStatement(execution, new StatementSent(number, 0)));
        journal.next(sql, values.hash());
        journal.before(number, kindOf(sql));
        Place place = new Place(execution.script(), 0, number, 0);
        T result = null;
        try {
            result = new LockRetries(context, migration(), false)
                    .afterAnother(journal.isInDoubt(number))
                    .send(sql, place, !journal.isInOwnTransaction(), () -> sendNow(statement, sending));
        } catch (SQLException e) {
            context.lookForIndexes(kindOf(sql), sql, migration(), place, e);
            if (isQuery(sql) || !journal.passesOver(e, sql, place, false)) {
                throw e;
            }
        }
        context.checkIndexes(kindOf(sql), sql, migration(), place);
        journal.after(number);
        return result;
    }

    private <T> T sendNow(Statement statement, SqlSupplier<T> sending) throws SQLException {
        return context.cancellation().send(statement, context.limits().statementTimeout(), sending);
    }

    /**
     * The first change of the schema is sent again by itself if others keep it out and nothing was changed before: then
     * nobody waits for this transaction meanwhile. Later ones fail, since the code isn't run again.
     */
    private <T> T sendInTransaction(String sql, Statement statement, SqlSupplier<T> sending) throws SQLException {
        Optional<String> limit = lockLimit.before(sql);
        boolean isFirst = limit.isPresent() && !hasChanged;
        hasChanged |= !isQuery(sql);
        if (limit.isPresent()) {
            PlainSql.execute(context.connection(), limit.get());
        }
        if (!isFirst) {
            return sendNow(statement, sending);
        }
        Savepoint before = context.connection().setSavepoint();
        LockRetries retries = new LockRetries(context, migration(), false);
        while (true) {
            try {
                return sendNow(statement, sending);
            } catch (SQLException e) {
                if (!retries.isLockedOut(e) || e instanceof BatchUpdateException) {
                    throw e;
                }
                context.connection().rollback(before);
                if (!retries.again(
                        sql,
                        new Place(execution.script(), 0, number, 0),
                        context.limits().retries())) {
                    throw e;
                }
            }
        }
    }

    private static boolean isQuery(String sql) {
        return sql.strip().regionMatches(true, 0, "SELECT", 0, "SELECT".length());
    }

    final StatementKind kindOf(String sql) {
        return context.engine().scripts().rules().kindOf(sql.strip());
    }

    private static @Nullable String whyNotInTransaction(StatementKind kind) {
        return switch (kind) {
            case TRANSACTIONAL, IMPLICIT_COMMIT, AUTO_COMMIT_OFF -> null;
            case OUTSIDE_TRANSACTION -> "cannot run in one";
            case BEGIN, COMMIT, ROLLBACK -> "begins or ends one";
            case HOISTED_SETTING, IGNORED_IN_TRANSACTION -> "has no effect in one";
        };
    }
}
