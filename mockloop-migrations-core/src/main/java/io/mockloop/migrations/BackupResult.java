package io.mockloop.migrations;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A backup that was made.
 *
 * @param location where it is: the file's path, or what a {@link BackupProvider} says
 * @param file the file, beside which its checksum stands in a file of the same name with {@code .sha256} behind; null
 *     if a {@link BackupProvider} made it
 * @param version the version that the database is at in it; null if none is applied
 * @param bytes its size; 0 if a {@link BackupProvider} made it
 * @param duration how long it took
 * @param database product and version, such as {@code PostgreSQL 18.6}
 */
public record BackupResult(
        String location,
        @Nullable Path file,
        @Nullable Version version,
        long bytes,
        Duration duration,
        String database) {}
