package io.mockloop.migrations.engine.step;

import io.mockloop.migrations.LogCategory;
import io.mockloop.migrations.Message;
import io.mockloop.migrations.engine.history.HistoryRules.ErrorKind;
import io.mockloop.migrations.engine.jdbc.DriverWords;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.exception.Consequence;
import io.mockloop.migrations.exception.HistoryTableException;
import io.mockloop.migrations.exception.MigrationFailedException.Place;
import io.mockloop.migrations.exception.PooledSessionException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes a failure in the history's log, and tells listeners; neither ever hides the failure itself. */
final class FailureLog {

    private static final Logger logger = LoggerFactory.getLogger(LogCategory.FAILURE.logger());

    private final RunContext context;

    FailureLog(RunContext context) {
        this.context = context;
    }

    /**
     * What to throw for a failure, unless it is an {@link Error}, after it was noted and told.
     *
     * @param left what state the database is in now
     * @param action what to do about it; null where correcting the migration is enough
     */
    RuntimeException failed(Attempt attempt, Throwable thrown, Consequence left, @Nullable Message action) {
        Place place = tell(attempt, thrown);
        note(attempt, thrown, place);
        return thrown(attempt, thrown, left, action);
    }

    /**
     * What to throw where nothing is to be noted: what is noted as a failure could stand behind the event that says
     * that all is done, or cannot be written now.
     */
    RuntimeException unnoted(Attempt attempt, Throwable thrown, Consequence left, @Nullable Message action) {
        tell(attempt, thrown);
        return thrown(attempt, thrown, left, action);
    }

    private Place tell(Attempt attempt, Throwable thrown) {
        Place place = attempt.position().place();
        new MigrationLog(logger, attempt)
                .failed(place.step() == null ? "failed at " + place : "failed " + place, thrown);
        return place;
    }

    private RuntimeException thrown(Attempt attempt, Throwable thrown, Consequence left, @Nullable Message action) {
        RuntimeException failure = switch (problem(thrown)) {
            case DENIED ->
                attempt.position().isAtRow()
                        ? HistoryTableException.deniedFor(
                                attempt.step().display(),
                                context.writer().names().display(),
                                left,
                                action,
                                DriverWords.of(thrown),
                                thrown)
                        : Failures.of(thrown, attempt.step(), attempt.position(), context, left, action);
            case POOLED -> PooledSessionException.of(thrown, left);
            default -> Failures.of(thrown, attempt.step(), attempt.position(), context, left, action);
        };
        context.listeners().tell(l -> l.onFailure(attempt.execution(), attempt.elapsed(), failure));
        return failure;
    }

    private ErrorKind problem(Throwable thrown) {
        return thrown instanceof SQLException sql ? context.historyRules().errorKind(sql) : ErrorKind.OTHER;
    }

    private void note(Attempt attempt, Throwable thrown, Place place) {
        try {
            context.transactions().leave();
            context.historyRules()
                    .write(
                            context.connection(),
                            List.of(context.writer().log(attempt.failed(Failures.forLog(thrown, place)))));
        } catch (SQLException e) {
            thrown.addSuppressed(e);
            logger.warn(
                    "The failure could not be noted in {}",
                    context.writer().names().logTable(),
                    e);
        }
    }
}
