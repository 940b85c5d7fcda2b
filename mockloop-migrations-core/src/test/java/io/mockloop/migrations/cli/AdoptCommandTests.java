package io.mockloop.migrations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.cli.CommandFolder.Outcome;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mockloop db adopt} says where Flyway has migrated. */
class AdoptCommandTests {

    @TempDir
    private Path path;

    private CommandFolder folder = new CommandFolder(Path.of(""));

    @BeforeEach
    void runFlyway() {
        folder = new CommandFolder(path);
        folder.write("V1__a.sql", "CREATE TABLE a (id INT);");
        folder.write("V2__b.sql", "CREATE TABLE b (id INT);");
        folder.write("R__r.sql", "DELETE FROM a;");
        Flyway.configure()
                .dataSource("jdbc:sqlite:" + path.resolve("app.db"), null, null)
                .locations("filesystem:" + path)
                .load()
                .migrate();
        folder.write("V3__c.sql", "CREATE TABLE c (id INT);\n-- migrate:down\nDROP TABLE c;\n");
        folder.delete("R__r.sql");
    }

    @Test
    void theRefusalOfTheFirstRunNamesIt() {
        Outcome refused = folder.run("migrate");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .contains("Take its history over, which runs nothing: mockloop db adopt. Or: Go on at that version:"
                        + " mockloop db baseline --version 2.");
    }

    @Test
    void takesOverOnlyWhatWasAgreedTo() {
        Outcome asked = folder.run("adopt");
        assertThat(asked.exitCode()).isEqualTo(2);
        assertThat(asked.out()).isEmpty();
        assertThat(asked.err()).isEqualTo("""
                To be noted as applied, and not run:

                From Flyway (main.flyway_schema_history):

                VERSION  DESCRIPTION  SCRIPT     REMARK
                1        a            V1__a.sql
                2        b            V2__b.sql

                Not taken over:
                  R__r.sql: it is not in the code, and is repeatable

                Pending then: 3 (V3__c.sql)

                From then on this is the history: Flyway is not to be run on this database any more.

                Error: Nothing was changed: there is no terminal to ask on. Look at it with --dry-run, and give --yes to go on.
                """);
        assertThat(folder.run("validate").exitCode()).isEqualTo(1);

        Outcome done = folder.run("adopt", "--yes");
        assertThat(done.exitCode()).isZero();
        assertThat(done.out())
                .startsWith("From Flyway (main.flyway_schema_history):\n")
                .endsWith(
                        "Taken over from Flyway, and noted as applied: nothing was run. The database is at version 2.\n");
        assertThat(folder.run("validate").exitCode()).isZero();
        assertThat(folder.run("history").out()).contains("Adopted from Flyway: b", "noted as applied, not run");
        assertThat(folder.run("migrate").out()).contains("1 migration applied. The database is at version 3.");
    }

    @Test
    void showsWhatItWouldTakeOver() {
        Outcome shown = folder.run("adopt", "--dry-run");
        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out())
                .endsWith("Nothing was changed. Without --dry-run the history would note them as applied, and nothing"
                        + " would be run.\n");
        assertThat(folder.run("adopt", "--dry-run", "--from", "flyway", "--output", "json")
                        .out())
                .isEqualTo(
                        "{\"executed\":[{\"version\":\"1\",\"description\":\"a\",\"direction\":\"UP\",\"marked\":true},"
                                + "{\"version\":\"2\",\"description\":\"b\",\"direction\":\"UP\",\"marked\":true}],\"dryRun\":true,"
                                + "\"from\":\"FLYWAY\",\"table\":\"main.flyway_schema_history\",\"leftOut\":[{\"recorded\":"
                                + "\"R__r.sql\",\"reason\":\"it is not in the code, and is repeatable\"}],\"pending\":[{"
                                + "\"version\":\"3\",\"description\":\"c\",\"type\":\"SQL\",\"script\":\"V3__c.sql\","
                                + "\"dependencies\":[],\"reversible\":true,\"backupRequired\":false}]}\n");
        assertThat(folder.run("status").exitCode()).isZero();
        assertThat(folder.run("history").out()).isEqualTo("The history is empty.\n");
    }

    @Test
    void namesEachFileThatIsAnotherOne() {
        folder.write("V1__a.sql", "CREATE TABLE a (id INT, n INT);");
        folder.write("V2__b.sql", "CREATE TABLE b (id INT, n INT);");
        Outcome refused = folder.run("adopt", "--yes");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .contains("  1 (V1__a.sql) was run by Flyway with checksum ", "  2 (V2__b.sql) was run");
    }
}
