package io.mockloop.migrations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.Dialog;
import io.mockloop.migrations.testkit.ExecutableJar;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person at a terminal sees and types. */
class ExecutableJarTerminalIT {

    private static final String QUESTION = "Are you sure you want to continue? (yes/no)";

    @AutoClose
    private final FreshDatabase database = TestDatabase.postgreSql().newDatabase();

    @TempDir
    private Path folder;

    private ExecutableJar jar = ExecutableJar.ofCommandLine(Path.of(""));

    @BeforeEach
    void applyTwo() throws IOException {
        jar = ExecutableJar.ofCommandLine(folder).on(database.access());
        write("migration_1_a.sql", "-- migrate:up\nCREATE TABLE a (id INT);\n-- migrate:down\nDROP TABLE a;\n");
        write("migration_2_b.sql", "-- migrate:up\nCREATE TABLE b (id INT);\n-- migrate:down\nDROP TABLE b;\n");
        MigrationManagerBuilder.forDataSource(database.dataSource())
                .locations("file:" + folder.resolve("migrations"))
                .build()
                .migrateToLatest();
    }

    @Test
    void yesGoesOn() {
        try (Dialog dialog = jar.onTerminal("db", "rollback", "--version", "1")) {
            dialog.await(QUESTION);
            assertThat(dialog.shown())
                    .contains("WARNING: data may be lost")
                    .containsPattern("2 +B +file migration_2_b.sql")
                    .doesNotContain("migration_1_a.sql");
            dialog.type("yes\n");
            assertThat(dialog.exitCode()).isZero();
            dialog.await("1 migration undone. The database is at version 1.");
        }
        assertThat(tables()).containsExactly("a");
    }

    @Slow
    @ParameterizedTest
    @ValueSource(strings = {"no\n", "y\n", "YES\n", "yes please\n", "\n", "\004"})
    void nothingButYesGoesOn(String answer) {
        try (Dialog dialog = jar.onTerminal("db", "rollback", "--steps", "2")) {
            dialog.await(QUESTION);
            dialog.type(answer);
            assertThat(dialog.exitCode()).isEqualTo(2);
            dialog.await("Nothing was changed.");
        }
        assertThat(tables()).containsExactly("a", "b");
    }

    @Test
    void theInterruptKeyAtTheQuestionEndsItAtOnce() {
        try (Dialog dialog = jar.onTerminal("db", "rollback", "--version", "none")) {
            dialog.await(QUESTION);
            dialog.type("\003");
            assertThat(dialog.exitCode()).isEqualTo(130);
        }
        assertThat(tables()).containsExactly("a", "b");
    }

    @Test
    void progressIsOneLineThatIsWrittenAgain() throws IOException {
        write("V3__slow.sql", "CREATE TABLE c (id INT);\n" + database.slowStatement(30) + ";\n");
        try (Dialog dialog = jar.inColour().onTerminal("db", "migrate")) {
            dialog.await("\r\033[K[1 of 1] up 3 slow: statement");
            dialog.await("1 s");
            dialog.type("\003");
            assertThat(dialog.exitCode()).isEqualTo(130);
            dialog.await("\033[1;31mError:\033[0m The run was stopped at migration 3");
        }
        assertThat(tables()).containsExactly("a", "b");
    }

    @Test
    void aPasswordThatIsAskedForIsNotShown() {
        ExecutableJar asking = ExecutableJar.ofCommandLine(folder).inColour();
        try (Dialog dialog =
                asking.onTerminal("db", "status", "--url", database.url(), "--user", database.user(), "--password")) {
            dialog.await("Password:");
            dialog.type(database.password() + "\n");
            assertThat(dialog.exitCode()).isZero();
            dialog.await("\033[32mUP_TO_DATE\033[0m");
            assertThat(dialog.shown()).doesNotContain(database.password());
        }
    }

    @Slow
    @Test
    void whatGoesIntoAPipeHasNoColours() {
        assertThat(jar.inColour().run("db", "history").out())
                .contains("APPLIED")
                .doesNotContain("\033");
    }

    @Test
    void withoutATerminalNoPasswordIsAskedFor() {
        assertThat(ExecutableJar.ofCommandLine(folder)
                        .run("db", "status", "--url", database.url(), "--password")
                        .err())
                .contains("MOCKLOOP_DATABASE_PASSWORD");
    }

    private List<String> tables() {
        return database.rows(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND length(tablename) = 1 ORDER BY 1");
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve("migrations"));
        Files.writeString(folder.resolve("migrations").resolve(file), text);
    }
}
