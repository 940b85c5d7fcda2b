package io.mockloop.samples.mockserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.testkit.ExecutableJar.Outcome;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.OtherJvm;
import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSetMetaData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;
import tools.jackson.databind.JsonNode;

/**
 * Two releases of the sample, with four migrations and with six, on one database: the older one takes it back. Before
 * each test the database is at version 6.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OnEachDatabase(quick = Database.SQLITE)
class ExecutableJarReleasesIT {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String ROLLBACK = "--mockloop.migrations.on-future=rollback";
    private static final String FROM_6 = "--mockloop.migrations.rollback-from=6";
    private static final String[] BACK_TO_4 = {"db", "rollback", "--version", "4", "--yes"};
    private static final List<String> KEPT =
            List.of("mock_servers", "request_logs", "scenarios", "webhooks", "webhook_deliveries");

    @Parameter
    private TestDatabase server;

    private FreshDatabase database;
    private Release older;
    private Path directory;
    private List<String> catalog;
    private Map<String, String> columns;
    private Map<String, List<String>> rows;

    @BeforeParameterizedClassInvocation(injectArguments = false)
    void letTheNewerReleaseFollowTheOlderOne(@TempDir Path folder) {
        directory = folder;
        database = server.newDatabase();
        Path jar = Path.of(System.getProperty(RunningMockServer.EXTRACTED));
        older = new Release(jar, folder, database.access());
        String kind = database.kind().name().toLowerCase(Locale.ROOT);
        Release newer = new Release(NewerRelease.of(jar, "newer-" + kind + ".jar"), folder, database.access());
        succeed(older.run("db", "migrate"));
        catalog = database.catalog();
        columns = KEPT.stream().collect(Collectors.toMap(table -> table, this::columnsOf));
        database.execute(
                "INSERT INTO mock_servers (id, name, spec_path, output_directory) VALUES ('old', 'Old', '', '')");
        try (RunningMockServer app = newer.serve()) {
            assertThat(manager(app).get("currentVersion").asString()).isEqualTo("6");
            app.post(201, "/api/servers", "{\"id\": \"new\", \"name\": \"New\"}");
            app.post(201, "/api/servers/new/scenarios", """
                    {"name": "calm", "config": {"responses": [{"path": "/pets", "body": "Rex ü 🐕"}]}}""");
            app.post(200, "/api/servers/new/start", "");
            app.post(200, "/api/servers/new/scenarios/calm/activate", "");
            app.post(201, "/api/servers/new/webhooks", "{\"name\": \"w\", \"url\": \"http://localhost:1/\"}");
            assertThat(app.get("/mock/new/pets?tag=a").body()).isEqualTo("Rex ü 🐕");
        }
        database.execute("UPDATE mock_servers SET owner = 'me'");
        rows = keptRows();
        assertThat(rows.get("mock_servers")).hasSize(2);
        assertThat(List.of("request_logs", "scenarios", "webhooks"))
                .allSatisfy(table -> assertThat(rows.get(table)).hasSize(1));
    }

    @BeforeEach
    void bringTheNewerReleaseBack() {
        if (!applied().contains("6")) {
            NewerRelease.applyAgain(database, directory);
        }
        assertThat(applied()).containsExactly("1", "2", "3", "4", "5", "6");
    }

    @AfterParameterizedClassInvocation
    void end() {
        if (database != null) {
            database.close();
        }
    }

    @Slow
    @Test
    void theOlderReleaseUndoesTheNewerOneAndServes() {
        long before = lastEvent();
        try (RunningMockServer app = older.serve(ROLLBACK, FROM_6)) {
            assertBackAtFour();
            assertThat(eventsAfter(before)).containsExactly("6|ROLLED_BACK|DOWN", "5|ROLLED_BACK|DOWN");
            JsonNode manager = manager(app);
            assertThat(manager.get("status").asString()).isEqualTo("UP_TO_DATE");
            assertThat(manager.get("currentVersion").asString()).isEqualTo("4");
            assertThat(app.json("/api/servers").findValuesAsString("id")).containsExactlyInAnyOrder("old", "new");
            assertThat(app.json("/api/requests?serverId=new")).hasSize(1);
            assertThat(app.log())
                    .contains("as rollback-from=6 orders: 5 (migration_5_add_labels", "6 (migration_6_add_owners");
        }
    }

    @Slow
    @Test
    void theOlderReleaseStartsAndLeavesTheDatabaseAheadWithoutBeingTold() {
        assumeTrue(database.kind() == Database.SQLITE, "the database has no part in it");
        List<String> ahead = database.catalog();
        try (RunningMockServer app = older.serve()) {
            JsonNode manager = manager(app);
            assertThat(manager.get("status").asString()).isEqualTo("AHEAD");
            assertThat(manager.get("currentVersion").asString()).isEqualTo("6");
            assertThat(app.json("/api/servers")).hasSize(2);
        }
        assertThat(database.catalog()).isEqualTo(ahead);
    }

    @Slow
    @Test
    void isRefusedWithoutTheVersionThatTheDatabaseIsAt() {
        assumeTrue(database.kind() == Database.SQLITE, "the database has no part in it");
        assertThat(refusal(ROLLBACK))
                .contains("The database is at version 6, ahead of the code, whose highest version is 4")
                .contains("They are undone only where rollback-from says which version that is; it is not set.")
                .contains("set mockloop.migrations.rollback-from=6");
        assertThat(refusal(ROLLBACK, "--mockloop.migrations.rollback-from=5"))
                .contains("The database is at version 6, ahead of the code, whose highest version is 4")
                .contains("They are not undone, since rollback-from says 5.")
                .contains("set mockloop.migrations.rollback-from=6");
    }

    @Slow
    @Test
    void oneChangedByteOfAStoredUndoStopsItBeforeAnythingIsUndone() {
        assumeTrue(database.kind() == Database.SQLITE, "the database has no part in it");
        database.execute(changed("a.name <", "b.name <"));
        try {
            assertThat(refusal(ROLLBACK, FROM_6)).contains("stored", "migration_5_add_labels");
        } finally {
            database.execute(changed("b.name <", "a.name <"));
        }
    }

    private static String changed(String from, String to) {
        return "UPDATE schema_version SET down_sql = REPLACE(down_sql, '%s', '%s') WHERE version = '5'"
                .formatted(from, to);
    }

    @Slow
    @Test
    void goesOnAfterItWasKilledHalfWay() {
        addManyLabels();
        database.execute("UPDATE request_logs SET label = 'seen'");
        try (OtherJvm process = older.start(ROLLBACK, FROM_6)) {
            process.awaitLine("Migration 6 undone", LONG);
            database.awaitRunning(NewerRelease.SLOW, LONG);
            process.kill();
            database.endRunning(NewerRelease.SLOW);
        }
        assertThat(applied()).containsExactly("1", "2", "3", "4", "5");
        database.execute("DELETE FROM labels");
        if (database.traits().undoesSchemaChanges()) {
            assertThat(database.rows("SELECT DISTINCT label FROM request_logs")).containsExactly("seen");
        } else {
            settle(refused(ROLLBACK, FROM_6));
        }
        try (RunningMockServer app = older.serve(ROLLBACK, FROM_6)) {
            assertBackAtFour();
            assertThat(manager(app).get("status").asString()).isEqualTo("UP_TO_DATE");
        }
    }

    /** So many that the fifth migration's undo takes minutes. */
    private void addManyLabels() {
        database.execute(IntStream.range(0, 500)
                .mapToObj("('label %d')"::formatted)
                .collect(Collectors.joining(", ", "INSERT INTO labels (name) VALUES ", "")));
    }

    /** Undoes the rest by hand, and says so. */
    private void settle(String output) {
        assertThat(output).contains("migration_5_add_labels.mysql.sql");
        database.execute("ALTER TABLE request_logs DROP COLUMN label", "DROP TABLE labels");
        succeed(older.run("db", "recover", "--complete", "--by-hand", "--yes"));
    }

    @Slow
    @Test
    void theOlderReleaseUndoesItOnTheCommandLine() {
        assumeTrue(database.kind() == Database.SQLITE, "the database has no part in it");
        assertThat(succeed(older.run(BACK_TO_4))).contains("2 migrations undone. The database is at version 4.");
        assertBackAtFour();
    }

    @Test
    void theCommandLineUndoesItWithoutAnyFile() {
        io.mockloop.migrations.testkit.ExecutableJar cli =
                io.mockloop.migrations.testkit.ExecutableJar.ofCommandLine(directory);
        assumeTrue(Files.exists(cli.jar()), () -> cli.jar() + " has not been built");
        assertThat(succeed(cli.on(database.access()).run(BACK_TO_4)))
                .contains("2 migrations undone. The database is at version 4.");
        assertBackAtFour();
    }

    /** What a start says that fails, and changes nothing. */
    private String refusal(String... settings) {
        List<String> catalogBefore = database.catalog();
        long before = lastEvent();
        String output = refused(settings);
        assertThat(applied()).containsExactly("1", "2", "3", "4", "5", "6");
        assertThat(eventsAfter(before)).isEmpty();
        assertThat(database.catalog()).isEqualTo(catalogBefore);
        assertThat(keptRows()).isEqualTo(rows);
        return output;
    }

    private String refused(String... settings) {
        try (OtherJvm process = older.start(settings)) {
            assertThat(process.exitCode(LONG)).as(process::output).isEqualTo(1);
            return process.output();
        }
    }

    private static String succeed(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome::toString).isZero();
        return outcome.out();
    }

    private void assertBackAtFour() {
        assertThat(applied()).containsExactly("1", "2", "3", "4");
        assertThat(database.catalog()).isEqualTo(catalog);
        assertThat(keptRows()).isEqualTo(rows);
    }

    private List<String> applied() {
        return database.rows("SELECT version FROM schema_version ORDER BY version");
    }

    private long lastEvent() {
        return Long.parseLong(
                database.rows("SELECT MAX(id) FROM schema_version_log").get(0));
    }

    private List<String> eventsAfter(long id) {
        return database.rows(
                "SELECT version, state, direction FROM schema_version_log WHERE id > %d ORDER BY id".formatted(id));
    }

    /** The rows of the tables that both releases have, by the columns of the older one. */
    private Map<String, List<String>> keptRows() {
        Map<String, List<String>> kept = new TreeMap<>();
        columns.forEach((table, names) -> kept.put(
                table,
                database.rows("SELECT " + names + " FROM " + table).stream()
                        .sorted()
                        .toList()));
        return kept;
    }

    private String columnsOf(String table) {
        ResultSetExtractor<String> names = rows -> {
            ResultSetMetaData columnsOfRows = rows.getMetaData();
            List<String> all = new ArrayList<>();
            for (int i = 1; i <= columnsOfRows.getColumnCount(); i++) {
                all.add(columnsOfRows.getColumnName(i));
            }
            return String.join(", ", all);
        };
        return new JdbcTemplate(database.dataSource()).query("SELECT * FROM " + table + " WHERE 1 = 0", names);
    }

    private static JsonNode manager(RunningMockServer app) {
        return app.json("/actuator/migrations").at("/contexts/mock-server/migrationManagers/migrationManager");
    }
}
