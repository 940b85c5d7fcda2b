package io.mockloop.migrations.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.ClientProgram;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Runs each golden script of the splitter that can be run twice, as a migration and by the database's own client: the
 * catalogs and all rows are the same then. MariaDB runs MySQL's, too, but those that are said to be MySQL's alone.
 * Where the client needs the text in another form ({@code DELIMITER}), this stands beside it, in {@code client.sql};
 * the plan, run by the client, ends the same, unless {@code client-cannot.txt} says why it cannot.
 */
abstract class GoldenScriptTests {

    private final TestDatabase server;

    @TempDir
    Path path;

    GoldenScriptTests(TestDatabase server) {
        this.server = server;
    }

    /** The database's own client. */
    abstract ClientProgram client();

    /**
     * Runs a script, up to its first error.
     *
     * @param folder for files of the client
     */
    abstract void run(ClientProgram client, FreshDatabase database, Path script, Path folder);

    /** A query for the names, as they are to be written, of all tables but ours. */
    abstract String tables();

    @TestFactory
    Stream<DynamicTest> endsAsInTheDatabasesOwnClient() throws Exception {
        ClientProgram client = client();
        return scripts("").entrySet().stream()
                .map(script -> DynamicTest.dynamicTest(script.getKey(), () -> verify(client, script.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> whatIsRefusedIsRefusedBeforeAnythingRuns() throws Exception {
        return scripts("/refused").entrySet().stream()
                .map(script -> DynamicTest.dynamicTest(script.getKey(), () -> verifyRefused(script.getValue())));
    }

    private Map<String, Path> scripts(String under) throws Exception {
        Map<String, Path> scripts = new TreeMap<>();
        if (server.kind() == Database.MARIADB) {
            scripts.putAll(scripts(Database.MYSQL, under));
            scripts.values().removeIf(script -> Files.exists(script.resolve("mysql-alone.txt")));
        }
        scripts.putAll(scripts(server.kind(), under));
        assertThat(scripts).isNotEmpty();
        return scripts;
    }

    private Map<String, Path> scripts(Database kind, String under) throws Exception {
        String folder = "/io/mockloop/migrations/sql/" + kind.name().toLowerCase(Locale.ROOT) + under;
        Path cases =
                Path.of(Objects.requireNonNull(getClass().getResource(folder)).toURI());
        try (Stream<Path> files = Files.list(cases)) {
            return files.filter(file -> Files.exists(file.resolve("input.sql")))
                    .collect(Collectors.toMap(file -> file.getFileName().toString(), file -> file));
        }
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

    private void verify(ClientProgram client, Path script) throws IOException {
        Path work = Files.createDirectories(path.resolve(script.getFileName()));
        Path migrations = Files.createDirectory(work.resolve("migrations"));
        Files.copy(script.resolve("input.sql"), migrations.resolve("V1__golden.sql"));
        Path other = script.resolve("client.sql");
        try (FreshDatabase ours = server.newDatabase();
                FreshDatabase theirs = server.newDatabase();
                FreshDatabase planned = server.newDatabase()) {
            run(client, theirs, Files.exists(other) ? other : script.resolve("input.sql"), work);
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
                run(client, planned, plan, work);
                assertThat(contents(planned)).as("the plan of " + script).isEqualTo(contents);
            }
        }
    }

    private static String name(FreshDatabase database) {
        return database.url().replaceAll("\\?.*", "").replaceAll(".*[/:]", "");
    }

    private List<String> contents(FreshDatabase database) {
        List<String> contents = new ArrayList<>(database.catalog("schema_version", "schema_version_log"));
        JdbcTemplate jdbc = new JdbcTemplate(database.admin().dataSource());
        for (String table : jdbc.queryForList(tables(), String.class)) {
            jdbc
                    .query("SELECT * FROM " + table, (row, number) -> {
                        List<String> values = new ArrayList<>();
                        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                            values.add(String.valueOf((Object) row.getString(column)));
                        }
                        return "row " + table + " " + String.join("|", values);
                    })
                    .stream()
                    .sorted()
                    .forEach(contents::add);
        }
        return contents;
    }
}
