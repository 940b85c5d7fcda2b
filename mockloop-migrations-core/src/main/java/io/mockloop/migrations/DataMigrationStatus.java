package io.mockloop.migrations;

import io.mockloop.migrations.MigrationStatus.RowCount;
import org.jspecify.annotations.Nullable;

/**
 * How far a migration of rows has come.
 *
 * @param version its version
 * @param description what it does
 * @param state what became of it; none if it is pending
 * @param rows how many rows are done, and of how many, while it runs or is left half-done; those in quarantine count as
 *     done
 * @param quarantined how many rows have failed, and are kept with their errors
 * @param halt why nobody goes on with it; null if nothing stands against that
 * @param slowedBy what its batches wait for while some process is at its rows; null if for nothing
 */
public record DataMigrationStatus(
        Version version,
        String description,
        @Nullable MigrationState state,
        @Nullable RowCount rows,
        int quarantined,
        @Nullable Halt halt,
        @Nullable String slowedBy) {

    /** Why nobody goes on with a migration of rows. */
    public enum Halt {
        /** It was ordered to end, until it is ordered to go on. */
        PAUSED,
        /** It was ordered to end, and is to be completed or taken back by a recovery. */
        CANCELLED,
        /** It failed in the background: the next start of a process tries it again, or an order to go on. */
        FAILED
    }
}
