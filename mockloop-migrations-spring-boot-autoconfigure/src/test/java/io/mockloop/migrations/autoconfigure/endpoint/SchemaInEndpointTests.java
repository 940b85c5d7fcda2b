package io.mockloop.migrations.autoconfigure.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.autoconfigure.MockLoopMigrationsAutoConfiguration;
import io.mockloop.migrations.autoconfigure.activity.MigrationActivity;
import io.mockloop.migrations.autoconfigure.health.MigrationsHealthContributorAutoConfiguration;
import io.mockloop.migrations.autoconfigure.run.MigrationRunAutoConfiguration;
import io.mockloop.migrations.view.SchemaView;
import io.mockloop.migrations.view.SchemaView.DriftView;
import io.mockloop.migrations.view.StatusView;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What endpoint and health tell of a schema that was changed by hand, with a pool of one connection. */
class SchemaInEndpointTests {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final DriftView BY_HAND = new DriftView("table", "by_hand", "is there, and is not expected");

    @TempDir
    private Path folder;

    private Duration passed = Duration.ZERO;

    private void run(String check, ThrowingConsumer test) {
        new ApplicationContextRunner()
                .withPropertyValues(
                        "spring.datasource.url=jdbc:sqlite:" + folder.resolve("app.db"),
                        "spring.datasource.hikari.maximum-pool-size=1",
                        "mockloop.migrations.mode=lifecycle",
                        "mockloop.migrations.validate-schema=" + check,
                        "mockloop.migrations.placeholders.currency=EUR")
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        HealthContributorAutoConfiguration.class,
                        HealthContributorRegistryAutoConfiguration.class,
                        MigrationsHealthContributorAutoConfiguration.class,
                        MockLoopMigrationsAutoConfiguration.class,
                        MigrationRunAutoConfiguration.class))
                .run(context -> test.accept(context.getSourceApplicationContext()));
    }

    @FunctionalInterface
    private interface ThrowingConsumer {
        void accept(ApplicationContext context) throws Exception;
    }

    private MigrationsEndpoint endpoint(ApplicationContext context) {
        return new MigrationsEndpoint(
                context,
                context.getBean(MigrationActivity.class),
                PATIENCE,
                () -> Instant.now().plus(passed));
    }

    private static SchemaView schema(MigrationsEndpoint endpoint) {
        return Objects.requireNonNull(manager(endpoint).schema());
    }

    private static StatusView manager(MigrationsEndpoint endpoint) {
        Map<String, StatusView> managers =
                endpoint.migrations().contexts().values().iterator().next().migrationManagers();
        return Objects.requireNonNull(managers.get("migrationManager"));
    }

    private static Health health(ApplicationContext context) {
        HealthIndicator indicator = (HealthIndicator) Objects.requireNonNull(
                context.getBean(HealthContributorRegistry.class).getContributor("migrations"));
        return Objects.requireNonNull(indicator.health());
    }

    private static void changeByHand(ApplicationContext context) {
        new JdbcTemplate(context.getBean(HikariDataSource.class)).execute("CREATE TABLE by_hand (id INT)");
    }

    @Test
    void whatWasComparedIsToldForFiveMinutesAndTheDatabaseIsAskedAgainThen() {
        run("warn", context -> {
            MigrationsEndpoint endpoint = endpoint(context);
            SchemaView first = schema(endpoint);
            assertThat(first.recordedVersion()).isEqualTo("002");
            assertThat(first.problem()).isNull();
            assertThat(first.drift()).isEmpty();
            changeByHand(context);
            assertThat(schema(endpoint)).isEqualTo(first);
            assertThat(health(context).getDetails()).doesNotContainKey("drift");
            passed = SchemaLook.AGE;
            assertThat(schema(endpoint).drift()).containsExactly(BY_HAND);
            assertThat(health(context).getStatus()).isEqualTo(Status.UP);
            assertThat(health(context).getDetails())
                    .containsEntry("drift", List.of("table by_hand is there, and is not expected"));
            passed = SchemaLook.AGE.multipliedBy(3);
            try (Connection taken = context.getBean(HikariDataSource.class).getConnection()) {
                assertThat(taken.isClosed()).isFalse();
                assertThat(schema(endpoint).drift()).containsExactly(BY_HAND);
            }
        });
    }

    @Test
    void whatAStartHasFoundIsToldWithoutAnotherLookAndWithoutTextsOfTheDatabase() {
        run(
                "warn",
                context -> new JdbcTemplate(context.getBean(HikariDataSource.class))
                        .execute("CREATE VIEW some AS SELECT 1 AS a"));
        run("warn", context -> {
            assertThat(health(context).getDetails())
                    .containsEntry("drift", List.of("view some is there, and is not expected"));
            changeByHand(context);
            assertThat(schema(endpoint(context)).drift())
                    .containsExactly(new DriftView("view", "some", "is there, and is not expected"));
        });
    }

    @Test
    void nothingIsToldWhereNothingIsLookedAt() {
        run("off", context -> {
            assertThat(manager(endpoint(context)).schema()).isNull();
            assertThat(health(context).getDetails()).doesNotContainKey("drift");
        });
    }
}
