package io.mockloop.migrations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.testkit.ExecutableJar;
import io.mockloop.migrations.testkit.ExecutableJar.Outcome;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.Traits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The executable jar in a folder that has one of migrations, on a database. */
abstract class ExecutableJarOnDatabase {

    @AutoClose
    final FreshDatabase database;

    @TempDir
    Path folder;

    ExecutableJar jar;

    ExecutableJarOnDatabase(TestDatabase server) {
        database = server.newDatabase();
        jar = ExecutableJar.ofCommandLine(Path.of(""));
    }

    @BeforeEach
    void openFolder() throws IOException {
        Files.createDirectory(folder.resolve("migrations"));
        jar = ExecutableJar.ofCommandLine(folder).on(database.access());
        database.rows("SELECT 1");
    }

    final void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve("migrations").resolve(file), text);
    }

    final void assertSession(Map<String, String> ofItsOwn, String... options) throws IOException {
        write("V1__session.sql", "CREATE TABLE of_jar AS " + database.traits().session() + ";\n");
        Outcome migrated = jar.run(
                Stream.concat(Stream.of("db", "migrate"), Stream.of(options)).toArray(String[]::new));
        assertThat(migrated.exitCode()).as(migrated.err()).isZero();
        assertThat(migrated.err()).doesNotContain("WARN");
        Path script = folder.resolve("session.sql");
        Files.writeString(
                script, "CREATE TABLE of_client AS " + database.traits().session() + ";\n");
        database.traits().run(database.access(), script, folder);
        Map<String, String> client = values("of_client");
        Map<String, String> different = values("of_jar");
        assertThat(different.keySet()).hasSizeGreaterThan(10).isEqualTo(client.keySet());
        different.entrySet().removeAll(client.entrySet());
        different.keySet().removeIf(name -> Traits.ANY.equals(ofItsOwn.get(name)));
        Map<String, String> expected = new TreeMap<>(ofItsOwn);
        expected.values().removeIf(Traits.ANY::equals);
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
}
