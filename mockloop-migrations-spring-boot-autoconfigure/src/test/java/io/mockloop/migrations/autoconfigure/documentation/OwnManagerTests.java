package io.mockloop.migrations.autoconfigure.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.autoconfigure.MigrationEvent;
import io.mockloop.migrations.autoconfigure.MockLoopMigrationsAutoConfiguration;
import io.mockloop.migrations.autoconfigure.activity.ActivitySnapshot;
import io.mockloop.migrations.autoconfigure.activity.MigrationActivity;
import io.mockloop.migrations.autoconfigure.metrics.MigrationObservationAutoConfiguration;
import io.mockloop.migrations.autoconfigure.run.MigrationRunAutoConfiguration;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.metrics.buffering.BufferingApplicationStartup;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is seen of a manager that the application makes itself. */
@ExtendWith(OutputCaptureExtension.class)
class OwnManagerTests {

    private static final String NOT_TOLD = "was built without the application's MigrationListener beans";

    @TempDir
    private Path folder;

    private final List<MigrationEvent> events = new ArrayList<>();
    private final List<ActivitySnapshot> known = new ArrayList<>();
    private final BufferingApplicationStartup startup = new BufferingApplicationStartup(10_000);

    private ApplicationContextRunner application = new ApplicationContextRunner();

    @BeforeEach
    void configure() {
        startup.addFilter(step -> step.getName().startsWith("mockloop"));
        application = application
                .withPropertyValues(
                        "spring.datasource.url=jdbc:sqlite:" + folder.resolve("app.db"),
                        "mockloop.migrations.mode=lifecycle")
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        MetricsAutoConfiguration.class,
                        ObservationAutoConfiguration.class,
                        MockLoopMigrationsAutoConfiguration.class,
                        MigrationRunAutoConfiguration.class,
                        MigrationObservationAutoConfiguration.class))
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withInitializer(context -> {
                    context.setApplicationStartup(startup);
                    context.addApplicationListener(
                            (ApplicationListener<PayloadApplicationEvent<MigrationEvent>>) event -> {
                                events.add(event.getPayload());
                                known.add(context.getBean(MigrationActivity.class)
                                        .of(event.getPayload().run().manager()));
                            });
                });
    }

    @Test
    void theOneOfTheDocumentsShowsAllThatTheStartersShows(CapturedOutput output) {
        application.withUserConfiguration(OwnManagerExample.class).run(context -> {
            assertThat(context.getBean(MigrationManager.class).currentVersion()).isPresent();
            assertThat(context.getBean(MeterRegistry.class)
                            .get("mockloop.migration")
                            .tags("manager", "prices")
                            .timer()
                            .count())
                    .isEqualTo(2);
        });
        assertThat(events)
                .hasSize(6)
                .allSatisfy(event -> assertThat(event.run().manager()).isEqualTo("prices"));
        assertThat(known).extracting(ActivitySnapshot::running).containsOnlyOnce(false);
        assertThat(known)
                .extracting(ActivitySnapshot::current)
                .filteredOn(progress -> progress != null)
                .isNotEmpty();
        assertThat(startup.getBufferedTimeline().getEvents())
                .extracting(event -> event.getStartupStep().getName())
                .filteredOn("mockloop.migrations.migration"::equals)
                .hasSize(2);
        assertThat(output).doesNotContain(NOT_TOLD);
    }

    @Test
    void oneThatTellsNobodyIsNamedOnce(CapturedOutput output) {
        application
                .withUserConfiguration(TellsNobody.class)
                .run(context -> assertThat(context).hasNotFailed());
        assertThat(events).isEmpty();
        assertThat(output)
                .containsOnlyOnce(
                        "The bean 'quiet' was built without the application's MigrationListener beans, or with"
                                + " another name: its runs give no events, observations and startup steps, and what is running"
                                + " isn't shown. Build it with .name(\"quiet\") and .listeners(…), as docs/spring-boot.md shows");
    }

    @Test
    void theStartersOwnTellsAll(CapturedOutput output) {
        application
                .withPropertyValues("mockloop.migrations.placeholders.currency=EUR")
                .run(context -> assertThat(context).hasNotFailed());
        assertThat(events).hasSize(6);
        assertThat(output).doesNotContain(NOT_TOLD);
    }

    @Configuration(proxyBeanMethods = false)
    static class TellsNobody {

        @Bean
        MigrationManager quiet(DataSource dataSource) {
            return MigrationManagerBuilder.forDataSource(dataSource)
                    .placeholders(Map.of("currency", "EUR"))
                    .build();
        }
    }
}
