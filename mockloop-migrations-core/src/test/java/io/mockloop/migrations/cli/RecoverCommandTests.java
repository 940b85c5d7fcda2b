package io.mockloop.migrations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.cli.CommandFolder.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mockloop db recover} shows, asks and says. */
class RecoverCommandTests {

    @TempDir
    private Path path;

    private CommandFolder folder = new CommandFolder(Path.of(""));

    @BeforeEach
    void leaveOneHalfDone() {
        folder = new CommandFolder(path);
        folder.write("V1__a.sql", "CREATE TABLE a (id INT);");
        folder.write("U2__b.sql", "-- transaction: false\nDROP TABLE c;\nDROP TABLE b;");
        writeSecond("INSERT INTO missing VALUES (1);\n");
        Outcome failed = folder.run("migrate");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err())
                .contains(
                        "mockloop db recover --version 2 --complete\n", "mockloop db recover --version 2 --rollback\n");
    }

    private void writeSecond(String second) {
        folder.write(
                "V2__b.sql",
                "-- transaction: false\nCREATE TABLE b (id INT);\n" + second + "CREATE TABLE c (id INT);\n");
    }

    @Test
    void showsWhatItWouldDoAndAsks() {
        Outcome asked = folder.run("recover");
        assertThat(asked.exitCode()).isEqualTo(2);
        assertThat(asked.err()).isEqualTo("""
                Migration 2 (V2__b.sql) was left half-done while it was applied: it failed. Statements known to be done: 1.
                WARNING: data may be lost. What is in columns and tables that are dropped is gone.
                To be taken back by this; what fails only because there is nothing to take back is passed over:

                -- U2__b.sql:2
                DROP TABLE c;
                -- U2__b.sql:3
                DROP TABLE b;

                Error: Nothing was changed: there is no terminal to ask on. Look at it with --dry-run, and give --yes to go on.
                """);
        Outcome shown = folder.run("recover", "--dry-run");
        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out()).contains("DROP TABLE c;\n");
        assertThat(folder.run("recover", "--dry-run", "--output", "json").out())
                .isEqualTo("{\"executed\":[{\"version\":\"2\",\"description\":\"b\",\"direction\":\"DOWN\"}],"
                        + "\"currentVersion\":\"1\",\"dryRun\":true}\n");
        assertThat(folder.run("status").out()).contains("FAILED");
    }

    @Test
    void completesWithTheFileCorrected() {
        writeSecond("INSERT INTO a VALUES (1);\n");
        Outcome shown = folder.run("recover", "--complete", "--dry-run");
        assertThat(shown.out()).contains("""
                To be completed by:

                -- V2__b.sql:3
                INSERT INTO a VALUES (1);
                -- V2__b.sql:4
                CREATE TABLE c (id INT);
                """).doesNotContain("CREATE TABLE b");
        Outcome done = folder.run("recover", "--complete", "--yes");
        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(done.out()).contains("1 migration applied. The database is at version 2.");
        assertThat(folder.run("status", "--check").exitCode()).isZero();
        assertThat(folder.run("recover", "--yes").out())
                .isEqualTo("Nothing to recover. The database is at version 2.\n");
    }

    @Test
    void tellsProgramsWhichStatementStopsThem() {
        assertThat(folder.run("migrate", "--output", "json").out())
                .startsWith("{\"error\":{\"code\":\"UNFINISHED_MIGRATION\",")
                .endsWith(",\"version\":\"2\",\"script\":\"V2__b.sql\",\"line\":3,\"statement\":2}}\n");
    }

    @Test
    void takesBack() {
        Outcome done = folder.run("recover", "--yes", "--output", "json");
        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(done.out())
                .matches("\\{\"executed\":\\[\\{\"version\":\"2\",\"description\":\"b\",\"direction\":\"DOWN\","
                        + "\"executionTime\":\\d+}],\"currentVersion\":\"1\",\"dryRun\":false}\n");
        writeSecond("");
        assertThat(folder.run("migrate").out()).contains("1 migration applied. The database is at version 2.");
    }

    @Test
    void refusesWhatIsDoneAndIsAnotherNow() {
        folder.write("V2__b.sql", "-- transaction: false\nCREATE TABLE x (id INT);\nCREATE TABLE c (id INT);\n");
        Outcome refused = folder.run("recover", "--complete", "--yes");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).isEqualTo("""
                Error: Migration 2 (V2__b.sql) cannot be completed: its statement 1 (V2__b.sql:2) isn't the one that was run, and is now: CREATE TABLE x (id INT). Nothing was run.
                Put back what stood there, and change only what comes after what is done; or roll it back. If it is right as it is, as with values that are others at each run, do the rest by hand, and note that (--by-hand).
                """);
    }

    @Test
    void notesWhatWasDoneByHand() {
        Outcome asked = folder.run("recover", "--complete", "--by-hand");
        assertThat(asked.exitCode()).isEqualTo(2);
        assertThat(asked.err()).isEqualTo("""
                Migration 2 (V2__b.sql) was left half-done while it was applied: it failed. Statements known to be done: 1.
                To be noted as done by hand, and not run:

                -- V2__b.sql:3
                INSERT INTO missing VALUES (1);
                -- V2__b.sql:4
                CREATE TABLE c (id INT);

                Error: Nothing was changed: there is no terminal to ask on. Look at the database, and give --yes to go on.
                """);
        Outcome noted = folder.run("recover", "--complete", "--by-hand", "--yes");
        assertThat(noted.exitCode()).as(noted.err()).isZero();
        assertThat(noted.out())
                .startsWith("VERSION  DESCRIPTION  WAY      TIME\n2        b            not run\n")
                .endsWith("1 migration noted as applied. The database is at version 2.\n");
        assertThat(folder.run("history").out()).endsWith("      noted as applied, not run\n");
        assertThat(folder.run("status", "--check").exitCode()).isZero();
        assertThat(folder.run("recover", "--rollback", "--by-hand", "--yes").out())
                .isEqualTo("Nothing to recover. The database is at version 2.\n");
    }

    @Test
    void saysWhyItCannotShowWhatWasDoneByHand() {
        folder.write("V2__b.sql", "-- transaction: false\nCREATE TABLE x (id INT);\nCREATE TABLE c (id INT);\n");
        assertThat(folder.run("recover", "--complete", "--by-hand").err())
                .startsWith(
                        "To be noted as done by hand, and not run. What is missing can't be shown: Migration 2 (V2__b.sql)"
                                + " cannot be completed: its statement 1 (V2__b.sql:2) isn't the one that was run");
        assertThat(folder.run("recover", "--complete", "--by-hand", "--version", "1", "--yes")
                        .err())
                .contains("Error: Migration 1 was not left half-done: 2 (V2__b.sql) was.");
        assertThat(folder.run("recover", "--complete", "--by-hand", "--yes").exitCode())
                .isZero();
    }

    @Test
    void notesWhatWasTakenBackByHand() {
        assertThat(folder.run("recover", "--rollback", "--by-hand").err())
                .contains(
                        "To be noted as taken back by hand, by this as far as it was done, and not run:\n\n-- U2__b.sql:2\n")
                .doesNotContain("WARNING");
        Outcome noted = folder.run("recover", "--rollback", "--by-hand", "--yes", "--output", "json");
        assertThat(noted.out())
                .isEqualTo("{\"executed\":[{\"version\":\"2\",\"description\":\"b\",\"direction\":\"DOWN\","
                        + "\"marked\":true}],\"currentVersion\":\"1\",\"dryRun\":false}\n");
        assertThat(folder.run("history").out()).endsWith("      noted as undone, not run\n");
    }

    @Test
    void namesTheOneThatIsHalfDone() {
        Outcome refused = folder.run("recover", "--version", "1", "--yes");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).startsWith("Error: Migration 1 was not left half-done: 2 (V2__b.sql) was.");
    }

    private Outcome withBackups(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--backup-directory", path.resolve("backups").toString()));
        return folder.run(all.toArray(String[]::new));
    }

    @Test
    void restoresTheBackupThatWasMadeBefore() {
        assertThat(withBackups("recover", "--from-backup").err())
                .contains("cannot be recovered from a backup: none that was made right before it is in ");
        folder.run("recover", "--yes");
        folder.write(
                "V2__b.sql",
                "-- backup: true\n-- transaction: false\nDROP TABLE a;\nINSERT INTO missing VALUES (1);\n");
        withBackups("migrate");
        assertThat(withBackups("status").err() + withBackups("status").out())
                .contains(", made right before it: mockloop db recover --from-backup\n");
        assertThat(withBackups("recover", "--dry-run").out())
                .containsPattern(
                        "A backup that was made right before it is there: \\S+/backup_v1_\\d{8}_\\d{6}.db. In place of"
                                + " this, mockloop db recover --from-backup restores it.\n");
        assertThat(withBackups("recover", "--dry-run", "--output", "json").out())
                .matches(".*\"dryRun\":true,\"backup\":\"[^\"]+/backup_v1_\\d{8}_\\d{6}.db\"}\n");
        Outcome asked = withBackups("recover", "--from-backup");
        assertThat(asked.exitCode()).isEqualTo(2);
        assertThat(asked.err())
                .startsWith(
                        "What was left half-done is to be recovered from the backup that was made right before it:\n"
                                + "Backup    ")
                .contains(
                        "WARNING: data will be lost. All that is in the database is replaced by what is in the backup.\n");
        assertThat(withBackups("recover", "--from-backup", "--version", "1", "--yes")
                        .err())
                .startsWith("Error: Migration 1 was not left half-done: 2 (V2__b.sql) was.");
        Outcome done = withBackups("recover", "--from-backup", "--yes", "--output", "json");
        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(done.out()).startsWith("{\"file\":\"").contains("\"currentVersion\":\"1\"");
        assertThat(folder.run("history").out()).contains("Recovered from backup_v1_");
        assertThat(withBackups("recover", "--from-backup").out())
                .isEqualTo("Nothing to recover. The database is at version 1.\n");
    }
}
