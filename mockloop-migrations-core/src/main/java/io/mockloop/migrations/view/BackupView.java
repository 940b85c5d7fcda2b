package io.mockloop.migrations.view;

import io.mockloop.migrations.BackupResult;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A backup that was made.
 *
 * @param file where it is: its path, or what a provider says
 * @param version the version that the database is at in it; none if none is applied
 * @param bytes its size; none if a provider made it
 * @param database product and version
 * @param executionTime how long it took, in milliseconds
 */
public record BackupView(
        String file, @Nullable String version, @Nullable Long bytes, String database, long executionTime)
        implements View {

    /** The view of one. */
    public static BackupView of(BackupResult backup) {
        return new BackupView(
                backup.location(),
                Objects.toString(backup.version(), null),
                backup.file() == null ? null : backup.bytes(),
                backup.database(),
                backup.duration().toMillis());
    }
}
