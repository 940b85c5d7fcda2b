package io.mockloop.migrations.autoconfigure.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.autoconfigure.MockLoopMigrationsAutoConfiguration;
import io.mockloop.migrations.autoconfigure.diagnostics.CompetingMigrationsAutoConfiguration;
import io.mockloop.migrations.autoconfigure.diagnostics.CompetingMigrationsException;
import io.mockloop.migrations.autoconfigure.run.MigrationRunAutoConfiguration;
import io.mockloop.migrations.exception.DiscoveryException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
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
    void namesBeansOnTheApiOfAFlywayThatIsNotThere() {
        runner.withPropertyValues("spring.flyway.enabled=false", "spring.liquibase.enabled=false")
                .withBean("addUsers", OnFlywaysApi.class, OnFlywaysApi::new)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(DiscoveryException.class)
                        .hasMessageContaining("addUsers (" + OnFlywaysApi.class.getName() + ")"));
    }

    @Test
    void leavesBeansOnFlywaysApiToFlyway() {
        runner.withPropertyValues(
                        "spring.flyway.locations=classpath:db/flyway",
                        "spring.flyway.fail-on-missing-locations=false",
                        "mockloop.migrations.mode=none",
                        "spring.liquibase.enabled=false")
                .withBean("addUsers", OnFlywaysApi.class, OnFlywaysApi::new)
                .run(context -> assertThat(context).hasNotFailed());
    }

    private static final class OnFlywaysApi implements JavaMigration {

        @Override
        public MigrationVersion getVersion() {
            return MigrationVersion.fromVersion("77");
        }

        @Override
        public String getDescription() {
            return "add users";
        }

        @Override
        public Integer getChecksum() {
            return 1;
        }

        @Override
        public boolean canExecuteInTransaction() {
            return true;
        }

        @Override
        public void migrate(Context context) {}
    }

    @Test
    void startsWithoutEitherOnTheClasspath() {
        runner.withClassLoader(new FilteredClassLoader("org.flywaydb", "liquibase"))
                .run(context -> assertThat(context).hasNotFailed());
    }
}
