package io.mockloop.migrations.engine.run;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.graph.MigrationSet;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.jdbc.DriverWords;
import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import io.mockloop.migrations.engine.plan.Body;
import io.mockloop.migrations.engine.plan.Drift;
import io.mockloop.migrations.engine.plan.Recovery;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.engine.recovery.UnfinishedMigration;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.engine.step.LeftRows;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a process that waits for another one share in the rows that this one is at, instead of only waiting. What fails
 * here is left to that process to fail at.
 */
final class RowSharing {

    private static final Logger logger = LoggerFactory.getLogger(RowSharing.class);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** Behind what it has done: others are at the rest. */
    private static final Duration BEHIND_PARTS = Duration.ofSeconds(5);

    private final MigrationSet set;
    private final Set<Version> left;
    private long nextNanos = System.nanoTime();

    /**
     * That of one wait.
     *
     * @param set the code
     * @param left those that it doesn't share in any more, since it has failed at them
     */
    RowSharing(MigrationSet set, Set<Version> left) {
        this.set = set;
        this.left = left;
    }

    /**
     * Goes through parts of one that the process which is waited for is at, if there are any that nobody is at, and its
     * code is the same here; looks for that from time to time.
     *
     * @param rows what may be run there
     * @param isFree whether that process is gone, so that this one is to take its place; asked from time to time
     * @return how long that was
     */
    Duration share(RunContext context, List<HistoryRow> rows, SqlSupplier<Boolean> isFree) throws SQLException {
        long begun = System.nanoTime();
        if (begun - nextNanos < 0) {
            return Duration.ZERO;
        }
        nextNanos = begun + BETWEEN_LOOKS.toNanos();
        for (HistoryRow row : rows) {
            LeftRows shared = of(context, row).orElse(null);
            if (shared != null && shared.isShared()) {
                logger.info(
                        "Migration {}: another process is at its rows, and this one goes through some of them",
                        row.display());
                run(context, row, shared, isFree);
                nextNanos = System.nanoTime() + BEHIND_PARTS.toNanos();
                return Duration.ofNanos(System.nanoTime() - begun);
            }
        }
        return Duration.ZERO;
    }

    private Optional<LeftRows> of(RunContext context, HistoryRow row) {
        boolean isRun = row.isInBackground() || row.state() == MigrationState.RUNNING;
        if (!isRun
                || row.version() == null
                || row.direction() == Direction.DOWN
                || left.contains(row.version())
                || Recovery.isOfTakingBack(row)
                || !UnfinishedMigration.isOfRows(set, row)) {
            return Optional.empty();
        }
        Recovery on = new Recovery(row, 0, Recovery.hashOf(row), true);
        return set.find(row.type(), row.version(), row.description())
                .filter(code -> !Drift.isChanged(row, code))
                .map(code -> new LeftRows(context, new Step.Up(code, Body.up(code), null, on)));
    }

    private void run(RunContext context, HistoryRow row, LeftRows shared, SqlSupplier<Boolean> isFree)
            throws SQLException {
        try {
            shared.share(fromTimeToTime(context, isFree));
        } catch (Exception | Error e) {
            if (context.connection().isClosed()) {
                throw context.databaseError("Going through the rows of migration " + row.display(), ofDatabase(e));
            }
            if (context.cancellation().isCancelled() || shared.isOfEnd(e)) {
                logger.debug("Migration {} is at an end", row.display(), e);
                return;
            }
            left.add(row.version());
            logger.warn(
                    "Migration {}: this process has failed {}, and leaves its rows to the one that runs it: {}",
                    row.display(),
                    shared.place(),
                    DriverWords.of(e).text());
        }
    }

    private static SqlSupplier<Boolean> fromTimeToTime(RunContext context, SqlSupplier<Boolean> isFree) {
        long[] asked = {System.nanoTime()};
        return () -> {
            long now = System.nanoTime();
            if (now - asked[0] < BETWEEN_LOOKS.toNanos()) {
                return false;
            }
            asked[0] = now;
            context.transactions().leave();
            return isFree.get();
        };
    }

    private static SQLException ofDatabase(Throwable thrown) {
        SQLException sql = DriverWords.sqlException(thrown);
        return sql == null ? new SQLException("The connection was closed", thrown) : sql;
    }
}
