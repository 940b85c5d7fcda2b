package io.mockloop.migrations.autoconfigure.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.observation.ObservationRegistry;
import io.mockloop.migrations.autoconfigure.MigrationMode;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.jdbc.autoconfigure.ApplicationDataSourceScriptDatabaseInitializer;
import org.springframework.boot.jdbc.init.DataSourceScriptDatabaseInitializer;
import org.springframework.boot.micrometer.observation.autoconfigure.ScheduledTasksObservationAutoConfiguration;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitializationDetector;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.jms.listener.DefaultMessageListenerContainer;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.TaskManagementConfigUtils;

class AutoModeTests {

    private final DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();
    private final MockEnvironment environment = new MockEnvironment();

    @BeforeEach
    void anApplicationStarts() {
        beanFactory.registerSingleton("springApplicationArguments", new DefaultApplicationArguments());
    }

    @Test
    void isRunnerWhereNothingNeedsTheSchemaEarlier() {
        StartMode mode = decide();

        assertThat(mode.mode()).isEqualTo(MigrationMode.RUNNER);
        assertThat(mode.describe()).isEqualTo("runner (auto: no bean needs them before readiness)");
    }

    @Test
    void isRunnerWithJdbcTemplateAndJdbcClient() {
        define("jdbcTemplate", JdbcTemplate.class);
        define("jdbcClient", JdbcClient.class);

        assertThat(decide().mode()).isEqualTo(MigrationMode.RUNNER);
    }

    @ParameterizedTest
    @MethodSource
    void isInitializerWhereABeanNeedsTheSchema(Class<?> type, String expected) {
        define("it", type);

        StartMode mode = decide();

        assertThat(mode.mode()).isEqualTo(MigrationMode.INITIALIZER);
        assertThat(mode.describe())
                .isEqualTo("initializer (auto: %s 'it' needs the schema while the context starts)", expected);
    }

    static Stream<Arguments> isInitializerWhereABeanNeedsTheSchema() {
        return Stream.of(
                Arguments.of(EntityManagerFactory.class, "EntityManagerFactory"),
                Arguments.of(LocalContainerEntityManagerFactoryBean.class, "EntityManagerFactory"),
                Arguments.of(DSLContext.class, "DSLContext"));
    }

    @Test
    void isInitializerWhereAThirdPartysDetectorNamesABean(@TempDir Path folder) throws IOException {
        Path factories = Files.createDirectory(folder.resolve("META-INF")).resolve("spring.factories");
        Files.writeString(
                factories,
                "%s=%s".formatted(DependsOnDatabaseInitializationDetector.class.getName(), Mappers.class.getName()));
        define("mappers", Object.class);

        try (URLClassLoader thirdParty =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            beanFactory.setBeanClassLoader(thirdParty);

            assertThat(decide().describe())
                    .isEqualTo("initializer (auto: Object 'mappers' needs the schema while the context starts)");
        }
    }

    @Test
    void isInitializerWhereScriptsWaitForJpa() {
        environment.setProperty("spring.jpa.defer-datasource-initialization", "true");
        define("it", EntityManagerFactory.class);

        assertThat(decide().mode()).isEqualTo(MigrationMode.INITIALIZER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spring.sql.init.mode", "spring.sql.init.MODE"})
    void isInitializerWhereScriptsRun(String property) {
        define("dataSourceScriptDatabaseInitializer", ApplicationDataSourceScriptDatabaseInitializer.class);
        assertThat(decide().mode()).isEqualTo(MigrationMode.RUNNER);

        environment.setProperty(property, "ALWAYS");
        ConfigurationPropertySources.attach(environment);

        assertThat(decide().describe()).isEqualTo("initializer (auto: spring.sql.init.mode=always)");
    }

    @Test
    void isInitializerWhereTheApplicationRunsScriptsItself() {
        define("countries", DataSourceScriptDatabaseInitializer.class);

        assertThat(decide().describe()).isEqualTo("initializer (auto: 'countries' runs SQL scripts)");
    }

    @Test
    void isLifecycleWithoutAnApplicationThatCallsRunners() {
        beanFactory.destroySingleton("springApplicationArguments");

        StartMode mode = new AutoMode(beanFactory, environment).decide();

        assertThat(mode.describe()).isEqualTo("lifecycle (auto: no SpringApplication calls a runner)");
    }

    @Test
    void isInitializerWhereABeanIsMarked() {
        define("prices", MarkedBean.class);

        assertThat(decide().describe())
                .isEqualTo("initializer (auto: 'prices' is marked @DependsOnDatabaseInitialization)");
    }

    @Test
    void isLifecycleWithAScheduledMethod() {
        define(TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME, Object.class);
        define("reports", ScheduledBean.class);

        StartMode mode = decide();

        assertThat(mode.mode()).isEqualTo(MigrationMode.LIFECYCLE);
        assertThat(mode.describe()).isEqualTo("lifecycle (auto: 'reports' uses @Scheduled)");
    }

    @Test
    void isRunnerWhereSchedulingIsNotEnabled() {
        define("reports", ScheduledBean.class);

        assertThat(decide().mode()).isEqualTo(MigrationMode.RUNNER);
    }

    @Test
    void isLifecycleWhereTasksAreConfigured() {
        define(TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME, Object.class);
        define("tasks", SchedulingConfigurer.class);

        assertThat(decide().describe()).isEqualTo("lifecycle (auto: 'tasks' schedules tasks)");
    }

    /** It has scheduled methods observed, if there are any. */
    @Test
    void isRunnerWithWhatActuatorConfiguresOfScheduling() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ScheduledTasksObservationAutoConfiguration.class))
                .withBean(ObservationRegistry.class, ObservationRegistry::create)
                .withUserConfiguration(Scheduling.class)
                .run(context -> {
                    assertThat(context).hasSingleBean(SchedulingConfigurer.class);
                    ConfigurableListableBeanFactory beans =
                            context.getSourceApplicationContext().getBeanFactory();
                    beans.registerSingleton("springApplicationArguments", new DefaultApplicationArguments());
                    assertThat(new AutoMode(beans, environment).decide().mode()).isEqualTo(MigrationMode.RUNNER);
                });
    }

    @ParameterizedTest
    @MethodSource
    void isLifecycleWithAMessageListener(Class<?> type, String expected) {
        define("orders", type);

        StartMode mode = decide();

        assertThat(mode.mode()).isEqualTo(MigrationMode.LIFECYCLE);
        assertThat(mode.describe()).isEqualTo("lifecycle (auto: 'orders' %s)", expected);
    }

    static Stream<Arguments> isLifecycleWithAMessageListener() {
        return Stream.of(
                Arguments.of(KafkaBean.class, "uses @KafkaListener"),
                Arguments.of(KafkaClassBean.class, "uses @KafkaListener"),
                Arguments.of(RabbitBean.class, "uses @RabbitListener"),
                Arguments.of(JmsBean.class, "uses @JmsListener"),
                Arguments.of(DefaultMessageListenerContainer.class, "listens to messages"));
    }

    @Test
    void prefersInitializerToLifecycle() {
        define("orders", KafkaBean.class);
        define("jooq", DSLContext.class);

        assertThat(decide().mode()).isEqualTo(MigrationMode.INITIALIZER);
    }

    private void define(String name, Class<?> type) {
        RootBeanDefinition definition = new RootBeanDefinition();
        definition.setBeanClass(type);
        definition.setInstanceSupplier(() -> {
            throw new AssertionError(name + " was made");
        });
        beanFactory.registerBeanDefinition(name, definition);
    }

    private StartMode decide() {
        StartMode decided = new AutoMode(beanFactory, environment).decide();
        assertThat(beanFactory.getSingletonNames()).containsExactly("springApplicationArguments");
        return decided;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    static class Scheduling {}

    static class Mappers implements DependsOnDatabaseInitializationDetector {
        @Override
        public Set<String> detect(ConfigurableListableBeanFactory beanFactory) {
            return Set.of("mappers");
        }
    }

    @DependsOnDatabaseInitialization
    static class MarkedBean {}

    static class ScheduledBean {
        @Scheduled(fixedDelay = 1000)
        void report() {}
    }

    static class KafkaBean {
        @KafkaListener(topics = "orders")
        void order(String order) {}
    }

    @KafkaListener(topics = "orders")
    static class KafkaClassBean {}

    static class RabbitBean {
        @RabbitListener(queues = "orders")
        void order(String order) {}
    }

    static class JmsBean {
        @JmsListener(destination = "orders")
        void order(String order) {}
    }
}
