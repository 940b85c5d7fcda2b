package io.mockloop.migrations;

import io.mockloop.migrations.MigrationPlan.PlannedStatement;
import io.mockloop.migrations.MigrationPlan.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one migration, from the code and from the database.
 *
 * @param version its version; none for a repeatable migration
 * @param description what it does
 * @param type what kind of migration
 * @param script its file or class
 * @param state what has become of it: that of its row, or else that of its last event in the log; none if it was never
 *     run
 * @param pending whether it is in the code and to be applied
 * @param inCode whether the code has it
 * @param dependencies the versions that must be applied before it, as the code says
 * @param dependents the versions of the code that name it among their dependencies
 * @param reversible whether there is an undo, be it applied or not
 * @param backupRequired whether a backup is to be made before it
 * @param transactional whether it runs in one transaction, on databases that can undo their schema changes; yes if that
 *     isn't known
 * @param atomic whether nothing of it stays if it fails: it is transactional, and no statement of it commits by itself,
 *     as each schema change does on MySQL and MariaDB; no if that isn't known there
 * @param appliedAt since when it is in this state, by the database's clock
 * @param appliedBy the database user who brought it there
 * @param executionTime how long that took
 * @param marked whether it was noted as applied without being run
 * @param recordedChecksum the checksum it was applied with
 * @param checksum the checksum that the code's has now
 * @param up the statements that apply it; none for a Java migration, and if the code doesn't have it
 * @param down the statements that undo it; none for a Java migration, and if there is no undo
 * @param undoFrom where the undo comes from; none if there is none
 * @param irreversibleBecause why it cannot be undone, as a sentence; none if it can
 * @param finding what is wrong with what the history says of it, and what to do; none if nothing is
 */
public record MigrationDetails(
        @Nullable Version version,
        String description,
        MigrationType type,
        String script,
        @Nullable MigrationState state,
        boolean pending,
        boolean inCode,
        List<Version> dependencies,
        List<Version> dependents,
        boolean reversible,
        boolean backupRequired,
        boolean transactional,
        boolean atomic,
        @Nullable Instant appliedAt,
        @Nullable String appliedBy,
        @Nullable Duration executionTime,
        boolean marked,
        @Nullable String recordedChecksum,
        @Nullable String checksum,
        List<PlannedStatement> up,
        List<PlannedStatement> down,
        @Nullable Source undoFrom,
        @Nullable String irreversibleBecause,
        @Nullable Message finding) {

    /** Copies the lists. */
    public MigrationDetails {
        dependencies = List.copyOf(dependencies);
        dependents = List.copyOf(dependents);
        up = List.copyOf(up);
        down = List.copyOf(down);
    }

    /** What is wrong with what the history says of it, and what to do; none if nothing is. */
    public @Nullable String problem() {
        return Objects.toString(finding, null);
    }
}
