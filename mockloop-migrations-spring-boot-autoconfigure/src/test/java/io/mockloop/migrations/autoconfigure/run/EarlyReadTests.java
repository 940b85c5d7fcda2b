package io.mockloop.migrations.autoconfigure.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.autoconfigure.MigrationManagerBuilderCustomizer;
import io.mockloop.migrations.autoconfigure.MockLoopMigrationsAutoConfiguration;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** A bean that reads the database while it is made. */
@ExtendWith(OutputCaptureExtension.class)
class EarlyReadTests {

    @TempDir
    private Path folder;

    @Test
    void isToldWhatIsPendingAndWhichModeHelps(CapturedOutput output) {
        assertThatException().isThrownBy(() -> start(Reads.class));

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .containsPattern("The bean 'countries', while it was made, used a table or column that is not there:"
                        + " .*no such table: country.*\\R\\R"
                        + "3 migrations are not applied to SQLite [0-9.]+: 1, 002, 3\\."
                        + " This start would have run migrations later:"
                        + " its mode is runner \\(auto: no bean needs them before readiness\\)\\.")
                .contains(
                        "Set mockloop.migrations.mode=initializer: migrations then run before beans that use the database"
                                + " are made. Or mark 'countries' with @DependsOnDatabaseInitialization, by which the mode"
                                + " auto knows.");
    }

    @Test
    void followsTheAdvice() {
        try (ConfigurableApplicationContext context = start(Reads.class, "--mockloop.migrations.mode=initializer")) {
            assertThat(context.getBean(Countries.class).count()).isZero();
        }
        try (ConfigurableApplicationContext context = start(Marked.class)) {
            assertThat(context.getBean(Countries.class).count()).isZero();
        }
    }

    @Test
    void isToldOfTheJobWhereThisStartAppliesNone(CapturedOutput output) {
        for (String mode : new String[] {"validate", "none"}) {
            assertThatException().isThrownBy(() -> start(Reads.class, "--mockloop.migrations.mode=" + mode));

            assertThat(output)
                    .contains("This start runs none: its mode is " + mode + ".")
                    .contains("Let the job that migrates this database run first.");
        }
    }

    @Test
    void isToldTheModeWhereBeansDecideWhatIsPending(CapturedOutput output) {
        assertThatException().isThrownBy(() -> start(Customized.class));

        assertThat(output)
                .contains("Which migrations are pending is not known, since the application's beans are gone."
                        + " This start would have run migrations later: its mode is runner");
    }

    @Test
    void isToldTheModeWhereTheDatabaseCannotBeAsked(CapturedOutput output) {
        assertThatException()
                .isThrownBy(() -> start(Reads.class, "--mockloop.migrations.url=jdbc:sqlite:/nowhere/app.db"));

        assertThat(output)
                .containsPattern("Which migrations are pending could not be asked: Could not connect.*\\."
                        + " This start would have run migrations later: its mode is runner");
    }

    @Test
    void nothingIsSaidWhereNothingIsPending(CapturedOutput output) {
        start(Nothing.class).close();

        assertThatException().isThrownBy(() -> start(ReadsOther.class, "--mockloop.migrations.mode=runner"));

        assertThat(output).doesNotContain("used a table or column").contains("no such table: nowhere");
    }

    private ConfigurableApplicationContext start(Class<?> application, String... arguments) {
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.datasource.url=jdbc:sqlite:" + folder.resolve("app.db"),
                        "mockloop.migrations.placeholders.currency=EUR")
                .run(arguments);
    }

    record Countries(int count) {

        static Countries of(JdbcTemplate template, String table) {
            return new Countries(template.queryForList("SELECT * FROM " + table).size());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        MockLoopMigrationsAutoConfiguration.class,
        MigrationRunAutoConfiguration.class
    })
    static class Nothing {
        @Bean
        AddCountry addCountry() {
            return new AddCountry();
        }
    }

    @MigrationInfo(version = "3")
    static class AddCountry implements Migration {
        @Override
        public void up(DatabaseConnection db) {
            db.execute("CREATE TABLE country (code CHAR(2))");
        }

        @Override
        public void down(DatabaseConnection db) {
            db.execute("DROP TABLE country");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Reads extends Nothing {
        @Bean
        Countries countries(JdbcTemplate template) {
            return Countries.of(template, "country");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ReadsOther extends Nothing {
        @Bean
        Countries countries(JdbcTemplate template) {
            return Countries.of(template, "nowhere");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Marked extends Nothing {
        @Bean
        @DependsOnDatabaseInitialization
        Countries countries(JdbcTemplate template) {
            return Countries.of(template, "country");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Customized extends Reads {
        @Bean
        MigrationManagerBuilderCustomizer otherTable() {
            return builder -> builder.table("changes");
        }
    }
}
