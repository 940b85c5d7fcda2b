package io.mockloop.migrations.engine.execution;

import io.mockloop.migrations.exception.MigrationFailedException.Place;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes a failure in the history's log, and tells listeners; neither ever hides the failure itself. */
final class FailureLog {

    private static final Logger logger = LoggerFactory.getLogger(FailureLog.class);

    private final RunContext context;

    FailureLog(RunContext context) {
        this.context = context;
    }

    /**
     * What to throw for a failure, unless it is an {@link Error}, after it was noted and told.
     *
     * @param left what state the database is in now, as a sentence
     * @param action what to do about it; null where correcting the migration is enough
     */
    RuntimeException failed(Attempt attempt, Throwable thrown, String left, @Nullable String action) {
        Place place = attempt.position().place();
        logger.atError()
                .addKeyValue("version", attempt.step().label())
                .addKeyValue("direction", attempt.step().direction())
                .addKeyValue("duration", attempt.elapsed())
                .addKeyValue("success", false)
                .setCause(thrown)
                .log("Migration {} failed at {}", attempt.step().label(), place);
        note(attempt, thrown, place);
        RuntimeException failure = Failures.of(thrown, attempt.step(), attempt.position(), context, left, action);
        context.listeners().tell(l -> l.onFailure(attempt.execution(), attempt.elapsed(), failure));
        return failure;
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
