package io.mockloop.migrations.engine.contract.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.HistoryEntry;
import io.mockloop.migrations.MigrationRepair;
import io.mockloop.migrations.MigrationRepair.Kind;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.settings.OnMissing;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

/** What was applied, and deleted from the code on purpose. */
@OnEachDatabase
class ForgetTests extends ContractTests {

    private static final Version TWO = Version.of("2");

    ForgetTests(TestDatabase server) {
        super(server);
    }

    private void applyThree() {
        folder.with("V1__first.sql", "CREATE TABLE a (id INT);")
                .with("V2__second.sql", "CREATE TABLE b (id INT);\n-- migrate:down\nDROP TABLE b;")
                .with("V3__third.sql", "CREATE TABLE c (id INT);");
        manager().migrateToLatest();
    }

    @Test
    void theMessageOfAMissingOneNamesTheWayOut() {
        applyThree();
        folder.without("V2__second.sql");
        MigrationException missing = failureOf(() -> manager().migrateToLatest());
        assertThat(missing.code()).isEqualTo("MISSING_MIGRATION");
        assertThat(missing.action())
                .isEqualTo("Put it back; or, if it was deleted on purpose, take it out of the history with"
                        + " MigrationManager.forget(\"2\"), or set mockloop.migrations.on-missing=ignore.");
    }

    @Test
    void takesItOutOfTheHistoryAndLeavesTheRest() {
        applyThree();
        folder.without("V2__second.sql").with("V4__fourth.sql", "CREATE TABLE d (id INT);");
        String[] catalog = catalogOfUser();

        MigrationResult result = manager().forget(TWO);

        assertThat(executed(result)).containsExactly("2");
        assertThat(result.executed().get(0).type()).isEqualTo(MigrationType.EVENT);
        assertThat(result.executed().get(0).direction()).isEqualTo(Direction.DOWN);
        assertThat(result.currentVersion()).hasToString("3");
        assertThat(result.applied()).isEqualTo(2);
        assertThat(applied()).containsExactly("1", "3");
        assertThat(catalogOfUser()).isEqualTo(catalog);
        HistoryEntry event = manager().history().get(3);
        assertThat(event.type()).isEqualTo(MigrationType.EVENT);
        assertThat(event.state()).isEqualTo(MigrationState.ROLLED_BACK);
        assertThat(event.direction()).isNull();
        assertThat(event.executionTime()).isNull();
        assertThat(event.version()).hasToString("2");
        assertThat(event.script()).isEqualTo("V2__second.sql");
        assertThat(event.description()).isEqualTo("Forgotten, and not undone: second");
        assertThat(manager().validate().problems()).isEmpty();
        assertThat(manager().details("2"))
                .hasValueSatisfying(details -> assertThat(details.state()).isEqualTo(MigrationState.ROLLED_BACK))
                .hasValueSatisfying(details -> assertThat(details.type()).isEqualTo(MigrationType.SQL));
        assertThat(executed(manager().migrateToLatest())).containsExactly("4");
    }

    @Test
    void saysBeforeWhatItWouldForget() {
        applyThree();
        folder.without("V2__second.sql");

        MigrationRepair planned = manager().planForget(TWO);

        assertThat(planned.kind()).isEqualTo(Kind.FORGOTTEN);
        assertThat(planned.recordedVersion()).isEqualTo(TWO);
        assertThat(planned.recordedScript()).isEqualTo("V2__second.sql");
        assertThat(planned.description()).isEqualTo("second");
        assertThat(planned.version()).isNull();
        assertThat(planned.script()).isEmpty();
        assertThat(applied()).containsExactly("1", "2", "3");
        assertThat(manager().history()).hasSize(3);
    }

    @Test
    void theHighestOneLeavesNothingAheadOfTheCode() {
        applyThree();
        folder.without("V3__third.sql");
        assertThat(manager().status().summary()).isEqualTo(Summary.AHEAD);

        manager().forget(Version.of("3"));

        assertThat(manager().status().summary()).isEqualTo(Summary.UP_TO_DATE);
        assertThat(manager().currentVersion()).contains(TWO);
    }

    @Test
    void aFileThatComesBackIsAppliedAgain() {
        applyThree();
        folder.without("V2__second.sql");
        manager().forget(TWO);
        database.execute("DROP TABLE b");
        folder.with("V2__second.sql", "-- depends-on: 1\nCREATE TABLE b (id INT);");

        assertThat(executed(manager().migrateToLatest())).containsExactly("2");
        assertThat(manager().validate().problems()).isEmpty();
    }

    @Test
    void refusesWhatTheCodeHas() {
        applyThree();
        MigrationException failure = failureOf(() -> manager().forget(TWO));
        assertThat(failure.code()).isEqualTo("STILL_IN_CODE");
        assertThat(failure)
                .hasMessage("Migration 2 cannot be forgotten: the code has it (V2__second.sql), and would apply it once"
                        + " more. Nothing was run.\n-> Delete it from the code first; or, if it is to be undone, roll it"
                        + " back.");
        assertThat(failureOf(() -> manager().planForget(TWO)).code()).isEqualTo("STILL_IN_CODE");
        assertThat(applied()).containsExactly("1", "2", "3");
    }

    @Test
    void refusesWhatTheCodeDependsOn() {
        applyThree();
        folder.without("V2__second.sql").with("V4__fourth.sql", "-- depends-on: 2\nCREATE TABLE d (id INT);");
        MigrationException failure = failureOf(() -> manager().forget(TWO));
        assertThat(failure.code()).isEqualTo("HAS_DEPENDENTS");
        assertThat(failure).hasMessageContaining("others of the code depend on it: 4 (V4__fourth.sql).");
        assertThat(applied()).containsExactly("1", "2", "3");
    }

    @Test
    void refusesWhatIsNotApplied() {
        applyThree();
        assertThat(failureOf(() -> manager().forget(Version.of("7"))).code()).isEqualTo("NOT_APPLIED");
    }

    @Test
    void refusesTheVersionThatTheDatabaseWasTakenOverAt() {
        database.execute("CREATE TABLE there_before (id INT)");
        manager().baseline(TWO);
        assertThat(failureOf(() -> manager().forget(TWO)).code()).isEqualTo("BELOW_BASELINE");
    }

    @Test
    void refusesWhileAMigrationIsHalfDone() {
        applyThree();
        folder.without("V2__second.sql")
                .with("V4__fourth.sql", "-- transaction: false\nCREATE TABLE d (id INT);\nnonsense;");
        failureOf(() -> builder().onMissing(OnMissing.IGNORE).build().migrateToLatest());
        assertThat(failureOf(() -> manager().forget(TWO)).code()).isEqualTo("UNFINISHED_MIGRATION");
    }
}
