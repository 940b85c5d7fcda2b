package io.mockloop.migrations.engine.contract.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.MigrationStatus;
import io.mockloop.migrations.PendingMigration;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Logged;
import io.mockloop.migrations.settings.OnMissing;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** B files: what a database without history and without tables begins with. */
@OnEachDatabase
class BaselineFileTests extends ContractTests {

    BaselineFileTests(TestDatabase server) {
        super(server);
    }

    @BeforeEach
    void threeVersionsAndTheBaselineOfTheFirstTwo() {
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);")
                .with("V2__b.sql", "CREATE TABLE b (id INT);")
                .with("B2__base.sql", "CREATE TABLE a (id INT);\nCREATE TABLE b (id INT);")
                .with("V3__c.sql", "-- depends-on: 1\nCREATE TABLE c (id INT);\n-- migrate:down\nDROP TABLE c;");
    }

    @Test
    void anEmptyDatabaseBeginsWithTheHighestOne() {
        folder.with("B1__older.sql", "nonsense");
        assertThat(manager().pendingMigrations())
                .extracting(PendingMigration::script)
                .containsExactly("B2__base.sql", "V3__c.sql");

        MigrationResult result = manager().migrateToLatest();

        assertThat(scripts(result)).containsExactly("B2__base.sql", "V3__c.sql");
        assertThat(result.currentVersion()).isEqualTo(Version.of("3"));
        assertThat(result.pending()).isZero();
        assertThat(result.applied()).isEqualTo(2);
        assertThat(database.rows("SELECT version, type, script, state FROM schema_version ORDER BY installed_rank"))
                .containsExactly("2|BASELINE|B2__base.sql|APPLIED", "3|SQL|V3__c.sql|APPLIED");
        assertThat(manager().migrateToLatest().executed()).isEmpty();
        assertThat(manager().status().summary()).isEqualTo(MigrationStatus.Summary.UP_TO_DATE);
        assertThat(manager().validate().problems()).isEmpty();
    }

    @Test
    void aDatabaseWithHistoryPassesThemOver() {
        folder.without("B2__base.sql");
        manager().migrateToVersion("1");
        folder.with("B2__base.sql", "nonsense");

        assertThat(scripts(manager().migrateToLatest())).containsExactly("V2__b.sql", "V3__c.sql");
    }

    @Test
    void aTargetChoosesAmongThem() {
        folder.with("B1__older.sql", "CREATE TABLE a (id INT);").with("B3__newest.sql", "nonsense");

        assertThat(scripts(manager().migrateToVersion("2"))).containsExactly("B2__base.sql");
        assertThat(manager().status().summary()).isEqualTo(MigrationStatus.Summary.PENDING);
        assertThat(scripts(manager().migrateToLatest())).containsExactly("V3__c.sql");
    }

    @Test
    void aTargetBelowAllOfThemGoesTheLongWay() {
        assertThat(scripts(manager().migrateToVersion("1"))).containsExactly("V1__a.sql");
        assertThat(scripts(manager().migrateToLatest())).containsExactly("V2__b.sql", "V3__c.sql");
    }

    @Test
    void aDatabaseWithTablesIsTakenOverAndNotBuiltAnew() {
        database.execute("CREATE TABLE a (id INT)");
        assertThat(failureOf(() -> manager().migrateToLatest()).code()).isEqualTo("NON_EMPTY_DATABASE");

        assertThat(scripts(builder()
                        .baselineOnMigrate(true)
                        .baselineVersion(Version.of("1"))
                        .build()
                        .migrateToLatest()))
                .containsExactly("V2__b.sql", "V3__c.sql");
    }

    @Test
    void whatTheyStandForCannotBeRolledBack() {
        manager().migrateToLatest();

        assertThat(executed(manager().rollbackToVersion("2"))).containsExactly("3");
        assertThat(failureOf(() -> manager().rollbackToVersion("1")).code()).isEqualTo("BELOW_BASELINE");
        assertThat(failureOf(() -> manager().rollbackMigration(Version.of("2"))).code())
                .isEqualTo("BELOW_BASELINE");
    }

    @Test
    void aChangedOneConcernsNewDatabasesAlone() {
        manager().migrateToLatest();
        folder.with("B2__base.sql", "CREATE TABLE other (id INT);");

        assertThat(manager().migrateToLatest().executed()).isEmpty();
        assertThat(manager().validate().problems()).isEmpty();
    }

    @Test
    void oneThatIsGoneAfterItWasRunIsNotMissed() {
        manager().migrateToLatest();
        folder.without("B2__base.sql").without("V1__a.sql").without("V2__b.sql");

        assertThat(manager().migrateToLatest().executed()).isEmpty();
        assertThat(manager().validate().problems()).isEmpty();
    }

    @Test
    void aFailureLeavesTheNextStartToBeginAgain() {
        folder.with("B2__base.sql", "INSERT INTO no_such_table VALUES (1);");
        assertThat(failureOf(() -> manager().migrateToLatest()).getMessage()).contains("B2__base.sql:1");
        folder.with("B2__base.sql", "CREATE TABLE a (id INT);\nCREATE TABLE b (id INT);");

        assertThat(scripts(manager().migrateToLatest())).containsExactly("B2__base.sql", "V3__c.sql");
    }

    @Test
    void twoOfOneVersionAreRefused() {
        folder.with("B2_0__again.sql", "");

        assertThat(failureOf(() -> manager().migrateToLatest()).code()).isEqualTo("DUPLICATE_VERSION");
    }

    @Test
    void aBaselineAloneIsASetToo() {
        folder.without("V1__a.sql").without("V2__b.sql").without("V3__c.sql");

        assertThat(scripts(manager().migrateToLatest())).containsExactly("B2__base.sql");
        assertThat(manager().currentVersion()).contains(Version.of("2"));
        assertThat(manager().status().summary()).isEqualTo(MigrationStatus.Summary.UP_TO_DATE);
    }

    @Test
    void whatTheHighestOneStandsForMayBeDeletedWhereItWasApplied() {
        folder.without("B2__base.sql");
        manager().migrateToLatest();
        folder.without("V1__a.sql").without("V2__b.sql");
        assertThat(failureOf(() -> manager().migrateToLatest()).code()).isEqualTo("MISSING_MIGRATION");
        folder.with("B2__base.sql", "CREATE TABLE a (id INT);\nCREATE TABLE b (id INT);")
                .with("V4__d.sql", "CREATE TABLE d (id INT);");

        assertThat(manager().validate().problems()).isEmpty();
        assertThat(scripts(manager().migrateToLatest())).containsExactly("V4__d.sql");
        assertThat(manager().status().summary()).isEqualTo(MigrationStatus.Summary.UP_TO_DATE);
    }

    @Test
    void aBaselineAloneIsNotBehindWhatItStandsFor() {
        folder.without("B2__base.sql").without("V3__c.sql");
        manager().migrateToLatest();
        folder.without("V1__a.sql").without("V2__b.sql").with("B2__base.sql", "CREATE TABLE a (id INT);");

        assertThat(manager().migrateToLatest().executed()).isEmpty();
        assertThat(manager().status().summary()).isEqualTo(MigrationStatus.Summary.UP_TO_DATE);
    }

    /** The database is at 3; the code has what is named, each a table. */
    private void deletedBehind3(String... files) {
        folder.without("B2__base.sql");
        manager().migrateToLatest();
        folder.without("V1__a.sql").without("V2__b.sql").without("V3__c.sql");
        for (String file : files) {
            folder.with(file + "__t.sql", "CREATE TABLE t%s (id INT);".formatted(file));
        }
    }

    @Test
    void aDatabaseThatMayLackWhatWasDeletedForOneIsTold() {
        deletedBehind3("B10", "V11");
        assertThat(warnings())
                .containsOnly(
                        "The database is at version 3, and B10__t.sql is for empty databases alone: the versions above"
                                + " 3, up to 10 aren't in the code any more, and are not run. If there were any, start an older"
                                + " release first, which has them.");
        assertThat(manager().validate().problems()).isEmpty();
        assertThat(applied()).containsExactly("1", "2", "3", "11");
    }

    @Test
    void soIsOneWhoseNextVersionsWereDeletedAndLaterOnesWereNot() {
        deletedBehind3("B10", "V8", "V10");
        assertThat(warnings())
                .isNotEmpty()
                .allMatch(told -> told.contains("the versions above 3, below 8 aren't in the code any more"));
    }

    @Test
    void whoSaysThatNothingLacksIsNotTold() {
        deletedBehind3("B10", "V11");
        try (Logged log = new Logged("io.mockloop.migrations.engine.plan")) {
            builder().onMissing(OnMissing.IGNORE).build().migrateToLatest();
            assertThat(log.messages("WARN")).isEmpty();
        }
    }

    /** What a run warns of. */
    private List<String> warnings() {
        try (Logged log = new Logged("io.mockloop.migrations.engine.plan")) {
            manager().migrateToLatest();
            return log.messages("WARN");
        }
    }

    @Test
    void nothingLacksWhereTheNextVersionFollows() {
        deletedBehind3("B10", "V4", "V10");
        assertThat(manager().validate().problems()).isEmpty();
        assertThat(executed(manager().migrateToLatest())).containsExactly("4", "10");
    }

    @Test
    void nothingLacksWhereTheCurrentVersionIsInTheCode() {
        folder.without("V2__b.sql").without("V3__c.sql").without("B2__base.sql");
        manager().migrateToLatest();
        folder.with("B10__t.sql", "CREATE TABLE t (id INT);").with("V11__u.sql", "CREATE TABLE u (id INT);");
        assertThat(executed(manager().migrateToLatest())).containsExactly("11");
    }

    @Test
    void aDatabaseThatWasTakenOverLacksNothingWhereTheCodeHasVersionsBelow() {
        database.execute("CREATE TABLE old (id INT)");
        folder.without("V1__a.sql").without("V2__b.sql").without("V3__c.sql").without("B2__base.sql");
        folder.with("B20240601__t.sql", "nonsense").with("V20240101__u.sql", "CREATE TABLE u (id INT);");
        assertThat(executed(builder().baselineOnMigrate(true).build().migrateToLatest()))
                .containsExactly("20240101");
    }

    @Test
    void aDatabaseThatWasTakenOverAtItIsPastIt() {
        database.execute("CREATE TABLE old (id INT)");
        folder.without("V1__a.sql").without("V2__b.sql").with("V3__c.sql", "CREATE TABLE c (id INT);");
        assertThat(executed(builder()
                        .baselineOnMigrate(true)
                        .baselineVersion(Version.of("2"))
                        .build()
                        .migrateToLatest()))
                .containsExactly("3");
    }
}
