package io.mockloop.migrations.autoconfigure.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.HistoryEntry;
import io.mockloop.migrations.MigrationListener.Execution;
import io.mockloop.migrations.MigrationListener.StatementSent;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationStatus.RowCount;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.autoconfigure.RecordingMigrationManager;
import io.mockloop.migrations.autoconfigure.activity.ActivitySnapshot.Counts;
import io.mockloop.migrations.autoconfigure.activity.ActivitySnapshot.Failure;
import io.mockloop.migrations.autoconfigure.activity.ActivitySnapshot.RunningMigration;
import io.mockloop.migrations.exception.PendingMigrationsException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MigrationActivityTests {

    private static final String MANAGER = "migrationManager";
    private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");
    private final RuntimeException failure = new PendingMigrationsException(
            "SQLite 3", RecordingMigrationManager.withPending("5").plan(), "Wait.");

    private final MigrationActivity activity = new MigrationActivity(() -> NOW);
    private final RecordingMigrationManager manager = RecordingMigrationManager.withPending("5");
    private final Execution execution = RecordingMigrationManager.execution("5");

    @Test
    void knowsNothingAtFirst() {
        assertThat(activity.of(MANAGER)).isEqualTo(ActivitySnapshot.NOTHING);
    }

    @Test
    void tellsTheStatementThatRuns() {
        activity.beforeRun(execution.run());
        activity.beforeMigration(execution);
        activity.beforeStatement(execution, new StatementSent(3, 17));

        ActivitySnapshot known = activity.of(MANAGER);
        assertThat(known.running()).isTrue();
        assertThat(known.current()).isEqualTo(new RunningMigration(execution, 3, null, null, NOW));
        assertThat(known.database()).isEqualTo("SQLite");
    }

    @Test
    void tellsTheRowsThatAreDone() {
        activity.beforeRun(execution.run());
        activity.beforeMigration(execution);
        activity.afterBatch(execution, 100, new RowCount(1100, 5000));
        activity.afterBatch(execution, 50, new RowCount(1150, 5000));

        assertThat(activity.of(MANAGER).current())
                .isEqualTo(new RunningMigration(execution, 0, new RowCount(1150, 5000), null, NOW));
        assertThat(activity.rows(MANAGER)).isEqualTo(150);
    }

    @Test
    void tellsWhatSlowsThem() {
        activity.beforeMigration(execution);
        activity.onSlowdown(execution, "a vacuum is at work");
        activity.afterBatch(execution, 50, new RowCount(50, 5000));
        assertThat(activity.of(MANAGER).current())
                .isEqualTo(new RunningMigration(execution, 0, new RowCount(50, 5000), "a vacuum is at work", NOW));
        activity.onSlowdown(execution, null);
        assertThat(activity.of(MANAGER).current())
                .isEqualTo(new RunningMigration(execution, 0, new RowCount(50, 5000), null, NOW));
    }

    @Test
    void whatEndsInTheBackgroundRunsNoMore() {
        activity.beforeMigration(execution);
        activity.onHalt(execution, Duration.ofMillis(3));
        assertThat(activity.of(MANAGER).current()).isNull();

        activity.beforeMigration(execution);
        activity.onFailure(execution, Duration.ofMillis(3), failure);
        assertThat(activity.of(MANAGER).current()).isNull();
        assertThat(activity.of(MANAGER).failure()).isNotNull();
    }

    @Test
    void remembersTheResultOfARun() {
        activity.began(MANAGER);
        activity.ended(MANAGER, manager.migrateToLatest());

        ActivitySnapshot known = activity.of(MANAGER);
        assertThat(known.running()).isFalse();
        assertThat(known.counts()).isEqualTo(new Counts(1, 0));
        assertThat(known.currentVersion()).hasToString("5");
        assertThat(known.lastDuration()).isEqualTo(Duration.ofMillis(120));
    }

    @Test
    void remembersTheMigrationThatFailed() {
        activity.began(MANAGER);
        activity.beforeRun(execution.run());
        activity.beforeMigration(execution);
        activity.onFailure(execution, Duration.ZERO, failure);
        activity.onRunFailure(execution.run(), failure);
        activity.failed(MANAGER, failure);

        assertThat(activity.of(MANAGER).failure()).isEqualTo(new Failure("5", "PENDING_MIGRATIONS", null));
        assertThat(activity.of(MANAGER).running()).isFalse();
    }

    @Test
    void remembersAFailureOutsideOfMigrations() {
        activity.began(MANAGER);
        activity.failed(MANAGER, new IllegalStateException("select secret"));

        assertThat(activity.of(MANAGER).failure()).isEqualTo(new Failure(null, "IllegalStateException", null));
    }

    @Test
    void doesNotTakeAnEarlierRunsFailureForThisOnes() {
        activity.beforeMigration(execution);
        activity.onFailure(execution, Duration.ZERO, failure);
        activity.onRunFailure(execution.run(), failure);

        activity.began(MANAGER);
        activity.failed(MANAGER, new IllegalStateException());

        assertThat(activity.of(MANAGER).failure()).isEqualTo(new Failure(null, "IllegalStateException", null));
    }

    @Test
    void forgetsAFailureAfterASuccess() {
        activity.failed(MANAGER, failure);
        activity.ended(MANAGER, manager.migrateToLatest());

        assertThat(activity.of(MANAGER).failure()).isNull();
    }

    @Test
    void keepsAFailureUntilTheDatabaseIsSeenWell() {
        activity.failed(MANAGER, failure);
        activity.seen(MANAGER, manager.status());
        assertThat(activity.of(MANAGER).failure()).isNotNull();

        manager.migrateToLatest();
        activity.seen(MANAGER, manager.status());
        assertThat(activity.of(MANAGER).failure()).isNull();
    }

    @Test
    void countsWhatTheHistoryTableHolds() {
        manager.applied("1")
                .logged(event("2", Direction.DOWN, MigrationState.ROLLED_BACK))
                .logged(event("3", Direction.UP, MigrationState.FAILED));

        activity.seen(MANAGER, manager.status());

        assertThat(activity.of(MANAGER).counts()).isEqualTo(new Counts(1, 1));
    }

    private static HistoryEntry event(String version, Direction direction, MigrationState state) {
        return new HistoryEntry(
                9,
                Version.of(version),
                "Step",
                MigrationType.SQL,
                "V%s__step.sql".formatted(version),
                direction,
                state,
                NOW,
                "app",
                null,
                null);
    }
}
