package io.mockloop.migrations.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import io.mockloop.migrations.Database;
import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationListener.Execution;
import io.mockloop.migrations.MigrationListener.Run;
import io.mockloop.migrations.MigrationType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ObservationMigrationListenerTests {

    private static final Execution EXECUTION = new Execution(
            new Run("migrationManager", Database.SQLITE, 1),
            "3",
            "Add webhook support",
            MigrationType.SQL,
            "db/migration/V3__add_webhook_support.sql",
            Direction.UP,
            2);

    private final TestObservationRegistry registry = TestObservationRegistry.create();
    private final ObservationMigrationListener listener = new ObservationMigrationListener(registry);

    @Test
    void observesAMigrationThatSucceeds() {
        listener.beforeMigration(EXECUTION);
        listener.afterMigration(EXECUTION, Duration.ofMillis(12));

        TestObservationRegistryAssert.assertThat(registry)
                .hasSingleObservationThat()
                .hasNameEqualTo("mockloop.migration")
                .hasContextualNameEqualTo("migration up 3")
                .hasLowCardinalityKeyValue("direction", "UP")
                .hasLowCardinalityKeyValue("outcome", "SUCCESS")
                .hasLowCardinalityKeyValue("database", "SQLITE")
                .hasLowCardinalityKeyValue("manager", "migrationManager")
                .hasLowCardinalityKeyValue("type", "SQL")
                .hasHighCardinalityKeyValue("version", "3")
                .hasHighCardinalityKeyValue("script", "db/migration/V3__add_webhook_support.sql")
                .doesNotHaveError()
                .hasBeenStarted()
                .hasBeenStopped();
    }

    @Test
    void observesTheFailureOfAMigration() {
        IllegalStateException failure = new IllegalStateException("no such table");

        listener.beforeMigration(EXECUTION);
        listener.onFailure(EXECUTION, Duration.ofMillis(12), failure);

        TestObservationRegistryAssert.assertThat(registry)
                .hasSingleObservationThat()
                .hasLowCardinalityKeyValue("outcome", "FAILURE")
                .hasError(failure)
                .hasBeenStopped();
    }

    @Test
    void endsWithAMigrationThatIsHalted() {
        listener.beforeMigration(EXECUTION);
        listener.onHalt(EXECUTION, Duration.ofMillis(12));

        TestObservationRegistryAssert.assertThat(registry)
                .hasSingleObservationThat()
                .hasLowCardinalityKeyValue("outcome", "HALTED")
                .doesNotHaveError()
                .hasBeenStopped();
        assertThat(registry.getCurrentObservation()).isNull();
    }

    @Test
    void isTheCurrentObservationWhileTheMigrationRuns() {
        listener.beforeMigration(EXECUTION);
        assertThat(registry.getCurrentObservation()).isNotNull();

        listener.afterMigration(EXECUTION, Duration.ofMillis(12));
        assertThat(registry.getCurrentObservation()).isNull();
    }

    @Test
    void namesARepeatableMigrationByItsDescription() {
        Execution repeatable =
                new Execution(EXECUTION.run(), "", "views", MigrationType.REPEATABLE, "R__views.sql", Direction.UP, 1);

        listener.beforeMigration(repeatable);
        listener.afterMigration(repeatable, Duration.ZERO);

        TestObservationRegistryAssert.assertThat(registry)
                .hasSingleObservationThat()
                .hasContextualNameEqualTo("migration up views");
    }

    @Test
    void timesWithTheOutcomeAsATag() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));

        listener.beforeMigration(EXECUTION);
        listener.afterMigration(EXECUTION, Duration.ofMillis(12));

        assertThat(meters.get("mockloop.migration")
                        .tags(
                                "outcome",
                                "SUCCESS",
                                "direction",
                                "UP",
                                "database",
                                "SQLITE",
                                "manager",
                                "migrationManager",
                                "type",
                                "SQL")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void takesTheNamesOfAUsersConvention() {
        MigrationObservationConvention convention = new DefaultMigrationObservationConvention() {
            @Override
            public String getName() {
                return "acme.migration";
            }

            @Override
            public KeyValues getLowCardinalityKeyValues(MigrationObservationContext context) {
                return super.getLowCardinalityKeyValues(context).and("team", "billing");
            }
        };
        ObservationMigrationListener named = new ObservationMigrationListener(registry, convention);

        named.beforeMigration(EXECUTION);
        named.afterMigration(EXECUTION, Duration.ZERO);

        TestObservationRegistryAssert.assertThat(registry)
                .hasSingleObservationThat()
                .hasNameEqualTo("acme.migration")
                .hasLowCardinalityKeyValue("team", "billing");
    }

    @Test
    void ignoresTheEndOfAMigrationWhoseBeginningItWasNotTold() {
        listener.afterMigration(EXECUTION, Duration.ZERO);

        TestObservationRegistryAssert.assertThat(registry).doesNotHaveAnyObservation();
    }
}
