package io.mockloop.migrations;

import org.jspecify.annotations.Nullable;

/**
 * One row of the history that says something else than the code, and what a repair would make of it.
 *
 * @param version the migration's version; none for a repeatable migration
 * @param description what the migration does, as the code says
 * @param script its file or class in the code
 * @param recordedChecksum the checksum in the history
 * @param currentChecksum the checksum that the code's has now; the same if only name, description or undo differ
 */
public record MigrationRepair(
        @Nullable Version version,
        String description,
        String script,
        @Nullable String recordedChecksum,
        @Nullable String currentChecksum) {}
