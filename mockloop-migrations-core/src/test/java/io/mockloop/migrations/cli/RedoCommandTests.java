package io.mockloop.migrations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.cli.CommandFolder.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mockloop db redo} shows, asks and says. */
class RedoCommandTests {

    @TempDir
    private Path path;

    private CommandFolder folder = new CommandFolder(Path.of(""));

    @BeforeEach
    void applyThree() {
        folder = CommandFolder.ofThree(path);
    }

    @Test
    void aRollbackNamesTheRepeatableOnesThatItMakesPending() {
        folder.write("R__one.sql", "SELECT 1;");
        folder.write("R__two.sql", "SELECT 2;");
        folder.run("migrate");
        Outcome done = folder.run("rollback", "--steps", "1", "--yes");
        assertThat(done.out())
                .as(done.err())
                .endsWith("\nNot run: one, two: repeatable, and pending again since something was undone\n");
    }

    @Test
    void showsWhatItWouldDoAndAsks() {
        Outcome asked = folder.run("redo", "--steps", "2");
        assertThat(asked.exitCode()).isEqualTo(2);
        assertThat(asked.err()).isEqualTo("""
                WARNING: data may be lost. What is in columns and tables that are dropped is gone.
                To be undone, in this order:

                VERSION  DESCRIPTION  WAY BACK
                3        c            file V3__c.sql
                2        b            file V2__b.sql

                And then applied again, as the code has it: 2, 3

                Error: Nothing was changed: there is no terminal to ask on. Look at it with --dry-run, and give --yes to go on.
                """);
        assertThat(folder.run("history").out().lines()).hasSize(4);
    }

    @Test
    void redoesTheLastOne() {
        Outcome done = folder.run("redo", "--yes");
        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(done.out()).contains("1 migration undone, and 1 migration applied. The database is at version 3.");
        assertThat(folder.run("redo", "--yes", "--output", "json").out())
                .matches("\\{\"executed\":\\[\\{\"version\":\"3\",\"description\":\"c\",\"direction\":\"DOWN\","
                        + "\"executionTime\":\\d+},\\{\"version\":\"3\",\"description\":\"c\",\"direction\":\"UP\","
                        + "\"executionTime\":\\d+}],\"currentVersion\":\"3\",\"dryRun\":false}\n");
    }

    @Test
    void printsWhatItWouldSend() {
        Outcome shown = folder.run("redo", "--dry-run");
        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out()).containsSubsequence("-- DOWN 3: c", "DROP TABLE c;", "-- UP 3: c", "CREATE TABLE c");
        assertThat(folder.run("history").out().lines()).hasSize(4);
    }

    @Test
    void saysThatWhatWasUndoneStaysSoWhereItFails() {
        folder.write("V3__c.sql", "INSERT INTO nowhere VALUES (1);\n-- migrate:down\nDROP TABLE c;\n");
        Outcome failed = folder.run("redo", "--yes");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err())
                .endsWith(
                        "Correct it and look with mockloop db status at what is undone; mockloop db migrate applies it"
                                + " again.\n");
        assertThat(folder.run("status").out()).contains("PENDING");
    }

    @Test
    void isRefusedWhereItCannotBeUndone() {
        Outcome refused = folder.run("redo", "--steps", "3", "--yes");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).startsWith("Error: ").contains("1 (V1__a.sql)");
    }

    @Test
    void aRollbackOfStepsThatFailsIsNotSimplyTypedAgain() {
        folder.write("V2__b.sql", "CREATE TABLE b (id INT);\n-- migrate:down\nDROP TABLE nowhere;\n");
        Outcome failed = folder.run("rollback", "--steps", "2", "--yes");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err())
                .endsWith("Correct it and look with mockloop db status at what is undone, and type the command for the"
                        + " rest.\n");
        assertThat(folder.run("rollback", "--steps", "1", "--yes").err())
                .endsWith("Correct it and type the command again.\n");
    }
}
