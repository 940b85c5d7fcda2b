package io.mockloop.migrations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A migration that the history table holds: one that is applied, or was left half-done, or that a process is at.
 *
 * @param version its version; none for a repeatable migration
 * @param description what it does
 * @param type SQL, JAVA, REPEATABLE or BASELINE
 * @param script its file or class
 * @param state what became of it
 * @param appliedAt since when it is in this state, by the database's clock; since when it was begun, if it was set to
 *     it by hand
 * @param marked whether it was noted as applied without being run
 * @param quarantined how many of its rows have failed, and are kept with their errors; 0 unless it is a
 *     {@link DataMigration}
 */
public record AppliedMigration(
        @Nullable Version version,
        String description,
        MigrationType type,
        String script,
        MigrationState state,
        @Nullable Instant appliedAt,
        boolean marked,
        int quarantined) {

    /** One that was run. */
    public AppliedMigration(
            @Nullable Version version,
            String description,
            MigrationType type,
            String script,
            MigrationState state,
            @Nullable Instant appliedAt) {
        this(version, description, type, script, state, appliedAt, false, 0);
    }
}
