package io.mockloop.samples.mockserver.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.settings.BackupMode;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testing.MigrationTester;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;

/** What holds for the sample's migrations on each database. */
@OnEachDatabase
class SampleMigrationsTests {

    private static final int LATEST = 4;

    @AutoClose
    private final FreshDatabase database;

    private final JdbcTemplate jdbc;
    private final MigrationManager manager;

    SampleMigrationsTests(TestDatabase server) {
        this.database = server.newDatabase();
        this.jdbc = new JdbcTemplate(database.dataSource());
        this.manager = MigrationManagerBuilder.forDataSource(database.dataSource())
                .migrations(
                        new CreateInitialSchema(), new CreateScenarios(), new AddParsedRequestColumns(new JsonMapper()))
                .backupMode(BackupMode.NEVER)
                .build();
    }

    @Test
    void makeTheTablesThatAreListed() throws IOException, SQLException {
        upTo(LATEST);
        try (InputStream in = SampleMigrationsTests.class.getResourceAsStream("tables.txt")) {
            String expected = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(TableListing.of(
                            database.dataSource(),
                            "request_logs",
                            "mock_servers",
                            "scenarios",
                            "webhooks",
                            "webhook_deliveries"))
                    .containsExactlyElementsOf(expected.lines().toList());
        }
    }

    @Test
    void leaveWhatWasThereWhenTheyAreUndone() {
        List<List<String>> catalogs = new ArrayList<>();
        for (int version = 1; version <= LATEST; version++) {
            catalogs.add(catalog());
            upTo(version);
            List<String> after = catalog();
            rollBack(version);
            assertThat(catalog()).as("after the way back of " + version).isEqualTo(catalogs.get(version - 1));
            upTo(version);
            assertThat(catalog()).as("after the second " + version).isEqualTo(after);
        }
        for (int version = LATEST; version >= 1; version--) {
            rollBack(version);
            assertThat(catalog()).as("below " + version).isEqualTo(catalogs.get(version - 1));
        }
    }

    @Test
    void passTheTestOnADatabaseThatIsThrownAway() {
        MigrationTester.of(
                        MigrationManagerBuilder.forDataSource(database.admin().dataSource())
                                .migrations(
                                        new CreateInitialSchema(),
                                        new CreateScenarios(),
                                        new AddParsedRequestColumns(new JsonMapper())))
                .testAll()
                .assertPassed();
        assertThat(catalog()).isEmpty();
    }

    @Test
    void keepTheRowsOnTheUndoThatWereThereBefore() {
        upTo(LATEST);
        addServer();
        jdbc.update("INSERT INTO request_logs (method, path, response_status) VALUES ('GET', '/a', 200)");
        rollBack(4);
        rollBack(3);
        assertThat(database.rows("SELECT method, path, response_status FROM request_logs"))
                .containsExactly("GET|/a|200");
        assertThat(database.rows("SELECT name, server_id FROM scenarios")).containsExactly("calm|pets");
    }

    @Test
    void fillInDefaults() {
        upTo(LATEST);
        addServer();
        jdbc.update("INSERT INTO request_logs (method, path, response_status) VALUES ('GET', '/a', 200)");
        assertThat(database.rows("SELECT id FROM request_logs WHERE timestamp IS NOT NULL"
                        + " AND created_at IS NOT NULL AND updated_at IS NOT NULL"))
                .containsExactly("1");
        assertThat(database.rows("SELECT status FROM mock_servers WHERE started_at IS NULL AND stopped_at IS NULL"))
                .containsExactly("stopped");
        assertThat(database.rows("SELECT id FROM scenarios WHERE is_active = FALSE"))
                .containsExactly("1");
        assertThat(database.rows("SELECT method FROM webhooks WHERE is_active = TRUE"))
                .containsExactly("POST");
        assertThat(database.rows("SELECT attempt_number FROM webhook_deliveries WHERE success = FALSE"))
                .containsExactly("1");
    }

    @Test
    void letAServersScenariosAndWebhooksGoWithIt() {
        upTo(LATEST);
        addServer();
        withForeignKeys().update("DELETE FROM mock_servers WHERE id = 'pets'");
        assertThat(database.rows("SELECT id FROM scenarios")).isEmpty();
        assertThat(database.rows("SELECT id FROM webhooks")).isEmpty();
        assertThat(database.rows("SELECT id FROM webhook_deliveries")).isEmpty();
    }

    @Test
    void refuseAScenarioTwiceOrOfNoServer() {
        upTo(LATEST);
        addServer();
        String scenario = "INSERT INTO scenarios (name, server_id, config) VALUES (?, ?, '{}')";
        assertThatThrownBy(() -> withForeignKeys().update(scenario, "calm", "pets"))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> withForeignKeys().update(scenario, "calm", "birds"))
                .isInstanceOf(DataAccessException.class);
        assertThat(database.rows("SELECT name FROM scenarios")).containsExactly("calm");
    }

    @Test
    void parseWhatWasLoggedBefore() {
        upTo(3);
        List<Object[]> rows = new ArrayList<>();
        for (int row = 1; row <= 1203; row++) {
            rows.add(new Object[] {"{\"X-Row\":" + row + ",\"Accept\":[\"a\",\"b\"]}", "{\"Q\":\"" + row + "\"}"});
        }
        jdbc.batchUpdate(
                "INSERT INTO request_logs (method, path, response_status, headers, query_params)"
                        + " VALUES ('GET', '/', 200, ?, ?)",
                rows);
        jdbc.update("UPDATE request_logs SET headers = 'no JSON', query_params = NULL WHERE id = 700");
        upTo(4);
        List<String> expected = new ArrayList<>();
        for (int row = 1; row <= 1203; row++) {
            expected.add("{\"accept\":[\"a\",\"b\"],\"x-row\":[\"" + row + "\"]}|{\"Q\":[\"" + row + "\"]}");
        }
        expected.set(699, "null|null");
        assertThat(database.rows("SELECT parsed_headers, parsed_query_params FROM request_logs ORDER BY id"))
                .containsExactlyElementsOf(expected);
    }

    private void upTo(int version) {
        manager.migrateToVersion(String.valueOf(version));
    }

    private void rollBack(int version) {
        manager.rollbackMigration(Version.of(String.valueOf(version)));
    }

    /** Without the history. */
    private List<String> catalog() {
        return database.catalog("schema_version", "schema_version_log");
    }

    private void addServer() {
        jdbc.update("INSERT INTO mock_servers (id, name, spec_path, output_directory) VALUES ('pets', 'Pets', '', '')");
        jdbc.update("INSERT INTO scenarios (name, server_id, config) VALUES ('calm', 'pets', '{}')");
        jdbc.update("INSERT INTO webhooks (server_id, name, url, events) VALUES ('pets', 'w', 'http://w', '[]')");
        jdbc.update("INSERT INTO webhook_deliveries (webhook_id, event_type, payload) VALUES (1, 'e', '{}')");
    }

    /** SQLite looks after foreign keys only if a connection asks it to, as the sample's do. */
    private JdbcTemplate withForeignKeys() {
        DriverManagerDataSource dataSource =
                new DriverManagerDataSource(database.url(), database.user(), database.password());
        Properties properties = new Properties();
        properties.setProperty("foreign_keys", "true");
        dataSource.setConnectionProperties(properties);
        return new JdbcTemplate(dataSource);
    }
}
