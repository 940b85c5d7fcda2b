package io.mockloop.migrations;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event of the log.
 *
 * @param rank its place in the log, from 1
 * @param version the migration's version; none for a repeatable migration
 * @param description what the migration does, or what was done to the history
 * @param type what kind of entry it is
 * @param script the migration's file or class
 * @param direction which way the migration ran; none for a baseline, for events, and for one that is marked
 * @param state what became of it
 * @param appliedAt when, by the database's clock
 * @param appliedBy the database user
 * @param executionTime how long it took; none if nothing was run
 * @param error {@code stopped} if it was stopped from outside, SQLState, vendor code, statement number and file:line of
 *     a failure; of one in state PARTIAL, when it was begun, and its last statement; of one that is applied, how many
 *     of its rows are in quarantine; never the server's own text
 */
public record HistoryEntry(
        int rank,
        @Nullable Version version,
        String description,
        MigrationType type,
        String script,
        @Nullable Direction direction,
        MigrationState state,
        Instant appliedAt,
        @Nullable String appliedBy,
        @Nullable Duration executionTime,
        @Nullable String error) {

    /** Whether a migration was noted as applied, or as undone, without anything being run. */
    public boolean isMarked() {
        boolean isNoted = state == MigrationState.APPLIED
                ? direction == null
                : state == MigrationState.ROLLED_BACK && executionTime == null;
        return isNoted && type != MigrationType.EVENT;
    }
}
