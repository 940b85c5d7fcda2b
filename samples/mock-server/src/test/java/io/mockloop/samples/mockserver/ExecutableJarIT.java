package io.mockloop.samples.mockserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.testkit.Await;
import io.mockloop.migrations.testkit.ExecutableJar;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.samples.mockserver.RunningMockServer.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;

/**
 * What the sample does on each database, from the first start on, as the one jar that was built. Each test registers a
 * mock server of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OnEachDatabase(quick = Database.SQLITE)
class ExecutableJarIT {

    private static final String PETS = """
            {"name": "calm", "config": {"responses": [
              {"path": "/pets/{id}", "headers": {"X-Kind": "pet"}, "body": {"name": "Rex ü 🐕"}},
              {"method": "POST", "path": "/pets", "status": 201, "body": "made"}]}}""";

    @Parameter
    private TestDatabase server;

    private FreshDatabase database;
    private RunningMockServer app;
    private Path directory;

    @BeforeParameterizedClassInvocation(injectArguments = false)
    void start(@TempDir Path workingDirectory) {
        directory = workingDirectory;
        database = server.newDatabase();
        app = RunningMockServer.start(RunningMockServer.JAR, database.access(), directory);
    }

    @AfterParameterizedClassInvocation
    void end() {
        if (app != null) {
            app.close();
        }
        if (database != null) {
            database.close();
        }
    }

    @Test
    void showsFourMigrationsApplied() {
        JsonNode manager = manager(app);
        assertThat(manager.get("status").asString()).isEqualTo("UP_TO_DATE");
        assertThat(manager.get("currentVersion").asString()).isEqualTo("4");
        assertThat(manager.get("database").asString())
                .startsWith(database.kind().displayName() + " ");
        assertThat(manager.get("pending")).isEmpty();
        assertThat(manager.get("history").findValuesAsString("type")).containsExactly("JAVA", "JAVA", "SQL", "JAVA");
        assertThat(manager.get("history").findValuesAsString("state")).containsOnly("APPLIED");
        JsonNode first = manager.get("history").get(0);
        assertThat(first.get("description").asString()).isEqualTo("Create initial database schema");
        assertThat(first.get("script").asString()).endsWith("InitialSchema");
        assertThat(app.json("/actuator/health").get("status").asString()).isEqualTo("UP");
    }

    @Test
    void appliesNothingTwice() {
        try (RunningMockServer second =
                RunningMockServer.start(RunningMockServer.EXTRACTED, database.access(), directory)) {
            assertThat(manager(second).get("history")).isEqualTo(manager(app).get("history"));
        }
    }

    @Test
    void theOneJarHasTheCommands() {
        assumeTrue(database.kind() == Database.SQLITE, "the database has no part in it");
        ExecutableJar jar = ExecutableJar.of(RunningMockServer.JAR, directory)
                .with("SPRING_PROFILES_ACTIVE", "sqlite")
                .with("SPRING_DATASOURCE_URL", database.url());
        assertThat(jar.run("db", "status").out()).contains("Version   4", "Status    UP_TO_DATE");
    }

    @Test
    void answersWhatTheActiveScenarioSays() {
        startServer("answers");
        app.post(201, "/api/servers/answers/scenarios", PETS);
        assertThat(app.get("/mock/answers/pets/1").status()).isEqualTo(404);
        app.post(200, "/api/servers/answers/scenarios/calm/activate", "");
        Answer pet = app.get("/mock/answers/pets/1");
        assertThat(pet.status()).isEqualTo(200);
        assertThat(pet.body()).isEqualTo("{\"name\":\"Rex ü 🐕\"}");
        assertThat(pet.response().headers().firstValue("x-kind")).contains("pet");
        assertThat(pet.response().headers().firstValue("content-type")).contains("application/json");
        assertThat(app.postAny("/mock/answers/pets", "{}").status()).isEqualTo(201);
        assertThat(app.get("/mock/answers/birds").status()).isEqualTo(404);
        app.post(200, "/api/servers/answers/stop", "");
        assertThat(app.get("/mock/answers/pets/1").status()).isEqualTo(503);
    }

    @Test
    void followsOneScenarioAtATime() {
        startServer("switch");
        app.post(201, "/api/servers/switch/scenarios", PETS);
        app.post(201, "/api/servers/switch/scenarios", """
                {"name": "broken", "config": {"responses": [{"method": "*", "status": 500}]}}""");
        app.post(200, "/api/servers/switch/scenarios/calm/activate", "");
        app.post(200, "/api/servers/switch/scenarios/broken/activate", "");
        assertThat(app.get("/mock/switch/pets/1").status()).isEqualTo(500);
        assertThat(app.json("/api/servers/switch/scenarios").findValuesAsString("active"))
                .containsExactly("true", "false");
    }

    @Test
    void logsEachRequest() {
        startServer("logged");
        app.post(201, "/api/servers/logged/scenarios", PETS);
        app.post(200, "/api/servers/logged/scenarios/calm/activate", "");
        app.send(
                "/mock/logged/pets?tag=a&tag=b%20c&X=%C3%BC",
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("User-Agent", "tests")
                        .header("X-Request-Id", "42")
                        .header("X-Many", "one")
                        .header("X-Many", "two")
                        .POST(BodyPublishers.ofString("form=\0data")));
        JsonNode rows = app.json("/api/requests?serverId=logged&method=POST&status=201&path=/pe&requestId=42");
        assertThat(rows).hasSize(1);
        JsonNode row = rows.get(0);
        assertThat(row.get("path").asString()).isEqualTo("/pets");
        assertThat(row.get("queryParams")).hasToString("{\"X\":[\"ü\"],\"tag\":[\"a\",\"b c\"]}");
        assertThat(row.get("headers").get("x-many")).hasToString("[\"one\",\"two\"]");
        assertThat(row.get("requestBody").asString()).isEqualTo("form=\uFFFDdata");
        assertThat(row.get("responseBody").asString()).isEqualTo("made");
        assertThat(row.get("scenarioName").asString()).isEqualTo("calm");
        assertThat(row.get("userAgent").asString()).isEqualTo("tests");
        assertThat(Instant.parse(row.get("timestamp").asString()))
                .isCloseTo(Instant.now(), within(5, ChronoUnit.MINUTES));
        assertThat(app.json("/api/requests/" + row.get("id").asLong())).isEqualTo(row);
        assertThat(app.json("/api/requests?serverId=logged&status=404")).isEmpty();
        assertThat(database.rows("SELECT parsed_query_params FROM request_logs WHERE server_id = 'logged'"))
                .containsExactly("{\"X\":[\"ü\"],\"tag\":[\"a\",\"b c\"]}");
    }

    @Test
    void logsWhatIsLongerThanAColumn() {
        Answer answer = app.send(
                "/mock/nobody/x",
                HttpRequest.newBuilder()
                        .header("X-Request-Id", "i".repeat(300))
                        .method("PROPFINDPROPFIND", BodyPublishers.ofString("🐕".repeat(20_000))));
        assertThat(answer.status()).isEqualTo(404);
        JsonNode row = app.json("/api/requests?serverId=nobody").get(0);
        assertThat(row.get("method").asString()).isEqualTo("PROPFINDPR");
        assertThat(row.get("requestBody").asString()).isEqualTo("🐕".repeat(8_000));
    }

    @Test
    void tellsWebhooks() throws Exception {
        startServer("told");
        try (WebhookReceiver receiver = WebhookReceiver.answering(500, 204)) {
            JsonNode webhook = app.post(201, "/api/servers/told/webhooks", """
                    {"name": "ci", "url": "%s", "events": ["request.unmatched"], "secretKey": "s3cret"}""".formatted(receiver.url()));
            assertThat(webhook.has("secretKey")).isFalse();
            app.get("/mock/told/nothing");
            String deliveries =
                    "/api/servers/told/webhooks/" + webhook.get("id").asLong() + "/deliveries";
            Await.until(
                    Duration.ofSeconds(20),
                    "two deliveries",
                    () -> app.json(deliveries).size() == 2);
            assertThat(app.json(deliveries).findValuesAsString("success")).containsExactly("true", "false");
            assertThat(app.json(deliveries).findValuesAsString("attemptNumber")).containsExactly("2", "1");
            assertThat(receiver.received()).hasSize(2).allSatisfy(message -> {
                assertThat(message.body()).contains("\"path\":\"/nothing\"", "\"event\":\"request.unmatched\"");
                assertThat(message.signature()).isEqualTo(WebhookReceiver.signature("s3cret", message.body()));
            });
            assertThat(app.json("/api/requests?serverId=told")
                            .get(0)
                            .get("webhookUrl")
                            .asString())
                    .isEqualTo(receiver.url());
        }
    }

    @Test
    void letsGoOfAllThatBelongsToAServer() {
        startServer("gone");
        app.post(201, "/api/servers/gone/scenarios", PETS);
        app.post(201, "/api/servers/gone/webhooks", "{\"name\": \"w\", \"url\": \"http://localhost:1/\"}");
        assertThat(app.delete("/api/servers/gone").status()).isEqualTo(204);
        assertThat(app.json("/api/servers/gone/scenarios")).isEmpty();
        assertThat(app.json("/api/servers/gone/webhooks")).isEmpty();
        assertThat(app.get("/api/servers/gone").status()).isEqualTo(404);
    }

    @Test
    void saysWhatIsWrongWithARequest() {
        startServer("strict");
        app.post(201, "/api/servers/strict/scenarios", PETS);
        assertThat(List.of(
                        app.postAny("/api/servers", "{\"id\": \"strict\", \"name\": \"again\"}"),
                        app.postAny("/api/servers", "{\"id\": \"a/b\", \"name\": \"x\"}"),
                        app.postAny("/api/servers", "{}"),
                        app.postAny("/api/servers/strict/scenarios", PETS),
                        app.postAny("/api/servers/absent/scenarios", PETS),
                        app.postAny("/api/servers/strict/scenarios", PETS.replace("201", "99")),
                        app.postAny("/api/servers/absent/webhooks", "{\"name\": \"w\", \"url\": \"http://w/\"}"),
                        app.postAny("/api/servers/strict/webhooks", "{\"name\": \"w\", \"url\": \"file:/etc\"}"),
                        app.get("/api/requests?limit=0")))
                .extracting(Answer::status)
                .containsExactly(409, 400, 400, 409, 404, 400, 404, 400, 400);
        assertThat(app.postAny("/api/servers", "{}").body()).contains("name is missing");
    }

    private void startServer(String id) {
        app.post(201, "/api/servers", "{\"id\": \"" + id + "\", \"name\": \"Pet store\"}");
        JsonNode started = app.post(200, "/api/servers/" + id + "/start", "");
        assertThat(started.get("status").asString()).isEqualTo("running");
        assertThat(Instant.parse(started.get("startedAt").asString()))
                .isCloseTo(Instant.now(), within(5, ChronoUnit.MINUTES));
    }

    private static JsonNode manager(RunningMockServer app) {
        return app.json("/actuator/migrations").at("/contexts/mock-server/migrationManagers/migrationManager");
    }
}
