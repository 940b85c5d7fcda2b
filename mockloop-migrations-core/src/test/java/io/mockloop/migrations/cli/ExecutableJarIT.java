package io.mockloop.migrations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.testkit.DatabaseAccess;
import io.mockloop.migrations.testkit.ExecutableJar;
import io.mockloop.migrations.testkit.ExecutableJar.Outcome;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.OtherJvm;
import io.mockloop.migrations.testkit.OwnClient;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The executable jar as operators use it: processes, standard output, standard error, exit codes. */
abstract class ExecutableJarIT {

    /** For what changes by itself. */
    static final String ANY = "any";

    private static final Duration LONG = Duration.ofSeconds(60);

    @AutoClose
    final FreshDatabase database;

    @TempDir
    Path folder;

    ExecutableJar jar;

    ExecutableJarIT(TestDatabase server) {
        database = server.newDatabase();
        jar = ExecutableJar.ofCommandLine(Path.of(""));
    }

    @BeforeEach
    void openFolder() {
        jar = ExecutableJar.ofCommandLine(folder).on(access());
        database.rows("SELECT 1");
    }

    /** As it is, or with what keeps a driver from warning. */
    DatabaseAccess access() {
        return database.access();
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
                .contains("1 migration undone. The database is at version none.");
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

    /** A query for all that makes a session, as names and values. */
    abstract String session();

    /** What is another one on purpose, or by itself, as names and values of the jar's. */
    abstract Map<String, String> ofItsOwn();

    @Test
    void aSessionIsAsTheOwnClientMakesIt() throws IOException {
        assertSession(ofItsOwn());
    }

    final void assertSession(Map<String, String> ofItsOwn, String... options) throws IOException {
        write("V1__session.sql", "CREATE TABLE of_jar AS " + session() + ";\n");
        Outcome migrated = jar.run(
                Stream.concat(Stream.of("db", "migrate"), Stream.of(options)).toArray(String[]::new));
        assertThat(migrated.exitCode()).as(migrated.err()).isZero();
        assertThat(migrated.err()).doesNotContain("WARN");
        Path script = folder.resolve("session.sql");
        Files.writeString(script, "CREATE TABLE of_client AS " + session() + ";\n");
        OwnClient.run(database, script, folder);
        Map<String, String> client = values("of_client");
        Map<String, String> different = values("of_jar");
        assertThat(different.keySet()).hasSizeGreaterThan(10).isEqualTo(client.keySet());
        different.entrySet().removeAll(client.entrySet());
        different.keySet().removeIf(name -> ANY.equals(ofItsOwn.get(name)));
        Map<String, String> expected = new TreeMap<>(ofItsOwn);
        expected.values().removeIf(ANY::equals);
        assertThat(different).isEqualTo(expected);
    }

    private Map<String, String> values(String table) {
        Map<String, String> values = new TreeMap<>();
        for (String row : database.rows("SELECT name, value FROM " + table)) {
            String[] parts = row.split("\\|", 2);
            values.put(parts[0], parts[1]);
        }
        return values;
    }

    final void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve("migrations"));
        Files.writeString(folder.resolve("migrations").resolve(file), text);
    }
}
