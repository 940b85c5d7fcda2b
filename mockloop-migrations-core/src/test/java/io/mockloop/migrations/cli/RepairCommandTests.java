package io.mockloop.migrations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.cli.CommandFolder.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mockloop db repair} says of migrations that were deleted or renumbered. */
class RepairCommandTests {

    @TempDir
    private Path path;

    private CommandFolder folder = new CommandFolder(Path.of(""));

    @BeforeEach
    void applyThree() {
        folder = CommandFolder.ofThree(path);
    }

    @Test
    void aTableOfTheHistoryShowsTheBeginningsOfHashes() {
        folder.write("V2__b.sql", "CREATE TABLE b (id INT, n INT);");
        assertThat(folder.run("repair").exitCode()).isZero();
        assertThat(folder.run("history").out())
                .containsPattern("Repaired: sha256:[0-9a-f]{12}… became sha256:[0-9a-f]{12}… +");
        assertThat(folder.run("history", "--output", "json").out())
                .containsPattern("\"Repaired: sha256:[0-9a-f]{64} became sha256:[0-9a-f]{64}\"");
    }

    @Test
    void forgetsOnlyWhatWasAgreedTo() {
        folder.delete("V2__b.sql");
        Outcome asked = folder.run("repair", "--version", "2", "--forget");
        assertThat(asked.exitCode()).isEqualTo(2);
        assertThat(asked.err()).isEqualTo("""
                WARNING: nothing is undone. What it made stays in the database, its stored way back is deleted, and code that still has it would apply it once more.
                To be forgotten:

                VERSION  DESCRIPTION  SCRIPT
                2        b            V2__b.sql

                Error: Nothing was changed: there is no terminal to ask on. Look at it with --dry-run, and give --yes to go on.
                """);
        assertThat(folder.run("validate").exitCode()).isEqualTo(1);

        Outcome done = folder.run("repair", "--version", "2", "--forget", "--yes");
        assertThat(done.exitCode()).isZero();
        assertThat(done.out()).isEqualTo("""
                2 b (V2__b.sql)

                Forgotten: the history no longer has it, and the log says so.
                """);
        assertThat(folder.run("validate").exitCode()).isZero();
        assertThat(folder.run("history").out()).contains("Forgotten, and not undone: b");
    }

    @Test
    void showsWhatItWouldForget() {
        folder.delete("V2__b.sql");
        Outcome shown = folder.run("repair", "--version", "2", "--forget", "--dry-run");
        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out()).isEqualTo("""
                2 b (V2__b.sql)

                Nothing was changed. Without --dry-run the history would forget it.
                """);
        assertThat(folder.run("repair", "--version", "2", "--forget", "--dry-run", "--output", "json")
                        .out())
                .isEqualTo("{\"executed\":[{\"version\":\"2\",\"description\":\"b\",\"direction\":\"DOWN\"}],"
                        + "\"currentVersion\":\"3\",\"dryRun\":true}\n");
        assertThat(folder.run("validate").exitCode()).isEqualTo(1);
    }

    @Test
    void acceptsAnotherVersionOfTheSameContent() {
        folder.move("V2__b.sql", "V5__b.sql");
        Outcome refused = folder.run("migrate");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).isEqualTo("""
                Error: An applied migration has another version in the code now, with the same content: 2 (V2__b.sql) is 5 (V5__b.sql) now. Nothing was run.
                Accept that with mockloop db repair --version 2, or give it its version back.
                """);
        Outcome done = folder.run("repair", "--version", "2");
        assertThat(done.exitCode()).isZero();
        assertThat(done.out()).isEqualTo("""
                5 b (V5__b.sql)
                  applied as    2 (V2__b.sql)

                Repaired: the history takes them as they are now.
                """);
        assertThat(folder.run("migrate").out()).isEqualTo("Nothing to apply. The database is at version 5.\n");
    }

    @Test
    void saysWhatBecomesOfOneThatIsForgottenAndRenumbered() {
        folder.move("V2__b.sql", "V5__b.sql");
        assertThat(folder.run("repair", "--version", "2", "--forget", "--dry-run")
                        .err())
                .contains(
                        "WARNING: 5 (V5__b.sql) has the same content, and is pending then: mockloop db repair --version"
                                + " 2 would take it as applied.");
    }

    @Test
    void refusesToForgetWhatTheCodeHas() {
        Outcome refused = folder.run("repair", "--version", "2", "--forget", "--yes");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).startsWith("Error: Migration 2 cannot be forgotten: the code has it (V2__b.sql)");
    }
}
