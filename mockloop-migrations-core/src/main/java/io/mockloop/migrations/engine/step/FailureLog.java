package io.mockloop.migrations.engine.step;

import io.mockloop.migrations.LogCategory;
import io.mockloop.migrations.Message;
import io.mockloop.migrations.engine.batch.HaltedException;
import io.mockloop.migrations.engine.history.HistoryRules.ErrorKind;
import io.mockloop.migrations.engine.jdbc.DriverWords;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.exception.Consequence;
import io.mockloop.migrations.exception.HistoryTableException;
import io.mockloop.migrations.exception.MigrationFailedException.Place;
import io.mockloop.migrations.exception.PooledSessionException;
import java.sql.SQLException;
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
     * @param action what to do about it; null if correcting the migration is enough
     */
    RuntimeException failed(RunningStep running, Throwable thrown, Consequence left, @Nullable Message action) {
        Place place = tell(running, thrown);
        note(running, thrown, place);
        return thrown(running, thrown, left, action);
    }

    /**
     * What to throw if nothing is to be noted: what is noted as a failure could stand behind the event that says that
     * all is done, or cannot be written now.
     */
    RuntimeException unnoted(RunningStep running, Throwable thrown, Consequence left, @Nullable Message action) {
        tell(running, thrown);
        return thrown(running, thrown, left, action);
    }

    private Place tell(RunningStep running, Throwable thrown) {
        Place place = running.position().place();
        if (thrown instanceof HaltedException) {
            logger.warn("{} ends {}: {}", running.step().display(), place, thrown.getMessage());
            return place;
        }
        new MigrationLog(logger, running)
                .failed(place.step() == null ? "failed at " + place : "failed " + place, thrown);
        return place;
    }

    private RuntimeException thrown(RunningStep running, Throwable thrown, Consequence left, @Nullable Message action) {
        RuntimeException failure = switch (problem(thrown)) {
            case DENIED ->
                running.position().isAtRow()
                        ? HistoryTableException.deniedFor(
                                running.step().display(),
                                context.writer().names().display(),
                                left,
                                action,
                                DriverWords.of(thrown),
                                thrown)
                        : Failures.of(thrown, running.step(), running.position(), context, left, action);
            case POOLED -> PooledSessionException.of(thrown, left);
            default -> Failures.of(thrown, running.step(), running.position(), context, left, action);
        };
        context.listeners().tell(l -> l.onFailure(running.execution(), running.elapsed(), failure));
        return failure;
    }

    private ErrorKind problem(Throwable thrown) {
        return thrown instanceof SQLException sql ? context.historyRules().errorKind(sql) : ErrorKind.OTHER;
    }

    private void note(RunningStep running, Throwable thrown, Place place) {
        try {
            context.note(running.failed(running.stateAfter(context, thrown), Failures.forLog(thrown, place, context)));
        } catch (SQLException e) {
            thrown.addSuppressed(e);
            logger.warn(
                    "The failure could not be noted in {}",
                    context.writer().names().logTable(),
                    e);
        }
    }
}
