package io.mockloop.migrations.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.cli.jar.MockLoopCli;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.Format;
import io.mockloop.migrations.cli.output.SystemTerminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mockloop db backup} and {@code restore} show, ask and say. */
class BackupCommandTests {

    private record Outcome(int exitCode, String out, String err) {}

    @TempDir
    private Path folder;

    @BeforeEach
    void applyTheFirst() throws IOException {
        Files.writeString(folder.resolve("V1__a.sql"), "CREATE TABLE a (id INT);");
        assertThat(run("migrate").exitCode()).isZero();
    }

    private Outcome run(String... arguments) {
        List<String> args = new ArrayList<>(List.of(arguments));
        args.add(0, "db");
        args.addAll(List.of(
                "--url=jdbc:sqlite:" + folder.resolve("app.db"),
                "--locations=" + folder,
                "--backup-directory=" + folder.resolve("backups")));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                args.contains("json") ? Format.JSON : Format.TEXT,
                new SystemTerminal(Map.of()));
        int exitCode = MockLoopCli.run(args, console, Map.of());
        return new Outcome(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }

    private String backup() {
        Outcome made = run("backup");
        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(made.out())
                .matches(
                        "\\S+/backups/backup_v1_\\d{8}_\\d{6}\\.db\nBacked up version 1 of SQLite [\\d.]+ in \\d+ ms, \\d+ kB\\.\n");
        return made.out().lines().findFirst().orElseThrow();
    }

    @Test
    void restoresAfterShowingWhatAndAsking() throws IOException {
        String file = backup();
        Files.writeString(folder.resolve("V2__b.sql"), "CREATE TABLE b (id INT);");
        run("migrate");
        Outcome asked = run("restore", file);
        assertThat(asked.exitCode()).isEqualTo(2);
        assertThat(asked.err())
                .matches("Backup    \\S+ \\(\\d+ kB, whole\\)\n"
                        + "made of   \\S+/app.db, SQLite [\\d.]+, version 1\n"
                        + "Database  \\S+/app.db, SQLite [\\d.]+\n"
                        + "WARNING: data will be lost. All that is in the database is replaced by what is in the backup.\n"
                        + "Error: Nothing was changed: there is no terminal to ask on. Look whether it is the right one, and"
                        + " give --yes to go on.\n");
        assertThat(run("pending").out()).contains("Nothing is pending");
        Outcome done = run("restore", file, "--yes");
        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(done.out()).matches("Restored \\S+ in \\d+ ms. The database is at version 1.\n");
        assertThat(run("pending").out()).contains("2        b");
    }

    @Test
    void answersInJson() {
        Outcome made = run("backup", "--output", "json");
        assertThat(made.out())
                .matches("\\{\"file\":\"[^\"]+\\.db\",\"version\":\"1\",\"bytes\":\\d+,\"database\":\"SQLite [\\d.]+\","
                        + "\"executionTime\":\\d+}\n");
        String file = made.out().replaceFirst(".*?\"file\":\"", "").replaceFirst("\".*\n", "");
        assertThat(run("restore", file, "--yes", "--output", "json").out())
                .matches("\\{\"file\":\"[^\"]+\\.db\",\"currentVersion\":\"1\",\"database\":\"SQLite [\\d.]+\","
                        + "\"executionTime\":\\d+}\n");
        assertThat(run("restore", file + "x", "--yes", "--output", "json").out())
                .startsWith("{\"error\":{\"code\":\"BACKUP_NOT_RESTORABLE\"");
    }

    @Test
    void theBackupOfAnotherDatabaseIsCalledSo() throws IOException {
        String file = backup();
        Path sum = Path.of(file + ".sha256");
        Files.writeString(sum, Files.readString(sum).replace("/app.db", "/production.db"));
        assertThat(run("restore", file).err()).contains("WARNING: it is the backup of another database.\n");
    }
}
