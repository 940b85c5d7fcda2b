package io.mockloop.migrations.view;

import io.mockloop.migrations.DataMigrationStatus;
import io.mockloop.migrations.MigrationStatus.RowCount;
import org.jspecify.annotations.Nullable;

/**
 * How far a migration of rows has come.
 *
 * @param version its version
 * @param description what it does
 * @param state what became of it, or PENDING
 * @param rows how many rows are done, while it runs or is left half-done
 * @param ofRows how many there were when it began
 * @param quarantined how many rows have failed, and are kept with their errors
 * @param halt PAUSED or CANCELLED, if that was ordered
 * @param slowedBy what its batches wait for, if a process is at them and they do
 */
public record DataView(
        String version,
        String description,
        String state,
        @Nullable Long rows,
        @Nullable Long ofRows,
        int quarantined,
        @Nullable String halt,
        @Nullable String slowedBy)
        implements View {

    /** The view of one. */
    public static DataView of(DataMigrationStatus status) {
        RowCount rows = status.rows();
        return new DataView(
                status.version().toString(),
                status.description(),
                status.state() == null ? "PENDING" : status.state().name(),
                rows == null ? null : rows.done(),
                rows == null ? null : rows.total(),
                status.quarantined(),
                status.halt() == null ? null : status.halt().name(),
                status.slowedBy());
    }
}
