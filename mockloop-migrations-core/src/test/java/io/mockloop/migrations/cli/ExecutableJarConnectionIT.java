package io.mockloop.migrations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.testkit.ExecutableJar;
import io.mockloop.migrations.testkit.ExecutableJar.Outcome;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import io.mockloop.migrations.testkit.Traits.NoConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A database that cannot be reached as it was asked for: what the driver says, and what to look at. */
@OnEachDatabase(that = That.IS_A_SERVER, quick = Database.POSTGRESQL)
class ExecutableJarConnectionIT extends ExecutableJarOnDatabase {

    private static final String WRONG = "wr0ng-secret";
    static final String NO_CONNECTION = "Error: Could not connect to the database, tried once.\n";
    private static final String ADVICE = "\nCheck that the database is up, and --url, --user and the password.\n";

    private final NoConnection said;

    ExecutableJarConnectionIT(TestDatabase server) {
        super(server);
        said = server.traits().noConnection();
    }

    @Test
    void aWrongPasswordIsDeniedAndNotShown() throws IOException {
        assertNoConnection(jar.with("MOCKLOOP_DATABASE_PASSWORD", WRONG).run("db", "status"), said.denied());
        assertNoConnection(jar.run("db", "migrate", "--password=" + WRONG), said.denied());
        Files.writeString(folder.resolve("application.yml"), """
                spring.datasource:
                  url: %s
                  username: %s
                  password: %s
                """.formatted(database.url(), database.user(), WRONG));
        ExecutableJar alone = ExecutableJar.ofCommandLine(folder);
        assertNoConnection(alone.run("db", "status", "--config", "application.yml"), said.denied());
    }

    @Slow
    @Test
    void anUnknownUserIsDenied() {
        Outcome denied = jar.run("db", "status", "--user", "nobody", "--password=" + WRONG);
        assertThat(denied.err())
                .startsWith(NO_CONNECTION)
                .containsAnyOf("nobody", database.traits().unknownUser())
                .hasLineCount(3)
                .doesNotContain(WRONG);
        assertThat(denied.exitCode()).isEqualTo(1);
    }

    @Test
    void aDatabaseThatIsNotThereIsNamed() {
        String url = database.url().substring(0, database.url().lastIndexOf('/')) + "/nothing_here";
        assertNoConnection(jar.run("db", "status", "--url", url), said.noDatabase(), "nothing_here");
    }

    @Slow
    @Test
    void aHostThatIsNotThereIsNamed() {
        String kind = database.kind().name().toLowerCase(Locale.ROOT);
        String who = "://me:" + WRONG + "@";
        assertNoConnection(jar.run("db", "status", "--url", kind + who + "nobody.invalid/app"), "nobody\\.invalid");
        assertNoConnection(jar.run("db", "status", "--url", kind + who + "localhost:1/app"), "localhost:1", "refused");
    }

    @Slow
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

    private void assertNoConnection(Outcome outcome, String... patterns) {
        assertThat(outcome.err())
                .startsWith(NO_CONNECTION)
                .satisfies(error -> assertThat(List.of(patterns))
                        .allSatisfy(pattern -> assertThat(error).containsPattern(pattern)))
                .endsWith(ADVICE)
                .hasLineCount(3)
                .doesNotContain(WRONG, "(conn=");
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.exitCode()).isEqualTo(1);
    }
}
