package io.mockloop.migrations.engine.contract.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.HistoryEntry;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.HistoryTableException;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.settings.OnMissing;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class OlderFormatTests extends ContractTests {

    private static final List<String> ROWS = List.of(
            "0|Nothing yet|2023-01-02 03:04:05",
            "1|Create initial schema|2023-02-03 04:05:06",
            "2|Add scenarios|2023-03-04 05:06:07");

    OlderFormatTests(TestDatabase server) {
        super(server);
    }

    private void olderTable() {
        database.execute(
                "CREATE TABLE schema_version (applied_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,"
                        + " version INTEGER PRIMARY KEY, description VARCHAR(200))",
                "INSERT INTO schema_version (version, description, applied_at) VALUES (2, 'Add scenarios',"
                        + " '2023-03-04 05:06:07')",
                "INSERT INTO schema_version (version, description, applied_at) VALUES (0, 'Nothing yet',"
                        + " '2023-01-02 03:04:05')",
                "INSERT INTO schema_version (version, description, applied_at) VALUES (1, 'Create initial schema',"
                        + " '2023-02-03 04:05:06')",
                "CREATE TABLE scenarios (id INT)");
        folder.with("migration_000_nothing_yet.sql", "-- migrate:up\n")
                .with("migration_001_create_initial_schema.sql", "-- migrate:up\nCREATE TABLE mock_servers (id INT);")
                .with(
                        "migration_002_add_scenarios.sql",
                        "-- migrate:up\nCREATE TABLE scenarios (id INT);\n-- migrate:down\nDROP TABLE scenarios;")
                .with("migration_003_next.sql", "-- depends-on: 2\n-- migrate:up\nCREATE TABLE next_one (id INT);");
    }

    private String shortTime() {
        return database.kind() == Database.SQLITE ? "substr(applied_at, 1, 19)" : "applied_at";
    }

    private List<String> rows(String table) {
        return database
                .rows("SELECT version, description, " + shortTime() + " FROM " + table + " WHERE version <> '003'"
                        + " ORDER BY version")
                .stream()
                .map(row -> row.replaceAll("\\.0+$", ""))
                .toList();
    }

    @Test
    void isReadAsItIsWithoutBeingConverted() {
        olderTable();
        assertThat(manager().currentVersion()).contains(Version.of("2"));
        assertThat(manager().pendingMigrations()).hasSize(1);
        assertThat(manager().status().summary()).isEqualTo(Summary.PENDING);
        assertThat(manager().validate().isValid()).isTrue();
        assertThat(manager().history()).hasSize(3);
        HistoryEntry second = manager().history().get(1);
        assertThat(second.rank()).isEqualTo(2);
        assertThat(second.version()).hasToString("1");
        assertThat(second.description()).isEqualTo("Create initial schema");
        assertThat(second.state()).isEqualTo(MigrationState.APPLIED);
        assertThat(second.appliedAt()).isEqualTo(Instant.parse("2023-02-03T04:05:06Z"));
        assertThat(database.rows("SELECT * FROM schema_version")).hasSize(3);
        assertThat(database.catalog()).noneMatch(line -> line.contains("legacy"));
    }

    @Test
    void isConvertedByTheNextRunWithItsRowsKept() {
        olderTable();
        assertThat(executed(manager().migrateToLatest())).containsExactly("003");
        assertThat(rows("schema_version")).isEqualTo(ROWS);
        assertThat(database.rows("SELECT installed_rank, version, type, state, direction FROM schema_version"
                        + " ORDER BY installed_rank"))
                .containsExactly(
                        "1|0|SQL|APPLIED|UP", "2|1|SQL|APPLIED|UP", "3|2|SQL|APPLIED|UP", "4|003|SQL|APPLIED|UP");
        assertThat(database.rows("SELECT version FROM schema_version_legacy ORDER BY version"))
                .containsExactly("0", "1", "2");
        assertThat(manager().history()).extracting(HistoryEntry::rank).containsExactly(1, 2, 3, 4);
        assertThat(manager().history().get(1).appliedAt()).isEqualTo(Instant.parse("2023-02-03T04:05:06Z"));
        assertThat(manager().status().summary()).isEqualTo(Summary.UP_TO_DATE);
    }

    @Test
    void isConvertedWhereNothingIsPending() {
        olderTable();
        folder.without("migration_003_next.sql");
        assertThat(manager().migrateToLatest().executed()).isEmpty();
        assertThat(rows("schema_version")).isEqualTo(ROWS);
        assertThat(rows("schema_version_legacy")).isEqualTo(ROWS);
    }

    @Test
    void whatItHeldCanBeUndoneAfterwards() {
        olderTable();
        manager().migrateToVersion("2");
        assertThat(executed(manager().rollbackToVersion("1"))).containsExactly("2");
        assertThat(database.catalog("schema_version", "schema_version_log", "schema_version_legacy"))
                .isEmpty();
        assertThat(executed(manager().migrateToLatest())).containsExactly("002", "003");
    }

    @Test
    void whatItHeldIsStoredWithItsUndoOnceTheCodeHasIt() {
        olderTable();
        manager().migrateToLatest();
        assertThat(manager().migrateToLatest().executed()).isEmpty();
        folder.with("migration_004_more.sql", "-- migrate:up\nCREATE TABLE more (id INT);");
        manager().migrateToLatest();
        assertThat(database.rows("SELECT script, description FROM schema_version WHERE version = '2'"))
                .containsExactly("migration_002_add_scenarios.sql|Add scenarios");
        assertThat(database.rows("SELECT checksum FROM schema_version WHERE version = '2'"))
                .singleElement()
                .asString()
                .startsWith("sha256:");
    }

    @Test
    void anEmptyOneIsConverted() {
        database.execute("CREATE TABLE schema_version (version INTEGER PRIMARY KEY, description TEXT, applied_at"
                + " TIMESTAMP NULL)");
        folder.with("V1__one.sql", "CREATE TABLE a (id INT);");
        assertThat(manager().history()).isEmpty();
        assertThat(executed(manager().migrateToLatest())).containsExactly("1");
        assertThat(database.rows("SELECT * FROM schema_version_legacy")).isEmpty();
    }

    @Test
    void valuesThatLackAreNoObstacle() {
        database.execute(
                "CREATE TABLE schema_version (version INTEGER PRIMARY KEY, description TEXT, applied_at TIMESTAMP NULL)",
                "INSERT INTO schema_version VALUES (7, NULL, NULL)");
        assertThat(manager().history().get(0).version()).hasToString("7");
        assertThat(manager().status().currentVersion()).hasToString("7");
        folder.with("V8__eight.sql", "CREATE TABLE a (id INT);");
        assertThat(failureOf(() -> manager().migrateToLatest()))
                .hasMessageStartingWith("An applied migration is not in the code: 7. Nothing was run.");
        assertThat(executed(builder().onMissing(OnMissing.IGNORE).build().migrateToLatest()))
                .containsExactly("8");
        assertThat(database.rows("SELECT version, description FROM schema_version ORDER BY installed_rank"))
                .containsExactly("7|", "8|eight");
    }

    @Test
    void timesOfOtherFormsAreTakenAsWhatTheyAre() {
        String zoned = database.traits().typeOfInstants();
        String offset = database.traits().hasZones() ? "+02:00" : "";
        database.execute(
                "CREATE TABLE schema_version (version INTEGER PRIMARY KEY, description TEXT, applied_at " + zoned + ")",
                "INSERT INTO schema_version VALUES (1, 'One', '2023-01-02 03:04:05.25" + offset + "')");
        Instant expected = Instant.parse(offset.isEmpty() ? "2023-01-02T03:04:05.250Z" : "2023-01-02T01:04:05.250Z");
        assertThat(manager().history().get(0).appliedAt()).isEqualTo(expected);
        folder.with("V2__two.sql", "CREATE TABLE a (id INT);").with("V1__one.sql", "CREATE TABLE b (id INT);");
        manager().migrateToLatest();
        assertThat(manager().history().get(0).appliedAt()).isEqualTo(expected);
    }

    @Test
    void isConvertedBeforeItIsRepaired() {
        olderTable();
        assertThat(executed(manager().repair())).containsExactly("0", "1", "2");
        assertThat(rows("schema_version")).extracting(row -> row.charAt(0)).containsExactly('0', '1', '2');
        assertThat(database.rows("SELECT * FROM schema_version_legacy")).hasSize(3);
        assertThat(executed(manager().migrateToLatest())).containsExactly("003");
    }

    @Test
    void anEmptyOneCanGetABaseline() {
        database.execute(
                "CREATE TABLE schema_version (version INTEGER PRIMARY KEY, description TEXT, applied_at TIMESTAMP NULL)",
                "CREATE TABLE a (id INT)");
        manager().baseline(Version.of("4"));
        assertThat(applied()).containsExactly("4");
        assertThat(manager().currentVersion()).contains(Version.of("4"));
    }

    @Test
    void aTableOfAnotherLayoutIsRefusedBeforeAnythingIsWritten() {
        database.execute("CREATE TABLE schema_version (version_rank INT NOT NULL, installed_rank INT NOT NULL, version"
                + " VARCHAR(50) NOT NULL PRIMARY KEY, description VARCHAR(200) NOT NULL, type VARCHAR(20) NOT NULL,"
                + " script VARCHAR(1000) NOT NULL, checksum INT, installed_by VARCHAR(100) NOT NULL, installed_on"
                + " TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, execution_time INT NOT NULL, success INT NOT NULL)");
        folder.with("V1__one.sql", "CREATE TABLE a (id INT);");
        List<String> before = database.catalog();
        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertThat(failure).isInstanceOf(HistoryTableException.class);
        assertThat(failure.code()).isEqualTo("HISTORY_OTHER_LAYOUT");
        assertThat(failure)
                .hasMessage(
                        "The table schema_version is the history of Flyway, which gave it that name up to its version 4."
                                + " Nothing was written and nothing was run.\n-> Set mockloop.migrations.table to another name, for a"
                                + " history of this library, and take Flyway's over into it: MigrationManager.adopt(new"
                                + " AdoptSource(FLYWAY, null, \"schema_version\")).");
        assertThat(failureOf(() -> manager().status()).code()).isEqualTo("HISTORY_OTHER_LAYOUT");
        assertThat(failureOf(() -> manager().baseline(Version.of("1"))).code()).isEqualTo("HISTORY_OTHER_LAYOUT");
        assertThat(failureOf(() -> manager().repair()).code()).isEqualTo("HISTORY_OTHER_LAYOUT");
        assertThat(database.catalog()).isEqualTo(before);
        assertThat(executed(builder()
                        .table("mockloop_history")
                        .baselineOnMigrate(true)
                        .baselineVersion(Version.of("0.5"))
                        .build()
                        .migrateToLatest()))
                .containsExactly("1");
        assertThat(database.rows("SELECT version FROM mockloop_history ORDER BY installed_rank"))
                .containsExactly("0.5", "1");
    }

    @Test
    void aTableWithOneOfTheColumnsMoreIsNotOfTheOlderFormat() {
        database.execute(
                "CREATE TABLE schema_version (version INT, description TEXT, applied_at TIMESTAMP NULL, x INT)");
        assertThat(failureOf(() -> manager().currentVersion()))
                .hasMessageContaining("its columns are version, description, applied_at, x.");
    }

    @Test
    void aTableOfAFirstSnapshotIsToldWhatItLacksBeforeAnythingIsRun() {
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);\n");
        manager().migrateToLatest();
        database.execute("ALTER TABLE schema_version DROP COLUMN statement_hash");
        folder.with("V2__b.sql", "CREATE TABLE b (id INT);\n");
        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertThat(failure.code()).isEqualTo("HISTORY_LACKS_COLUMN");
        assertThat(failureOf(() -> manager().status()).code()).isEqualTo("HISTORY_LACKS_COLUMN");
        assertThat(database.rows("SELECT version FROM schema_version")).containsExactly("1");
        String statement = failure.advice().remedies().get(0).toString();
        assertThat(failure).hasMessageContaining("Add it: " + statement);
        database.execute(statement.replace(";", ""));
        assertThat(executed(manager().migrateToLatest())).containsExactly("2");
    }
}
