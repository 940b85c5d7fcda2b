package io.mockloop.migrations;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A backup that could be restored now: its checksum is right, and it is of this kind of database.
 *
 * @param file the backup
 * @param bytes its size
 * @param madeOf product and version of the database that it was made of
 * @param madeOfName the name of that database; on SQLite its file
 * @param version the version that the database is at in it; null if none is applied
 * @param database product and version of the database whose content would be replaced
 * @param name the name of that; on SQLite its file
 */
public record RestorePlan(
        Path file,
        long bytes,
        String madeOf,
        String madeOfName,
        @Nullable Version version,
        String database,
        String name) {}
