package io.mockloop.samples.mockserver;

import io.mockloop.migrations.testkit.DatabaseAccess;
import io.mockloop.migrations.testkit.ExecutableJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The executable jar as a process of its own, asked over HTTP. */
final class RunningMockServer implements AutoCloseable {

    /** The jar that was built. */
    static final String JAR = "mock-server.jar";

    /** The same with its libraries beside it: it starts in half the time. */
    static final String EXTRACTED = "mock-server.extracted";

    private static final Duration START = Duration.ofMinutes(2);
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final Process process;
    private final Path log;
    private final String address;

    private RunningMockServer(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.address = "http://localhost:" + awaitPort();
        awaitReadiness();
    }

    /**
     * Starts one on a database, and waits until it takes requests.
     *
     * @param jar the system property that says where it is
     */
    static RunningMockServer start(String jar, DatabaseAccess database, Path workingDirectory) {
        return start(Path.of(System.getProperty(jar)), database, workingDirectory, List.of());
    }

    /** Starts one on a database, with settings, and waits until it takes requests. */
    static RunningMockServer start(Path jar, DatabaseAccess database, Path workingDirectory, List<String> settings) {
        List<String> command = new ArrayList<>(ExecutableJar.java(jar));
        command.addAll(List.of(
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=Pacific/Chatham",
                "-jar",
                jar.toString(),
                "--server.port=0"));
        command.addAll(settings);
        ProcessBuilder builder = new ProcessBuilder(command).directory(workingDirectory.toFile());
        builder.environment().putAll(environment(database));
        try {
            Path log = Files.createTempFile(workingDirectory, "mock-server", ".log");
            return new RunningMockServer(
                    builder.redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start(),
                    log);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** What tells it which database to use: the profile of the product, and the way in. */
    static Map<String, String> environment(DatabaseAccess database) {
        return Map.of(
                "SPRING_PROFILES_ACTIVE",
                database.kind().name().toLowerCase(Locale.ROOT),
                "SPRING_DATASOURCE_URL",
                database.url(),
                "SPRING_DATASOURCE_USERNAME",
                database.user(),
                "SPRING_DATASOURCE_PASSWORD",
                database.password());
    }

    private String awaitPort() {
        Matcher port = PORT.matcher("");
        await(() -> port.reset(log()).find());
        return port.group(1);
    }

    /** Migrations run when it is alive, and before it is ready to accept traffic. */
    private void awaitReadiness() {
        await(() -> get("/actuator/health/readiness").status() == 200);
    }

    private void await(BooleanSupplier condition) {
        long end = System.nanoTime() + START.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end || !process.isAlive()) {
                process.destroyForcibly();
                throw new AssertionError("It did not start:\n" + log());
            }
            pause();
        }
    }

    /** All that it has written. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** An answer's status and body. */
    record Answer(int status, String body, HttpResponse<String> response) {}

    Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)));
    }

    /** What a path shows, which must be JSON under status 200. */
    JsonNode json(String path) {
        return json.readTree(expect(200, get(path)).body());
    }

    /** Sends a body, and expects the status of success that a POST is to have. */
    JsonNode post(int status, String path, String body) {
        return json.readTree(expect(status, postAny(path, body)).body());
    }

    Answer postAny(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer delete(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).DELETE());
    }

    Answer send(String path, HttpRequest.Builder request) {
        return send(request.uri(URI.create(address + path)));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(exception);
        }
    }

    private Answer expect(int status, Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError(
                    "Status " + answer.status() + " instead of " + status + ": " + answer.body() + "\n" + log());
        }
        return answer;
    }

    /** Asks it to end, and waits until it has. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("It did not end when asked to:\n" + log());
            }
        } catch (InterruptedException exception) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(exception);
        }
    }
}
