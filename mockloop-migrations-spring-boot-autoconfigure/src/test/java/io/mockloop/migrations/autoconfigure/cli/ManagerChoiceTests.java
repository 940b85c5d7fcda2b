package io.mockloop.migrations.autoconfigure.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.autoconfigure.MigrationDataSource;
import io.mockloop.migrations.autoconfigure.MockLoopMigrationsAutoConfiguration;
import io.mockloop.migrations.cli.command.CommandException;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ManagerChoiceTests {

    private static final String URL = "jdbc:sqlite::memory:";

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(DataSourceAutoConfiguration.class, MockLoopMigrationsAutoConfiguration.class))
            .withPropertyValues("spring.datasource.url=" + URL, "mockloop.migrations.placeholders.currency=EUR");

    @Test
    void theOnlyManagerIsUsed() {
        runner.run(context -> assertThat(choose(context, Map.of())).isSameAs(context.getBean(MigrationManager.class)));
    }

    @Test
    void ofSeveralManagersTheOneWithTheNameIsUsed() {
        runner.withUserConfiguration(TwoManagers.class)
                .withBean("migrationManager", MigrationManager.class, () -> manager())
                .run(context -> assertThat(choose(context, Map.of())).isSameAs(context.getBean("migrationManager")));
    }

    @Test
    void severalManagersAreNamedWhereNoneHasTheName() {
        runner.withUserConfiguration(TwoManagers.class)
                .run(context -> assertThat(refused(context, Map.of()))
                        .hasMessageContainingAll(
                                "several migration managers: first, second", "named migrationManager"));
    }

    @Test
    void anOptionThatDoesNotReachAManagerIsRefused() {
        runner.withBean("own", MigrationManager.class, () -> manager()).run(context -> {
            assertThat(choose(context, Map.of())).isSameAs(context.getBean("own"));
            assertThat(refused(context, Map.of("table", "history")))
                    .hasMessageContainingAll("own", "table")
                    .hasMessageNotContaining("history");
        });
    }

    @Test
    void aUrlThatDoesNotReachTheDataSourceIsRefused() {
        runner.withUserConfiguration(Marked.class).run(context -> {
            assertThat(choose(context, Map.of("table", "history"))).isNotNull();
            assertThat(refused(context, Map.of("url", URL))).hasMessageContaining("data source forMigrations");
        });
    }

    @Test
    void aUrlThatAServiceConnectionReplacesIsRefused() {
        runner.run(
                context -> assertThat(refused(context, Map.of("url", URL))).hasMessageContaining("service connection"));
    }

    @Test
    void saysWhatIsMissing() {
        runner.withPropertyValues("mockloop.migrations.enabled=false")
                .run(context -> assertThat(refused(context, Map.of()))
                        .hasMessageContaining("--mockloop.migrations.enabled=true"));
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(MockLoopMigrationsAutoConfiguration.class))
                .run(context -> assertThat(refused(context, Map.of())).hasMessageContaining("--url"));
    }

    private static MigrationManager choose(ConfigurableApplicationContext context, Map<String, String> options) {
        return new ManagerChoice(context, options).choose(List.of());
    }

    private static CommandException refused(ConfigurableApplicationContext context, Map<String, String> options) {
        CommandException refused = catchThrowableOfType(CommandException.class, () -> choose(context, options));
        assertThat(refused.exitCode()).isEqualTo(2);
        return refused;
    }

    private static MigrationManager manager() {
        return MigrationManagerBuilder.forDataSource(new DriverManagerDataSource(URL))
                .build();
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoManagers {

        @Bean
        MigrationManager first() {
            return manager();
        }

        @Bean
        MigrationManager second() {
            return manager();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Marked {

        @Bean
        @MigrationDataSource
        DataSource forMigrations() {
            return new DriverManagerDataSource(URL);
        }
    }
}
