package io.mockloop.migrations.engine.step;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.engine.batch.HaltedException;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.jdbc.DriverWords;
import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import io.mockloop.migrations.engine.plan.Body;
import io.mockloop.migrations.engine.plan.Recovery;
import io.mockloop.migrations.engine.program.Program;
import io.mockloop.migrations.engine.recovery.RecoveryActions;
import io.mockloop.migrations.engine.recovery.UnfinishedMigration;
import io.mockloop.migrations.engine.rows.RowBody;
import io.mockloop.migrations.engine.session.LockedOutException;
import io.mockloop.migrations.engine.session.PreparedSession;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.engine.session.Transactions.Fate;
import io.mockloop.migrations.engine.step.StepRunner.Outcome;
import io.mockloop.migrations.exception.Consequence;
import io.mockloop.migrations.exception.Consequence.Kind;
import io.mockloop.migrations.sql.ScriptStatements;
import io.mockloop.migrations.sql.SqlStatement;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs a step statement by statement, with its progress in its row, if no transaction can hold it. */
final class JournalledExecution {

    private static final Consequence NOTHING_LEFT = new Consequence(Kind.NOTHING_DONE, "Nothing of it is left.");
    private static final Consequence APPLIED =
            new Consequence(Kind.DONE, "The migration itself is applied, and stays so.");
    private static final String SETTLE = "The migration is in state %s, and nothing more is run until that is settled.";

    private final RunContext context;
    private final SqlSupplier<Boolean> begin;
    private final FailureLog failureLog;

    JournalledExecution(RunContext context, SqlSupplier<Boolean> begin) {
        this.context = context;
        this.begin = begin;
        this.failureLog = new FailureLog(context);
    }

    @SuppressWarnings("try")
    Outcome run(Program program, RunningStep running) {
        try (PreparedSession session = PreparedSession.of(context, program)) {
            return runIn(program, running);
        } catch (SQLException e) {
            throw context.databaseError("Preparing " + running.step().display(), e);
        }
    }

    private Outcome runIn(Program program, RunningStep running) throws SQLException {
        JournalledPass pass = new JournalledPass(context, begin, running);
        try {
            return pass.run(program.instructions()) ? Outcome.DONE : Outcome.CHANGED;
        } catch (SQLException | RuntimeException | Error e) {
            switch (pass.part()) {
                case CALLBACKS_BEFORE -> throw failedInCallback(running, e, NOTHING_LEFT);
                case BEGIN -> throw e;
                case BODY, ROW -> throw fail(running, pass, e);
                case CALLBACKS_AFTER -> throw failedInCallback(running, e, APPLIED);
            }
            throw e;
        } catch (Exception e) {
            throw fail(running, pass, e);
        }
    }

    private RuntimeException failedInCallback(RunningStep running, Throwable thrown, Consequence left) {
        context.rollback(thrown);
        if (thrown instanceof Error error) {
            throw error;
        }
        return failureLog.failed(running, thrown, left, null);
    }

    private RuntimeException fail(RunningStep running, JournalledPass pass, Throwable thrown) {
        running.stop();
        Journal journal = pass.journal();
        Consequence left;
        Message action = null;
        if (journal.isWriting()) {
            running.position().atRow(context.writer().names().display());
        }
        try {
            context.transactions().rollback();
            context.transactions().rollbackOfScript();
            if (Failures.isNotSent(thrown)) {
                running.position().notSent();
            }
            RowBody batches = pass.batches();
            if (batches != null) {
                boolean halted = thrown instanceof HaltedException;
                Journal.Left kept = journal.failBatches(batches.done(), running.stateAfter(context, thrown), halted);
                context.transactions().commit();
                left = kept.nothing() ? NOTHING_LEFT : kept.before() == null ? batches.left() : notTakenBack(kept);
                return failed(running, thrown, left, action(kept, running, thrown));
            }
            boolean ended = running.fate() == Fate.ENDED;
            int last = running.position().number();
            Journal.Left kept = ended ? journal.failUnknown(last) : journal.fail(last, leftNothing(running, thrown));
            context.transactions().commit();
            left = left(kept, ended, last);
            action = action(kept, running, thrown);
        } catch (SQLException e) {
            thrown.addSuppressed(e);
            left = new Consequence(
                    Kind.UNKNOWN, "How far it came could not be noted; the next start says what is known.");
        }
        return failed(running, thrown, left, action);
    }

    private RuntimeException failed(RunningStep running, Throwable thrown, Consequence left, @Nullable Message action) {
        RuntimeException failure = failureLog.failed(running, thrown, left, action);
        if (thrown instanceof Error error) {
            throw error;
        }
        return failure;
    }

    /** What to do next about what is left; null if nothing is. */
    private @Nullable Message action(Journal.Left kept, RunningStep running, Throwable thrown) {
        if (kept.nothing()) {
            return null;
        }
        if (thrown instanceof HaltedException halted && halted.halt() != null) {
            return RecoveryActions.ofHalted(running.row(), halted.halt());
        }
        Recovery recovery = running.step().recovery();
        boolean takesBack = recovery != null && recovery.takesBack();
        return running.step().body().isOfRows()
                ? RecoveryActions.ofRows(running.row(), takesBack, isWrong(thrown))
                : RecoveryActions.of(
                        running.row(), takesBack, kept.before() == null ? kept.done() : 0, isWrong(thrown));
    }

    /** Whether what is to be changed before the next try is the migration. */
    private boolean isWrong(Throwable thrown) {
        return !context.cancellation().isCancelled()
                && !(DriverWords.sqlException(thrown) instanceof LockedOutException);
    }

    /**
     * What a failure left.
     *
     * @param last the number of the last statement that was sent
     */
    private static Consequence left(Journal.Left kept, boolean ended, int last) {
        if (kept.nothing()) {
            return NOTHING_LEFT;
        }
        if (kept.before() != null) {
            return notTakenBack(kept);
        }
        String settle = SETTLE.formatted(MigrationState.FAILED);
        if (ended) {
            return new Consequence(Kind.UNKNOWN, "What it had done until then stayed, or not, as it was ended.")
                    .and(settle);
        }
        Consequence done = Consequence.statementsDone(kept.done());
        return (kept.done() > 0 && last > kept.done() + 1 ? done.and(UnfinishedMigration.BETWEEN) : done).and(settle);
    }

    /** All that was done before is there still. */
    private static Consequence notTakenBack(Journal.Left kept) {
        HistoryRow before = Objects.requireNonNull(kept.before(), "Asked only if it is known");
        return Consequence.nothingTakenBack(kept.done()).and(SETTLE.formatted(before.state()));
    }

    /** Asks only if a first statement was refused, before which there is nothing, or was kept from its locks. */
    private boolean leftNothing(RunningStep running, Throwable thrown) throws SQLException {
        SQLException failure = DriverWords.sqlException(thrown);
        if (failure == null || running.position().number() != 1) {
            return false;
        }
        if (failure instanceof LockedOutException lockedOut && lockedOut.statement() != null) {
            return context.rules().leavesNothing(context.connection(), lockedOut.statement(), lockedOut.ofDatabase());
        }
        if (!(running.step().body() instanceof Body.Script script)) {
            return false;
        }
        try (ScriptStatements statements = script.script().statements(script.section())) {
            SqlStatement first = statements.next();
            return first != null && context.rules().leavesNothing(context.connection(), first.text(), failure);
        }
    }
}
