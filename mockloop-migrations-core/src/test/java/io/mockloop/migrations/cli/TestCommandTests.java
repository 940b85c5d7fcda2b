package io.mockloop.migrations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.cli.CommandFolder.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mockloop db test} says. */
class TestCommandTests {

    @TempDir
    private Path path;

    @Test
    void testsWhatIsPendingAndTellsWhatAnUndoDoesNotBringBack() {
        CommandFolder folder = new CommandFolder(path);
        folder.write("V1__a.sql", "CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT);\nCREATE INDEX i ON a (name);\n");
        folder.write("U1__a.sql", "DROP TABLE a;\n");
        folder.run("migrate");
        assertThat(folder.run("test").out()).isEqualTo("Nothing to test: no migration is pending. --all tests all.\n");
        folder.write("V2__b.sql", "DROP INDEX i;\n");
        folder.write("U2__b.sql", "UPDATE a SET id = id;\n");
        assertThat(folder.run("test"))
                .isEqualTo(new Outcome(
                        1,
                        "Migration 2 (V2__b.sql) failed\n  table a: index i (name) is missing\n\n1 of 1 migration failed.\n",
                        ""));
        assertThat(folder.run("test", "--output", "json").out())
                .isEqualTo(
                        "{\"valid\":false,\"results\":[{\"version\":\"2\",\"script\":\"V2__b.sql\",\"reversible\":true,"
                                + "\"upSuccess\":true,\"downSuccess\":true,\"errors\":[],"
                                + "\"differences\":[\"table a: index i (name) is missing\"],\"remarks\":[]}]}\n");
        assertThat(folder.run("test", "--ignore", "a.i").out())
                .contains("up again: Migration 2 could not be applied")
                .doesNotContain("is missing");
        assertThat(folder.run("test", "--all").out())
                .startsWith("Migration 1 (V1__a.sql) passed\nMigration 2 (V2__b.sql) failed\n");
        assertThat(folder.run("test", "--version", "1", "--test-url", "sqlite:///" + path.resolve("other.db")))
                .isEqualTo(new Outcome(0, "Migration 1 (V1__a.sql) passed\n\n1 migration passed.\n", ""));
        assertThat(folder.run("status", "--output", "json").out()).contains("\"currentVersion\":\"1\"");
    }

    @Test
    void namesWithQuotesAndBlanksAndAViewWhoseTableIsGoneAreTestedAsOthers() {
        CommandFolder folder = new CommandFolder(path);
        folder.write("V1__a.sql", """
                CREATE TABLE "Order" ("Group by" INT PRIMARY KEY, "it's ""q\""" TEXT);
                CREATE TABLE gone (id INT);
                CREATE VIEW "View of" AS SELECT id FROM gone;
                DROP TABLE gone;
                """);
        folder.run("migrate");
        folder.write("V2__b.sql", "CREATE INDEX \"Key to\" ON \"Order\" (\"Group by\");\n");
        folder.write("U2__b.sql", "DROP INDEX \"Key to\";\nDELETE FROM \"Order\" WHERE \"Group by\" = 1;\n");
        assertThat(folder.run("test"))
                .isEqualTo(new Outcome(
                        1,
                        "Migration 2 (V2__b.sql) failed\n  table Order: row (Group by = 1) is lost\n\n1 of 1 migration failed.\n",
                        ""));
    }
}
