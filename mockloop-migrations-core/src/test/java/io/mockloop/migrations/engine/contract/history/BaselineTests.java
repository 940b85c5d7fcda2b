package io.mockloop.migrations.engine.contract.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mockloop.migrations.HistoryEntry;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationPlan.Step;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.MigrationResult.Executed;
import io.mockloop.migrations.MigrationResult.Skipped;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationStatus;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Meter;
import io.mockloop.migrations.engine.contract.RealFlyway;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@OnEachDatabase
class BaselineTests extends ContractTests {

    BaselineTests(TestDatabase server) {
        super(server);
    }

    private void databaseOfVersionTwo() {
        database.execute("CREATE TABLE accounts (id INT)", "CREATE TABLE orders (id INT)");
        folder.with("V1__one.sql", "CREATE TABLE accounts (id INT);")
                .with("U1__one.sql", "DROP TABLE accounts;")
                .with("V2__two.sql", "CREATE TABLE orders (id INT);")
                .with("U2__two.sql", "DROP TABLE orders;")
                .with("V3__three.sql", "-- depends-on: 1, 2\nCREATE TABLE items (id INT);")
                .with("U3__three.sql", "DROP TABLE items;");
    }

    @Test
    void tablesWithoutAHistoryAreRefusedAndNamed() {
        databaseOfVersionTwo();
        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertThat(failure.code()).isEqualTo("NON_EMPTY_DATABASE");
        assertThat(failure.getMessage())
                .matches("The schema \\w+ on " + product() + " has tables \\(accounts, orders\\) but no history table"
                        + " \\w+\\.schema_version that says which version it is at\\. Nothing was written and nothing was"
                        + " run\\.\n-> Say which version it is at: mockloop\\.migrations\\.baseline-on-migrate=true with"
                        + " mockloop\\.migrations\\.baseline-version, or MigrationManager\\.baseline\\.");
        assertThat(database.catalog("accounts", "orders")).isEmpty();
    }

    private void isToldByStatusAndValidate(String what) {
        Problem refusal =
                failureOf(() -> manager().migrateToLatest()).problems().get(0);
        assertThat(refusal.code()).isEqualTo("NON_EMPTY_DATABASE");
        assertThat(refusal.message()).contains(what);
        assertThat(manager().validate().problems()).containsExactly(refusal);
        MigrationStatus status = manager().status();
        assertThat(status.problems().problems()).containsExactly(refusal);
        assertThat(status.summary()).isEqualTo(Summary.INVALID);
        assertThat(status.pending()).hasSize(3);
    }

    @Test
    void whatARunRefusesIsAProblemBeforeIt() {
        databaseOfVersionTwo();
        isToldByStatusAndValidate("has tables (accounts, orders)");
        database.execute("CREATE TABLE flyway_schema_history (id INT)");
        isToldByStatusAndValidate("Flyway has migrated it");
        database.execute("DROP TABLE flyway_schema_history", "CREATE TABLE DATABASECHANGELOG (id INT)");
        isToldByStatusAndValidate("Liquibase has migrated it");
    }

    @Test
    void onlyADatabaseWithoutAHistoryIsAskedForItsTables() throws SQLException {
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);");
        assertThat(isAskedForTables()).isTrue();
        manager().migrateToLatest();
        folder.with("V2__b.sql", "CREATE TABLE b (id INT);");
        assertThat(isAskedForTables()).isFalse();
        database.execute("DROP TABLE schema_version", "DROP TABLE schema_version_log");
        assertThat(isAskedForTables()).isTrue();
        folder.without("V1__a.sql").without("V2__b.sql");
        assertThat(isAskedForTables()).isFalse();
    }

    private boolean isAskedForTables() throws SQLException {
        try (Meter meter = Meter.on(database, false)) {
            MigrationManagerBuilder.forDataSource(meter.dataSource())
                    .locations(folder.location())
                    .build()
                    .status();
            return meter.count().statements().stream().anyMatch(sql -> sql.contains("flyway_schema_history"));
        }
    }

    @Test
    void whatARunDoesNotRefuseIsNone() {
        assertThat(manager().validate().isValid()).isTrue();
        database.execute("CREATE TABLE accounts (id INT)", "CREATE TABLE orders (id INT)");
        assertThat(manager().migrateToLatest().executed()).isEmpty();
        assertThat(manager().validate().isValid()).isTrue();
        assertThat(manager().status().summary()).isEqualTo(Summary.UP_TO_DATE);
        folder.with("V3__three.sql", "CREATE TABLE items (id INT);");
        MigrationManager takingOver = builder()
                .baselineOnMigrate(true)
                .baselineVersion(Version.of("2"))
                .build();
        assertThat(takingOver.validate().isValid()).isTrue();
        assertThat(takingOver.status().summary()).isEqualTo(Summary.PENDING);
        takingOver.migrateToLatest();
        assertThat(manager().validate().isValid()).isTrue();
    }

    @Test
    void tablesWithoutAHistoryAreToldBehindWhatIsWrongWithTheFiles() {
        databaseOfVersionTwo();
        folder.with("V4__four.sql", "-- depends-on: 9\nCREATE TABLE four (id INT);");
        assertThat(manager().validate().problems())
                .extracting(Problem::code)
                .containsExactly("MISSING_DEPENDENCY", "NON_EMPTY_DATABASE");
    }

    /** Its table's name comes behind that of many another. */
    @Test
    void whatFlywayHasMigratedIsTakenOverAtTheVersionThatItsTableShows() {
        folder.with("V1__one.sql", "CREATE TABLE accounts (id INT);")
                .with("V10__ten.sql", "CREATE TABLE orders (id INT);")
                .with("V9__nine.sql", "CREATE TABLE persons (id INT);")
                .with("R__view.sql", "UPDATE accounts SET id = 1;");
        new RealFlyway(database).migrate(path, Map.of());
        database.execute(manyTables());
        folder.with("V11__eleven.sql", "CREATE TABLE items (id INT);");
        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertThat(failure.description())
                .matches("The schema \\w+ on " + product()
                        + " has tables \\(flyway_schema_history, aa_1, .+\\) but no history"
                        + " table \\w+\\.schema_version: Flyway has migrated it, to version 10\\. Nothing was written and"
                        + " nothing was run\\.");
        assertThat(failure.action())
                .isEqualTo(
                        "Take its history over: MigrationManager.adopt() compares its checksums with the files, and runs"
                                + " nothing. Or go on where Flyway stopped: mockloop.migrations.baseline-on-migrate=true with"
                                + " mockloop.migrations.baseline-version=10, or MigrationManager.baseline. All versions up to 10 then"
                                + " count as applied; repeatable migrations run once more.");
        assertThat(failureOf(() -> manager().plan()).action()).isEqualTo(failure.action());
        manager().baseline(Version.of("10"));
        assertThat(manager().migrateToLatest().executed())
                .extracting(Executed::script)
                .containsExactly("V11__eleven.sql", "R__view.sql");
    }

    @Test
    void whatFlywayHasUndoneOrNotDoneCountsForNothing() {
        folder.with("V1__one.sql", "CREATE TABLE accounts (id INT);");
        new RealFlyway(database).migrate(path, Map.of());
        addToFlyway(2, "2", "SQL", true);
        addToFlyway(3, "3.1", "SQL", true);
        addToFlyway(4, "3.1", "UNDO_SQL", true);
        addToFlyway(5, "4", "SQL", true);
        addToFlyway(6, "4", "DELETE", true);
        addToFlyway(7, "5", "SQL", false);
        assertThat(failureOf(() -> manager().migrateToLatest()).description())
                .contains("Flyway has migrated it, to version 2.");
    }

    private void addToFlyway(int rank, String version, String type, boolean success) {
        database.execute(
                "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                        + " installed_by, execution_time, success) VALUES (%d, '%s', 'x', '%s', 'x', 1, 'me', 1, %b)"
                                .formatted(rank, version, type, success));
    }

    @Test
    void aTableOfFlywaysNameThatTellsNoVersionIsNamedAllTheSame() {
        databaseOfVersionTwo();
        database.execute("CREATE TABLE flyway_schema_history (id INT)");
        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertThat(failure.description()).contains(".schema_version: Flyway has migrated it. Nothing");
        assertThat(failure.action())
                .contains(
                        "Or go on where Flyway stopped: mockloop.migrations.baseline-on-migrate=true with"
                                + " mockloop.migrations.baseline-version=<the highest version that flyway_schema_history shows>,");
    }

    @Test
    void whatLiquibaseHasMigratedIsKnownByItsTable() {
        databaseOfVersionTwo();
        database.execute(manyTables());
        database.execute("CREATE TABLE DATABASECHANGELOG (id INT)");
        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertThat(failure.description())
                .containsPattern("\\((?i:DATABASECHANGELOG), aa_1, .+\\) but no")
                .contains(": Liquibase has migrated it. Nothing");
        assertThat(failure.action())
                .isEqualTo(
                        "Take its history over, if the migrations here are its changesets: MigrationManager.adopt() runs"
                                + " nothing. Or say which version of the migrations here is the last whose changes Liquibase has made:"
                                + " mockloop.migrations.baseline-on-migrate=true with mockloop.migrations.baseline-version, or"
                                + " MigrationManager.baseline. All versions up to it then count as applied.");
    }

    private static String[] manyTables() {
        return IntStream.rangeClosed(1, 6)
                .mapToObj("CREATE TABLE aa_%d (id INT)"::formatted)
                .toArray(String[]::new);
    }

    @Test
    void aPlanIsRefusedAsItsRunWouldBe() {
        databaseOfVersionTwo();
        assertThat(failureOf(() -> manager().plan()).code()).isEqualTo("NON_EMPTY_DATABASE");
        assertThat(failureOf(() -> manager().plan("3")).code()).isEqualTo("NON_EMPTY_DATABASE");
    }

    @Test
    void aPlanBeginsWhereTheFirstRunWould() {
        databaseOfVersionTwo();
        MigrationManager manager = builder()
                .baselineOnMigrate(true)
                .baselineVersion(Version.of("2"))
                .build();
        assertThat(manager.plan().steps()).extracting(Step::version).containsExactly(Version.of("3"));
        assertThat(database.catalog("accounts", "orders")).isEmpty();
    }

    @Test
    void aViewAloneIsNoEmptyDatabaseEither() {
        database.execute("CREATE VIEW only_one AS SELECT 1 AS id");
        folder.with("V1__one.sql", "CREATE TABLE a (id INT);");
        assertThat(failureOf(() -> manager().migrateToLatest())).hasMessageContaining("(only_one)");
    }

    @Test
    void canBeTakenOverByTheFirstRun() {
        databaseOfVersionTwo();
        MigrationManager manager = builder()
                .baselineOnMigrate(true)
                .baselineVersion(Version.of("2"))
                .build();
        MigrationResult result = manager.migrateToLatest();
        assertThat(executed(result)).containsExactly("3");
        assertThat(result.applied()).isEqualTo(1);
        assertThat(result.skipped())
                .containsExactly(
                        new Skipped(Version.of("1"), "one", "taken as applied, at or below the baseline 2"),
                        new Skipped(Version.of("2"), "two", "taken as applied, at or below the baseline 2"));
        assertThat(database.rows("SELECT version, type, state FROM schema_version ORDER BY installed_rank"))
                .containsExactly("2|BASELINE|BASELINE", "3|SQL|APPLIED");
        assertThat(manager.migrateToLatest().executed()).isEmpty();
        assertThat(manager.migrateToLatest().skipped()).isEmpty();
        assertThat(manager().status().summary()).isEqualTo(Summary.UP_TO_DATE);
    }

    @Test
    void anEmptyDatabaseIsNotTakenOver() {
        folder.with("V1__one.sql", "CREATE TABLE accounts (id INT);");
        MigrationManager manager = builder()
                .baselineOnMigrate(true)
                .baselineVersion(Version.of("2"))
                .build();
        assertThat(executed(manager.migrateToLatest())).containsExactly("1");
    }

    @Test
    void isNotedByItself() {
        databaseOfVersionTwo();
        MigrationResult result = manager().baseline(Version.of("2"));
        assertThat(executed(result)).containsExactly("2");
        assertThat(result.executed().get(0).type()).isEqualTo(MigrationType.BASELINE);
        assertThat(result.currentVersion()).hasToString("2");
        assertThat(result.applied()).isZero();
        assertThat(result.pending()).isEqualTo(1);
        HistoryEntry entry = manager().history().get(0);
        assertThat(entry.rank()).isEqualTo(1);
        assertThat(entry.type()).isEqualTo(MigrationType.BASELINE);
        assertThat(entry.state()).isEqualTo(MigrationState.BASELINE);
        assertThat(entry.direction()).isNull();
        assertThat(entry.executionTime()).isNull();
        assertThat(executed(manager().migrateToLatest())).containsExactly("3");
    }

    @Test
    void nothingBelowItIsPendingOrMissing() {
        databaseOfVersionTwo();
        manager().baseline(Version.of("2"));
        folder.without("V1__one.sql").without("U1__one.sql").with("V1.5__old.sql", "CREATE TABLE accounts (id INT);");
        assertThat(manager().pendingMigrations()).hasSize(1);
        assertThat(manager().validate().isValid()).isTrue();
        assertThat(executed(manager().migrateToLatest())).containsExactly("3");
    }

    @Test
    void nothingBelowItIsUndone() {
        databaseOfVersionTwo();
        manager().baseline(Version.of("2"));
        manager().migrateToLatest();
        MigrationException failure = failureOf(() -> manager().rollbackToVersion("1"));
        assertThat(failure.code()).isEqualTo("BELOW_BASELINE");
        assertThat(failure)
                .hasMessage(
                        "Version 1 cannot be rolled back to or undone: the database was taken over at version 2 (its"
                                + " baseline). Nothing was run.\n-> Choose a version that is not below the baseline.");
        assertThat(failureOf(() -> manager().rollbackToVersion("none")).code()).isEqualTo("BELOW_BASELINE");
        assertThat(failureOf(() -> manager().rollbackMigration(Version.of("2"))).code())
                .isEqualTo("BELOW_BASELINE");
        assertThat(applied()).containsExactly("2", "3");
        assertThat(executed(manager().rollbackToVersion("2"))).containsExactly("3");
        assertThat(failureOf(() -> manager().rollbackToVersion("1")).code()).isEqualTo("BELOW_BASELINE");
        assertThat(applied()).containsExactly("2");
    }

    @Test
    void isRefusedWhereMigrationsAreApplied() {
        folder.with("V1__one.sql", "CREATE TABLE accounts (id INT);");
        manager().migrateToLatest();
        MigrationException failure = failureOf(() -> manager().baseline(Version.of("5")));
        assertThat(failure.code()).isEqualTo("BASELINE_TOO_LATE");
        assertThat(failure)
                .hasMessage(
                        "The database cannot be taken over at version 5: its history is at version 1 already. Nothing"
                                + " was run.\n-> A baseline is for a database that has no history yet.");
    }

    @Test
    void isNotedOnce() {
        manager().baseline(Version.of("5"));
        assertThat(failureOf(() -> manager().baseline(Version.of("5"))).code()).isEqualTo("BASELINE_TOO_LATE");
        assertThat(manager().history()).hasSize(1);
    }

    @Test
    void leavesTheConnectionAsItWas() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            MigrationManagerBuilder.forDataSource(new SingleConnectionDataSource(connection, true))
                    .locations(folder.location())
                    .build()
                    .baseline(Version.of("5"));
            assertThat(connection.getAutoCommit()).isFalse();
        }
        assertThat(manager().currentVersion()).contains(Version.of("5"));
    }

    @Test
    void needsAVersion() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager().baseline(Version.NONE))
                .withMessage("A database is taken over at a version, and 'none' is none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder()
                        .baselineOnMigrate(true)
                        .baselineVersion(Version.NONE)
                        .build());
        assertThat(database.catalog()).isEmpty();
    }

    @Test
    void withoutCodeItIsAhead() {
        manager().baseline(Version.of("5"));
        assertThat(manager().status().summary()).isEqualTo(Summary.UP_TO_DATE);
        assertThat(manager().currentVersion()).contains(Version.of("5"));
        assertThat(manager().validate().isValid()).isTrue();
    }
}
