package io.mockloop.migrations.autoconfigure.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.autoconfigure.MockLoopMigrationsAutoConfiguration;
import io.mockloop.migrations.autoconfigure.integration.jpa.Price;
import io.mockloop.migrations.autoconfigure.run.MigrationRunAutoConfiguration;
import io.mockloop.migrations.exception.MigrationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.ApplicationDataSourceScriptDatabaseInitializer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.sql.init.DatabaseInitializationMode;
import org.springframework.boot.sql.init.DatabaseInitializationSettings;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code schema.sql} and {@code data.sql} beside migrations. */
@ExtendWith(OutputCaptureExtension.class)
class ScriptsTests {

    @TempDir
    private Path folder;

    private ApplicationContextRunner runner = new ApplicationContextRunner();

    @BeforeEach
    void configure() throws IOException {
        Path migrations = Files.createDirectory(folder.resolve("migrations"));
        Files.writeString(
                migrations.resolve("V1__create_prices.sql"),
                "CREATE TABLE price (id INTEGER PRIMARY KEY, cents INTEGER NOT NULL);");
        Files.writeString(folder.resolve("schema.sql"), "CREATE TABLE IF NOT EXISTS country (code CHAR(2));");
        Files.writeString(folder.resolve("data.sql"), "INSERT OR IGNORE INTO price VALUES (1, 250);");
        runner = runner.withPropertyValues(
                        "spring.datasource.url=jdbc:sqlite:" + folder.resolve("app.db"),
                        "spring.sql.init.schema-locations=file:" + folder.resolve("schema.sql"),
                        "spring.sql.init.data-locations=file:" + folder.resolve("data.sql"),
                        "spring.sql.init.mode=always",
                        "mockloop.migrations.locations=file:" + migrations,
                        "spring.flyway.locations=filesystem:" + migrations,
                        "spring.jpa.database-platform=org.hibernate.community.dialect.SQLiteDialect",
                        "spring.jpa.hibernate.ddl-auto=validate")
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class, DataSourceInitializationAutoConfiguration.class));
    }

    @ParameterizedTest
    @ValueSource(classes = {FlywayAutoConfiguration.class, MigrationRunAutoConfiguration.class})
    void runAfterMigrationsAsWithFlyway(Class<?> tool) {
        withJpa(with(tool)).run(this::assertAllIsThere);
    }

    @Test
    void runAgainWithEachStart(CapturedOutput output) {
        with(MigrationRunAutoConfiguration.class).run(this::assertAllIsThere);
        with(MigrationRunAutoConfiguration.class).run(this::assertAllIsThere);

        assertThat(output).contains("mode initializer (auto: spring.sql.init.mode=always)");
    }

    @Test
    void runAfterMigrationsWhereTheyAreToRunAfterJpa() {
        withJpa(with(MigrationRunAutoConfiguration.class))
                .withPropertyValues("spring.jpa.defer-datasource-initialization=true")
                .run(this::assertAllIsThere);
    }

    @Test
    void countWhereTheApplicationHasItsOwnSettings(CapturedOutput output) {
        with(MigrationRunAutoConfiguration.class)
                .withPropertyValues("spring.sql.init.mode=embedded")
                .withUserConfiguration(OwnScripts.class)
                .run(context -> assertThat(context).hasNotFailed());

        assertThat(output).contains("mode initializer (auto: 'ownScripts' runs SQL scripts)");
    }

    @Test
    void areNamedWhereTheyHaveMadeTablesBefore() {
        withoutData("lifecycle").run(context -> {
            MigrationException failure = failureOf(context);
            assertThat(failure.code()).isEqualTo("NON_EMPTY_DATABASE");
            assertThat(failure.description())
                    .contains(" has tables (country) but no history table ")
                    .endsWith(
                            " Before the migrations, SQL scripts ran in this start (spring.sql.init.mode=always), since"
                                    + " the mode is lifecycle.");
            assertThat(failure.action())
                    .startsWith("Let the migrations come before the scripts: mockloop.migrations.mode=initializer")
                    .contains("mockloop.migrations.baseline-on-migrate=true with"
                            + " mockloop.migrations.baseline-version=0 runs all migrations");
        });
    }

    @Test
    void areNoReasonToPassOverAMigrationWhereTheAdviceIsFollowed() {
        withoutData("lifecycle")
                .withPropertyValues(
                        "mockloop.migrations.baseline-on-migrate=true", "mockloop.migrations.baseline-version=0")
                .run(context -> assertThat(tables(context)).contains("country", "price"));
    }

    private ApplicationContextRunner with(Class<?> tool) {
        return runner.withConfiguration(
                tool == FlywayAutoConfiguration.class
                        ? AutoConfigurations.of(tool)
                        : AutoConfigurations.of(MockLoopMigrationsAutoConfiguration.class, tool));
    }

    private static ApplicationContextRunner withJpa(ApplicationContextRunner runner) {
        return runner.withConfiguration(
                        AutoConfigurations.of(TransactionAutoConfiguration.class, HibernateJpaAutoConfiguration.class))
                .withUserConfiguration(Entities.class);
    }

    private ApplicationContextRunner withoutData(String mode) {
        return with(MigrationRunAutoConfiguration.class)
                .withPropertyValues(
                        "mockloop.migrations.mode=" + mode, "spring.sql.init.data-locations=optional:file:none.sql");
    }

    private void assertAllIsThere(AssertableApplicationContext context) {
        assertThat(context).hasNotFailed();
        assertThat(tables(context)).contains("country", "price");
        assertThat(JdbcClient.create(context.getBean(DataSource.class))
                        .sql("SELECT cents FROM price")
                        .query(Integer.class)
                        .list())
                .containsExactly(250);
    }

    private static Iterable<String> tables(AssertableApplicationContext context) {
        return JdbcClient.create(context.getBean(DataSource.class))
                .sql("SELECT name FROM sqlite_master WHERE type = 'table'")
                .query(String.class)
                .list();
    }

    private static MigrationException failureOf(AssertableApplicationContext context) {
        Throwable failure = context.getStartupFailure();
        while (failure != null && !(failure instanceof MigrationException)) {
            failure = failure.getCause();
        }
        assertThat(failure).isNotNull();
        return (MigrationException) failure;
    }

    @Configuration(proxyBeanMethods = false)
    @AutoConfigurationPackage(basePackageClasses = Price.class)
    static class Entities {}

    @Configuration(proxyBeanMethods = false)
    static class OwnScripts {
        @Bean
        ApplicationDataSourceScriptDatabaseInitializer ownScripts(DataSource dataSource) {
            DatabaseInitializationSettings settings = new DatabaseInitializationSettings();
            settings.setMode(DatabaseInitializationMode.ALWAYS);
            return new ApplicationDataSourceScriptDatabaseInitializer(dataSource, settings);
        }
    }
}
