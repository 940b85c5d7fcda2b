package io.mockloop.migrations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.cli.CommandFolder.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mockloop db migrate --skip} and {@code --mark-applied} show, ask and say. */
class MarkCommandTests {

    private static final String WARNING = """
            WARNING: what is noted as applied is not run. See to it that the database is as if it had been.
            To be noted as applied:

            VERSION  DESCRIPTION  SCRIPT
            2        b            V2__b.sql

            """;

    @TempDir
    private Path path;

    private CommandFolder folder = new CommandFolder(Path.of(""));

    @BeforeEach
    void applyOneOfThree() {
        folder = new CommandFolder(path);
        folder.write("V1__a.sql", "CREATE TABLE a (id INT);");
        assertThat(folder.run("migrate").exitCode()).isZero();
        folder.write("V2__b.sql", "nonsense;");
        folder.write("V3__c.sql", "CREATE TABLE c (id INT);");
    }

    @Test
    void skipsOnlyWhatWasAgreedTo() {
        Outcome asked = folder.run("migrate", "--skip", "2");
        assertThat(asked.exitCode()).isEqualTo(2);
        assertThat(asked.err()).isEqualTo(WARNING + """
                To be applied before and behind: 1 migration.

                Error: Nothing was changed: there is no terminal to ask on. Look at it with --dry-run, and give --yes to go on.
                """);
        assertThat(folder.run("pending", "--output", "json").out()).contains("V2__b.sql");

        Outcome done = folder.run("migrate", "--skip", "2", "--yes");
        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(done.out())
                .startsWith("VERSION  DESCRIPTION  WAY      TIME\n2        b            not run\n")
                .endsWith("1 migration applied, and 1 migration noted as applied. The database is at version 3.\n");
        assertThat(folder.run("status").out()).containsPattern("\n2 +b +SQL +APPLIED, not run +\\d{4}-");
        assertThat(folder.run("history").out()).contains("\n      noted as applied, not run\n");
        assertThat(folder.run("history", "--output", "json").out())
                .contains("\"version\":\"2\",\"description\":\"b\",\"type\":\"SQL\",\"script\":\"V2__b.sql\","
                        + "\"state\":\"APPLIED\"")
                .containsOnlyOnce("\"marked\":true");
        assertThat(folder.run("show-migration", "--version", "2").out()).contains(", noted without being run\n");
    }

    @Test
    void whatIsAppliedNeedsNoQuestion() {
        assertThat(folder.run("migrate", "--skip", "2", "--yes").exitCode()).isZero();
        assertThat(folder.run("migrate", "--skip", "2").out())
                .isEqualTo("Nothing to apply. The database is at version 3.\n");
    }

    @Test
    void marksAloneAndRunsNothing() {
        Outcome asked = folder.run("migrate", "--mark-applied", "2");
        assertThat(asked.exitCode()).isEqualTo(2);
        assertThat(asked.err()).startsWith(WARNING + "Error: Nothing was changed: there is no terminal");

        Outcome done = folder.run("migrate", "--mark-applied", "2", "--yes", "--output", "json");
        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(done.out())
                .isEqualTo(
                        "{\"executed\":[{\"version\":\"2\",\"description\":\"b\",\"direction\":\"UP\",\"marked\":true}],"
                                + "\"currentVersion\":\"2\",\"dryRun\":false}\n");
        assertThat(folder.run("migrate").out()).contains("1 migration applied. The database is at version 3.");
    }

    @Test
    void severalAreNotedInOneCommand() {
        assertThat(folder.run("migrate", "--mark-applied", "2,3", "--yes").out())
                .contains("2 migrations noted as applied. The database is at version 3.");
    }

    @Test
    void showsWhatItWouldDo() {
        Outcome shown = folder.run("migrate", "--skip", "2", "--dry-run");
        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out())
                .containsSubsequence(
                        "-- UP 2: b (V2__b.sql)\n-- Noted as applied, and not run.\n", "CREATE TABLE c (id INT);")
                .doesNotContain("nonsense");
        assertThat(folder.run("history").out().lines()).hasSize(2);
    }

    @Test
    void namesTheCommandThatNotesWhatIsLate() {
        folder.write("V2__b.sql", "CREATE TABLE b (id INT);");
        folder.run("migrate");
        folder.write("V2.5__late.sql", "nonsense;");
        Outcome refused = folder.run("migrate", "--skip", "2.5", "--yes");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).isEqualTo("""
                Error: Migration 2.5 (V2.5__late.sql) has no place in this run to be skipped at: it lies below the current version 3. Nothing was run.
                Note it as applied alone, first: mockloop db migrate --mark-applied 2.5.
                """);
        assertThat(folder.run("migrate", "--output", "json").out())
                .startsWith("{\"error\":{\"code\":\"OUT_OF_ORDER\",")
                .endsWith(",\"version\":\"2.5\"}}\n");
        assertThat(folder.run("migrate", "--mark-applied", "2.5", "--yes").exitCode())
                .isZero();
        assertThat(folder.run("migrate").exitCode()).isZero();
    }

    @Test
    void namesTheCommandThatKeepsTheOrder() {
        Outcome refused = folder.run("migrate", "--mark-applied", "3", "--yes");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).isEqualTo("""
                Error: Migration 3 cannot be noted as applied now: what is pending below it would come late: 2 (V2__b.sql). Nothing was run.
                Apply all in their order, and note it in its place, with mockloop db migrate --skip 3; note those, too; or set --out-of-order=true.
                """);
    }
}
