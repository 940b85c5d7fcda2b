package io.mockloop.migrations.engine.execution;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.engine.discovery.SqlCallback;
import io.mockloop.migrations.engine.execution.StepRunner.Outcome;
import io.mockloop.migrations.engine.execution.Transactions.Fate;
import io.mockloop.migrations.engine.plan.Body;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.sql.ScriptStatements;
import io.mockloop.migrations.sql.SqlStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Runs a step statement by statement, with its progress in its row, where no transaction can hold it. */
final class JournalledExecution {

    private static final String NOTHING_LEFT = "Nothing of it is left.";

    private static final String DONE = "Statements done, and staying so: %d.";
    private static final String ENDED = "What it had done until then stayed, or not, as it was ended.";

    private final RunContext context;
    private final Begin begin;
    private final FailureLog failureLog;
    private final CallbackRunner callbacks;

    JournalledExecution(RunContext context, Begin begin) {
        this.context = context;
        this.begin = begin;
        this.failureLog = new FailureLog(context);
        this.callbacks = new CallbackRunner(context);
    }

    @SuppressWarnings("try")
    Outcome run(Attempt attempt) {
        try (PreparedSession session = PreparedSession.of(context, List.of(attempt))) {
            runCallbacks(context.callbacks().beforeEach(), attempt, NOTHING_LEFT);
            if (!begin.begin()) {
                return Outcome.CHANGED;
            }
            if (!isOneTransactionAtATime(attempt.step())) {
                context.transactions().commit();
                context.transactions().leave();
            }
            attempt.announce(context.listeners());
            runOne(attempt);
            runCallbacks(context.callbacks().afterEach(), attempt, "The migration itself is applied, and stays so.");
            return Outcome.DONE;
        } catch (SQLException e) {
            throw context.databaseError("Preparing " + attempt.step().display(), e);
        }
    }

    private void runCallbacks(List<SqlCallback> each, Attempt attempt, String left) {
        if (each.isEmpty() || attempt.step().direction() == Direction.DOWN) {
            return;
        }
        attempt.announce(context.listeners());
        try {
            callbacks.aroundJournalled(each, attempt);
        } catch (SQLException | RuntimeException e) {
            throw failureLog.failed(attempt, e, left, null);
        }
    }

    /** Where DDL commits by itself, what stands between two such statements is one transaction. */
    private boolean isOneTransactionAtATime(Step step) {
        return !context.rules().undoesDdl()
                && (step.body().isTransactional() || step.body().ownTransactionLine() > 0);
    }

    private void runOne(Attempt attempt) {
        Journal journal = new Journal(
                context,
                attempt.row(),
                attempt.step().body().statementCount(),
                attempt.down(),
                attempt.replaced(context.writer()));
        attempt.start();
        try {
            if (attempt.step().body() instanceof Body.Script script) {
                runScript(attempt, script, journal);
            } else if (attempt.step().body() instanceof Body.Code code) {
                runCode(attempt, code.migration().instance(), journal);
            }
            attempt.stop();
            finish(attempt, journal);
        } catch (Exception | Error e) {
            attempt.stop();
            throw fail(attempt, journal, e);
        }
    }

    private void runScript(Attempt attempt, Body.Script script, Journal journal) throws SQLException {
        ScriptBody body = new ScriptBody(context, attempt.execution(), script);
        if (attempt.step().direction() == Direction.UP) {
            body.checkRequirements(attempt.step().version(), attempt.position());
        }
        StatementSender sender = context.rules()
                .exactSender(
                        context.connection(),
                        context.cancellation(),
                        script.script().directives(script.section()).timeout());
        body.send(sender, attempt.position(), journal);
    }

    private void runCode(Attempt attempt, Migration migration, Journal journal) throws Exception {
        boolean inTransaction = isOneTransactionAtATime(attempt.step());
        JavaGate checking = new JavaGate(context, attempt.execution(), true, null);
        JavaCode code = attempt.code(context);
        boolean up = attempt.step().direction() == Direction.UP;
        if (up) {
            code.run(
                    checking,
                    inTransaction,
                    session -> AtomicExecution.validate(attempt.step(), migration.validate(session)));
        }
        journal.beginNow();
        JavaGate gate = new JavaGate(context, attempt.execution(), inTransaction, journal);
        WatchedCode.Code body = () -> code.run(gate, inTransaction, up ? migration::up : migration::down);
        try {
            if (inTransaction) {
                new WatchedCode(context, attempt).run(body);
            } else {
                body.run();
            }
        } finally {
            attempt.position().at(gate.number(), 0);
        }
    }

    private void finish(Attempt attempt, Journal journal) throws SQLException {
        String millis = String.valueOf(attempt.elapsed().toMillis());
        List<String> statements =
                new ArrayList<>(journal.finish(attempt.elapsed().toMillis()));
        statements.add(context.writer().log(attempt.succeeded(millis)));
        Pause.whileBusy(context::isBusy, () -> {
            finishNow(attempt, statements);
            return statements;
        });
    }

    /** A commit that is refused since somebody reads keeps others from reading until it is rolled back. */
    private void finishNow(Attempt attempt, List<String> statements) throws SQLException {
        attempt.position().atRow(context.writer().names().display());
        Pause.until(context.transactions()::tryBegin);
        context.historyRules().write(context.connection(), statements);
        attempt.position().atCommit();
        try {
            context.transactions().commit();
        } catch (SQLException e) {
            if (context.isBusy(e)) {
                context.transactions().rollback();
            }
            throw e;
        }
    }

    private RuntimeException fail(Attempt attempt, Journal journal, Throwable thrown) {
        String left;
        String action = null;
        if (journal.isWriting()) {
            attempt.position().atRow(context.writer().names().display());
        }
        try {
            context.transactions().rollback();
            context.transactions().rollbackOfScript();
            boolean ended = attempt.fate() == Fate.ENDED;
            int last = attempt.position().number();
            Journal.Left kept = ended ? journal.failUnknown(last) : journal.fail(last, leftNothing(attempt, thrown));
            context.transactions().commit();
            left = kept.nothing()
                    ? NOTHING_LEFT
                    : (ended ? ENDED : DONE.formatted(kept.done()))
                            + " The migration is in state FAILED, and nothing more is run until that is settled.";
            action = kept.nothing() ? null : HalfDone.action(attempt.row(), context.writer());
        } catch (SQLException e) {
            thrown.addSuppressed(e);
            left = "How far it came could not be noted; the next start says what is known.";
        }
        RuntimeException failure = failureLog.failed(attempt, thrown, left, action);
        if (thrown instanceof Error error) {
            throw error;
        }
        return failure;
    }

    /** Asks only where a first statement was refused that no transaction held. */
    private boolean leftNothing(Attempt attempt, Throwable thrown) throws SQLException {
        SQLException failure = Failures.sqlException(thrown);
        if (failure == null
                || attempt.position().number() != 1
                || !(attempt.step().body() instanceof Body.Script script)
                || isOneTransactionAtATime(attempt.step())) {
            return false;
        }
        try (ScriptStatements statements = script.script().statements(script.section())) {
            SqlStatement first = statements.next();
            return first != null && context.rules().leavesNothing(context.connection(), first.text(), failure);
        }
    }
}
