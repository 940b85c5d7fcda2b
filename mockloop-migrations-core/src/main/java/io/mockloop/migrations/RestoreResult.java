package io.mockloop.migrations;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A backup that was restored.
 *
 * @param file the backup
 * @param currentVersion the highest version applied now; null for none
 * @param safetyBackup what was there before, if a backup of it had to be made first; null if not
 * @param duration how long it took
 * @param database product and version, such as {@code PostgreSQL 18.6}
 */
public record RestoreResult(
        Path file,
        @Nullable Version currentVersion,
        @Nullable Path safetyBackup,
        Duration duration,
        String database) {}
