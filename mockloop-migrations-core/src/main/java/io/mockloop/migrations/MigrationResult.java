package io.mockloop.migrations;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run did.
 *
 * @param executed the migrations that ran, in order
 * @param skipped what was passed over on purpose, and why
 * @param currentVersion the highest version applied afterwards; none on an empty database
 * @param applied how many migrations are applied afterwards, a baseline not counted
 * @param pending how many migrations are still pending, as above the target
 * @param duration how long it took altogether, waiting included
 * @param database product and version, such as {@code PostgreSQL 18.6}
 * @param inBackground versions of those that are applied but for their rows, which are left to the background
 */
public record MigrationResult(
        List<Executed> executed,
        List<Skipped> skipped,
        @Nullable Version currentVersion,
        int applied,
        int pending,
        Duration duration,
        String database,
        List<Version> inBackground) {

    /** The same without any rows that are left. */
    public MigrationResult(
            List<Executed> executed,
            List<Skipped> skipped,
            @Nullable Version currentVersion,
            int applied,
            int pending,
            Duration duration,
            String database) {
        this(executed, skipped, currentVersion, applied, pending, duration, database, List.of());
    }

    /**
     * One migration that ran, or one thing done to the history.
     *
     * @param version its version; none for a repeatable migration
     * @param description what it does
     * @param type what kind of entry it is
     * @param script its file or class
     * @param direction up or down
     * @param executionTime how long it took
     * @param marked whether it was noted as applied, or undone, without being run
     */
    public record Executed(
            @Nullable Version version,
            String description,
            MigrationType type,
            String script,
            Direction direction,
            Duration executionTime,
            boolean marked) {

        /** One that ran. */
        public Executed(
                @Nullable Version version,
                String description,
                MigrationType type,
                String script,
                Direction direction,
                Duration executionTime) {
            this(version, description, type, script, direction, executionTime, false);
        }
    }

    /**
     * One migration that was passed over.
     *
     * @param version its version; none for a repeatable migration
     * @param description what it does
     * @param reason why it was passed over
     */
    public record Skipped(@Nullable Version version, String description, String reason) {}

    /** With what another run did right before; of the repeatable ones that it left, this one has decided. */
    public MigrationResult after(MigrationResult before) {
        return new MigrationResult(
                Stream.concat(before.executed.stream(), executed.stream()).toList(),
                Stream.concat(before.skipped.stream().filter(each -> each.version() != null), skipped.stream())
                        .toList(),
                currentVersion,
                applied,
                pending,
                before.duration.plus(duration),
                database,
                inBackground);
    }

    /** Copies the lists. */
    public MigrationResult {
        executed = List.copyOf(executed);
        skipped = List.copyOf(skipped);
        inBackground = List.copyOf(inBackground);
    }
}
