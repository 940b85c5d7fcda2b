package io.mockloop.migrations.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.autoconfigure.connection.ManagedDatabase;
import io.mockloop.migrations.autoconfigure.run.MigrationRunAutoConfiguration;
import io.mockloop.migrations.autoconfigure.sample.scanned.Migration003AddStock;
import io.mockloop.migrations.exception.MigrationException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.metrics.buffering.BufferingApplicationStartup;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.SchemaManagementProvider;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.sqlite.JDBC;

@ExtendWith(OutputCaptureExtension.class)
class MockLoopMigrationsAutoConfigurationTests {

    @TempDir
    private Path folder;

    private ApplicationContextRunner runner = new ApplicationContextRunner();

    @BeforeEach
    void configure() {
        runner = runner.withPropertyValues(
                        "spring.datasource.url=" + url("app"),
                        "mockloop.migrations.mode=lifecycle",
                        "mockloop.migrations.placeholders.currency=EUR")
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        JdbcTemplateAutoConfiguration.class,
                        MockLoopMigrationsAutoConfiguration.class,
                        MigrationRunAutoConfiguration.class));
    }

    @Test
    void migratesTheApplicationsDatabase(CapturedOutput output) {
        runner.run(context -> {
            assertThat(context.getBean(MigrationManager.class).currentVersion()).hasValue(Version.of("2"));
            assertThat(context.getBean(JdbcTemplate.class).queryForObject("SELECT currency FROM price", String.class))
                    .isEqualTo("EUR");
        });
        assertThat(output)
                .containsPattern("Migrations: 2 applied \\(1, 002\\), now at version 002 on SQLite [0-9.]+, in [0-9]+"
                        + " ms; mode lifecycle\n");
    }

    @Test
    void doesNothingTheSecondTime(CapturedOutput output) {
        runner.run(context -> assertThat(context).hasNotFailed());
        runner.run(context -> assertThat(context).hasNotFailed());

        assertThat(output).contains("Migrations: nothing to apply, at version 002 on SQLite");
    }

    @Test
    void goesUpToTheTarget(CapturedOutput output) {
        runner.withPropertyValues("mockloop.migrations.target=1.0", "mockloop.migrations.table=changes")
                .run(context -> assertThat(context.getBean(JdbcTemplate.class)
                                .queryForList("SELECT version FROM changes", String.class))
                        .containsExactly("1"));

        assertThat(output).contains("1 applied (1), 1 still pending, 002 passed over (above the target 1.0)");
    }

    @Test
    void aTargetThatIsNoVersionIsNamed() {
        runner.withPropertyValues("mockloop.migrations.target=newest")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, failure -> {
                            assertThat(failure.getName()).isEqualTo("mockloop.migrations.target");
                            assertThat(failure.getReason())
                                    .startsWith(
                                            "It is no version: 'newest' is not a version: decimal numbers joined by dots");
                        }));
    }

    @Test
    void aLocationThatIsSetMustExist() {
        runner.withPropertyValues("mockloop.migrations.locations=classpath:db/migratoin")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(MigrationException.class)
                        .hasMessageContaining("classpath:db/migratoin"));
    }

    @Test
    void findsMigrationsInPackages() {
        runner.withPropertyValues("mockloop.migrations.java-packages=" + Migration003AddStock.class.getPackageName())
                .run(context -> assertThat(
                                context.getBean(MigrationManager.class).currentVersion())
                        .hasValue(Version.of("3")));
    }

    @Test
    void aClassThatIsAlsoABeanCountsOnce() {
        runner.withPropertyValues("mockloop.migrations.java-packages=" + Migration003AddStock.class.getPackageName())
                .withBean(Migration003AddStock.class)
                .run(context -> assertThat(
                                context.getBean(MigrationManager.class).history())
                        .hasSize(3));
    }

    @Test
    void runsMigrationBeansWithWhatTheyInject() {
        for (String mode : List.of("initializer", "lifecycle")) {
            runner.withPropertyValues("mockloop.migrations.mode=" + mode, "spring.datasource.url=" + url("app-" + mode))
                    .withUserConfiguration(MigrationBeansConfiguration.class)
                    .run(context -> {
                        assertThat(context.getBean(MigrationManager.class).currentVersion())
                                .hasValue(Version.of("5"));
                        assertThat(context.getBean(JdbcTemplate.class)
                                        .queryForObject("SELECT sum(pieces) FROM stock", Integer.class))
                                .isEqualTo(12);
                    });
        }
    }

    @Test
    void makesAMigrationBeanOnlyWhenItIsPending() {
        runner.withUserConfiguration(MigrationBeansConfiguration.class)
                .run(context -> assertThat(context.getBeanFactory().containsSingleton("addStock"))
                        .isTrue());
        runner.withUserConfiguration(MigrationBeansConfiguration.class)
                .run(context -> assertThat(context.getBeanFactory().containsSingleton("addStock"))
                        .isFalse());
    }

    @Test
    void usesTheMarkedDataSource() {
        SimpleDriverDataSource other = new SimpleDriverDataSource(new JDBC(), url("other"));

        runner.withBean("migrations", DataSource.class, () -> other, definition -> {
                    AbstractBeanDefinition marked = (AbstractBeanDefinition) definition;
                    marked.addQualifier(new AutowireCandidateQualifier(MigrationDataSource.class));
                    marked.setDefaultCandidate(false);
                })
                .withBean("dataSource", DataSource.class, () -> new SimpleDriverDataSource(new JDBC(), url("app")))
                .run(context -> {
                    assertThat(context.getBean(ManagedDatabase.class).dataSource())
                            .isSameAs(other);
                    assertThat(new JdbcTemplate(other).queryForObject("SELECT count(*) FROM price", Integer.class))
                            .isEqualTo(1);
                });
    }

    @Test
    void usesADatabaseOfItsOwn() {
        runner.withPropertyValues("mockloop.migrations.url=" + url("own")).run(context -> {
            assertThat(context.getBean(ManagedDatabase.class).dataSource())
                    .isInstanceOfSatisfying(
                            SimpleDriverDataSource.class,
                            own -> assertThat(own.getUrl()).isEqualTo(url("own")));
            assertThat(context.getBeansOfType(DataSource.class)).hasSize(1);
        });
    }

    @Test
    void needsADatabase() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        MockLoopMigrationsAutoConfiguration.class, MigrationRunAutoConfiguration.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(MigrationManager.class));
    }

    @Test
    void needsNoDataSourceBeanWithAUrl() {
        new ApplicationContextRunner()
                .withPropertyValues(
                        "mockloop.migrations.url=" + url("own"),
                        "mockloop.migrations.mode=lifecycle",
                        "mockloop.migrations.placeholders.currency=EUR")
                .withConfiguration(AutoConfigurations.of(
                        MockLoopMigrationsAutoConfiguration.class, MigrationRunAutoConfiguration.class))
                .run(context -> assertThat(
                                context.getBean(MigrationManager.class).currentVersion())
                        .hasValue(Version.of("2")));
    }

    @Test
    void managesTheSchemaOfTheApplicationsDataSource() {
        runner.run(context -> assertThat(context.getBean(SchemaManagementProvider.class)
                        .getSchemaManagement(context.getBean(DataSource.class)))
                .isEqualTo(SchemaManagement.MANAGED));
    }

    @Test
    void customizersHaveTheLastWord() {
        runner.withBean(MigrationManagerBuilderCustomizer.class, () -> builder -> builder.target(Version.of("1")))
                .run(context -> assertThat(
                                context.getBean(MigrationManager.class).currentVersion())
                        .hasValue(Version.of("1")));
    }

    @Test
    void listenersAreTold() {
        List<String> told = new ArrayList<>();

        runner.withBean(MigrationListener.class, () -> new MigrationListener() {
                    @Override
                    public void beforeMigration(Execution execution) {
                        told.add(execution.run().manager() + " " + execution.version());
                    }
                })
                .run(context -> assertThat(told).containsExactly("migrationManager 1", "migrationManager 002"));
    }

    @Test
    void publishesEvents() {
        List<MigrationEvent> events = new ArrayList<>();

        runner.withInitializer(context ->
                        context.addApplicationListener((ApplicationListener<PayloadApplicationEvent<MigrationEvent>>)
                                event -> events.add(event.getPayload())))
                .run(context -> assertThat(events)
                        .extracting(event -> event.getClass().getSimpleName())
                        .containsExactly(
                                "RunStarted",
                                "MigrationStarted",
                                "MigrationCompleted",
                                "MigrationStarted",
                                "MigrationCompleted",
                                "RunCompleted"));
        assertThat(events)
                .allSatisfy(event -> assertThat(event.run().migrations()).isEqualTo(2));
    }

    @Test
    void publishesTheEventsOfAFailure() {
        List<MigrationEvent> events = new ArrayList<>();

        runner.withBean(FailingMigration.class)
                .withInitializer(context ->
                        context.addApplicationListener((ApplicationListener<PayloadApplicationEvent<MigrationEvent>>)
                                event -> events.add(event.getPayload())))
                .run(context ->
                        assertThat(context).getFailure().hasStackTraceContaining("io.mockloop.migrations.exception"));
        assertThat(events)
                .extracting(event -> event.getClass().getSimpleName())
                .endsWith("MigrationStarted", "MigrationFailed", "RunFailed");
    }

    @Test
    void recordsStartupSteps() {
        BufferingApplicationStartup startup = new BufferingApplicationStartup(10_000);
        startup.addFilter(step -> step.getName().startsWith("mockloop"));

        runner.withInitializer(context -> context.setApplicationStartup(startup))
                .run(context -> assertThat(startup.getBufferedTimeline().getEvents())
                        .extracting(event -> event.getStartupStep().getName())
                        .containsExactlyInAnyOrder(
                                "mockloop.migrations.start",
                                "mockloop.migrations.migration",
                                "mockloop.migrations.migration"));
    }

    @Test
    void makesNoManagerWhereTheApplicationHasOne() {
        runner.withBean("own", MigrationManager.class, () -> RecordingMigrationManager.withPending())
                .run(context -> assertThat(context)
                        .hasSingleBean(MigrationManager.class)
                        .doesNotHaveBean(ManagedDatabase.class));
    }

    @Test
    void canBeDisabled() {
        runner.withPropertyValues("mockloop.migrations.enabled=false")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(MigrationManager.class)
                        .doesNotHaveBean(SchemaManagementProvider.class));
    }

    private String url(String name) {
        return "jdbc:sqlite:" + folder.resolve(name + ".db");
    }

    @Configuration(proxyBeanMethods = false)
    static class MigrationBeansConfiguration {

        @Bean
        AddStock addStock(JdbcTemplate template) {
            return new AddStock(template);
        }

        @Bean
        Migration hidden() {
            return new FillStock();
        }
    }

    @MigrationInfo(version = "4", description = "Add stock")
    record AddStock(JdbcTemplate template) implements Migration {
        @Override
        public void up(DatabaseConnection db) {
            db.execute("CREATE TABLE stock (pieces INTEGER NOT NULL)");
        }

        @Override
        public void down(DatabaseConnection db) {
            db.execute("DROP TABLE stock");
        }
    }

    @MigrationInfo(version = "5", dependencies = "4")
    static class FillStock implements Migration {
        @Override
        public void up(DatabaseConnection db) {
            db.execute("INSERT INTO stock VALUES (?), (?)", 5, 7);
        }

        @Override
        public void down(DatabaseConnection db) {
            db.execute("DELETE FROM stock");
        }
    }

    @MigrationInfo(version = "6")
    static class FailingMigration implements Migration {
        @Override
        public void up(DatabaseConnection db) {
            db.execute("DROP TABLE missing");
        }

        @Override
        public void down(DatabaseConnection db) {}
    }
}
