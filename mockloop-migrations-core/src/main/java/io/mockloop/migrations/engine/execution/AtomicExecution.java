package io.mockloop.migrations.engine.execution;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.engine.execution.StepRunner.Outcome;
import io.mockloop.migrations.engine.execution.Transactions.Fate;
import io.mockloop.migrations.engine.plan.Body;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.exception.IntegrityException;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.RequirementException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs steps in one transaction with their history: all of it is done, or nothing. */
final class AtomicExecution {

    private static final String ROLLED_BACK = "It was rolled back: nothing of it is left.";

    private static final String READ =
            "Another connection is reading the database, and with a rollback journal SQLite commits when nobody does.";
    private static final String LOOK = "Look at the schema, and undo by hand what stayed, before you start again.";

    private final RunContext context;
    private final Begin begin;
    private final FailureLog failureLog;
    private final CallbackRunner callbacks;

    AtomicExecution(RunContext context, Begin begin) {
        this.context = context;
        this.begin = begin;
        this.failureLog = new FailureLog(context);
        this.callbacks = new CallbackRunner(context);
    }

    Outcome run(List<Attempt> attempts) {
        try (PreparedSession session = PreparedSession.of(context, attempts)) {
            if (!begin.begin()) {
                return Outcome.CHANGED;
            }
            return runAll(attempts, session, holdsCodeAmongOthers(attempts));
        } catch (SQLException e) {
            throw context.databaseError("Preparing " + attempts.get(0).step().display(), e);
        }
    }

    /** Code that has run, and what it may have done elsewhere, isn't run again for the sake of finding a statement. */
    private static boolean holdsCodeAmongOthers(List<Attempt> attempts) {
        return attempts.size() > 1 && attempts.stream().anyMatch(a -> a.step().body() instanceof Body.Code);
    }

    /** Where a run of all ended, and why. */
    private record Stop(Attempt attempt, Position position, Throwable thrown) {}

    /** A failure in a pipeline is looked for by sending all again, one by one. */
    private Outcome runAll(List<Attempt> attempts, PreparedSession session, boolean exactly) throws SQLException {
        Stop stop = send(attempts, session, exactly, true);
        while (stop != null && context.transactions().isBehindReaders()) {
            if (!beginBehindReaders(attempts, stop)) {
                return Outcome.CHANGED;
            }
            stop = send(attempts, session, exactly, true);
        }
        if (stop == null) {
            return Outcome.DONE;
        }
        if (!exactly && isWorthLooking(stop) && beginAgain(stop.thrown())) {
            stop = located(attempts, session, stop);
            if (stop == null) {
                return Outcome.DONE;
            }
        }
        throw failed(attempts.subList(0, attempts.indexOf(stop.attempt())), stop.attempt(), stop.thrown());
    }

    /** Waits for those who read, to send all again; code isn't run again by itself. */
    private boolean beginBehindReaders(List<Attempt> attempts, Stop stop) throws SQLException {
        if (attempts.stream().anyMatch(a -> a.step().body() instanceof Body.Code)) {
            throw failureLog.unnoted(
                    stop.attempt(), stop.thrown(), ROLLED_BACK + " " + READ, "End what reads, and start again.");
        }
        try {
            return begin.begin();
        } catch (MigrationException e) {
            throw failureLog.unnoted(stop.attempt(), e, ROLLED_BACK, null);
        }
    }

    private @Nullable Stop send(List<Attempt> attempts, PreparedSession session, boolean exactly, boolean keep) {
        Attempt current = attempts.get(0);
        try {
            for (Attempt attempt : attempts) {
                current = attempt;
                attempt.announce(context.listeners());
                attempt.start();
                runOne(attempt, session, exactly);
                attempt.stop();
            }
            checkIntegrity(session, current.step());
            current.position().atCommit();
            if (keep) {
                context.transactions().commit();
            } else {
                context.transactions().rollback();
            }
            return null;
        } catch (Exception | Error e) {
            current.stop();
            rollback(e);
            return new Stop(current, current.position(), e);
        }
    }

    private boolean isWorthLooking(Stop stop) {
        return stop.position().isBlurred() && Failures.isRepeatable(stop.thrown()) && !isCancelled() && !isClosed();
    }

    /**
     * The failure with its statement. A rollback doesn't bring back everything: sequences have gone on, so that the
     * second time can pass, or fail elsewhere. Then it is the first failure that counts, though its statement is
     * unknown.
     */
    private @Nullable Stop located(List<Attempt> attempts, PreparedSession session, Stop first) {
        boolean keep =
                first.thrown() instanceof SQLException sql && context.rules().isOfSendingTogether(sql);
        Stop second = send(attempts, session, true, keep);
        if (second == null && keep) {
            return null;
        }
        if (second != null) {
            if (keep
                    || second.thrown() instanceof Error
                    || (second.attempt() == first.attempt() && Failures.isSame(first.thrown(), second.thrown()))) {
                return second;
            }
            first.thrown().addSuppressed(second.thrown());
        }
        first.attempt().returnTo(first.position());
        return first;
    }

    /** The failure of one undoes those before it, too. */
    private RuntimeException failed(List<Attempt> before, Attempt failed, Throwable thrown) {
        RuntimeException failure = isCommitOpen(failed, thrown)
                ? failureLog.unnoted(
                        failed,
                        thrown,
                        "COMMIT was sent, but not confirmed: whether it went through is not known here. %s, which is committed with it, tells."
                                .formatted(context.writer().names().display()),
                        "Start again: the next start looks there, and goes on.")
                : failureLog.failed(failed, thrown, left(failed), failed.fate() == Fate.ENDED ? LOOK : null);
        for (Attempt attempt : before) {
            context.listeners().tell(l -> l.onFailure(attempt.execution(), attempt.elapsed(), failure));
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        return failure;
    }

    private static String left(Attempt failed) {
        return switch (failed.fate()) {
            case OPEN -> ROLLED_BACK;
            case ENDED ->
                "What it had done until then stayed, or not, as it was ended; what came after was rolled back, and"
                        + " the history knows nothing of it.";
            case GONE -> "The database rolls back what was not committed when the connection ended.";
        };
    }

    private boolean isCommitOpen(Attempt attempt, Throwable thrown) {
        return attempt.position().isAtCommit()
                && thrown instanceof SQLException sql
                && context.rules().leavesCommitOpen(sql);
    }

    /** A pool closes a connection for some errors, such as 0A000 in Hikari's case, though the session is sound. */
    private boolean isClosed() {
        try {
            return context.connection().isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    private boolean isCancelled() {
        return context.cancellation().isCancelled();
    }

    private boolean beginAgain(Throwable first) {
        try {
            return begin.begin();
        } catch (SQLException e) {
            first.addSuppressed(e);
            return false;
        }
    }

    private void runOne(Attempt attempt, PreparedSession session, boolean exactly) throws Exception {
        Step step = attempt.step();
        boolean up = step.direction() == Direction.UP;
        callbacks.within(up ? context.callbacks().beforeEach() : List.of(), attempt);
        if (step.body() instanceof Body.Script script) {
            runScript(attempt, script, session, exactly);
        } else if (step.body() instanceof Body.Code code) {
            runCode(attempt, code.migration().instance(), session);
        }
        callbacks.within(up ? context.callbacks().afterEach() : List.of(), attempt);
        session.restoreBetween(attempt);
    }

    private void runScript(Attempt attempt, Body.Script script, PreparedSession session, boolean exactly)
            throws SQLException {
        ScriptBody body = new ScriptBody(context, attempt.execution(), script);
        if (attempt.step().direction() == Direction.UP) {
            body.checkRequirements(attempt.step().version(), attempt.position());
        }
        @Nullable Duration timeout = script.script().directives(script.section()).timeout();
        StatementSender sender = exactly
                ? context.rules().exactSender(context.connection(), context.cancellation(), timeout)
                : context.rules().transactionalSender(context.connection(), context.cancellation(), timeout);
        body.send(sender, attempt.position(), null);
        writeHistory(attempt, session, sender);
    }

    private void runCode(Attempt attempt, Migration migration, PreparedSession prepared) throws Exception {
        JavaGate gate = new JavaGate(context, attempt.execution(), true, null);
        JavaCode.Part code = session -> {
            if (attempt.step().direction() == Direction.UP) {
                validate(attempt.step(), migration.validate(session));
                migration.up(session);
            } else {
                migration.down(session);
            }
        };
        try {
            new WatchedCode(context, attempt).run(() -> attempt.code(context).run(gate, true, code));
        } finally {
            attempt.position().at(gate.number(), 0);
        }
        attempt.stop();
        writeHistory(
                attempt,
                prepared,
                context.rules().transactionalSender(context.connection(), context.cancellation(), null));
    }

    private void writeHistory(Attempt attempt, PreparedSession session, StatementSender sender) throws SQLException {
        attempt.position().atRow(context.writer().names().display());
        sender.finish(history(attempt, session));
    }

    static void validate(Step step, ValidationResult result) {
        if (!result.isValid()) {
            throw new RequirementException(
                    step.version(),
                    step.script(),
                    result.problems().stream().map(Problem::message).toList());
        }
    }

    private List<String> history(Attempt attempt, PreparedSession session) {
        String elapsed = context.rules().elapsedMillis(context.writer().logTable());
        if (elapsed == null) {
            attempt.stop();
            elapsed = String.valueOf(attempt.elapsed().toMillis());
        }
        List<String> statements = new ArrayList<>(session.beforeHistory());
        statements.addAll(attempt.history(context.writer(), elapsed));
        return statements;
    }

    private void checkIntegrity(PreparedSession session, Step step) throws SQLException {
        if (session.isHoisted()) {
            Optional<String> problem = context.rules().integrityProblem(context.connection());
            if (problem.isPresent()) {
                throw new IntegrityException(step.version(), step.script(), problem.get());
            }
        }
    }

    private void rollback(Throwable first) {
        try {
            context.transactions().rollback();
        } catch (SQLException e) {
            first.addSuppressed(e);
        }
    }
}
