package io.mockloop.migrations.engine.plan;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.HistoryEntry;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.settings.OnFuture;
import java.util.List;
import java.util.function.Supplier;

/**
 * The order to undo what is ahead of the code: it names the version that the database is at, and is good for that one.
 */
final class RollbackOrder {

    private RollbackOrder() {}

    /**
     * Whether what is ahead of the code is to be undone.
     *
     * @param log all events, oldest first; asked for if the database isn't at the version that was ordered
     */
    static boolean isGiven(PlanPolicy policy, History history, Supplier<List<HistoryEntry>> log) {
        Version from = policy.rollbackFrom();
        if (policy.onFuture() != OnFuture.ROLLBACK || from == null) {
            return false;
        }
        Version current = history.current().orElse(Version.NONE);
        return current.equals(from) || (from.isAbove(current) && isBegun(from, current, log.get()));
    }

    /**
     * Whether the last that was done is a rollback that came by this version, so that the order was begun by a process
     * that died, or that another one waits for.
     */
    private static boolean isBegun(Version from, Version current, List<HistoryEntry> log) {
        Version at = current;
        for (int i = log.size() - 1; i >= 0; i--) {
            HistoryEntry event = log.get(i);
            if (event.state() == MigrationState.FAILED
                    || event.state() == MigrationState.PARTIAL
                    || event.type() == MigrationType.EVENT) {
                continue;
            }
            Version version = event.version();
            if (event.direction() != Direction.DOWN || version == null) {
                return false;
            }
            at = version.isAbove(at) ? version : at;
            if (at.equals(from)) {
                return true;
            }
        }
        return false;
    }
}
