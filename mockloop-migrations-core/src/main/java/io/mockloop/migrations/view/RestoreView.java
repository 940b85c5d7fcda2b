package io.mockloop.migrations.view;

import io.mockloop.migrations.RestoreResult;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A backup that was restored.
 *
 * @param file its path
 * @param currentVersion the highest version applied now; none for none
 * @param safetyBackup the path of the backup of what was there before; none if none had to be made
 * @param database product and version
 * @param executionTime how long it took, in milliseconds
 */
public record RestoreView(
        String file,
        @Nullable String currentVersion,
        @Nullable String safetyBackup,
        String database,
        long executionTime)
        implements View {

    /** The view of one. */
    public static RestoreView of(RestoreResult restored) {
        return new RestoreView(
                restored.file().toString(),
                Objects.toString(restored.currentVersion(), null),
                Objects.toString(restored.safetyBackup(), null),
                restored.database(),
                restored.duration().toMillis());
    }
}
