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
 * @param halt what it was ordered to, so that nobody goes on with it; null if nothing was
 */
public record DataMigrationStatus(
        Version version,
        String description,
        @Nullable MigrationState state,
        @Nullable RowCount rows,
        int quarantined,
        @Nullable Halt halt) {

    /** What a migration of rows can be ordered to from outside, while it is at its rows. */
    public enum Halt {
        /** It ends behind a batch, and stays half-done until it is ordered to go on. */
        PAUSED,
        /** It ends behind a batch, and is then to be completed or taken back by a recovery. */
        CANCELLED
    }
}
