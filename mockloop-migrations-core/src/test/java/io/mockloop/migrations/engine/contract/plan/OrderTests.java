package io.mockloop.migrations.engine.contract.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrateOption;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.MigrationResult.Skipped;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Logged;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.settings.OutOfOrder;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class OrderTests extends ContractTests {

    OrderTests(TestDatabase server) {
        super(server);
    }

    private void threeMigrations() {
        folder.with("V1__one.sql", "CREATE TABLE a (id INT);")
                .with("U1__one.sql", "DROP TABLE a;")
                .with("V2__two.sql", "CREATE TABLE b (id INT);")
                .with("U2__two.sql", "DROP TABLE b;")
                .with("V3__three.sql", "-- depends-on: 2\nCREATE TABLE c (id INT);")
                .with("U3__three.sql", "DROP TABLE c;");
    }

    private MigrationManager with(OutOfOrder setting) {
        return builder().outOfOrder(setting).build();
    }

    @Test
    void aLateOneRunsWhereItDeclaresWhatItDependsOn() {
        threeMigrations();
        manager().migrateToLatest();
        folder.with("V1.5__late.sql", "-- depends-on: 1\nCREATE TABLE late (id INT);")
                .with("V1.6__later.sql", "-- depends-on: 1.5\nCREATE TABLE later (id INT);");
        assertThat(executed(manager().migrateToLatest())).containsExactly("1.5", "1.6");
        assertThat(applied()).containsExactly("1", "2", "3", "1.5", "1.6");
        assertThat(executed(manager().rollbackToVersion("2"))).containsExactly("3");
        assertThat(executed(manager().rollbackToVersion("1.6"))).containsExactly("2");
    }

    @Test
    void aLateOneThatDeclaresNothingStopsTheRun() {
        threeMigrations();
        manager().migrateToLatest();
        folder.with("V1.5__late.sql", "CREATE TABLE late (id INT);").with("V4__four.sql", "CREATE TABLE d (id INT);");
        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertThat(failure.code()).isEqualTo("OUT_OF_ORDER");
        assertThat(failure)
                .hasMessage(
                        "A pending migration lies below the current version 3: 1.5 (V1.5__late.sql). Nothing was run.\n->"
                                + " Declare what it depends on (-- depends-on: …, or dependencies = …), give it a version above"
                                + " 3, or set mockloop.migrations.out-of-order=true.");
        assertThat(applied()).containsExactly("1", "2", "3");
        assertThat(executed(with(OutOfOrder.TRUE).migrateToLatest())).containsExactly("1.5", "4");
    }

    @Test
    void aLateOneCanBeRefusedAltogether() {
        threeMigrations();
        manager().migrateToLatest();
        folder.with("V1.5__late.sql", "-- depends-on: 1\nCREATE TABLE late (id INT);");
        assertThat(failureOf(() -> with(OutOfOrder.FALSE).migrateToLatest()))
                .hasMessage(
                        "A pending migration lies below the current version 3: 1.5 (V1.5__late.sql). Nothing was run.\n->"
                                + " Give it a version above 3, or set mockloop.migrations.out-of-order=declared.");
        assertThat(applied()).containsExactly("1", "2", "3");
    }

    @Test
    void runsEachAfterWhatItDependsOnAndBeyondThatByVersion() {
        folder.with("V1__a.sql", "-- depends-on: 20\nCREATE TABLE a (id INT);")
                .with("V3__b.sql", "CREATE TABLE b (id INT);")
                .with("V20__c.sql", "CREATE TABLE c (id INT);")
                .with("V0100__d.sql", "CREATE TABLE d (id INT);");
        assertThat(executed(manager().migrateToLatest())).containsExactly("3", "20", "1", "0100");
        assertThat(manager().currentVersion()).hasToString("Optional[0100]");
    }

    @Test
    void stopsAtTheTarget() {
        threeMigrations();
        MigrationResult result = builder().target(Version.of("2")).build().migrateToLatest();
        assertThat(executed(result)).containsExactly("1", "2");
        assertThat(result.skipped()).containsExactly(new Skipped(Version.of("3"), "three", "above the target 2"));
        assertThat(result.pending()).isEqualTo(1);
        assertThat(result.applied()).isEqualTo(2);
        assertThat(result.currentVersion()).hasToString("2");
        assertThat(executed(manager().migrateToVersion("2.0"))).isEmpty();
        assertThat(executed(manager().migrateToVersion("3"))).containsExactly("3");
    }

    @Test
    void aDependencyAboveTheTargetIsInTheWay() {
        threeMigrations();
        folder.with("V2__two.sql", "-- depends-on: 3\nCREATE TABLE b (id INT);")
                .with("V3__three.sql", "CREATE TABLE c (id INT);");
        MigrationException failure = failureOf(() -> manager().migrateToVersion("2"));
        assertThat(failure.code()).isEqualTo("DEPENDENCY_NOT_APPLIED");
        assertThat(failure)
                .hasMessage(
                        "2 (V2__two.sql) depends on 3, which is not applied and lies above the target 2. Nothing was"
                                + " run.\n-> Apply what it depends on first, or choose a target that includes it.");
        assertThat(database.catalog()).isEmpty();
    }

    @Test
    void appliesOne() {
        threeMigrations();
        manager().migrateToVersion("1");
        assertThat(failureOf(() -> manager().applyMigration(Version.of("3"))))
                .hasMessageStartingWith("3 (V3__three.sql) depends on 2, which is not applied. Nothing was run.");
        assertThat(executed(
                        manager().applyMigration(manager().pendingMigrations().get(0))))
                .containsExactly("2");
        assertThat(executed(manager().applyMigration(Version.of("3")))).containsExactly("3");
        MigrationException again = failureOf(() -> manager().applyMigration(Version.of("3")));
        assertThat(again.code()).isEqualTo("ALREADY_APPLIED");
        assertThat(again).hasMessageStartingWith("Migration 3 is applied already. Nothing was run.");
        assertThat(failureOf(() -> manager().applyMigration(Version.of("9"))).code())
                .isEqualTo("UNKNOWN_VERSION");
    }

    @Test
    void appliesAndUndoesAJavaMigrationByItself() {
        Coded first = Coded.sending("1", "CREATE TABLE a (id INT)").undoneBy(db -> db.execute("DROP TABLE a"));
        Coded second = Coded.sending("2", "CREATE TABLE b (id INT)").undoneBy(db -> db.execute("DROP TABLE b"));
        MigrationManager manager = manager(first, second);
        assertThat(executed(manager.applyMigration(second))).containsExactly("2");
        assertThat(executed(manager.rollbackMigration(second))).containsExactly("2");
        assertThat(failureOf(() -> manager.rollbackMigration(first)).code()).isEqualTo("NOT_APPLIED");
        assertThat(catalogOfUser()).isEmpty();
    }

    @Test
    void undoesOneUnlessOthersDependOnIt() {
        threeMigrations();
        manager().migrateToLatest();
        MigrationException failure = failureOf(() -> manager().rollbackMigration(Version.of("2")));
        assertThat(failure.code()).isEqualTo("HAS_DEPENDENTS");
        assertThat(failure)
                .hasMessage("Migration 2 cannot be undone: others that depend on it stay applied: 3 (V3__three.sql)."
                        + " Nothing was run.\n-> Undo those first, or roll back to a version below all of them.");
        assertThat(executed(manager().rollbackMigration(Version.of("1")))).containsExactly("1");
        assertThat(executed(manager().rollbackMigration(Version.of("3")))).containsExactly("3");
        assertThat(executed(manager().rollbackMigration(Version.of("2")))).containsExactly("2");
    }

    @Test
    void oneThatIsKeptKeepsWhatItDependsOn() {
        threeMigrations();
        folder.with("V2.5__kept.sql", "-- depends-on: 3\nCREATE TABLE kept (id INT);");
        manager().migrateToLatest();
        assertThat(applied()).containsExactly("1", "2", "3", "2.5");
        assertThat(failureOf(() -> manager().rollbackToVersion("2.5")))
                .hasMessageStartingWith("Migration 3 cannot be undone: others that depend on it stay applied: 2.5"
                        + " (V2.5__kept.sql). Nothing was run.");
        assertThat(applied()).containsExactly("1", "2", "3", "2.5");
    }

    @Test
    void goesDownOnlyWhereThatIsAllowed() {
        threeMigrations();
        manager().migrateToLatest();
        MigrationException failure = failureOf(() -> manager().migrateToVersion("1"));
        assertThat(failure.code()).isEqualTo("TARGET_BELOW_CURRENT");
        assertThat(failure)
                .hasMessage(
                        "Target version 1 is lower than current version 3. Nothing was run.\n-> Use rollbackToVersion,"
                                + " or migrateToVersion with ALLOW_DOWN.");
        assertThat(executed(manager().migrateToVersion("1", MigrateOption.ALLOW_DOWN)))
                .containsExactly("3", "2");
        assertThat(executed(manager().migrateToVersion("3", MigrateOption.ALLOW_DOWN)))
                .containsExactly("2", "3");
        assertThat(manager().migrateToVersion("3", MigrateOption.ALLOW_DOWN).executed())
                .isEmpty();
    }

    @Test
    void aTargetThatIsNoVersionIsABoundOfWhichALogTells() {
        threeMigrations();
        assertThat(warningsOf("0")).isEmpty();
        assertThat(warningsOf("2.5"))
                .containsExactly("target=2.5: no migration has this version; it is taken as a bound, and the highest"
                        + " version below it is 2");
        assertThat(warningsOf("2")).isEmpty();
        assertThat(warningsOf("1.5")).isEmpty();
        assertThat(warningsOf("99")).hasSize(1);
        assertThat(applied()).containsExactly("1", "2", "3");
    }

    private List<String> warningsOf(String target) {
        try (Logged logged = new Logged("io.mockloop.migrations")) {
            builder().target(Version.of(target)).build().migrateToLatest();
            return logged.messages("WARN");
        }
    }

    @Test
    void rollsBackOnlyToALowerVersion() {
        threeMigrations();
        assertThat(failureOf(() -> manager().rollbackToVersion("none")))
                .hasMessageStartingWith("Target version none is not lower than current version none. Nothing was run.");
        manager().migrateToVersion("2");
        MigrationException failure = failureOf(() -> manager().rollbackToVersion("2"));
        assertThat(failure.code()).isEqualTo("TARGET_NOT_BELOW_CURRENT");
        assertThat(failure)
                .hasMessage(
                        "Target version 2 is not lower than current version 2. Nothing was run.\n-> Choose a version"
                                + " below the current one, or none.");
        assertThat(failureOf(() -> manager().rollbackToVersion("3")).code()).isEqualTo("TARGET_NOT_BELOW_CURRENT");
    }

    @Test
    void refusesAVersionThatNoMigrationHas() {
        threeMigrations();
        MigrationException failure = failureOf(() -> manager().migrateToVersion("7"));
        assertThat(failure.code()).isEqualTo("UNKNOWN_VERSION");
        assertThat(failure)
                .hasMessage("There is no migration with version 7. Nothing was run.\n-> Choose one of those that"
                        + " MigrationManager.pendingMigrations or history name.");
        assertThat(failureOf(() -> manager().plan("7")).code()).isEqualTo("UNKNOWN_VERSION");
        assertThat(failureOf(() -> manager().rollbackMigration(Version.of("7"))).code())
                .isEqualTo("NOT_APPLIED");
        assertThat(database.catalog()).isEmpty();
    }

    @Test
    void zeroMeansNothingAppliedAsNoneDoes() {
        threeMigrations();
        assertThat(manager().migrateToVersion("none").executed()).isEmpty();
        assertThat(manager().migrateToVersion("0").executed()).isEmpty();
        assertThat(manager().plan("0").isEmpty()).isTrue();
        assertThat(builder().target(Version.of("0")).build().migrateToLatest().executed())
                .isEmpty();
        assertThat(database.catalog()).isEmpty();
        manager().migrateToLatest();
        assertThat(executed(manager().rollbackToVersion("0"))).containsExactly("3", "2", "1");
        manager().migrateToLatest();
        assertThat(executed(manager().migrateToVersion("0.0", MigrateOption.ALLOW_DOWN)))
                .containsExactly("3", "2", "1");
        assertThat(catalogOfUser()).isEmpty();
    }

    @Test
    void zeroIsAVersionWhereAMigrationHasIt() {
        threeMigrations();
        folder.with("V0__zero.sql", "CREATE TABLE z (id INT);").with("U0__zero.sql", "DROP TABLE z;");
        assertThat(executed(manager().migrateToVersion("0"))).containsExactly("0");
        manager().migrateToLatest();
        assertThat(executed(manager().rollbackToVersion("0"))).containsExactly("3", "2", "1");
        assertThat(executed(manager().rollbackToVersion("none"))).containsExactly("0");
    }

    @Test
    void oneThatCannotBeUndoneIsInTheWayBeforeAnythingRuns() {
        threeMigrations();
        folder.with("migration_002_two.sql", """
                        -- irreversible: it drops rows
                        -- migrate:up
                        CREATE TABLE b (id INT);
                        """).without("V2__two.sql").without("U2__two.sql");
        manager().migrateToLatest();
        MigrationException failure = failureOf(() -> manager().rollbackToVersion("1"));
        assertThat(failure.code()).isEqualTo("IRREVERSIBLE");
        assertThat(failure)
                .hasMessage(
                        "There is no way back from 002 (migration_002_two.sql): it is declared to be irreversible: it drops"
                                + " rows. Nothing was run.\n-> Go back no further than to 002, use a release that has its down"
                                + " part, or write a new migration that undoes it.");
        assertThat(applied()).containsExactly("1", "002", "3");
        assertThat(executed(manager().rollbackToVersion("2"))).containsExactly("3");
    }

    @Test
    void anIrreversibleJavaMigrationIsInTheWay() {
        Coded first = Coded.sending("1", "CREATE TABLE a (id INT)").irreversible();
        manager(first).migrateToLatest();
        assertThat(failureOf(() -> manager(first).rollbackToVersion("none")).code())
                .isEqualTo("IRREVERSIBLE");
        assertThat(applied()).containsExactly("1");
    }

    @Test
    void anUndoCanBeDemandedOfEach() {
        threeMigrations();
        folder.with("V4__four.sql", "CREATE TABLE d (id INT);");
        MigrationManager demanding = builder().requireDown(true).build();
        MigrationException failure = failureOf(demanding::migrateToLatest);
        assertThat(failure.code()).isEqualTo("DOWN_REQUIRED");
        assertThat(failure)
                .hasMessage(
                        "A migration has no way back: 4 (V4__four.sql). Nothing was run.\n-> Write its down part, or"
                                + " set mockloop.migrations.require-down=false.");
        assertThat(database.catalog()).isEmpty();
        folder.with("U4__four.sql", "");
        assertThat(executed(demanding.migrateToLatest())).containsExactly("1", "2", "3", "4");
    }

    @Test
    void anEmptyUndoIsDeclaredAsNothingToDo() {
        folder.with("migration_1_grant.sql", """
                -- migrate:up
                CREATE TABLE a (id INT);
                -- migrate:down
                """);
        manager().migrateToLatest();
        assertThat(manager().plan("none").toString()).isEqualTo("""
                        -- DOWN 1: Grant (migration_1_grant.sql)
                        -- No statements: nothing is done but the entry in the history.

                        """);
        assertThat(executed(manager().rollbackToVersion("none"))).containsExactly("1");
        assertThat(applied()).isEmpty();
        assertThat(database.rows("SELECT * FROM a")).isEmpty();
    }

    @Test
    void anEmptyUndoIsStored() {
        folder.with("migration_1_grant.sql", "-- migrate:up\nCREATE TABLE a (id INT);\n-- migrate:down\n");
        manager().migrateToLatest();
        folder.without("migration_1_grant.sql");
        assertThat(executed(manager().rollbackToVersion("none"))).containsExactly("1");
        assertThat(applied()).isEmpty();
    }

    @Test
    void theFilesUndoWinsOverTheStoredOne() {
        folder.with("V1__one.sql", "CREATE TABLE a (id INT);").with("U1__one.sql", "DROP TABLE missing;");
        manager().migrateToLatest();
        folder.with("U1__one.sql", "DROP TABLE a;");
        assertThat(executed(manager().rollbackToVersion("none"))).containsExactly("1");
        assertThat(catalogOfUser()).isEmpty();
    }
}
