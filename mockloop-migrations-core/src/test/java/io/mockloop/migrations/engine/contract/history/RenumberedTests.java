package io.mockloop.migrations.engine.contract.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.mockloop.migrations.HistoryEntry;
import io.mockloop.migrations.MigrationRepair;
import io.mockloop.migrations.MigrationRepair.Kind;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.settings.OnMissing;
import io.mockloop.migrations.settings.OutOfOrder;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that were applied, and have another version or name now. */
@OnEachDatabase
class RenumberedTests extends ContractTests {

    private static final String ADD_B = "CREATE TABLE b (id INT);\n-- migrate:down\nDROP TABLE b;";
    private static final String ADD_C = "CREATE TABLE c (id INT);\n-- migrate:down\nDROP TABLE c;";

    RenumberedTests(TestDatabase server) {
        super(server);
    }

    @BeforeEach
    void applyThree() {
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);")
                .with("V2__b.sql", ADD_B)
                .with("V3__c.sql", ADD_C);
        manager().migrateToLatest();
    }

    private void assertRepaired(String... versions) {
        assertThat(applied()).containsExactly(versions);
        assertThat(manager().validate().problems()).isEmpty();
        assertThat(manager().planRepair()).isEmpty();
    }

    @Test
    void oneThatMovedUpIsNamedWithWhatAcceptsIt() {
        folder.without("V2__b.sql").with("V5__b.sql", ADD_B);
        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertThat(failure.code()).isEqualTo("RENUMBERED_MIGRATION");
        assertThat(failure)
                .hasMessage("An applied migration has another version in the code now, with the same content: 2"
                        + " (V2__b.sql) is 5 (V5__b.sql) now. Nothing was run.\n-> Accept that with"
                        + " MigrationManager.repair(\"2\"), or give it its version back.");
        assertThat(manager().validate().problems()).extracting(Problem::code).containsExactly("RENUMBERED_MIGRATION");

        assertThat(executed(manager().repair(Version.of("2")))).containsExactly("5");

        assertRepaired("1", "5", "3");
        assertThat(database.rows("SELECT version, description, script, installed_rank, state FROM schema_version"
                        + " WHERE version = '5'"))
                .containsExactly("5|b|V5__b.sql|2|APPLIED");
        assertThat(manager().history().subList(3, 5))
                .extracting(HistoryEntry::version, HistoryEntry::state, HistoryEntry::type, HistoryEntry::description)
                .containsExactly(
                        tuple(
                                Version.of("2"),
                                MigrationState.ROLLED_BACK,
                                MigrationType.EVENT,
                                "Repaired: is 5 (V5__b.sql) now"),
                        tuple(
                                Version.of("5"),
                                MigrationState.APPLIED,
                                MigrationType.EVENT,
                                "Repaired: was 2 (V2__b.sql)"));
        assertThat(executed(manager().rollbackToVersion("3"))).containsExactly("5");
        assertThat(executed(manager().migrateToLatest())).containsExactly("5");
    }

    @Test
    void theHighestOneMayMoveDown() {
        folder.without("V3__c.sql").with("V2.5__c.sql", ADD_C);
        assertThat(failureOf(() -> manager().migrateToLatest()).code()).isEqualTo("RENUMBERED_MIGRATION");
        manager().repair(Version.of("2.5"));
        assertRepaired("1", "2", "2.5");
    }

    @Test
    void isRecognisedByItsStatementsToo() {
        folder.without("V2__b.sql").with("V5__b.sql", "-- Was version 2.\n" + ADD_B);
        assertThat(failureOf(() -> manager().migrateToLatest()).code()).isEqualTo("RENUMBERED_MIGRATION");
        assertThat(executed(manager().repair())).containsExactly("5");
        assertRepaired("1", "5", "3");
    }

    @Test
    void whereAnotherBranchHasItsVersionBothAreTold() {
        folder.without("V2__b.sql")
                .with("V2__other.sql", "CREATE TABLE other (id INT);")
                .with("V4__b.sql", ADD_B);
        assertThat(failureOf(() -> manager().migrateToLatest()).code()).isEqualTo("RENUMBERED_MIGRATION");
        manager().repair(Version.of("2"));
        assertThat(applied()).containsExactly("1", "4", "3");
        assertThat(failureOf(() -> manager().migrateToLatest()).code()).isEqualTo("OUT_OF_ORDER");
        assertThat(executed(builder().outOfOrder(OutOfOrder.TRUE).build().migrateToLatest()))
                .containsExactly("2");
        assertRepaired("1", "4", "3", "2");
    }

    @Test
    void oneAfterTheOtherMovesUpTogether() {
        folder.with("V2__other.sql", "-- depends-on: 1\nCREATE TABLE other (id INT);")
                .without("V2__b.sql")
                .with("V3__b.sql", ADD_B)
                .without("V3__c.sql")
                .with("V4__c.sql", ADD_C);
        assertThat(manager().planRepair())
                .extracting(MigrationRepair::kind, MigrationRepair::recordedVersion, MigrationRepair::version)
                .containsExactlyInAnyOrder(
                        tuple(Kind.RENUMBERED, Version.of("2"), Version.of("3")),
                        tuple(Kind.RENUMBERED, Version.of("3"), Version.of("4")));
        assertThat(executed(manager().repair(Version.of("2")))).containsExactly("3", "4");
        assertRepaired("1", "3", "4");
        assertThat(executed(manager().migrateToLatest())).containsExactly("2");
    }

    @Test
    void twoMayHaveChangedPlaces() {
        folder.without("V2__b.sql")
                .without("V3__c.sql")
                .with("V2__c.sql", ADD_C)
                .with("V3__b.sql", ADD_B);
        assertThat(failureOf(() -> manager().migrateToLatest()))
                .hasMessageStartingWith(
                        "Applied migrations have other versions in the code now, with the same content: ");
        assertThat(executed(manager().repair())).containsExactlyInAnyOrder("2", "3");
        assertRepaired("1", "3", "2");
    }

    @Test
    void itIsNotRunTwiceWhereMissingOnesAreIgnored() {
        folder.without("V2__b.sql").with("V5__b.sql", ADD_B);
        assertThat(failureOf(() -> builder().onMissing(OnMissing.IGNORE).build().migrateToLatest())
                        .code())
                .isEqualTo("RENUMBERED_MIGRATION");
    }

    @Test
    void forgottenItIsRunAgainUnderItsNewVersion() {
        folder.without("V2__b.sql").with("V5__b.sql", ADD_B);
        assertThat(manager().planForget(Version.of("2")).version()).hasToString("5");
        manager().forget(Version.of("2"));
        database.execute("DROP TABLE b");
        assertThat(executed(manager().migrateToLatest())).containsExactly("5");
    }

    @Test
    void anotherContentIsMissedAndPending() {
        folder.without("V2__b.sql").with("V5__b.sql", "CREATE TABLE other (id INT);");
        assertThat(failureOf(() -> manager().migrateToLatest()).code()).isEqualTo("MISSING_MIGRATION");
    }

    @Test
    void contentThatTwoHaveTellsNothing() {
        folder.without("V2__b.sql").with("V5__b.sql", ADD_B).with("V6__b.sql", ADD_B);
        assertThat(failureOf(() -> manager().migrateToLatest()).code()).isEqualTo("MISSING_MIGRATION");
    }

    @Test
    void anotherNameAloneIsNoDifference() {
        folder.without("V2__b.sql").with("sub/V2__add_b.sql", ADD_B);
        assertThat(manager().migrateToLatest().executed()).isEmpty();
        assertThat(manager().validate().problems()).isEmpty();
        folder.with("V4__d.sql", "CREATE TABLE d (id INT);");
        manager().migrateToLatest();
        assertThat(database.rows("SELECT script, description FROM schema_version WHERE version = '2'"))
                .containsExactly("sub/V2__add_b.sql|add b");
    }
}
