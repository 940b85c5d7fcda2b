package io.mockloop.migrations.autoconfigure.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.autoconfigure.MockLoopMigrationsAutoConfiguration;
import io.mockloop.migrations.autoconfigure.diagnostics.CompetingMigrationsAutoConfiguration;
import io.mockloop.migrations.autoconfigure.diagnostics.CompetingMigrationsException;
import io.mockloop.migrations.autoconfigure.run.MigrationRunAutoConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class FlywayTests {

    @TempDir
    private Path folder;

    private ApplicationContextRunner runner = new ApplicationContextRunner();

    @BeforeEach
    void configure() {
        runner = runner.withPropertyValues(
                        "spring.datasource.url=jdbc:sqlite:" + folder.resolve("app.db"),
                        "spring.flyway.placeholders.currency=EUR",
                        "mockloop.migrations.placeholders.currency=EUR",
                        "mockloop.migrations.mode=lifecycle")
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        FlywayAutoConfiguration.class,
                        LiquibaseAutoConfiguration.class,
                        MockLoopMigrationsAutoConfiguration.class,
                        MigrationRunAutoConfiguration.class,
                        CompetingMigrationsAutoConfiguration.class));
    }

    @Test
    void flywayDoesNotRunTheSameMigrationsFirst() {
        runner.withPropertyValues("spring.liquibase.enabled=false")
                .run(context ->
                        assertThat(context).getFailure().rootCause().isInstanceOf(CompetingMigrationsException.class));

        assertThat(folder.resolve("app.db"))
                .satisfiesAnyOf(
                        database -> assertThat(database).doesNotExist(),
                        database -> assertThat(Files.size(database)).isZero());
    }

    @Test
    void liquibaseDoesNotRunAChangeLogAmongTheMigrations() {
        runner.withPropertyValues(
                        "spring.flyway.enabled=false",
                        "spring.liquibase.change-log=classpath:db/migration/changelog.sql")
                .run(context ->
                        assertThat(context).getFailure().rootCause().isInstanceOf(CompetingMigrationsException.class));
    }

    @Test
    void startsWithBothDisabled() {
        runner.withPropertyValues("spring.flyway.enabled=false", "spring.liquibase.enabled=false")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void startsWithoutEitherOnTheClasspath() {
        runner.withClassLoader(new FilteredClassLoader("org.flywaydb", "liquibase"))
                .run(context -> assertThat(context).hasNotFailed());
    }
}
