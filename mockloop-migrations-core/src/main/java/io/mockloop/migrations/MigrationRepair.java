package io.mockloop.migrations;

import org.jspecify.annotations.Nullable;

/**
 * One row of the history that says something else than the code, and what a repair would make of it.
 *
 * @param kind what would be made of it
 * @param recordedVersion the version in the history; none for a repeatable migration
 * @param recordedScript file or class in the history; empty if it tells none
 * @param version the version that the code has it under, another one if it was renumbered; none for a repeatable
 *     migration, and for one that the code doesn't have
 * @param description what the migration does, as the code says, or else the history
 * @param script its file or class in the code; empty if the code doesn't have it
 * @param recordedChecksum the checksum in the history
 * @param currentChecksum the checksum that the code's has now; the same if only name, version, description or undo
 *     differ
 */
public record MigrationRepair(
        Kind kind,
        @Nullable Version recordedVersion,
        String recordedScript,
        @Nullable Version version,
        String description,
        String script,
        @Nullable String recordedChecksum,
        @Nullable String currentChecksum) {

    /** What is made of a row. */
    public enum Kind {
        /** It takes over the content that the code has under its version. */
        ACCEPTED,
        /** It takes over the version that the code has its content under. */
        RENUMBERED,
        /** It is taken away, as if the migration had never been applied. */
        FORGOTTEN
    }
}
