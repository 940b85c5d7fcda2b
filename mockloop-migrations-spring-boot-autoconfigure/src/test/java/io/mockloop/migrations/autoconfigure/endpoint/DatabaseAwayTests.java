package io.mockloop.migrations.autoconfigure.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.autoconfigure.MockLoopMigrationsAutoConfiguration;
import io.mockloop.migrations.autoconfigure.activity.MigrationActivity;
import io.mockloop.migrations.autoconfigure.endpoint.MigrationsEndpoint.Found;
import io.mockloop.migrations.autoconfigure.run.MigrationRunAutoConfiguration;
import io.mockloop.migrations.view.ProblemView;
import io.mockloop.migrations.view.StatusView;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.util.StringUtils;

/** The endpoint while the database doesn't answer, by a pool that has no connection left, or is closed. */
@ExtendWith(OutputCaptureExtension.class)
class DatabaseAwayTests {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    private void run(ThrowingConsumer<ApplicationContext> test) {
        new ApplicationContextRunner()
                .withPropertyValues(
                        "spring.datasource.url=jdbc:sqlite:" + folder.resolve("app.db"),
                        "spring.datasource.hikari.maximum-pool-size=1",
                        "mockloop.migrations.mode=lifecycle",
                        "mockloop.migrations.placeholders.currency=EUR")
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        MockLoopMigrationsAutoConfiguration.class,
                        MigrationRunAutoConfiguration.class))
                .run(context -> test.accept(context.getSourceApplicationContext()));
    }

    @FunctionalInterface
    private interface ThrowingConsumer<T> {
        void accept(T value) throws Exception;
    }

    private static MigrationsEndpoint endpoint(ApplicationContext context) {
        return new MigrationsEndpoint(
                context, context.getBean(MigrationActivity.class), PATIENCE, InstantSource.system());
    }

    private static StatusView manager(MigrationsEndpoint endpoint) {
        Map<String, StatusView> managers =
                endpoint.migrations().contexts().values().iterator().next().migrationManagers();
        return Objects.requireNonNull(managers.get("migrationManager"));
    }

    @Test
    void tellsWhatIsRememberedUntilItAnswersAgain(CapturedOutput output) {
        run(context -> {
            MigrationsEndpoint endpoint = endpoint(context);
            StatusView before = manager(endpoint);
            assertThat(before.problems()).isNull();

            try (Connection taken = context.getBean(HikariDataSource.class).getConnection()) {
                assertThat(taken.isClosed()).isFalse();
                StatusView away = within(PATIENCE.multipliedBy(3), () -> manager(endpoint));
                assertThat(away)
                        .usingRecursiveComparison()
                        .ignoringFields("problems")
                        .isEqualTo(before);
                assertThat(away.problems()).satisfiesExactly(problem -> {
                    assertThat(problem.code()).isEqualTo("NO_ANSWER");
                    assertThat(problem.message())
                            .matches("The database did not answer within 1 s: this was known at \\S+Z\\.");
                });
                // While the first one still waits, nobody else does.
                within(PATIENCE.dividedBy(2), () -> manager(endpoint));
                Found one = within(PATIENCE.dividedBy(2), () -> endpoint.find("migrationManager", "1"));
                assertThat(one.migration()).isNotNull();
                assertThat(one.isCertain()).isFalse();
                assertThat(endpoint.find("migrationManager", "9")).isEqualTo(new Found(null, false));
            }

            within(PATIENCE.multipliedBy(20), () -> {
                while (!before.equals(manager(endpoint))) {
                    Thread.sleep(10);
                }
                return before;
            });
            assertThat(endpoint.find("migrationManager", "9")).isEqualTo(new Found(null, true));
        });
        assertThat(StringUtils.countOccurrencesOf(output.toString(), "so that /actuator/migrations tells"))
                .isEqualTo(1);
        assertThat(output).contains("The database of migrationManager can be read again");
    }

    @Test
    void tellsWhatTheStartDidWhereNothingElseWasSeen() {
        run(context -> {
            context.getBean(HikariDataSource.class).close();

            StatusView away = manager(endpoint(context));

            assertThat(away.status()).isEqualTo("UP_TO_DATE");
            assertThat(away.currentVersion()).isEqualTo("002");
            assertThat(away.database()).startsWith("SQLite 3");
            assertThat(away.history()).isNull();
            assertThat(away.problems()).extracting(ProblemView::code).containsExactly("NO_CONNECTION");
            assertThat(away.problems())
                    .extracting(ProblemView::message)
                    .allSatisfy(message ->
                            assertThat(message).matches("The database could not be read: this was known at \\S+Z\\."));
        });
    }

    private interface Asking<T> {
        T ask() throws Exception;
    }

    private static <T> T within(Duration most, Asking<T> asking) throws Exception {
        long begun = System.nanoTime();
        T answer = asking.ask();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(most);
        return answer;
    }
}
