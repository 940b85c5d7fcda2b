package io.mockloop.migrations.autoconfigure.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.autoconfigure.MigrationMode;
import io.mockloop.migrations.autoconfigure.MockLoopMigrationsAutoConfiguration;
import io.mockloop.migrations.autoconfigure.RecordingMigrationManager;
import io.mockloop.migrations.autoconfigure.activity.MigrationActivity;
import io.mockloop.migrations.exception.PendingMigrationsException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.SpringProperties;
import org.springframework.core.annotation.Order;
import org.springframework.core.metrics.ApplicationStartup;
import org.springframework.jdbc.core.JdbcTemplate;

@ExtendWith(OutputCaptureExtension.class)
class MigrationModeTests {

    private final RecordingMigrationManager manager =
            RecordingMigrationManager.withPending("3", "4").applied("1", "2");
    private final List<String> events = new ArrayList<>();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withPropertyValues("spring.datasource.url=jdbc:sqlite::memory:")
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class,
                    MockLoopMigrationsAutoConfiguration.class,
                    MigrationRunAutoConfiguration.class))
            .withBean("migrationManager", MigrationManager.class, () -> manager);

    @Test
    void initializerMigratesBeforeTheBeansThatNeedTheSchema(CapturedOutput output) {
        manager.during(() -> events.add("migrated"));

        runner.withBean("prices", NeedsSchema.class, () -> new NeedsSchema(events))
                .run(context -> assertThat(events).containsExactly("migrated", "prices"));

        assertThat(manager.calls()).containsExactly("migrateToLatest");
        assertThat(output)
                .contains("Migrations: 2 applied (3, 4), now at version 4 on SQLite 3.54.1, in 120 ms;"
                        + " mode initializer (auto: 'prices' is marked @DependsOnDatabaseInitialization)");
    }

    @Test
    void initializerMigratesWhereNothingNeedsTheSchema() {
        runner.withPropertyValues("mockloop.migrations.mode=initializer")
                .run(context -> assertThat(manager.calls()).containsExactly("migrateToLatest"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"initializer", "lifecycle"})
    void migratesWithLazyInitialization(String mode) {
        runner.withPropertyValues("mockloop.migrations.mode=" + mode)
                .withInitializer(context ->
                        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
                .run(context -> assertThat(manager.calls()).containsExactly("migrateToLatest"));
    }

    @Test
    void jdbcTemplateWaitsForTheInitializer() {
        runner.withPropertyValues("mockloop.migrations.mode=initializer")
                .run(context -> assertThat(context.getBeanFactory()
                                .getBeanDefinition("jdbcTemplate")
                                .getDependsOn())
                        .contains("migrationInitializer"));
    }

    @Test
    void nothingWaitsForMigrationsInOtherModes() {
        for (String mode : List.of("runner", "lifecycle", "validate", "none")) {
            runner.withPropertyValues("mockloop.migrations.mode=" + mode)
                    .run(context -> assertThat(context.getSourceApplicationContext()
                                    .getBeanFactory()
                                    .getBeanDefinition("jdbcTemplate")
                                    .getDependsOn())
                            .as(mode)
                            .isNull());
        }
    }

    @Test
    void aMigrationThatInjectsWhatWaitsForTheInitializerIsNoCycle() {
        runner.withPropertyValues("mockloop.migrations.mode=initializer")
                .withBean(TemplateMigration.class)
                .withInitializer(context -> manager.during(() -> {
                    TemplateMigration migration = context.getBean(TemplateMigration.class);
                    events.add(migration.template().getClass().getSimpleName());
                }))
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(events).containsExactly("JdbcTemplate");
                });
        assertThat(manager.calls()).containsExactly("migrateToLatest");
    }

    @Test
    void initializerLeavesTheDatabaseAloneInATrainingRun() {
        SpringProperties.setProperty("spring.context.exit", "onRefresh");
        try {
            new MigrationInitializer(start("initializer")).getObject();
        } finally {
            SpringProperties.setProperty("spring.context.exit", null);
        }
        assertThat(manager.calls()).isEmpty();

        new MigrationInitializer(start("initializer")).getObject();
        assertThat(manager.calls()).containsExactly("migrateToLatest");
    }

    @Test
    void lifecycleMigratesAfterAllSingletonsAndBeforeAnythingIsStarted() {
        manager.during(() -> events.add("migrated"));

        runner.withPropertyValues("mockloop.migrations.mode=lifecycle")
                .withBean("early", Started.class, () -> new Started(events))
                .run(context -> assertThat(events).containsExactly("made", "migrated", "started"));
    }

    @Test
    void lifecycleMigratesOnceWhereAContextIsStartedAgain() {
        runner.withPropertyValues("mockloop.migrations.mode=lifecycle").run(context -> {
            context.getSourceApplicationContext().stop();
            context.getSourceApplicationContext().start();

            assertThat(manager.calls()).containsExactly("migrateToLatest");
            assertThat(context.getBean(MigrationLifecycle.class).isRunning()).isTrue();
        });
    }

    @Test
    void runnerMigratesAliveAndNotYetReady() {
        Application.manager = manager;
        Application.events = events;
        SpringApplication application = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties("spring.datasource.url=jdbc:sqlite::memory:", "mockloop.migrations.mode=runner")
                .build();

        try (ConfigurableApplicationContext context = application.run()) {
            assertThat(events)
                    .containsExactly("made", "started", "CORRECT", "REFUSING_TRAFFIC", "migrated", "other runner");
            assertThat(context.getBean(ApplicationAvailability.class).getReadinessState())
                    .isEqualTo(ReadinessState.ACCEPTING_TRAFFIC);
        }
    }

    @Test
    void aRunnersFailureEndsTheStart() {
        Application.manager = manager.failingWith(new IllegalStateException("no such table"));
        Application.events = events;
        SpringApplication application = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties("spring.datasource.url=jdbc:sqlite::memory:", "mockloop.migrations.mode=runner")
                .build();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(application::run)
                .withMessage("no such table");
        assertThat(events).doesNotContain("other runner");
    }

    @Test
    void aFailureWhileTheContextStartsEndsTheStart() {
        manager.failingWith(new IllegalStateException("no such table"));

        for (String mode : List.of("initializer", "lifecycle")) {
            runner.withPropertyValues("mockloop.migrations.mode=" + mode)
                    .run(context -> assertThat(context).getFailure().hasRootCauseMessage("no such table"));
        }
    }

    @Test
    void validateFailsTheStartIfSomethingIsPending() {
        runner.withPropertyValues("mockloop.migrations.mode=validate")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOfSatisfying(PendingMigrationsException.class, failure -> {
                            assertThat(failure.code()).isEqualTo("PENDING_MIGRATIONS");
                            assertThat(failure.description())
                                    .isEqualTo("2 migrations are not applied to SQLite 3.54.1: 3, 4. Nothing was run.");
                            assertThat(failure.versions()).hasSize(2);
                        }));
        assertThat(manager.calls()).doesNotContain("migrateToLatest");
    }

    @Test
    void validateNamesRepeatableMigrationsThatAreToBeRun() {
        manager.withRepeatable("totals");

        runner.withPropertyValues("mockloop.migrations.mode=validate")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageStartingWith(
                                "3 migrations are not applied to SQLite 3.54.1: 3, 4, R__totals.sql. Nothing was run.")
                        .isInstanceOfSatisfying(
                                PendingMigrationsException.class,
                                failure -> assertThat(failure.versions()).hasSize(2)));
    }

    @Test
    void validateAsksTheDatabaseOnceWhereNothingIsPending(CapturedOutput output) {
        manager.migrateToLatest();
        manager.calls().clear();

        runner.withPropertyValues("mockloop.migrations.mode=validate")
                .run(context -> assertThat(context).hasNotFailed());

        assertThat(manager.calls()).containsExactly("status");
        assertThat(output).contains("Migrations: nothing pending, at version 4 on SQLite 3.54.1; mode validate");
    }

    @Test
    void validateAcceptsWhatIsPendingAboveTheTarget() {
        manager.upTo("2");

        runner.withPropertyValues("mockloop.migrations.mode=validate")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void validateFailsAsARunWouldWhereTheHistoryIsWrong() {
        manager.finding(Summary.INVALID, ValidationResult.problems("changed"))
                .failingWith(new IllegalStateException("V1__step.sql has been changed"));

        runner.withPropertyValues("mockloop.migrations.mode=validate")
                .run(context -> assertThat(context).getFailure().hasRootCauseMessage("V1__step.sql has been changed"));
    }

    @Test
    void noneSaysHowMuchIsPending(CapturedOutput output) {
        runner.withPropertyValues("mockloop.migrations.mode=none")
                .run(context -> assertThat(context).hasNotFailed());

        assertThat(manager.calls()).containsExactly("status");
        assertThat(output).contains("Migrations: 2 pending (3, 4), at version 2 on SQLite 3.54.1; mode none");
    }

    @Test
    void runsAllManagers(CapturedOutput output) {
        RecordingMigrationManager orders = RecordingMigrationManager.withPending("1");

        runner.withPropertyValues("mockloop.migrations.mode=lifecycle")
                .withBean("ordersMigrationManager", MigrationManager.class, () -> orders)
                .run(context -> assertThat(orders.calls()).containsExactly("migrateToLatest"));

        assertThat(output)
                .contains("Migrations: 2 applied")
                .contains("Migrations of 'ordersMigrationManager': 1 applied");
    }

    @Test
    void backsOffWhereDisabled() {
        runner.withPropertyValues("mockloop.migrations.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(MigrationStart.class));
    }

    private MigrationStart start(String mode) {
        return new MigrationStart(
                new StartMode(MigrationMode.valueOf(mode.toUpperCase(Locale.ROOT)), null),
                Map.of("migrationManager", manager),
                new MigrationActivity(InstantSource.system()),
                ApplicationStartup.DEFAULT,
                new StartReport(List.of(), () -> false),
                new BackgroundStart(new GenericApplicationContext()),
                Optional::empty);
    }

    @DependsOnDatabaseInitialization
    record NeedsSchema(List<String> events) implements InitializingBean {
        @Override
        public void afterPropertiesSet() {
            events.add("prices");
        }
    }

    record TemplateMigration(JdbcTemplate template) implements Migration {
        @Override
        public void up(DatabaseConnection db) {}

        @Override
        public void down(DatabaseConnection db) {}
    }

    record Started(List<String> events) implements SmartLifecycle, SmartInitializingSingleton {
        @Override
        public void afterSingletonsInstantiated() {
            events.add("made");
        }

        @Override
        public void start() {
            events.add("started");
        }

        @Override
        public void stop() {}

        @Override
        public boolean isRunning() {
            return false;
        }

        @Override
        public int getPhase() {
            return Integer.MIN_VALUE + 1;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        ApplicationAvailabilityAutoConfiguration.class,
        DataSourceAutoConfiguration.class,
        MockLoopMigrationsAutoConfiguration.class,
        MigrationRunAutoConfiguration.class
    })
    static class Application {

        static RecordingMigrationManager manager = new RecordingMigrationManager();
        static List<String> events = new ArrayList<>();

        @Bean
        MigrationManager migrationManager(ApplicationAvailability availability) {
            return manager.during(() -> {
                LivenessState liveness = availability.getLivenessState();
                events.addAll(List.of(
                        liveness.name(), availability.getReadinessState().name(), "migrated"));
            });
        }

        @Bean
        Started started() {
            return new Started(events);
        }

        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        ApplicationRunner otherRunner() {
            return arguments -> events.add("other runner");
        }
    }
}
