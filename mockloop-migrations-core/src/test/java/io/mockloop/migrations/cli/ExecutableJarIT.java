package io.mockloop.migrations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.testkit.ExecutableJar.Outcome;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.OtherJvm;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The executable jar as operators use it: processes, standard output, standard error, exit codes. */
@OnEachDatabase(quick = Database.SQLITE)
class ExecutableJarIT extends ExecutableJarOnDatabase {

    private static final Duration LONG = Duration.ofSeconds(60);

    ExecutableJarIT(TestDatabase server) {
        super(server);
    }

    @Test
    void aSignalCancelsTheStatementAndRollsBack() throws IOException {
        write("V1__first.sql", "CREATE TABLE a (id INT);\n");
        write("V2__slow.sql", "INSERT INTO a VALUES (1);\n" + database.slowStatement(30) + ";\n");
        assertThat(jar.run("db", "migrate", "--version", "1").exitCode()).isZero();
        assertThat(endedBy("INT")).isEqualTo(130);
        assertThat(endedBy("TERM")).isEqualTo(143);
        write("V2__slow.sql", "INSERT INTO a VALUES (1);\n");
        assertThat(jar.run("db", "migrate", "--lock-timeout", "1s").exitCode()).isZero();
        assertThat(database.rows("SELECT id FROM a")).containsExactly("1");
    }

    private int endedBy(String signal) throws IOException {
        try (OtherJvm process = jar.start("db", "migrate")) {
            database.awaitRunning("mockloop_slow", LONG);
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid()).start();
            int exitCode = process.exitCode(LONG);
            assertThat(process.output())
                    .contains("The process is ending", "Error: The run was stopped at migration 2", "V2__slow.sql");
            assertThat(database.rows("SELECT id FROM a")).isEmpty();
            return exitCode;
        }
    }

    @Test
    void aChangedStoredUndoIsRefused() throws IOException {
        write("migration_1_a.sql", "-- migrate:up\nCREATE TABLE a (id INT);\n-- migrate:down\nDROP TABLE a;\n");
        assertThat(jar.run("db", "migrate", "--verbose").err().lines())
                .anyMatch(line -> line.matches("INFO Migration 1 completed: A \\(\\d+ ms\\)"));
        Files.delete(folder.resolve("migrations/migration_1_a.sql"));
        database.execute("UPDATE schema_version SET down_sql = REPLACE(down_sql, 'DROP', 'drop')");
        Outcome refused = jar.run("db", "rollback", "--version", "none", "--yes");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("stored").contains("migration_1_a.sql");
        assertThat(database.rows("SELECT id FROM a")).isEmpty();
        database.execute("UPDATE schema_version SET down_sql = REPLACE(down_sql, 'drop', 'DROP')");
        assertThat(jar.run("db", "rollback", "--version", "none", "--yes").out())
                .contains("1 migration undone. No version is applied.");
    }

    @Test
    void migrationsAreTestedBesideTheGivenDatabase() throws IOException {
        write("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);\n-- migrate:down\nDROP TABLE a;\n");
        Outcome tested = jar.on(database.admin()).run("db", "test");
        assertThat(tested.exitCode()).as(tested.err()).isZero();
        assertThat(tested.out()).startsWith("Migration 1 (V1__a.sql) passed\n");
        assertThat(database.catalog()).isEmpty();
    }

    @Test
    void onlyReadingWritesNothing() throws IOException {
        write("V1__a.sql", "CREATE TABLE a (id INT);\n");
        for (String command : new String[] {"status", "pending", "history", "validate"}) {
            assertThat(jar.run("db", command).exitCode()).as(command).isZero();
        }
        assertThat(jar.run("db", "migrate", "--dry-run").out()).contains("CREATE TABLE a (id INT);");
        assertThat(database.catalog()).isEmpty();
    }

    @Test
    void aSessionIsAsTheOwnClientMakesIt() throws IOException {
        assertSession(database.traits().sessionOfTheJar());
    }
}
