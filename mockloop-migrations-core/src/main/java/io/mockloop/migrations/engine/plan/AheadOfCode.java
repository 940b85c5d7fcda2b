package io.mockloop.migrations.engine.plan;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.settings.OnFuture;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log what the database has and the code hasn't, and what becomes of it. */
public final class AheadOfCode {

    private static final Logger logger = LoggerFactory.getLogger(AheadOfCode.class);

    private AheadOfCode() {}

    /** Tells it once, before a run up. */
    public static void tell(Planner planner) {
        PlanPolicy policy = planner.policy();
        List<HistoryRow> future = planner.drift().future();
        Version from = policy.rollbackFrom();
        if (planner.undoesFuture()) {
            logger.warn(
                    "The database is ahead of the code: these are to be undone with the down statements stored in it, as"
                            + " rollback-from={} orders: {}",
                    from,
                    names(future));
        } else if (!future.isEmpty()) {
            logger.info(
                    "The database is ahead of the code, as it is for an older release: {} applied and not in the code",
                    names(future));
        } else if (from != null) {
            logger.info(
                    "There is nothing to undo for rollback-from={}, since the database is not ahead of the code: take the"
                            + " setting away",
                    from);
        }
        if (from != null && policy.onFuture() != OnFuture.ROLLBACK) {
            logger.warn("rollback-from={} has no effect without on-future=rollback", from);
        }
        if (!planner.gone().isEmpty()) {
            logger.info(
                    "Repeatable migrations that were run, and are not in the code any more; what they made stays: {}",
                    names(planner.gone()));
        }
    }

    private static String names(List<HistoryRow> rows) {
        return rows.stream().map(HistoryRow::display).collect(Collectors.joining(", "));
    }
}
