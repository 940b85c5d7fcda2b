package io.mockloop.migrations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.testkit.ExecutableJar;
import io.mockloop.migrations.testkit.ExecutableJar.Outcome;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that cannot be reached as it was asked for: what the driver says, and what to look at. */
abstract class ExecutableJarConnectionIT {

    private static final String WRONG = "wr0ng-secret";
    static final String NO_CONNECTION = "Error: No connection to the database could be had, tried once.\n";
    private static final String ADVICE = "\nCheck that the database is up, and --url, --user and the password.\n";

    @AutoClose
    final FreshDatabase database;

    @TempDir
    Path folder;

    private ExecutableJar jar;

    ExecutableJarConnectionIT(TestDatabase server) {
        database = server.newDatabase();
        jar = ExecutableJar.ofCommandLine(Path.of(""));
    }

    @BeforeEach
    void openFolder() throws IOException {
        jar = ExecutableJar.ofCommandLine(folder).on(database.access());
        Files.createDirectory(folder.resolve("migrations"));
        database.rows("SELECT 1");
    }

    /** What the server says to a wrong password. */
    abstract String deniedWords();

    /** What the server says where it has no such database, or does not show it to this user. */
    abstract String noDatabaseWords();

    /** What is said where the server doesn't name the user. */
    String unknownUserAdvice() {
        return "nobody";
    }

    @Test
    void aWrongPasswordIsDeniedAndNotShown() throws IOException {
        assertNoConnection(jar.with("MOCKLOOP_DATABASE_PASSWORD", WRONG).run("db", "status"), deniedWords());
        assertNoConnection(jar.run("db", "migrate", "--password=" + WRONG), deniedWords());
        Files.writeString(folder.resolve("application.yml"), """
                spring.datasource:
                  url: %s
                  username: %s
                  password: %s
                """.formatted(database.url(), database.user(), WRONG));
        ExecutableJar alone = ExecutableJar.ofCommandLine(folder);
        assertNoConnection(alone.run("db", "status", "--config", "application.yml"), deniedWords());
    }

    @Test
    void anUnknownUserIsDenied() {
        Outcome denied = jar.run("db", "status", "--user", "nobody", "--password=" + WRONG);
        assertThat(denied.err())
                .startsWith(NO_CONNECTION)
                .containsAnyOf("nobody", unknownUserAdvice())
                .hasLineCount(3)
                .doesNotContain(WRONG);
        assertThat(denied.exitCode()).isEqualTo(1);
    }

    @Test
    void aDatabaseThatIsNotThereIsNamed() {
        String url = database.url().substring(0, database.url().lastIndexOf('/')) + "/nothing_here";
        assertNoConnection(jar.run("db", "status", "--url", url), noDatabaseWords(), "nothing_here");
    }

    @Test
    void aHostThatIsNotThereIsNamed() {
        String kind = database.kind().name().toLowerCase(Locale.ROOT);
        String who = "://me:" + WRONG + "@";
        assertNoConnection(jar.run("db", "status", "--url", kind + who + "nobody.invalid/app"), "nobody.invalid");
        assertNoConnection(jar.run("db", "status", "--url", kind + who + "localhost:1/app"), "localhost:1", "refused");
    }

    @Test
    void programsAndTheCuriousAreToldMore() {
        Outcome json = jar.run("db", "status", "--password=" + WRONG, "--output", "json");
        assertThat(json.out())
                .startsWith("{\"error\":{\"code\":\"NO_CONNECTION\",\"message\":\"")
                .doesNotContain(WRONG);
        Outcome verbose = jar.run("db", "status", "--password=" + WRONG, "--verbose");
        assertThat(verbose.err())
                .contains("\tat io.mockloop.migrations.", "Caused by: ")
                .doesNotContain(WRONG);
        assertThat(verbose.exitCode()).isEqualTo(1);
    }

    final Outcome run(String... args) {
        return jar.run(args);
    }

    private void assertNoConnection(Outcome outcome, String... said) {
        assertThat(outcome.err())
                .startsWith(NO_CONNECTION)
                .contains(said)
                .endsWith(ADVICE)
                .hasLineCount(3)
                .doesNotContain(WRONG, "(conn=");
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.exitCode()).isEqualTo(1);
    }
}
