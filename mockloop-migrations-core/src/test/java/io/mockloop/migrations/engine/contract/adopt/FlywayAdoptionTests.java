package io.mockloop.migrations.engine.contract.adopt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.HistoryEntry;
import io.mockloop.migrations.MigrationAdoption;
import io.mockloop.migrations.MigrationAdoption.Adopted;
import io.mockloop.migrations.MigrationAdoption.LeftOut;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.MigrationResult.Executed;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationStatus;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.PendingMigration;
import io.mockloop.migrations.Remedy.OtherLibrary;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.RealFlyway;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What the real Flyway has applied is taken over, and its table left as it is. */
@OnEachDatabase
class FlywayAdoptionTests extends ContractTests {

    private static final Map<String, String> PLACEHOLDERS = Map.of("limit", "10");

    FlywayAdoptionTests(TestDatabase server) {
        super(server);
    }

    private MigrationManager withPlaceholders() {
        return builder().placeholders(PLACEHOLDERS).build();
    }

    /** Line ends of all kinds, a byte order mark, another encoding, letters of two and four bytes, a placeholder. */
    private void setOfFlyways() throws IOException {
        folder.with(
                        "V1__create_accounts.sql",
                        "\uFEFFCREATE TABLE accounts (id INT PRIMARY KEY,\r\nname VARCHAR(40));\r\n")
                .with("V2__fill.sql", "INSERT INTO accounts\rVALUES (1, 'Zoë'),\n\n(2, 'smile \uD83D\uDE42');")
                .with("U2__fill.sql", "DELETE FROM accounts;")
                .with("V2.1__latin.sql.conf", "encoding=ISO-8859-1")
                .with("sub/V3__orders.sql", "CREATE TABLE orders (id INT);")
                .with("sub/U3__orders.sql", "DROP TABLE orders;")
                .with("R__limits.sql", "UPDATE accounts SET id = id WHERE id > ${limit};\r\n")
                .with("R__plain.sql", "UPDATE accounts SET id = id;");
        Files.writeString(path.resolve("V2.1__latin.sql"), "INSERT INTO accounts VALUES (3, 'Zoë');", ISO_8859_1);
    }

    private Map<String, List<String>> contentBeside() {
        return database.content("schema_version", "schema_version_log");
    }

    @Test
    void afterwardsItIsAsIfAllHadBeenAppliedHere() throws IOException {
        setOfFlyways();
        new RealFlyway(database).migrate(path, PLACEHOLDERS);
        folder.with("V4__items.sql", "CREATE TABLE items (id INT);").with("U4__items.sql", "DROP TABLE items;");
        String[] catalog = catalogOfUser();
        Map<String, List<String>> content = contentBeside();

        MigrationAdoption planned = withPlaceholders().planAdopt();
        assertThat(planned.from()).isEqualTo(OtherLibrary.FLYWAY);
        assertThat(planned.table()).endsWith("." + RealFlyway.HISTORY);
        assertThat(planned.adopted())
                .extracting(Adopted::recorded)
                .containsExactly(
                        "1 (V1__create_accounts.sql)",
                        "2 (V2__fill.sql)",
                        "2.1 (V2.1__latin.sql)",
                        "3 (sub/V3__orders.sql)",
                        "R__limits.sql",
                        "R__plain.sql");
        assertThat(planned.adopted()).extracting(Adopted::remark).containsOnlyNulls();
        assertThat(planned.leftOut()).isEmpty();
        assertThat(planned.pending()).extracting(PendingMigration::script).containsExactly("V4__items.sql");
        assertThat(catalogOfUser()).isEqualTo(catalog);

        MigrationResult result = withPlaceholders().adopt();
        assertThat(scripts(result))
                .containsExactly(
                        "V1__create_accounts.sql",
                        "V2__fill.sql",
                        "V2.1__latin.sql",
                        "sub/V3__orders.sql",
                        "R__limits.sql",
                        "R__plain.sql");
        assertThat(result.executed()).allMatch(Executed::marked);
        assertThat(result.currentVersion()).hasToString("3");
        assertThat(result.pending()).isEqualTo(1);
        assertThat(catalogOfUser()).isEqualTo(catalog);
        assertThat(contentBeside()).isEqualTo(content);
        assertThat(withPlaceholders().validate().problems()).isEmpty();

        assertThat(scripts(withPlaceholders().migrateToLatest())).containsExactly("V4__items.sql");
        assertThat(withPlaceholders().migrateToLatest().executed()).isEmpty();
        folder.without("sub/U3__orders.sql").without("sub/V3__orders.sql"); // the way back is stored
        assertThat(executed(withPlaceholders().rollbackToVersion("2.1"))).containsExactly("4", "3");
        assertThat(database.catalog()).noneMatch(each -> each.contains("orders"));
    }

    @Test
    void theHistoryTellsWhatFlywayToldAndTheLogThatItWasAdopted() throws IOException {
        setOfFlyways();
        new RealFlyway(database).migrate(path, PLACEHOLDERS);
        withPlaceholders().adopt();
        MigrationStatus status = withPlaceholders().status();
        assertThat(status.summary()).isEqualTo(Summary.UP_TO_DATE);
        assertThat(status.applied()).allSatisfy(each -> {
            assertThat(each.state()).isEqualTo(MigrationState.APPLIED);
            assertThat(each.marked()).isFalse();
            assertThat(Duration.between(Objects.requireNonNull(each.appliedAt()), Instant.now())
                            .abs())
                    .isLessThan(Duration.ofMinutes(10));
        });
        assertThat(database.rows("SELECT applied_by, execution_time FROM schema_version ORDER BY installed_rank"))
                .isEqualTo(database.rows(
                        "SELECT installed_by, execution_time FROM flyway_schema_history ORDER BY installed_rank"));
        List<HistoryEntry> log = manager().history();
        assertThat(log).hasSize(6);
        assertThat(log.get(1).description()).isEqualTo("Adopted from Flyway: fill");
        assertThat(log.get(1).type()).isEqualTo(MigrationType.SQL);
        assertThat(log.get(1).isMarked()).isTrue();
    }

    @Test
    void whatIsUndoneFailedAndDeletedInItIsAsFlywayMeansIt() {
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);").with("V2__b.sql", "CREATE TABLE b (id INT);");
        Flyway flyway = flyway();
        flyway.baseline();
        flyway.migrate();
        add(10, "2", "UNDO_SQL", "U2__b.sql", null, true);
        add(11, "3", "JDBC", "app.V3__Java", null, true);
        add(12, "4", "SQL", "V4__d.sql", 1, true);
        add(13, "4", "DELETE", "V4__d.sql", null, true);
        add(14, "2", "SQL", "V2__b.sql", checksumOfTwo(), true);
        add(15, "5", "SQL", "V5__e.sql", 1, true);
        add(16, "5", "UNDO_SQL", "U5__e.sql", null, true);
        folder.with("V3__c.sql", "CREATE TABLE c (id INT);");

        MigrationAdoption planned = manager().planAdopt();
        assertThat(planned.adopted())
                .extracting(Adopted::recorded)
                .containsExactly("0.5 (begin)", "1 (V1__a.sql)", "3 (app.V3__Java)", "2 (V2__b.sql)");
        assertThat(planned.adopted().get(2).remark()).isEqualTo("not compared: it was of type JDBC at Flyway");
        assertThat(planned.leftOut())
                .containsExactly(
                        new LeftOut(
                                "4 (V4__d.sql)",
                                "Flyway's repair has noted that it was deleted, and no longer counts it as applied"),
                        new LeftOut("5 (V5__e.sql)", "Flyway has undone it"));
        manager().adopt();
        assertThat(manager().validate().problems()).isEmpty();
        assertThat(manager().migrateToLatest().executed()).isEmpty();
        assertThat(failureOf(() -> manager().rollbackToVersion("none")).code()).isEqualTo("BELOW_BASELINE");
        assertThat(manager().status().applied().get(0).type()).isEqualTo(MigrationType.BASELINE);
    }

    private Flyway flyway() {
        return Flyway.configure()
                .dataSource(database.dataSource())
                .locations("filesystem:" + path)
                .baselineVersion("0.5")
                .baselineDescription("begin")
                .load();
    }

    private Integer checksumOfTwo() {
        return Integer.valueOf(database.rows("SELECT checksum FROM flyway_schema_history WHERE version = '2'")
                .get(0));
    }

    private void add(int rank, String version, String type, String script, Integer checksum, boolean success) {
        database.execute(
                "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                        + " installed_by, execution_time, success) VALUES (%s, '%s', 'x', '%s', '%s', %s, 'me', 1, %s)"
                                .formatted(rank, version, type, script, checksum, success));
    }

    @Test
    void allThatIsWrongIsInOneReportAndNothingIsWritten() {
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);")
                .with("V2__b.sql", "CREATE TABLE b (id INT);")
                .with("V3__c.sql", "CREATE TABLE c (id INT);")
                .with("R__r.sql", "DELETE FROM a;");
        new RealFlyway(database).migrate(path, Map.of());
        add(10, "9", "SQL", "V9__i.sql", 1, false);
        add(11, "8", "CHERRY", "V8__h.sql", 1, true);
        folder.with("V1__a.sql", "CREATE TABLE a (id INT); -- changed")
                .with("V2__b.sql", "CREATE TABLE b (id BIGINT);")
                .with("R__r.sql", "DELETE FROM a; -- changed")
                .without("V3__c.sql");
        List<String> before = database.catalog();
        var failure = failureOf(() -> manager().adopt());
        assertThat(failureOf(() -> manager().planAdopt())).hasMessage(failure.getMessage());
        assertThat(failure.code()).isEqualTo("ADOPT_UNKNOWN_ROW");
        assertThat(failure.description())
                .matches("The history \\w+\\.flyway_schema_history cannot be taken over, for 5 reasons:"
                        + "\n  8 \\(V8__h\\.sql\\), of type 'CHERRY', is nothing that Flyway is known to write\\."
                        + "\n  9 \\(V9__i\\.sql\\) has failed \\(type SQL\\), as Flyway says\\."
                        + "\n  1 \\(V1__a\\.sql\\) was run by Flyway with checksum -?\\d+, and V1__a\\.sql has -?\\d+ now\\."
                        + "\n  2 \\(V2__b\\.sql\\) was run by Flyway with checksum -?\\d+, and V2__b\\.sql has -?\\d+ now\\."
                        + "\n  3 \\(V3__c\\.sql\\) was applied by Flyway \\(type SQL\\), and is not in the code\\."
                        + "\nNothing was written and nothing was run\\.");
        assertThat(failure.action()).contains("mockloop.migrations.on-missing=ignore", "mockloop.migrations.encoding");
        assertThat(database.catalog()).isEqualTo(before);
    }

    @Test
    void whatTheCodeLacksIsMissingIfThatMayBe() {
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);")
                .with("V2__b.sql", "CREATE TABLE b (id INT);")
                .with("V3__c.sql", "CREATE TABLE c (id INT);")
                .with("R__r.sql", "DELETE FROM a;");
        new RealFlyway(database).migrate(path, Map.of());
        folder.without("V2__b.sql").without("R__r.sql");
        assertThat(failureOf(() -> manager().adopt()).code()).isEqualTo("ADOPT_MISSING");
        var ignoring = builder()
                .onMissing(io.mockloop.migrations.settings.OnMissing.IGNORE)
                .build();
        assertThat(ignoring.planAdopt().leftOut())
                .containsExactly(new LeftOut("R__r.sql", "it is not in the code, and is repeatable"));
        assertThat(ignoring.adopt().applied()).isEqualTo(3);
        assertThat(ignoring.validate().problems()).isEmpty();
        assertThat(ignoring.migrateToLatest().executed()).isEmpty();
        assertThat(failureOf(() -> manager().migrateToLatest()).code()).isEqualTo("MISSING_MIGRATION");
        manager().forget(Version.of("2"));
        assertThat(manager().validate().problems()).isEmpty();
    }

    @Test
    void aBaselineFileIsTakenOverAsOne() {
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);").with("B2__all.sql", "CREATE TABLE b (id INT);");
        database.execute("CREATE TABLE b (id INT)");
        flyway().baseline();
        database.execute("DELETE FROM flyway_schema_history");
        add(1, "2", "SQL_BASELINE", "B2__all.sql", null, true);
        add(2, "1.5", "SQL", "V1.5__gone.sql", 5, true);
        assertThat(manager().planAdopt().adopted())
                .extracting(Adopted::remark)
                .containsExactly(
                        "not compared: Flyway has no checksum of it",
                        "not in the code, where a baseline file stands for it");
        manager().adopt();
        assertThat(manager().migrateToLatest().executed()).isEmpty();
        assertThat(manager().validate().problems()).isEmpty();
    }
}
