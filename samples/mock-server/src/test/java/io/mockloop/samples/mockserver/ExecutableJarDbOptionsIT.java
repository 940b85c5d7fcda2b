package io.mockloop.samples.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.testkit.ExecutableJar;
import io.mockloop.migrations.testkit.ExecutableJar.Outcome;
import io.mockloop.migrations.testkit.Slow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code java -jar mock-server.jar db …} makes of its arguments; on SQLite, the sample's default. */
@Slow
@Tag("jdk")
class ExecutableJarDbOptionsIT {

    @TempDir
    Path folder;

    private ExecutableJar jar = ExecutableJar.of(RunningMockServer.EXTRACTED, Path.of(""));

    @BeforeEach
    void openFolder() {
        jar = ExecutableJar.of(RunningMockServer.EXTRACTED, folder);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    db rolback | Error: There is no command 'rolback'. Is it rollback
                    db | Error: A command is missing.
                    db status --uro x | Error: There is no option --uro. Is it --url?
                    db status --url foo:bar | Error: 'foo:...' is no database URL.
                    db status --config application.yml | Error: --config is for the executable jar of the command line
                    db check --config application.yml | Error: --config is for the executable jar of the command line
                    db status --classpath a.jar | Error: --classpath is for the executable jar of the command line
                    db status --lock-timeout soon | Error: 'soon' is no value of --lock-timeout
                    db status --on-missing=x | Error: 'x' is no value of --on-missing: it can be fail, ignore
                    db status --password | Error: There is no terminal to ask for the password on.
                    """)
    void aMistakeStartsNothing(String typed, String told) throws IOException {
        Outcome outcome = jar.run(typed.split(" ", -1));
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).startsWith(told);
        assertThat(outcome.out()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--mockloop.migrations.lock.timeout=soon",
                "--spring.datasource.url=jdbc:nothing:x",
                "--spring.autoconfigure.exclude=java.lang.String",
                "--spring.config.import=file:absent.properties",
                "--logging.level.a=nonsense"
            })
    void whatKeepsTheApplicationFromStartingIsTold(String property) {
        Outcome outcome = jar.run("db", "status", "--output=json", property);
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).startsWith("{\"error\":{\"code\":\"APPLICATION_FAILED\",\"message\":");
        assertThat(outcome.err())
                .contains("Error: ")
                .doesNotContain("\tat ", "APPLICATION FAILED TO START")
                .doesNotContainPattern("(WARN|ERROR) [0-9]");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void optionsCountBeforeTheApplicationsProperties() {
        Outcome migrated = jar.with("MOCKLOOP_DATABASE_URL", "sqlite:///b.db")
                .run("db", "migrate", "--url", "jdbc:sqlite:a.db", "--table=history_of_a", "--version=1");
        assertThat(migrated.out()).contains("1 migration applied. The database is at version 1.");
        assertThat(folder.resolve("a.db")).exists();
        assertThat(folder.resolve("b.db")).doesNotExist();
        assertThat(folder.resolve("mock-server.db")).doesNotExist();

        Outcome status = jar.with("MOCKLOOP_DATABASE_URL", "sqlite:///a.db")
                .run("db", "status", "--mockloop.migrations.table=history_of_a");
        assertThat(status.out()).contains("Table     history_of_a", "Version   1", "Status    PENDING (3 pending)");
    }

    @Test
    void profilesAndSpringsOwnPropertiesApply() throws IOException {
        Files.writeString(folder.resolve("application-night.properties"), """
                spring.datasource.url=jdbc:sqlite:night.db
                mockloop.migrations.table=night_${app.suffix}
                """);
        String suffix = "--app.suffix=a";
        Outcome typed = jar.run("db", "status", "--spring.profiles.active=night", suffix);
        assertThat(typed.out()).contains("Table     night_a");
        Outcome set = jar.with("SPRING_PROFILES_ACTIVE", "night").run("db", "status", suffix);
        assertThat(set.out()).isEqualTo(typed.out());
    }

    @Test
    void itCanBeTurnedOff() {
        assertThat(jar.run(
                                "db",
                                "status",
                                "--mockloop.migrations.cli.enabled=false",
                                "--spring.main.web-application-type=none",
                                "--no.such=1")
                        .out())
                .contains("Started MockServerApplication");
    }

    @Test
    void aStackTraceIsShownWhereItIsAskedFor() {
        Outcome outcome = jar.run("db", "status", "--verbose", "--mockloop.migrations.lock.timeout=soon");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("Error: ", "\tat ");
    }
}
