package io.mockloop.migrations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.cli.CommandFolder.Outcome;
import io.mockloop.migrations.engine.contract.Logged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said if no migration is found, as in a wrong folder; the tests' own holds none. */
class NoMigrationsTests {

    private static final String NONE_BY_DEFAULT = "No migrations were found in "
            + Path.of("migrations").toAbsolutePath()
            + ", which doesn't exist. Where they lie is said by locations and java-packages (--locations, --java-packages).\n";

    @TempDir
    private Path root;

    private Path folder = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(root.resolve("db"));
    }

    private Outcome run(String... arguments) {
        List<String> args = new ArrayList<>(List.of(arguments));
        args.add(0, "db");
        args.addAll(List.of("--url", "jdbc:sqlite:" + root.resolve("app.db")));
        return CommandFolder.call(args);
    }

    private void applyOne() throws IOException {
        Path applied = Files.createDirectory(root.resolve("other"));
        Files.writeString(applied.resolve("V1__a.sql"), "CREATE TABLE a (x INT);");
        assertThat(run("migrate", "--locations", applied.toString()).exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "pending", "validate"})
    void namesTheFolderThatWasLookedAt(String command) throws IOException {
        Files.createFile(root.resolve("app.db"));
        assertThat(run(command).err()).isEqualTo("WARN " + NONE_BY_DEFAULT);
        assertThat(run(command).exitCode()).isZero();
        assertThat(run(command, "--locations", folder.toString()).err())
                .isEqualTo(
                        "WARN No migrations were found in %s. Where they lie is said by locations and java-packages (--locations, --java-packages).\n"
                                .formatted(folder));
        Files.writeString(folder.resolve("V1__a.sql"), "CREATE TABLE a (x INT);");
        assertThat(run(command, "--locations", folder.toString()).err()).isEmpty();
    }

    @Test
    void aRunNamesIt() {
        try (Logged logged = new Logged("io.mockloop.migrations")) {
            assertThat(run("migrate").exitCode()).isZero();
            assertThat(logged.messages("WARN")).containsExactly(NONE_BY_DEFAULT.strip());
        }
    }

    @Test
    void isAProblemOfADatabaseThatHasAppliedSome() throws IOException {
        applyOne();
        assertThat(run("status").err()).isEqualTo("WARN " + NONE_BY_DEFAULT);
        assertThat(run("validate")).isEqualTo(new Outcome(1, "1 problem:\n\nNO_MIGRATIONS\n  " + NONE_BY_DEFAULT, ""));
    }

    @Test
    void isNoneOfADatabaseThatWasTakenOver() {
        assertThat(run("baseline", "--version", "3").exitCode()).isZero();
        assertThat(run("validate"))
                .isEqualTo(new Outcome(
                        0, "Valid: what is applied is what the migrations say.\n", "WARN " + NONE_BY_DEFAULT));
    }

    @Test
    void saysTheRestThatIsPassedOver() throws IOException {
        applyOne();
        Files.writeString(root.resolve("other/002_b.sql"), "SELECT 1;");
        for (String command : List.of("status", "pending", "validate")) {
            Outcome outcome = run(command, "--locations", root.resolve("other").toString());
            assertThat(outcome.exitCode()).isZero();
            assertThat(outcome.err())
                    .startsWith("WARN SQL files with a leading number are passed over: " + root.resolve("other"));
        }
    }
}
