package io.mockloop.migrations.engine.contract.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.HistoryEntry;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.MigrationResult.Skipped;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationStatus;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.PendingMigration;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.settings.OnFuture;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** R files: run after the versioned ones, and again whenever what they send has changed. */
@OnEachDatabase
class RepeatableTests extends ContractTests {

    private static final String VIEW = """
            DROP VIEW IF EXISTS totals;
            CREATE VIEW totals AS SELECT %s AS n FROM orders;
            """;

    RepeatableTests(TestDatabase server) {
        super(server);
    }

    private void orders() {
        folder.with("V1__orders.sql", "CREATE TABLE orders (id INT PRIMARY KEY, price INT);")
                .with(
                        "V2__more.sql",
                        "INSERT INTO orders (id, price) VALUES (1, 10); INSERT INTO orders VALUES (2, 20);");
    }

    private List<String> totals() {
        return database.rows("SELECT n FROM totals");
    }

    @Test
    void runAfterTheVersionedOnesInTheOrderOfTheirNames() {
        orders();
        folder.with("R__b.sql", "INSERT INTO seen VALUES ('b');")
                .with("R__totals.sql", VIEW.formatted("SUM(price)"))
                .with("R__a.sql", "INSERT INTO seen VALUES ('a');")
                .with("V3__seen.sql", "CREATE TABLE seen (name VARCHAR(10));");

        MigrationResult result = manager().migrateToLatest();

        assertThat(scripts(result))
                .containsExactly(
                        "V1__orders.sql", "V2__more.sql", "V3__seen.sql", "R__a.sql", "R__b.sql", "R__totals.sql");
        assertThat(result.executed().get(3).version()).isNull();
        assertThat(result.currentVersion()).isEqualTo(Version.of("3"));
        assertThat(result.applied()).isEqualTo(6);
        assertThat(result.pending()).isZero();
        assertThat(totals()).containsExactly("30");
        assertThat(
                        database.rows(
                                "SELECT description, type, script, state FROM schema_version WHERE version IS NULL ORDER BY installed_rank"))
                .containsExactly(
                        "a|REPEATABLE|R__a.sql|APPLIED",
                        "b|REPEATABLE|R__b.sql|APPLIED",
                        "totals|REPEATABLE|R__totals.sql|APPLIED");
        assertThat(manager().currentVersion()).contains(Version.of("3"));
    }

    @Test
    void runOnceWhileNothingChanges() {
        orders();
        folder.with("R__totals.sql", VIEW.formatted("SUM(price)"));
        manager().migrateToLatest();

        assertThat(manager().migrateToLatest().executed()).isEmpty();
        assertThat(manager().status().summary()).isEqualTo(MigrationStatus.Summary.UP_TO_DATE);
    }

    @Test
    void runAgainWhenTheyChangeAndWhenTheyChangeBack() {
        orders();
        folder.with("R__totals.sql", VIEW.formatted("SUM(price)"));
        manager().migrateToLatest();
        folder.with("R__totals.sql", VIEW.formatted("COUNT(*)"));

        assertThat(scripts(manager().migrateToLatest())).containsExactly("R__totals.sql");
        assertThat(totals()).containsExactly("2");

        folder.with("R__totals.sql", VIEW.formatted("SUM(price)"));
        assertThat(scripts(manager().migrateToLatest())).containsExactly("R__totals.sql");
        assertThat(totals()).containsExactly("30");
        assertThat(database.rows("SELECT COUNT(*) FROM schema_version WHERE type = 'REPEATABLE'"))
                .containsExactly("1");
        assertThat(manager().history())
                .extracting(HistoryEntry::script)
                .containsExactly("V1__orders.sql", "V2__more.sql", "R__totals.sql", "R__totals.sql", "R__totals.sql");
        assertThat(manager().migrateToLatest().executed()).isEmpty();
    }

    @Test
    void layoutAndCommentsAreNoChange() {
        orders();
        folder.with("R__totals.sql", VIEW.formatted("SUM(price)"));
        manager().migrateToLatest();
        folder.with(
                "R__totals.sql",
                "-- a licence\r\n" + VIEW.formatted("SUM(price)").replace("\n", "\r\n"));

        assertThat(manager().migrateToLatest().executed()).isEmpty();
        assertThat(manager().validate().isValid()).isTrue();
    }

    @Test
    void aMoveToAnotherFolderIsNoChange() {
        orders();
        folder.with("R__totals.sql", VIEW.formatted("SUM(price)"));
        manager().migrateToLatest();
        folder.without("R__totals.sql").with("views/R__totals.sql", VIEW.formatted("SUM(price)"));

        assertThat(manager().migrateToLatest().executed()).isEmpty();
    }

    @Test
    void runAgainWhenTheValueOfAPlaceholderChanges() {
        orders();
        folder.with("R__totals.sql", VIEW.formatted("${what}"))
                .with("R__other.sql", "INSERT INTO orders VALUES (3, 0);");
        with("what", "SUM(price)").migrateToLatest();

        assertThat(with("what", "SUM(price)").migrateToLatest().executed()).isEmpty();
        assertThat(scripts(with("what", "COUNT(*)").migrateToLatest())).containsExactly("R__totals.sql");
        assertThat(totals()).containsExactly("3");
        assertThat(scripts(with("what", "SUM(price)").migrateToLatest())).containsExactly("R__totals.sql");
        assertThat(totals()).containsExactly("30");
    }

    @Test
    void aPlaceholderThatTheyDoNotUseIsNoChange() {
        orders();
        folder.with("R__totals.sql", VIEW.formatted("${what}"));
        builder().placeholders(Map.of("what", "COUNT(*)", "build", "1")).build().migrateToLatest();

        assertThat(builder()
                        .placeholders(Map.of("what", "COUNT(*)", "build", "2"))
                        .build()
                        .migrateToLatest()
                        .executed())
                .isEmpty();
    }

    private MigrationManager with(String name, String value) {
        return builder().placeholders(Map.of(name, value)).build();
    }

    @Test
    void anOlderReleaseLeavesThemAsTheNewerOneMadeThem() {
        orders();
        folder.with("R__totals.sql", VIEW.formatted("SUM(price)"));
        manager().migrateToLatest();
        folder.without("V2__more.sql")
                .with("R__totals.sql", VIEW.formatted("COUNT(*)"))
                .with("R__new.sql", "nonsense");

        assertThat(manager().migrateToLatest().executed()).isEmpty();
        assertThat(manager().status().summary()).isEqualTo(MigrationStatus.Summary.AHEAD);
        assertThat(totals()).containsExactly("30");
    }

    @Test
    void oneThatIsGoneStopsNothing() {
        orders();
        folder.with("R__totals.sql", VIEW.formatted("SUM(price)"));
        manager().migrateToLatest();
        folder.without("R__totals.sql");

        assertThat(manager().migrateToLatest().executed()).isEmpty();
        assertThat(manager().validate().isValid()).isTrue();
        assertThat(totals()).containsExactly("30");
    }

    @Test
    void arePendingUntilTheyRun() {
        orders();
        folder.with("R__totals.sql", VIEW.formatted("SUM(price)"));

        assertThat(manager().pendingMigrations())
                .extracting(PendingMigration::script, PendingMigration::type, PendingMigration::reversible)
                .last()
                .hasToString("(\"R__totals.sql\", REPEATABLE, false)");
        assertThat(manager().plan().toString()).contains("-- UP repeatable: totals (R__totals.sql)");
        manager().migrateToLatest();
        folder.with("R__totals.sql", VIEW.formatted("COUNT(*)"));
        assertThat(manager().status().summary()).isEqualTo(MigrationStatus.Summary.PENDING);
        assertThat(manager().pendingMigrations()).hasSize(1);
    }

    @Test
    void oneOfThemCanBeAppliedAlone() {
        orders();
        folder.with("R__totals.sql", VIEW.formatted("SUM(price)"));
        manager().migrateToLatest();
        folder.with("R__totals.sql", VIEW.formatted("COUNT(*)")).with("V3__x.sql", "INSERT INTO orders VALUES (9, 9);");

        PendingMigration last = manager().pendingMigrations().get(1);
        MigrationResult result = manager().applyMigration(last);
        assertThat(scripts(result)).containsExactly("R__totals.sql");
        assertThat(result.pending()).isEqualTo(1);
        assertThat(totals()).containsExactly("2");
        assertThat(failureOf(() -> manager().applyMigration(last)).code()).isEqualTo("NOT_PENDING");
    }

    @Test
    void aRollbackMakesThemPendingAgain() {
        folder.with("V1__orders.sql", "CREATE TABLE orders (id INT PRIMARY KEY, price INT);")
                .with("U1__orders.sql", "DROP VIEW totals; DROP TABLE orders;")
                .with("R__totals.sql", VIEW.formatted("COUNT(*)"));
        manager().migrateToLatest();
        assertThat(manager().planRollback(Version.NONE).toString()).doesNotContain("R__totals");

        MigrationResult undone = manager().rollbackToVersion(Version.NONE);
        assertThat(executed(undone)).containsExactly("1");
        assertThat(undone.applied()).isEqualTo(1);
        assertThat(undone.pending()).isEqualTo(2);
        assertThat(manager().status().summary()).isEqualTo(MigrationStatus.Summary.PENDING);
        assertThat(manager().validate().isValid()).isTrue();
        assertThat(manager().plan().toString()).contains("-- UP repeatable: totals (R__totals.sql)");

        assertThat(scripts(manager().migrateToLatest())).containsExactly("V1__orders.sql", "R__totals.sql");
        assertThat(totals()).containsExactly("0");
        assertThat(manager().migrateToLatest().executed()).isEmpty();
        assertThat(manager().status().summary()).isEqualTo(MigrationStatus.Summary.UP_TO_DATE);
    }

    @Test
    void aRollbackThatIsNotOneTransactionMakesThemPendingToo() {
        orders();
        folder.with("U2__more.sql", "-- transaction: false\nDELETE FROM orders WHERE id = 1; DELETE FROM orders;")
                .with("R__totals.sql", VIEW.formatted("SUM(price)"))
                .with("R__seen.sql", "");
        manager().migrateToLatest();

        manager().rollbackMigration(Version.of("2"));
        assertThat(manager().pendingMigrations())
                .extracting(PendingMigration::script)
                .containsExactly("V2__more.sql", "R__seen.sql", "R__totals.sql");
        assertThat(scripts(manager().migrateToLatest()))
                .containsExactly("V2__more.sql", "R__seen.sql", "R__totals.sql");
    }

    @Test
    void aRollbackThatFailedAndLeftNothingLeavesThem() {
        orders();
        folder.with("U2__more.sql", "nonsense;").with("R__totals.sql", VIEW.formatted("SUM(price)"));
        manager().migrateToLatest();

        assertThat(failureOf(() -> manager().rollbackMigration(Version.of("2"))).code())
                .isEqualTo("MIGRATION_FAILED");
        assertThat(manager().status().summary()).isEqualTo(MigrationStatus.Summary.UP_TO_DATE);
    }

    @Test
    void anOlderReleaseThatUndoesTheNewerOneRunsItsOwnAgain() {
        orders();
        folder.with("U2__more.sql", "DELETE FROM orders;").with("R__totals.sql", VIEW.formatted("COUNT(*)"));
        manager().migrateToLatest();
        folder.without("V2__more.sql").without("U2__more.sql");

        MigrationResult result = builder()
                .onFuture(OnFuture.ROLLBACK)
                .rollbackFrom(Version.of("2"))
                .build()
                .migrateToLatest();

        assertThat(scripts(result)).containsExactly("V2__more.sql", "R__totals.sql");
        assertThat(result.pending()).isZero();
        assertThat(totals()).containsExactly("0");
        assertThat(manager().status().summary()).isEqualTo(MigrationStatus.Summary.UP_TO_DATE);
    }

    @Test
    void noneRunsWhileAMigrationIsLeftPending() {
        folder.with("V1__first.sql", "CREATE TABLE first (id INT);")
                .with("V2__orders.sql", "CREATE TABLE orders (id INT PRIMARY KEY, price INT);")
                .with("R__totals.sql", VIEW.formatted("COUNT(*)"));

        assertThat(manager().plan(Version.of("1")).toString()).doesNotContain("R__totals");
        MigrationResult first = manager().migrateToVersion(Version.of("1"));
        assertThat(scripts(first)).containsExactly("V1__first.sql");
        assertThat(first.pending()).isEqualTo(2);
        assertThat(first.skipped())
                .containsExactly(
                        new Skipped(Version.of("2"), "orders", "above the target 1"),
                        new Skipped(null, "totals", "repeatable, and run when no migration is pending"));
        assertThat(manager().migrateToVersion(Version.of("1")).executed()).isEmpty();

        assertThat(scripts(manager().migrateToLatest())).containsExactly("V2__orders.sql", "R__totals.sql");
        assertThat(totals()).containsExactly("0");
    }

    @Test
    void aFailureIsTriedAgainByTheNextStart() {
        orders();
        folder.with("R__totals.sql", VIEW.formatted("SUM(price)"));
        manager().migrateToLatest();
        folder.with("R__totals.sql", "SELECT * FROM no_such_table;");

        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertThat(failure.getMessage())
                .startsWith("Migration R__totals.sql could not be applied on " + product())
                .contains("R__totals.sql:1");
        assertThat(totals()).containsExactly("30");
        assertThat(manager().history().get(3).state()).isEqualTo(MigrationState.FAILED);
        assertThat(manager().history().get(3).type()).isEqualTo(MigrationType.REPEATABLE);
        assertThat(manager().status().summary()).isEqualTo(MigrationStatus.Summary.PENDING);

        folder.with("R__totals.sql", VIEW.formatted("COUNT(*)"));
        assertThat(scripts(manager().migrateToLatest())).containsExactly("R__totals.sql");
        assertThat(totals()).containsExactly("2");
    }

    @Test
    void oneThatWasLeftUnfinishedStopsTheNextStart() {
        orders();
        folder.with("R__totals.sql", VIEW.formatted("SUM(price)"));
        manager().migrateToLatest();
        database.execute("UPDATE schema_version SET state = 'RUNNING', statement_done = 1, statement_sent = 2,"
                + " statement_count = 2 WHERE version IS NULL");

        MigrationException failure = failureOf(() -> manager().migrateToLatest());

        assertThat(failure.code()).isEqualTo("UNFINISHED_MIGRATION");
        assertThat(failure.getMessage())
                .startsWith("Migration R__totals.sql was left half-done on " + product())
                .containsPattern("R__totals\\.sql:[12]");
        assertThat(manager().status().summary()).isEqualTo(MigrationStatus.Summary.FAILED);
    }

    @Test
    void twoOfOneNameAreRefused() {
        folder.with("a/R__totals.sql", "").with("b/R__totals.sql", "");

        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertThat(failure.code()).isEqualTo("DUPLICATE_REPEATABLE");
        assertThat(failure.getMessage()).contains(path + "/a/R__totals.sql", path + "/b/R__totals.sql");
        assertThat(database.catalog()).isEmpty();
    }

    @Test
    void anUndoInOneIsRefusedBeforeAnythingRuns() {
        orders();
        folder.with("R__totals.sql", "CREATE TABLE a (id INT);\n-- migrate:down\nDROP TABLE a;\n");

        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertThat(failure.code()).isEqualTo("UNEXPECTED_DOWN");
        assertThat(failure.getMessage()).startsWith("R__totals.sql:2: ");
        assertThat(database.catalog()).isEmpty();
        assertThat(manager().validate().problems())
                .extracting(problem -> problem.code() + " " + problem.script())
                .containsExactly("UNEXPECTED_DOWN R__totals.sql");
    }

    @Test
    void aDependencyThatIsNotAppliedIsRefused() {
        orders();
        folder.with("R__totals.sql", "-- depends-on: 7\n" + VIEW.formatted("SUM(price)"));

        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertThat(failure.getMessage()).contains("R__totals.sql depends on 7");
        assertThat(database.catalog()).isEmpty();
    }

    @Test
    void emptyOnesAndOnesOfCommentsRunToo() {
        folder.with("R__empty.sql", "").with("R__comments.sql", "-- nothing yet\n/* nor here */\n");

        assertThat(scripts(manager().migrateToLatest())).containsExactly("R__comments.sql", "R__empty.sql");
        assertThat(manager().migrateToLatest().executed()).isEmpty();
    }

    @Test
    void theirRawHashIsThatOfTheirBytesWhereTheyHoldNoPlaceholder() {
        orders();
        String text = VIEW.formatted("SUM(price)");
        folder.with("R__totals.sql", text);
        with("unused", "1").migrateToLatest();

        assertThat(database.rows("SELECT raw_hash FROM schema_version WHERE version IS NULL"))
                .containsExactly(Hashes.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }
}
