package io.mockloop.migrations;

import io.mockloop.migrations.MigrationStatus.RowCount;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a migration that was left half-done would be recovered.
 *
 * @param version its version; null for a repeatable migration
 * @param migration version and script, as messages show it
 * @param state PARTIAL or FAILED
 * @param direction which way it was being run
 * @param kind whether it is completed or taken back
 * @param done how many of its statements are known to be done
 * @param rows how many rows are done, and of how many; null if it isn't one of rows, or has not begun with them
 * @param inDoubt the statement of which somebody has to say whether it is done; null if there is none
 * @param isDone what was said of it; null if nothing was
 * @param step what would be run, of what isn't done
 * @param warnings what is to be known before, in sentences
 * @param backup the backup that was made right before the migration, from which it can be recovered in place of all
 *     this; null if there is none, or more has happened since
 */
public record RecoveryPlan(
        @Nullable Version version,
        String migration,
        RecoveryState state,
        Direction direction,
        RecoveryKind kind,
        int done,
        @Nullable RowCount rows,
        @Nullable String inDoubt,
        @Nullable Boolean isDone,
        MigrationPlan.Step step,
        List<String> warnings,
        @Nullable Path backup) {

    /** Copies the list. */
    public RecoveryPlan {
        warnings = List.copyOf(warnings);
    }
}
