package io.mockloop.migrations.engine.step;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.SetProperty;
import io.mockloop.migrations.Remedy.Usual;
import io.mockloop.migrations.engine.batch.HaltedException;
import io.mockloop.migrations.engine.ddl.RefusedChangeException;
import io.mockloop.migrations.engine.jdbc.Cancellation;
import io.mockloop.migrations.engine.jdbc.DriverWords;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.engine.recovery.UnfinishedMigration;
import io.mockloop.migrations.engine.session.LockedOutException;
import io.mockloop.migrations.engine.session.Position;
import io.mockloop.migrations.engine.session.Remarks;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.exception.CallbackFailedException;
import io.mockloop.migrations.exception.Consequence;
import io.mockloop.migrations.exception.DataMigrationException;
import io.mockloop.migrations.exception.ForbiddenCallException;
import io.mockloop.migrations.exception.InvalidIndexException;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.MigrationFailedException;
import io.mockloop.migrations.exception.MigrationFailedException.Place;
import io.mockloop.migrations.exception.MigrationFailedException.Reason;
import io.mockloop.migrations.exception.RecoveryException;
import io.mockloop.migrations.exception.RunInterruptedException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes exceptions for people out of what a migration threw. */
final class Failures {

    private static final Message TRY_AGAIN = Message.of("Correct it and %s.", Usual.START_AGAIN);

    private static final Message WAIT = Message.of(
            "Wait until nobody has it locked, or end what has, and %s; or set %s or %s higher.",
            Usual.START_AGAIN, new SetProperty("ddl.retries"), new SetProperty("ddl.lock-timeout"));

    private Failures() {}

    /**
     * What to throw.
     *
     * @param left what state the database is in now
     * @param action what to do about it; null if correcting the migration is enough
     */
    static RuntimeException of(
            Throwable thrown,
            Step step,
            Position position,
            RunContext context,
            Consequence left,
            @Nullable Message action) {
        Place place = position.place();
        if (context.cancellation().isCancelled() || thrown instanceof HaltedException) {
            return interrupted(thrown, step, place, left, action);
        }
        if (thrown instanceof ForbiddenCallException forbidden) {
            return forbidden.leaving(left, action);
        }
        if (thrown instanceof InvalidIndexException index) {
            return index.leaving(left, action);
        }
        if (thrown instanceof RecoveryException changed) {
            return changed;
        }
        if (thrown instanceof MigrationException known && action == null) {
            return known instanceof DataMigrationException ofRows ? ofRows.in(step.version(), place) : known;
        }
        return new MigrationFailedException(
                step.version(),
                step.label(),
                step.direction(),
                place,
                reason(thrown).with(remarks(thrown, position, context)),
                context.product(),
                left,
                Message.join("\n", next(thrown, action == null ? tryAgain(thrown) : action)),
                thrown);
    }

    private static RunInterruptedException interrupted(
            Throwable thrown, Step step, Place place, Consequence left, @Nullable Message action) {
        Message goOn = action == null ? Message.of("To go on, %s: it is tried anew.", Usual.START_AGAIN) : action;
        if (thrown instanceof HaltedException halted && halted.halt() != null) {
            return RunInterruptedException.halted(
                    "%s, %s".formatted(step.display(), place), halted.halt(), left, goOn, thrown);
        }
        return new RunInterruptedException(
                place.statement() == 0 && place.step() == null
                        ? step.display()
                        : "%s, %s".formatted(step.display(), place),
                left,
                goOn,
                thrown);
    }

    private static Message tryAgain(Throwable thrown) {
        return DriverWords.sqlException(thrown) instanceof LockedOutException ? WAIT : TRY_AGAIN;
    }

    /** What to do, first about an index that a statement has left behind. */
    private static List<Message> next(Throwable thrown, Message action) {
        SQLException sql = DriverWords.sqlException(thrown);
        Stream<Message> dropping = Arrays.stream(sql == null ? new Throwable[0] : sql.getSuppressed())
                .filter(InvalidIndexException.class::isInstance)
                .map(index -> ((InvalidIndexException) index).advice());
        return Stream.concat(dropping, Stream.of(action)).toList();
    }

    /**
     * What to throw for a callback around a run.
     *
     * @param left what state the database is in now
     */
    static RuntimeException ofCallback(
            Throwable thrown, String script, Position position, RunContext context, Consequence left) {
        Place place = position.place();
        return context.cancellation().isCancelled()
                ? new RunInterruptedException(
                        "the callback " + place, left, Message.of("To go on, %s.", Usual.START_AGAIN), thrown)
                : new CallbackFailedException(
                        script,
                        place,
                        reason(thrown).with(remarks(thrown, position, context)),
                        context.product(),
                        left,
                        thrown);
    }

    /** For people who read the log; a log in the database, and what is shown of it, has none of it. */
    private static List<String> remarks(Throwable thrown, Position position, RunContext context) {
        SQLException sql = DriverWords.sqlException(thrown);
        String statement = position.statement();
        List<String> remarks = new ArrayList<>();
        if (sql instanceof LockedOutException lockedOut) {
            remarks.addAll(lockedOut.holders());
            remarks.add("It was tried %s.".formatted(lockedOut.tries() == 1 ? "once" : lockedOut.tries() + " times"));
            sql = lockedOut.ofDatabase();
        }
        if (sql == null || statement == null) {
            return remarks;
        }
        Remarks said = context.rules().remarksOn(sql, statement);
        if (said.line() > 1) {
            remarks.add("at " + position.at(said.line()));
        }
        remarks.addAll(said.texts());
        return remarks;
    }

    /** What the log says of a failure: no text of the server's, which can hold data. */
    static String forLog(Throwable thrown, Place place, RunContext context) {
        SQLException sql = DriverWords.sqlException(thrown);
        String codes = sql == null ? "" : Reason.codes(sql.getSQLState(), sql.getErrorCode());
        String what = codes.isEmpty() ? thrown.getClass().getName() : codes;
        if (thrown instanceof HaltedException halted && halted.halt() != null) {
            return "%s, %s".formatted(halted.halt().name().toLowerCase(Locale.ROOT), place);
        }
        String first = context.cancellation().isCancelled() ? UnfinishedMigration.STOPPED + ", " : "";
        return "%s%s, %s".formatted(first, what, place);
    }

    /** Whether the run was stopped before a statement was sent. */
    static boolean isNotSent(Throwable thrown) {
        return DriverWords.sqlException(thrown) instanceof Cancellation.CancelledException;
    }

    /** Whether sending all again can tell more: not if the connection is gone or somebody stopped it. */
    static boolean isRepeatable(Throwable thrown) {
        SQLException sql = DriverWords.sqlException(thrown);
        String state = sql == null ? null : sql.getSQLState();
        return sql != null && (state == null || !(state.startsWith("08") || state.startsWith("57")));
    }

    /**
     * Whether a database says the same of both, but for numbers of files and the like, and what it says of the rows.
     */
    static boolean isSame(Throwable first, Throwable second) {
        SQLException once = DriverWords.driversOwn(first);
        SQLException again = DriverWords.driversOwn(second);
        return once != null && again != null && withoutNumbers(reason(once)).equals(withoutNumbers(reason(again)));
    }

    private static Reason withoutNumbers(Reason reason) {
        return new Reason(
                reason.sqlState(), reason.vendorCode(), reason.message().replaceAll("\\d+", "0"));
    }

    private static Reason reason(Throwable thrown) {
        SQLException sql = DriverWords.sqlException(thrown);
        if (sql instanceof Cancellation.CancelledException) {
            return new Reason(null, 0, "it was cancelled");
        }
        if (sql == null) {
            return new Reason(
                    null, 0, thrown instanceof MigrationException known ? known.description() : sentence(thrown));
        }
        return Reason.ofDatabase(sql.getSQLState(), sql.getErrorCode(), sql.getMessage());
    }

    /** What isn't ours is known by its class, too. */
    private static String sentence(Throwable thrown) {
        String line = firstLine(
                thrown instanceof RefusedChangeException ? String.valueOf(thrown.getMessage()) : thrown.toString());
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    /** What a row failed at: what the database said, or what the code threw. */
    static String inOneLine(Throwable thrown) {
        return DriverWords.sqlException(thrown) == null
                ? sentence(thrown)
                : DriverWords.of(thrown).text();
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return (end < 0 ? text : text.substring(0, end)).strip();
    }
}
