package io.mockloop.migrations.autoconfigure.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.MigrationListener.Execution;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.Remedy.Recover;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.autoconfigure.MockLoopMigrationsAutoConfiguration;
import io.mockloop.migrations.autoconfigure.RecordingMigrationManager;
import io.mockloop.migrations.autoconfigure.activity.MigrationActivity;
import io.mockloop.migrations.autoconfigure.run.MigrationRunAutoConfiguration;
import io.mockloop.migrations.exception.MigrationFailedException.Place;
import io.mockloop.migrations.exception.PendingMigrationsException;
import io.mockloop.migrations.exception.UnfinishedMigrationException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class MigrationsHealthTests {

    private static final String MANAGER = "migrationManager";

    private final RecordingMigrationManager manager =
            RecordingMigrationManager.withPending("3", "4").applied("1", "2");
    private final Execution execution = RecordingMigrationManager.execution("3");

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withPropertyValues("spring.datasource.url=jdbc:sqlite::memory:", "mockloop.migrations.mode=none")
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    HealthContributorAutoConfiguration.class,
                    HealthContributorRegistryAutoConfiguration.class,
                    MockLoopMigrationsAutoConfiguration.class,
                    MigrationRunAutoConfiguration.class,
                    MigrationsHealthContributorAutoConfiguration.class))
            .withBean(MANAGER, MigrationManager.class, () -> manager);

    @Test
    void isUpAndTellsWhatIsPending() {
        runner.run(context -> {
            Health health = health(context);
            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getDetails())
                    .containsOnly(entry("failed", 0), entry("pending", 2), entry("version", "2"));
        });
    }

    @Test
    void asksTheDatabaseNothing() {
        runner.run(context -> {
            manager.calls().clear();
            health(context);
            health(context);
            assertThat(manager.calls()).isEmpty();
        });
    }

    @Test
    void isUpBeforeAnythingIsKnown() {
        runner.withPropertyValues("mockloop.migrations.mode=runner").run(context -> {
            assertThat(health(context).getStatus()).isEqualTo(Status.UP);
            assertThat(health(context).getDetails()).containsOnlyKeys("failed");
        });
    }

    @Test
    void isDownAfterAFailureUntilThereIsASuccess() {
        runner.run(context -> {
            MigrationActivity activity = context.getBean(MigrationActivity.class);
            RuntimeException failure = new PendingMigrationsException(
                    "SQLite 3", RecordingMigrationManager.withPending("3").plan(), "Wait.");
            activity.beforeRun(execution.run());
            activity.beforeMigration(execution);
            activity.onFailure(execution, Duration.ZERO, failure);
            activity.onRunFailure(execution.run(), failure);

            assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
            assertThat(health(context).getDetails())
                    .containsEntry("error", "PENDING_MIGRATIONS")
                    .containsEntry("failed", 1)
                    .containsEntry("failedVersion", "3")
                    .containsEntry("pending", 2);

            activity.ended(MANAGER, manager.migrateToLatest());
            assertThat(health(context).getStatus()).isEqualTo(Status.UP);
            assertThat(health(context).getDetails())
                    .containsEntry("pending", 0)
                    .containsEntry("version", "4")
                    .doesNotContainKey("error");
        });
    }

    @Test
    void namesTheCommandThatRecoversWhatIsHalfDone() {
        runner.run(context -> {
            MigrationActivity activity = context.getBean(MigrationActivity.class);
            activity.failed(
                    MANAGER,
                    new UnfinishedMigrationException(
                            "MySQL 9",
                            Version.of("3"),
                            new Place("V3__c.sql", 2, 2, 3),
                            MigrationState.PARTIAL,
                            "Migration 3 was left half-done.",
                            Message.of("%s", new Recover("3", RecoveryKind.COMPLETE))));
            assertThat(health(context).getDetails())
                    .containsEntry("error", "UNFINISHED_MIGRATION")
                    .containsEntry("recover", "java -jar app.jar db recover --version 3");
        });
    }

    @Test
    void isDownAsTheStartSaysIfOneWasLeftHalfDone(CapturedOutput output) {
        manager.finding(Summary.FAILED, unfinished());

        runner.run(context -> {
            assertThat(output)
                    .contains("2 pending (3, 4), at version 2 on SQLite 3.54.1, status FAILED")
                    .contains("UNFINISHED_MIGRATION: Migration 3 was left half-done: java -jar app.jar db recover"
                            + " --version 3 --complete, or start once with mockloop.migrations.recover=complete")
                    .doesNotContain("MigrationManager.recover");
            assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
            assertThat(health(context).getDetails())
                    .containsOnly(
                            entry("error", "UNFINISHED_MIGRATION"),
                            entry("failed", 1),
                            entry("failedVersion", "3"),
                            entry("recover", "java -jar app.jar db recover --version 3"),
                            entry("pending", 2),
                            entry("version", "2"));

            manager.finding(Summary.PENDING, ValidationResult.ok());
            context.getBean(MigrationActivity.class).seen(MANAGER, manager.status());
            assertThat(health(context).getStatus()).isEqualTo(Status.UP);
        });
    }

    @Test
    void isUpWhereSomebodySeesThatAnotherProcessLeftOneHalfDone() {
        runner.run(context -> {
            manager.finding(Summary.FAILED, unfinished());
            context.getBean(MigrationActivity.class).seen(MANAGER, manager.status());

            assertThat(health(context).getStatus()).isEqualTo(Status.UP);
            assertThat(health(context).getDetails())
                    .containsEntry("failed", 0)
                    .containsEntry("problems", List.of("UNFINISHED_MIGRATION"));
        });
    }

    @Test
    void namesWhatIsWrongWhereNothingFailed() {
        manager.finding(Summary.INVALID, ValidationResult.problems("changed", "changed, too"));

        runner.run(context -> {
            assertThat(health(context).getStatus()).isEqualTo(Status.UP);
            assertThat(health(context).getDetails()).containsEntry("problems", List.of("MIGRATION_CHECK"));
        });
    }

    private static ValidationResult unfinished() {
        Message text = Message.of("Migration 3 was left half-done: %s.", new Recover("3", RecoveryKind.COMPLETE));
        return new ValidationResult(List.of(new Problem("UNFINISHED_MIGRATION", "3", "V3__step.sql", text)));
    }

    @Test
    void isUpWhileMigrating() {
        runner.run(context -> {
            context.getBean(MigrationActivity.class).began(MANAGER);

            assertThat(health(context).getStatus()).isEqualTo(Status.UP);
            assertThat(health(context).getDetails()).containsEntry("running", true);
        });
    }

    @Test
    void tellsSeveralManagersApart() {
        runner.withBean("ordersMigrationManager", MigrationManager.class, RecordingMigrationManager::withPending)
                .run(context -> assertThat(
                                context.getBean(HealthContributorRegistry.class).getContributor("migrations"))
                        .isInstanceOfSatisfying(
                                CompositeHealthContributor.class,
                                composite -> assertThat(composite.stream().map(HealthContributors.Entry::name))
                                        .containsExactlyInAnyOrder(MANAGER, "ordersMigrationManager")));
    }

    @Test
    void canBeDisabled() {
        runner.withPropertyValues("management.health.migrations.enabled=false")
                .run(context -> assertThat(
                                context.getBean(HealthContributorRegistry.class).getContributor("migrations"))
                        .isNull());
    }

    private static Health health(ApplicationContext context) {
        HealthContributor contributor =
                context.getBean(HealthContributorRegistry.class).getContributor("migrations");
        return Objects.requireNonNull(((HealthIndicator) Objects.requireNonNull(contributor)).health(true));
    }
}
