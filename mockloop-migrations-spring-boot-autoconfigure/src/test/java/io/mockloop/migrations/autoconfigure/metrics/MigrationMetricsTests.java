package io.mockloop.migrations.autoconfigure.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.mockloop.migrations.MigrationListener.Execution;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationStatus.RowCount;
import io.mockloop.migrations.autoconfigure.MockLoopMigrationsAutoConfiguration;
import io.mockloop.migrations.autoconfigure.RecordingMigrationManager;
import io.mockloop.migrations.autoconfigure.activity.MigrationActivity;
import io.mockloop.migrations.autoconfigure.run.MigrationRunAutoConfiguration;
import io.mockloop.migrations.micrometer.DefaultMigrationObservationConvention;
import io.mockloop.migrations.micrometer.MigrationObservationConvention;
import io.mockloop.migrations.micrometer.ObservationMigrationListener;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class MigrationMetricsTests {

    private final RecordingMigrationManager manager =
            RecordingMigrationManager.withPending("3", "4").applied("1", "2");
    private final Execution execution = RecordingMigrationManager.execution("3");

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withPropertyValues("spring.datasource.url=jdbc:sqlite::memory:", "mockloop.migrations.mode=runner")
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    MetricsAutoConfiguration.class,
                    ObservationAutoConfiguration.class,
                    MockLoopMigrationsAutoConfiguration.class,
                    MigrationRunAutoConfiguration.class,
                    MigrationMetricsAutoConfiguration.class,
                    MigrationObservationAutoConfiguration.class))
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
            .withBean("migrationManager", MigrationManager.class, () -> manager);

    @Test
    void gaugesWhatIsRemembered() {
        runner.run(context -> {
            MeterRegistry registry = context.getBean(MeterRegistry.class);
            assertThat(gauge(registry, "pending")).isNaN();
            assertThat(gauge(registry, "applied")).isNaN();
            assertThat(gauge(registry, "failed")).isZero();
            assertThat(gauge(registry, "last.duration")).isNaN();

            context.getBean(MigrationActivity.class)
                    .ended("migrationManager", manager.upTo("3").migrateToLatest());
            manager.calls().clear();

            assertThat(gauge(registry, "pending")).isEqualTo(1);
            assertThat(gauge(registry, "applied")).isEqualTo(3);
            assertThat(registry.get("mockloop.migrations.last.duration")
                            .timeGauge()
                            .value(TimeUnit.MILLISECONDS))
                    .isEqualTo(120);
            assertThat(manager.calls()).isEmpty();
        });
    }

    @Test
    void countsRows() {
        runner.run(context -> {
            context.getBean(MigrationActivity.class).afterBatch(execution, 100, new RowCount(1100, 5000));

            assertThat(context.getBean(MeterRegistry.class)
                            .get("mockloop.migrations.rows")
                            .tag("manager", execution.run().manager())
                            .functionCounter()
                            .count())
                    .isEqualTo(100);
        });
    }

    @Test
    void gaugesAFailure() {
        runner.run(context -> {
            context.getBean(MigrationActivity.class).failed("migrationManager", new IllegalStateException());

            assertThat(gauge(context.getBean(MeterRegistry.class), "failed")).isEqualTo(1);
        });
    }

    @Test
    void timesMigrations() {
        runner.run(context -> {
            ObservationMigrationListener listener = context.getBean(ObservationMigrationListener.class);
            listener.beforeMigration(execution);
            listener.afterMigration(execution, Duration.ofMillis(12));

            assertThat(context.getBean(MeterRegistry.class)
                            .get("mockloop.migration")
                            .tags("outcome", "SUCCESS", "manager", "migrationManager")
                            .timer()
                            .count())
                    .isEqualTo(1);
        });
    }

    @Test
    void timesMigrationsByTheNamesOfAUsersConvention() {
        runner.withBean(MigrationObservationConvention.class, Renaming::new).run(context -> {
            ObservationMigrationListener listener = context.getBean(ObservationMigrationListener.class);
            listener.beforeMigration(execution);
            listener.afterMigration(execution, Duration.ofMillis(12));

            assertThat(context.getBean(MeterRegistry.class)
                            .get("acme.migration")
                            .timer()
                            .count())
                    .isEqualTo(1);
        });
    }

    @Test
    void sayEachWordOnceInPrometheus() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        MigrationActivity activity = new MigrationActivity(InstantSource.system());
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(registry));
        ObservationMigrationListener listener = new ObservationMigrationListener(observations, null);

        new MigrationMeters(activity, List.of("migrationManager")).bindTo(registry);
        activity.ended("migrationManager", manager.upTo("3").migrateToLatest());
        listener.beforeMigration(execution);
        listener.afterMigration(execution, Duration.ofMillis(12));

        assertThat(registry.scrape().lines().filter(line -> !line.startsWith("#")))
                .contains(
                        "mockloop_migrations_pending{manager=\"migrationManager\"} 1.0",
                        "mockloop_migrations_applied{manager=\"migrationManager\"} 3.0",
                        "mockloop_migrations_failed{manager=\"migrationManager\"} 0.0",
                        "mockloop_migrations_last_duration_seconds{manager=\"migrationManager\"} 0.12")
                .anyMatch(line -> line.startsWith("mockloop_migration_seconds_count{"));
    }

    @Test
    void backsOffWithoutMicrometer() {
        runner.withClassLoader(new FilteredClassLoader("io.micrometer"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(MigrationMetricsAutoConfiguration.class)
                        .doesNotHaveBean(MigrationObservationAutoConfiguration.class));
    }

    @Test
    void observesWithoutMeters() {
        new ApplicationContextRunner()
                .withPropertyValues("spring.datasource.url=jdbc:sqlite::memory:", "mockloop.migrations.mode=runner")
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        MockLoopMigrationsAutoConfiguration.class,
                        MigrationRunAutoConfiguration.class,
                        MigrationMetricsAutoConfiguration.class,
                        MigrationObservationAutoConfiguration.class))
                .withBean(ObservationRegistry.class, ObservationRegistry::create)
                .withBean("migrationManager", MigrationManager.class, () -> manager)
                .run(context -> assertThat(context)
                        .hasSingleBean(ObservationMigrationListener.class)
                        .doesNotHaveBean(MigrationMeters.class));
    }

    private static double gauge(MeterRegistry registry, String name) {
        return registry.get("mockloop.migrations." + name)
                .tag("manager", "migrationManager")
                .gauge()
                .value();
    }

    static class Renaming extends DefaultMigrationObservationConvention {
        @Override
        public String getName() {
            return "acme.migration";
        }
    }
}
