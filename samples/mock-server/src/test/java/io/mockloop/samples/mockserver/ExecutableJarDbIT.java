package io.mockloop.samples.mockserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.testkit.DatabaseAccess;
import io.mockloop.migrations.testkit.ExecutableJar;
import io.mockloop.migrations.testkit.ExecutableJar.Outcome;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.OtherJvm;
import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code java -jar mock-server.jar db …} on each database, in the profile of its product. */
@OnEachDatabase(quick = Database.SQLITE)
class ExecutableJarDbIT {

    private static final Duration LONG = Duration.ofMinutes(2);

    @AutoClose
    private final FreshDatabase database;

    @TempDir
    private Path folder;

    private ExecutableJar jar;

    private final JsonMapper json = new JsonMapper();

    ExecutableJarDbIT(TestDatabase server) {
        database = server.newDatabase();
        jar = ExecutableJar.of(RunningMockServer.EXTRACTED, Path.of(""));
    }

    @BeforeEach
    void openFolder() {
        database.rows("SELECT 1");
        DatabaseAccess access = database.access();
        jar = ExecutableJar.of(RunningMockServer.EXTRACTED, folder)
                .with("SPRING_PROFILES_ACTIVE", access.kind().name().toLowerCase(Locale.ROOT))
                .with("SPRING_DATASOURCE_URL", access.url())
                .with("SPRING_DATASOURCE_USERNAME", access.user())
                .with("SPRING_DATASOURCE_PASSWORD", access.password());
    }

    @Test
    void migratesUpToAVersionAndOnFromThere() {
        assumeTrue(database.kind() == Database.SQLITE, "the database has no part in it");
        Outcome pending = jar.run("db", "status", "--check");
        assertThat(pending.exitCode()).isEqualTo(3);
        assertThat(pending.out()).contains("Version   none", "Status    PENDING (4 pending)");
        assertThat(pending.err()).isEmpty();
        assertThat(database.catalog()).isEmpty();

        assertThat(jar.run("db", "migrate", "--version", "2").out())
                .contains("2 migrations applied. The database is at version 2.");
        assertThat(jar.run("db", "migrate").out()).contains("2 migrations applied. The database is at version 4.");
    }

    @Test
    void migratesAndTellsWhatTheApplicationTells() {
        assertThat(jar.run("db", "migrate").out()).contains("4 migrations applied. The database is at version 4.");

        Outcome status = json("status");
        Outcome history = json("history");
        try (RunningMockServer app = RunningMockServer.start(RunningMockServer.EXTRACTED, database.access(), folder)) {
            JsonNode shown =
                    app.json("/actuator/migrations").at("/contexts/mock-server/migrationManagers/migrationManager");
            assertThat(json.readTree(status.out())).isEqualTo(shown);
            assertThat(json.readTree(history.out())).isEqualTo(shown.get("history"));
        }
    }

    private Outcome json(String command) {
        Outcome outcome = jar.run("db", command, "--output", "json");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        return outcome;
    }

    @Slow
    @Test
    void rollsBackWhereThatIsAgreedTo() {
        assumeTrue(database.kind() == Database.SQLITE, "the database has no part in it");
        assertThat(jar.run("db", "migrate").exitCode()).isZero();

        Outcome refused = jar.run("db", "rollback", "--steps", "1");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .contains("AddParsedRequestColumns", "Nothing was changed")
                .contains("--yes");
        assertThat(versions()).containsExactly("1", "2", "3", "4");

        Outcome done = jar.run("db", "rollback", "--version", "2", "--yes");
        assertThat(done.exitCode()).isZero();
        assertThat(done.out()).contains("2 migrations undone. The database is at version 2.");
        assertThat(versions()).containsExactly("1", "2");
    }

    @Slow
    @Test
    void aSignalCancelsTheStatementAndRollsBack() throws IOException {
        assertThat(endedBy("TERM")).isEqualTo(143);
        assertThat(versions()).containsExactly("1", "2", "3", "4");
    }

    @Slow
    @Test
    void theInterruptKeyDoesTheSame() throws IOException {
        assumeTrue(database.kind() == Database.SQLITE, "the database has no part in it");
        assertThat(endedBy("INT")).isEqualTo(130);
    }

    /** SQLite cannot tell one statement that runs from another, so that only the slow one is left to run. */
    private int endedBy(String signal) throws IOException {
        assertThat(jar.run("db", "migrate").exitCode()).isZero();
        Files.createDirectories(folder.resolve("slow"));
        Files.writeString(folder.resolve("slow/V9__slow.sql"), """
                INSERT INTO mock_servers (id, name, spec_path, output_directory) VALUES ('slow', 'Slow', '', '');
                %s;
                """.formatted(database.slowStatement(60)));
        try (OtherJvm process = jar.start("db", "migrate", "--locations", "classpath:db/migration,slow")) {
            database.awaitRunning("mockloop_slow", LONG);
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid()).start();
            int exitCode = process.exitCode(LONG);
            assertThat(process.output()).contains("Error: The run was stopped at migration 9", "V9__slow.sql");
            assertThat(database.rows("SELECT id FROM mock_servers")).isEmpty();
            return exitCode;
        }
    }

    private List<String> versions() {
        return database.rows("SELECT version FROM schema_version ORDER BY installed_rank");
    }
}
