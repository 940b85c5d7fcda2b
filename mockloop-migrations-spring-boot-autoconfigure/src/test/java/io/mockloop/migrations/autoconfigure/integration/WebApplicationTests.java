package io.mockloop.migrations.autoconfigure.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationInfo;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jooq.autoconfigure.JooqAutoConfiguration;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@ExtendWith(OutputCaptureExtension.class)
class WebApplicationTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @Test
    void isAliveAndNotReadyAndTellsWhatItIsAtWhileItMigratesWithAPoolOfOne(CapturedOutput output) throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            Future<ConfigurableApplicationContext> start =
                    executor.submit(() -> application().run());
            assertThat(begun.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

            assertThat(get("health/liveness").statusCode()).isEqualTo(200);
            assertThat(get("health/readiness").statusCode()).isEqualTo(503);
            assertThat(get("health/migrations").body()).contains("\"status\":\"UP\"", "\"running\":true");
            assertThat(get("migrations").body())
                    .contains("\"migrationManager\":{\"status\":\"RUNNING\",\"database\":\"SQLite\"")
                    .contains("\"running\":{\"version\":\"3\"")
                    .doesNotContain("history");
            assertThat(get("metrics/mockloop.migrations.pending").statusCode()).isEqualTo(200);

            released.countDown();
            try (ConfigurableApplicationContext context = start.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                assertThat(context.isActive()).isTrue();
                assertThat(get("health/readiness").statusCode()).isEqualTo(200);
                assertThat(get("migrations").body())
                        .contains("\"status\":\"UP_TO_DATE\"", "\"currentVersion\":\"3\"", "\"pending\":[]")
                        .contains("\"script\":\"" + Slow.class.getName() + "\"");
                assertThat(get("migrations/migrationManager/3").body()).contains("\"state\":\"APPLIED\"");
                assertThat(get("metrics/mockloop.migrations.applied").body()).contains("\"value\":3");
                assertThat(get("metrics/mockloop.migration?tag=outcome:SUCCESS").body())
                        .contains("{\"statistic\":\"COUNT\",\"value\":3");
            }
        } finally {
            released.countDown();
            executor.shutdown();
        }
        assertThat(output)
                .contains(
                        "mode runner (auto: no bean needs them before readiness)",
                        "see /actuator/migrations",
                        "HTTP was answered while they ran, and readiness refused");
    }

    private SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(Application.class)
                .properties(
                        "server.port=0",
                        "spring.datasource.url=jdbc:sqlite:" + folder.resolve("app.db"),
                        "spring.datasource.hikari.maximum-pool-size=1",
                        "spring.datasource.hikari.connection-timeout=5000",
                        "mockloop.migrations.placeholders.currency=EUR",
                        "management.endpoint.health.show-details=always",
                        "management.endpoint.health.show-components=always",
                        "management.endpoints.web.exposure.include=*")
                .initializers(context -> {
                    context.getBeanFactory().registerSingleton("begun", begun);
                    context.getBeanFactory().registerSingleton("released", released);
                })
                .listeners((ApplicationListener<WebServerInitializedEvent>)
                        event -> port.complete(event.getWebServer().getPort()));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:%d/actuator/%s".formatted(port.join(), path));
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            exclude = {
                FlywayAutoConfiguration.class,
                LiquibaseAutoConfiguration.class,
                HibernateJpaAutoConfiguration.class,
                JooqAutoConfiguration.class
            },
            excludeName = {
                "org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration",
                "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration"
            })
    static class Application {

        @Bean
        Slow slow(CountDownLatch begun, CountDownLatch released) {
            return new Slow(begun, released);
        }
    }

    @MigrationInfo(version = "3", description = "Wait")
    record Slow(CountDownLatch begun, CountDownLatch released) implements Migration {
        @Override
        public void up(DatabaseConnection db) throws InterruptedException {
            begun.countDown();
            if (!released.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("not released");
            }
        }

        @Override
        public void down(DatabaseConnection db) {}
    }
}
