package io.mockloop.samples.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.testkit.Background;
import io.mockloop.migrations.testkit.DatabaseAccess;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.WireProxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the endpoint tells while a migration runs, and when the server is gone. */
class EndpointPostgreSqlTests {

    private static final Duration LONG = Duration.ofSeconds(60);

    @AutoClose
    private final FreshDatabase database = TestDatabase.postgreSql().newDatabase();

    @AutoClose
    private final WireProxy network = WireProxy.to(database.access());

    @TempDir
    private Path folder;

    private final CompletableFuture<Integer> port = new CompletableFuture<>();

    @Test
    void tellsTheStatementThatTheServerIsAtAndRemembersWhatItSawWhenTheServerIsGone() throws Exception {
        Files.writeString(folder.resolve("V100__five.sql"), """
                CREATE TABLE five (id INT);
                %s;
                INSERT INTO five VALUES (1);
                INSERT INTO five VALUES (2);
                COMMENT ON TABLE five IS 'of two';
                """.formatted(database.slowStatement(2)));
        CompletableFuture<ConfigurableApplicationContext> start = Background.start(() -> application(network.access()));
        database.awaitRunning("mockloop_slow", LONG);
        JsonNode running = manager().path("running");
        assertThat(running.path("version").asString()).isEqualTo("100");
        assertThat(running.path("statement").asInt()).isEqualTo(2);
        assertThat(running.path("of").asInt()).isEqualTo(5);

        try (ConfigurableApplicationContext context = start.get(LONG.toSeconds(), TimeUnit.SECONDS)) {
            assertThat(context.isActive()).isTrue();
            JsonNode seen = manager();
            assertThat(seen.path("status").asString()).isEqualTo("UP_TO_DATE");
            assertThat(seen.has("problems")).isFalse();

            network.close();

            JsonNode remembered = manager();
            assertThat(remembered.path("history")).isEqualTo(seen.path("history"));
            assertThat(remembered.path("currentVersion").asString()).isEqualTo("100");
            assertThat(remembered.path("problems").path(0).path("message").asString())
                    .startsWith("The database could not be read: this was known at ");
        }
    }

    private ConfigurableApplicationContext application(DatabaseAccess access) {
        return new SpringApplicationBuilder(MockServerApplication.class)
                .profiles("postgresql")
                .listeners((ApplicationListener<WebServerInitializedEvent>)
                        event -> port.complete(event.getWebServer().getPort()))
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + access.url(),
                        "--spring.datasource.username=" + access.user(),
                        "--spring.datasource.password=" + access.password(),
                        "--spring.datasource.hikari.connection-timeout=1000",
                        "--mockloop.migrations.locations=classpath:db/migration,file:" + folder);
    }

    private JsonNode manager() throws Exception {
        URI uri = URI.create(
                "http://localhost:%d/actuator/migrations".formatted(port.get(LONG.toSeconds(), TimeUnit.SECONDS)));
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri)
                                .timeout(Duration.ofSeconds(20))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new JsonMapper()
                .readTree(response.body())
                .at("/contexts/mock-server/migrationManagers/migrationManager");
    }
}
