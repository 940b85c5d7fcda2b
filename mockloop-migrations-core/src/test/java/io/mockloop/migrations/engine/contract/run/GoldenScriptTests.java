package io.mockloop.migrations.engine.contract.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.Golden;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs each golden script of the splitter that can be run twice, as a migration and by the database's own client: the
 * catalogs and all rows are the same then. MariaDB runs MySQL's, too, but those that are said to be MySQL's alone.
 * Where the client needs the text in another form ({@code DELIMITER}), this stands beside it, in {@code client.sql};
 * the plan, run by the client, ends the same, unless {@code client-cannot.txt} says why it cannot.
 */
@OnEachDatabase(quick = Database.SQLITE)
class GoldenScriptTests {

    private final TestDatabase server;

    @TempDir
    Path path;

    GoldenScriptTests(TestDatabase server) {
        this.server = server;
    }

    @TestFactory
    Stream<DynamicTest> endsAsInTheDatabasesOwnClient() {
        server.traits().client();
        return scripts("").entrySet().stream()
                .map(script -> DynamicTest.dynamicTest(script.getKey(), () -> verify(script.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> whatIsRefusedIsRefusedBeforeAnythingRuns() {
        return scripts("/refused").entrySet().stream()
                .map(script -> DynamicTest.dynamicTest(script.getKey(), () -> verifyRefused(script.getValue())));
    }

    private Map<String, Path> scripts(String under) {
        Map<String, Path> scripts = new TreeMap<>();
        for (String folder : server.traits().goldenFolders()) {
            scripts.values().removeIf(script -> Files.exists(script.resolve("mysql-alone.txt")));
            Golden.in(Golden.of(getClass(), "/io/mockloop/migrations/sql/" + folder + under)).stream()
                    .filter(script -> Files.exists(script.resolve("input.sql")))
                    .forEach(script -> scripts.put(script.getFileName().toString(), script));
        }
        assertThat(scripts).isNotEmpty();
        return scripts;
    }

    private void verifyRefused(Path script) throws IOException {
        Path migrations = Files.createDirectories(path.resolve(script.getFileName()));
        Files.writeString(migrations.resolve("V1__good.sql"), "CREATE TABLE good (id INT);");
        Files.copy(script.resolve("input.sql"), migrations.resolve("V2__bad.sql"));
        String expected = Files.readString(script.resolve("expected.txt")).strip();
        try (FreshDatabase database = server.newDatabase()) {
            MigrationManager manager = MigrationManagerBuilder.forDataSource(database.dataSource())
                    .locations("file:" + migrations)
                    .build();
            assertThatExceptionOfType(MigrationException.class)
                    .isThrownBy(manager::migrateToLatest)
                    .extracting(failure -> failure.code() + " " + failure.description())
                    .isEqualTo(expected.replace(" input.sql:", " V2__bad.sql:"));
            assertThat(database.catalog()).isEmpty();
        }
    }

    private void verify(Path script) throws IOException {
        Path work = Files.createDirectories(path.resolve(script.getFileName()));
        Path migrations = Files.createDirectory(work.resolve("migrations"));
        Files.copy(script.resolve("input.sql"), migrations.resolve("V1__golden.sql"));
        Path other = script.resolve("client.sql");
        try (FreshDatabase ours = server.newDatabase();
                FreshDatabase theirs = server.newDatabase();
                FreshDatabase planned = server.newDatabase()) {
            run(theirs, Files.exists(other) ? other : script.resolve("input.sql"), work);
            MigrationManager manager = MigrationManagerBuilder.forDataSource(
                            ours.admin().dataSource())
                    .locations("file:" + migrations)
                    .build();
            Path plan = Files.writeString(
                    work.resolve("plan.sql"), manager.plan().toString().replace(name(ours), name(planned)));
            manager.migrateToLatest();
            List<String> contents = contents(theirs);
            assertThat(contents).as("what the client made").isNotEmpty();
            assertThat(contents(ours)).as(script.toString()).isEqualTo(contents);
            if (Files.notExists(script.resolve("client-cannot.txt"))) {
                run(planned, plan, work);
                assertThat(contents(planned)).as("the plan of " + script).isEqualTo(contents);
            }
        }
    }

    private static String name(FreshDatabase database) {
        return database.url().replaceAll("\\?.*", "").replaceAll(".*[/:]", "");
    }

    private void run(FreshDatabase database, Path script, Path folder) {
        server.traits().run(database.admin(), script, folder);
    }

    private static List<String> contents(FreshDatabase database) {
        List<String> contents = new ArrayList<>(database.catalog("schema_version", "schema_version_log"));
        database.content("schema_version")
                .forEach((table, rows) -> rows.forEach(row -> contents.add("row " + table + " " + row)));
        return contents;
    }
}
