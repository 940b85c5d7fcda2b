package io.mockloop.migrations.autoconfigure.activity;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.MigrationListener.Execution;
import io.mockloop.migrations.MigrationListener.Run;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationStatus;
import io.mockloop.migrations.MigrationStatus.RowCount;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.Remedy.Recover;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.exception.MigrationException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a manager's migrations without asking the database.
 *
 * @param running whether this process is at them, waiting for the lock included
 * @param current the migration that runs, if one does
 * @param counts how many are applied and pending, if that has been seen
 * @param currentVersion the highest version applied, if it has been seen
 * @param database the database, with its version if that has been seen
 * @param lastDuration how long the last run took
 * @param failure how the last run failed; none if it succeeded
 * @param lastStatus what the last look at the database told, unless it has changed since
 * @param since when counts and version were known to be so
 */
public record ActivitySnapshot(
        boolean running,
        @Nullable RunningMigration current,
        @Nullable Counts counts,
        @Nullable Version currentVersion,
        @Nullable String database,
        @Nullable Duration lastDuration,
        @Nullable Failure failure,
        @Nullable MigrationStatus lastStatus,
        @Nullable Instant since) {

    private static final String UNFINISHED = "UNFINISHED_MIGRATION";

    static final ActivitySnapshot NOTHING = new ActivitySnapshot(false, null, null, null, null, null, null, null, null);

    /**
     * A migration that runs.
     *
     * @param execution the migration
     * @param statement the number of the statement that runs, from 1; 0 before the first one
     * @param rows how many rows are done; null if it isn't a migration of rows, or has done none
     * @param slowedBy what the batches of its rows wait for; null if they wait for nothing
     * @param since when the migration was begun
     */
    public record RunningMigration(
            Execution execution,
            int statement,
            @Nullable RowCount rows,
            @Nullable String slowedBy,
            Instant since) {

        static RunningMigration begun(Execution execution, Instant now) {
            return new RunningMigration(execution, 0, null, null, now);
        }

        RunningMigration atStatement(int number) {
            return new RunningMigration(execution, number, rows, slowedBy, since);
        }

        RunningMigration atRows(RowCount now) {
            return new RunningMigration(execution, statement, now, slowedBy, since);
        }

        RunningMigration slowed(@Nullable String by) {
            return new RunningMigration(execution, statement, rows, by, since);
        }
    }

    /** How many migrations are applied and pending. */
    public record Counts(int applied, int pending) {}

    /**
     * A failure, without the texts that belong to the log.
     *
     * @param version the version of the migration that failed, if one did
     * @param code what kind of failure it was
     * @param halfDone the migration that was left half-done; null if none was
     */
    public record Failure(
            @Nullable String version, String code, @Nullable Recover halfDone) {

        static Failure of(@Nullable String version, Throwable failure) {
            if (!(failure instanceof MigrationException migration)) {
                return new Failure(version, failure.getClass().getSimpleName(), null);
            }
            return new Failure(version, migration.code(), recovery(migration.advice()));
        }

        /** None unless a migration was left half-done. */
        private static @Nullable Failure found(MigrationStatus status) {
            return status.summary() != Summary.FAILED
                    ? null
                    : status.problems().problems().stream()
                            .map(each -> new Failure(each.version(), each.code(), recovery(each.text())))
                            .filter(Failure::isUnfinished)
                            .findFirst()
                            .orElse(null);
        }

        private static @Nullable Recover recovery(Message advice) {
            return advice.remedies().stream()
                    .filter(Recover.class::isInstance)
                    .map(Recover.class::cast)
                    .findFirst()
                    .orElse(null);
        }

        private boolean isUnfinished() {
            return code.equals(UNFINISHED);
        }
    }

    /** One word for it; none if nothing is known. */
    public @Nullable Summary summary() {
        if (running) {
            return Summary.RUNNING;
        }
        if (failure != null) {
            return Summary.FAILED;
        }
        if (lastStatus != null) {
            return lastStatus.summary();
        }
        if (counts == null) {
            return null;
        }
        return counts.pending() > 0 ? Summary.PENDING : Summary.UP_TO_DATE;
    }

    ActivitySnapshot begun() {
        return new ActivitySnapshot(
                true, null, counts, currentVersion, database, lastDuration, failure, lastStatus, since);
    }

    ActivitySnapshot begun(Run run) {
        String name = database == null ? run.database().displayName() : database;
        return new ActivitySnapshot(true, null, counts, currentVersion, name, lastDuration, failure, lastStatus, since);
    }

    ActivitySnapshot at(@Nullable RunningMigration migration) {
        return new ActivitySnapshot(
                running, migration, counts, currentVersion, database, lastDuration, failure, lastStatus, since);
    }

    /** The migration that runs has come on. */
    ActivitySnapshot on(UnaryOperator<RunningMigration> step) {
        return current == null ? this : at(step.apply(current));
    }

    ActivitySnapshot ended(MigrationResult result, Instant now) {
        return new ActivitySnapshot(
                false,
                null,
                new Counts(result.applied(), result.pending()),
                result.currentVersion(),
                result.database(),
                result.duration(),
                null,
                isStill(result) ? lastStatus : null,
                now);
    }

    private boolean isStill(MigrationResult result) {
        return lastStatus != null
                && result.executed().isEmpty()
                && result.pending() == lastStatus.pending().size()
                && Objects.equals(result.currentVersion(), lastStatus.currentVersion());
    }

    /** A migration failed; the run has yet to say so, unless that was in the background. */
    ActivitySnapshot failed(Execution execution, RuntimeException cause) {
        return failed(
                running,
                running ? current : null,
                Failure.of(execution.version().isEmpty() ? execution.description() : execution.version(), cause));
    }

    /** A run failed; if that was in a migration, it is the one that was running. */
    ActivitySnapshot failed(Throwable cause) {
        Failure known = failure != null && (current != null || !running) ? failure : Failure.of(null, cause);
        return failed(false, null, known);
    }

    private ActivitySnapshot failed(boolean stillRunning, @Nullable RunningMigration migration, Failure how) {
        return new ActivitySnapshot(
                stillRunning, migration, counts, currentVersion, database, lastDuration, how, lastStatus, since);
    }

    /** A start that runs nothing found the database so: what is left half-done is a failure of this start, too. */
    ActivitySnapshot found(MigrationStatus status, Instant now) {
        Failure found = Failure.found(status);
        ActivitySnapshot seen = seen(status, now);
        return found == null ? seen : seen.failed(running, current, found);
    }

    private boolean isOver(Failure known, MigrationStatus status) {
        boolean well = status.summary() == Summary.UP_TO_DATE || status.summary() == Summary.AHEAD;
        return well || (known.isUnfinished() && status.summary() != Summary.FAILED);
    }

    ActivitySnapshot seen(MigrationStatus status, Instant now) {
        return new ActivitySnapshot(
                running,
                current,
                new Counts(applied(status), status.pending().size()),
                status.currentVersion(),
                status.database(),
                lastDuration,
                failure == null || isOver(failure, status) ? null : failure,
                status,
                now);
    }

    /** As a run's result counts: one at whose version the database was taken over is none. */
    private static int applied(MigrationStatus status) {
        return (int) status.applied().stream()
                .filter(migration ->
                        migration.state() == MigrationState.APPLIED || migration.state() == MigrationState.BACKGROUND)
                .count();
    }
}
