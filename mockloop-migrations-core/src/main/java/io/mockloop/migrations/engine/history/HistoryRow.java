package io.mockloop.migrations.engine.history;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of the history table: a migration that is applied, or that a process is at or was at.
 *
 * @param rank its place in the order of application, from 1
 * @param version the version; null for a repeatable migration
 * @param description what it does
 * @param type what kind of migration
 * @param script file or class
 * @param checksum of its up part; null if it has none
 * @param rawHash of its file's or class file's bytes; null if unknown
 * @param state what became of it
 * @param direction which way it was run last
 * @param reached how far an unfinished one has come, and nowhere for one that is marked; else null
 */
public record HistoryRow(
        int rank,
        @Nullable Version version,
        String description,
        MigrationType type,
        String script,
        @Nullable String checksum,
        @Nullable String rawHash,
        MigrationState state,
        Direction direction,
        @Nullable Reached reached) {

    /**
     * How far an unfinished migration has come.
     *
     * @param done how many statements are known to be done
     * @param sent the number of the last statement that is known to have been sent; if it is above {@code done}, that
     *     one is in doubt
     * @param count how many statements there are; 0 if unknown
     * @param since when it was begun
     * @param hash what the statements up to {@code done} and {@code sent} were ({@link StatementHash}); null if that
     *     isn't known
     */
    public record Reached(
            int done,
            int sent,
            int count,
            Instant since,
            @Nullable String hash) {}

    private static final Reached NOWHERE = new Reached(0, 0, 0, Instant.EPOCH, null);

    /** Whether it was noted as applied without being run: it is applied with none of its statements done. */
    public boolean isMarked() {
        return state == MigrationState.APPLIED && reached != null;
    }

    /** The same row of a migration that is noted as applied without being run. */
    public HistoryRow marked() {
        return in(MigrationState.APPLIED, NOWHERE);
    }

    /** Whether it is applied, but for rows that are gone through in the background, or counts as such. */
    public boolean isApplied() {
        return state == MigrationState.APPLIED || state == MigrationState.BASELINE || isInBackground();
    }

    /** Whether its rows are gone through in the background. */
    public boolean isInBackground() {
        return state == MigrationState.BACKGROUND;
    }

    /** Whether the database was taken over at this version, with nothing run. */
    public boolean isTakenOver() {
        return state == MigrationState.BASELINE;
    }

    /** Whether a process is at it, or left it half-done. */
    public boolean isUnfinished() {
        return state == MigrationState.RUNNING || state == MigrationState.PARTIAL || state == MigrationState.FAILED;
    }

    /** Version and description, as messages show it. */
    public String display() {
        String name = script.isEmpty() ? description : script;
        if (version == null) {
            return name;
        }
        return name.isEmpty() ? version.toString() : "%s (%s)".formatted(version, name);
    }

    /** The same row without what tells its content. */
    HistoryRow ofNoContent() {
        return new HistoryRow(rank, version, description, type, script, null, null, state, direction, reached);
    }

    /** The same row while its migration is undone. */
    public HistoryRow goingDown() {
        return new HistoryRow(
                rank,
                version,
                description,
                type,
                script,
                checksum,
                rawHash,
                state,
                Direction.DOWN,
                isMarked() ? reached : null);
    }

    /** The same row in another state. */
    public HistoryRow in(MigrationState other, @Nullable Reached at) {
        return new HistoryRow(rank, version, description, type, script, checksum, rawHash, other, direction, at);
    }
}
