package io.mockloop.migrations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.cli.CommandFolder.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mockloop db migrate --safety} says. */
class SafetyCommandTests {

    @TempDir
    private Path path;

    @Test
    void aRunThatIsRefusedNamesEachProblemAndWhatMakesThemWarnings() {
        CommandFolder folder = new CommandFolder(path);
        folder.write("V1__a.sql", """
                CREATE TABLE a (id INTEGER PRIMARY KEY);
                CREATE TABLE b (a INT REFERENCES a);
                CREATE TABLE c (d INT REFERENCES d);
                INSERT INTO b VALUES (7);
                """);
        assertThat(folder.run("migrate", "--safety", "fail").exitCode()).isZero();
        folder.write("V2__b.sql", "CREATE TABLE e (id INT);\n");
        Outcome refused = folder.run("migrate", "--safety", "fail");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .contains("table c: the foreign key d leads to table d, which isn't there")
                .contains(
                        "table b: 1 row whose foreign key a leads to no row of a, shown by: PRAGMA foreign_key_check('b');")
                .contains("Nothing was run.")
                .contains("--safety=warn");
        assertThat(folder.run("migrate", "--safety", "warn").exitCode()).isZero();
    }
}
