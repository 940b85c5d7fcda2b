package io.mockloop.migrations.engine.step;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.Usual;
import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import io.mockloop.migrations.engine.plan.Body;
import io.mockloop.migrations.engine.program.Program;
import io.mockloop.migrations.engine.session.Position;
import io.mockloop.migrations.engine.session.PreparedSession;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.engine.session.Transactions.Fate;
import io.mockloop.migrations.engine.step.StepRunner.Outcome;
import io.mockloop.migrations.engine.watch.LockRetries;
import io.mockloop.migrations.exception.Consequence;
import io.mockloop.migrations.exception.Consequence.Kind;
import io.mockloop.migrations.exception.MigrationException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs steps in one transaction with their history: all of it is done, or nothing. */
final class AtomicExecution {

    private static final Consequence READ = Consequence.ROLLED_BACK.and(
            "Another connection is reading the database, and with a rollback journal SQLite commits when nobody does.");
    private static final Message LOOK =
            Message.of("Look at the schema, and undo by hand what stayed, before you %s.", Usual.START_AGAIN);

    private final RunContext context;
    private final SqlSupplier<Boolean> begin;
    private final FailureLog failureLog;
    private final SqlSupplier<?> recorder;

    AtomicExecution(RunContext context, SqlSupplier<Boolean> begin, SqlSupplier<?> recorder) {
        this.context = context;
        this.begin = begin;
        this.recorder = recorder;
        this.failureLog = new FailureLog(context);
    }

    Outcome run(Program program, List<RunningStep> runningSteps) {
        try (PreparedSession session = PreparedSession.of(context, program)) {
            if (!begin.get()) {
                return Outcome.CHANGED;
            }
            return runAll(program, runningSteps, session);
        } catch (SQLException e) {
            throw context.databaseError(
                    "Preparing " + runningSteps.get(0).step().display(), e);
        }
    }

    /** Code that has run, and what it may have done elsewhere, isn't run again for the sake of finding a statement. */
    private static boolean holdsCodeAmongOthers(List<RunningStep> runningSteps) {
        return runningSteps.size() > 1
                && runningSteps.stream().anyMatch(a -> a.step().body() instanceof Body.Code);
    }

    /** Where a run of all ended, and why. */
    private record Stop(RunningStep running, Position position, Throwable thrown) {}

    /** A failure in a pipeline is looked for by sending all again, one by one. */
    private Outcome runAll(Program program, List<RunningStep> runningSteps, PreparedSession session)
            throws SQLException {
        boolean exactly = holdsCodeAmongOthers(runningSteps);
        AtomicPass pass = new AtomicPass(context, program, runningSteps, session, recorder);
        Stop stop = send(pass, exactly, true);
        while (stop != null && context.transactions().isBehindReaders()) {
            if (!beginBehindReaders(runningSteps, stop)) {
                return Outcome.CHANGED;
            }
            stop = send(pass, exactly, true);
        }
        LockRetries retries = new LockRetries(context, name(runningSteps), true);
        while (stop != null && retries.isLockedOut(stop.thrown()) && mayGoOn(pass, stop, runningSteps, retries)) {
            if (!begin.get()) {
                return Outcome.CHANGED;
            }
            stop = send(pass, true, true);
        }
        if (stop == null) {
            return Outcome.DONE;
        }
        if (!exactly && isWorthLooking(stop) && beginAgain(stop.thrown())) {
            stop = located(pass, stop);
            if (stop == null) {
                return Outcome.DONE;
            }
        }
        throw failed(
                runningSteps.subList(0, runningSteps.indexOf(stop.running())),
                stop.running(),
                retries.explaining(stop.thrown()));
    }

    private static String name(List<RunningStep> runningSteps) {
        return runningSteps.stream()
                .map(running -> "Migration " + running.step().label())
                .collect(Collectors.joining(", "));
    }

    /** Waits before all is sent again; code isn't run again by itself. */
    private boolean mayGoOn(AtomicPass pass, Stop stop, List<RunningStep> runningSteps, LockRetries retries)
            throws SQLException {
        boolean code = runningSteps.stream().anyMatch(running -> running.step().body() instanceof Body.Code);
        return retries.again(
                pass.unanswered(),
                stop.position().place(),
                code ? 0 : context.limits().retries());
    }

    /** Waits for those who read, to send all again; code isn't run again by itself. */
    private boolean beginBehindReaders(List<RunningStep> runningSteps, Stop stop) throws SQLException {
        if (runningSteps.stream().anyMatch(a -> a.step().body() instanceof Body.Code)) {
            throw failureLog.unnoted(
                    stop.running(), stop.thrown(), READ, Message.of("End what reads, and %s.", Usual.START_AGAIN));
        }
        try {
            return begin.get();
        } catch (MigrationException e) {
            throw failureLog.unnoted(stop.running(), e, Consequence.ROLLED_BACK, null);
        }
    }

    private @Nullable Stop send(AtomicPass pass, boolean exactly, boolean keep) {
        try {
            pass.run(exactly, keep);
            return null;
        } catch (Exception | Error e) {
            RunningStep current = pass.current();
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
    private @Nullable Stop located(AtomicPass pass, Stop first) {
        boolean keep =
                first.thrown() instanceof SQLException sql && context.rules().isOfSendingTogether(sql);
        Stop second = send(pass, true, keep);
        if (second == null && keep) {
            return null;
        }
        if (second != null) {
            if (keep
                    || second.thrown() instanceof Error
                    || (second.running() == first.running() && Failures.isSame(first.thrown(), second.thrown()))) {
                return second;
            }
            first.thrown().addSuppressed(second.thrown());
        }
        first.running().returnTo(first.position());
        return first;
    }

    /** The failure of one undoes those before it, too. */
    private RuntimeException failed(List<RunningStep> before, RunningStep failed, Throwable thrown) {
        RuntimeException failure = isCommitOpen(failed, thrown)
                ? failureLog.unnoted(
                        failed,
                        thrown,
                        new Consequence(
                                Kind.UNKNOWN,
                                "COMMIT was sent, but not confirmed: whether it went through is not known here. %s, which is committed with it, tells."
                                        .formatted(context.writer().names().display())),
                        Message.of("To go on, %s: the next run looks there.", Usual.START_AGAIN))
                : failureLog.failed(failed, thrown, left(failed), failed.fate() == Fate.ENDED ? LOOK : null);
        for (RunningStep running : before) {
            context.listeners().tell(l -> l.onFailure(running.execution(), running.elapsed(), failure));
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        return failure;
    }

    private static Consequence left(RunningStep failed) {
        return switch (failed.fate()) {
            case OPEN -> Consequence.ROLLED_BACK;
            case ENDED ->
                new Consequence(
                        Kind.UNKNOWN,
                        "What it had done until then stayed, or not, as it was ended; what came after was rolled"
                                + " back, and the history knows nothing of it.");
            case GONE ->
                new Consequence(
                        Kind.ROLLED_BACK, "The database rolls back what was not committed when the connection ended.");
        };
    }

    private boolean isCommitOpen(RunningStep running, Throwable thrown) {
        return running.position().isAtCommit()
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
            return begin.get();
        } catch (SQLException e) {
            first.addSuppressed(e);
            return false;
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
