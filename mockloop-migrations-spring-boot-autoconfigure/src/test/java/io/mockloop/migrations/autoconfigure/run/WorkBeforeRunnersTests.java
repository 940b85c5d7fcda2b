package io.mockloop.migrations.autoconfigure.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.autoconfigure.MockLoopMigrationsAutoConfiguration;
import io.mockloop.migrations.autoconfigure.RecordingMigrationManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

@ExtendWith(OutputCaptureExtension.class)
class WorkBeforeRunnersTests {

    private final RecordingMigrationManager manager = RecordingMigrationManager.withPending("1");

    private final ApplicationContextRunner plain = new ApplicationContextRunner()
            .withPropertyValues("spring.datasource.url=jdbc:sqlite::memory:")
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    MockLoopMigrationsAutoConfiguration.class,
                    MigrationRunAutoConfiguration.class))
            .withBean("migrationManager", MigrationManager.class, () -> manager);

    private final ApplicationContextRunner runner = plain.withInitializer(context -> context.getBeanFactory()
            .registerSingleton("springApplicationArguments", new DefaultApplicationArguments()));

    @ParameterizedTest
    @ValueSource(
            classes = {
                StartedMethod.class,
                RefreshedMethod.class,
                StartedOrReadyMethod.class,
                StartedBean.class,
                StartedFactoryMethod.class,
                Poller.class
            })
    void lifecycleComesBeforeIt(Class<?> application) {
        runner.withUserConfiguration(application)
                .run(context -> assertThat(manager.calls()).containsExactly("migrateToLatest"));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                ReadyMethod.class,
                AnyMethod.class,
                AnyBean.class,
                ManualPoller.class,
                SpringsOwn.class,
                Object.class
            })
    void runnerIsSoonEnough(Class<?> application) {
        runner.withUserConfiguration(application)
                .run(context -> assertThat(manager.calls()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(classes = {StartedMethod.class, StartedBean.class, StartedFactoryMethod.class})
    void lifecycleComesBeforeWhatIsMadeWhenItIsNeeded(Class<?> application) {
        runner.withUserConfiguration(application)
                .withInitializer(context ->
                        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
                .run(context -> assertThat(manager.calls()).containsExactly("migrateToLatest"));
    }

    @Test
    void aListenerOfTheApplicationsCountsThoughItIsNoBean() {
        runner.withInitializer(context -> context.addApplicationListener(new StartedBean()))
                .run(context -> assertThat(manager.calls()).containsExactly("migrateToLatest"));
    }

    @Test
    void theLineNamesIt(CapturedOutput output) {
        runner.withUserConfiguration(StartedMethod.class)
                .run(context -> assertThat(output)
                        .contains("mode lifecycle (auto: StartedMethod.load listens to ApplicationStartedEvent)"));
        runner.withUserConfiguration(StartedFactoryMethod.class)
                .run(context -> assertThat(output)
                        .contains("mode lifecycle (auto: 'seeds' listens to ApplicationStartedEvent)"));
        runner.withBean("outbox", Poller.class)
                .run(context -> assertThat(output).contains("mode lifecycle (auto: 'outbox' starts with the context)"));
    }

    @Test
    void aModeThatIsSetStays() {
        runner.withUserConfiguration(StartedMethod.class)
                .withPropertyValues("mockloop.migrations.mode=runner")
                .run(context -> assertThat(manager.calls()).isEmpty());
    }

    @Test
    void migratesWhereNobodyCallsRunners(CapturedOutput output) {
        plain.run(context -> assertThat(manager.calls()).containsExactly("migrateToLatest"));

        assertThat(output).contains("mode lifecycle (auto: no SpringApplication calls a runner)");
    }

    @Test
    void saysThatNobodyCallsTheRunnerThatIsSet(CapturedOutput output) {
        plain.withPropertyValues("mockloop.migrations.mode=runner")
                .run(context -> assertThat(manager.calls()).isEmpty());

        assertThat(output)
                .containsPattern("WARN .*Migrations: none are applied in this context: mockloop.migrations.mode=runner"
                        + " waits for runners, which only SpringApplication calls.");
    }

    static class StartedMethod {
        @EventListener(ApplicationStartedEvent.class)
        void load() {}
    }

    static class RefreshedMethod {
        @EventListener
        void load(ContextRefreshedEvent event) {}
    }

    static class StartedOrReadyMethod {
        @EventListener({ApplicationReadyEvent.class, ApplicationStartedEvent.class})
        void load() {}
    }

    static class ReadyMethod {
        @EventListener
        void load(ApplicationReadyEvent event) {}
    }

    static class AnyMethod {
        @EventListener
        void log(ApplicationEvent event) {}
    }

    static class StartedBean implements ApplicationListener<ApplicationStartedEvent> {
        @Override
        public void onApplicationEvent(ApplicationStartedEvent event) {}
    }

    static class AnyBean implements ApplicationListener<ApplicationEvent> {
        @Override
        public void onApplicationEvent(ApplicationEvent event) {}
    }

    @Configuration(proxyBeanMethods = false)
    static class StartedFactoryMethod {
        @Bean
        ApplicationListener<ApplicationStartedEvent> seeds() {
            return event -> {};
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class SpringsOwn {
        @Bean
        ThreadPoolTaskExecutor executor() {
            return new ThreadPoolTaskExecutor();
        }
    }

    static class Poller implements SmartLifecycle {
        @Override
        public void start() {}

        @Override
        public void stop() {}

        @Override
        public boolean isRunning() {
            return false;
        }
    }

    static class ManualPoller extends Poller {
        @Override
        public boolean isAutoStartup() {
            return false;
        }
    }
}
