package io.mockloop.migrations.engine.contract.future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationPlan.Source;
import io.mockloop.migrations.MigrationPlan.Step;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.Logged;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.settings.TransactionScope;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An older release, which has four migrations, is started on the database of one that has more. */
@OnEachDatabase
class FutureRollbackTests extends OlderReleaseTests {

    FutureRollbackTests(TestDatabase server) {
        super(server);
    }

    @Test
    void undoesWhatIsAheadAndGoesOn() {
        folder.with("R__mark.sql", "INSERT INTO t1 VALUES (4);");
        applyFour();
        String[] before = catalogOfUser();
        addPair("5");
        addPair("6");
        folder.with("R__mark.sql", "INSERT INTO t1 VALUES (6);");
        manager().migrateToLatest();
        forget("5", "6");
        folder.with("R__mark.sql", "INSERT INTO t1 VALUES (44);");
        MigrationResult result = older("6").build().migrateToLatest();
        assertThat(executed(result)).containsExactly("6", "5", "null");
        assertThat(result.executed())
                .extracting(MigrationResult.Executed::direction)
                .containsExactly(Direction.DOWN, Direction.DOWN, Direction.UP);
        assertThat(result.currentVersion()).hasToString("4");
        assertThat(result.applied()).isEqualTo(5);
        assertThat(result.pending()).isZero();
        assertThat(catalogOfUser()).isEqualTo(before);
        assertThat(database.rows("SELECT id FROM t1 ORDER BY id")).containsExactly("1", "4", "6", "44");
        assertThat(manager().history().stream().filter(e -> e.state() == MigrationState.ROLLED_BACK))
                .extracting(e -> String.valueOf(e.version()))
                .containsExactly("6", "5");
        assertThat(older("6").build().migrateToLatest().executed()).isEmpty();
        assertThat(older(null).build().status().summary()).isEqualTo(Summary.UP_TO_DATE);
    }

    @Test
    void appliesWhatIsPendingBehindIt() {
        applyFour();
        addPair("6");
        manager().migrateToLatest();
        forget("6");
        addPair("5");
        MigrationResult result = older("6").build().migrateToLatest();
        assertThat(executed(result)).containsExactly("6", "5");
        assertThat(result.currentVersion()).hasToString("5");
        assertThat(applied()).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void undoesInReverseOrderOfApplication() {
        applyFour();
        addPair("6");
        manager().migrateToLatest();
        folder.with("V5__t.sql", "-- depends-on: 6\nCREATE TABLE t5 (id INT);").with("U5__t.sql", "DROP TABLE t5;");
        manager().migrateToLatest();
        forget("5", "6");
        assertThat(executed(older("6").build().migrateToLatest())).containsExactly("5", "6");
    }

    @Test
    void isRefusedWithoutAnOrder() {
        applySix();
        MigrationException failure = refusal(null);
        assertThat(failure.code()).isEqualTo("FUTURE_MIGRATION");
        assertThat(failure)
                .hasMessage(
                        "The database is at version 6, ahead of the code, whose highest version is 4: 5 (V5__t.sql), 6"
                                + " (V6__t.sql). They are undone only where rollback-from says which version that is; it is"
                                + " not set. Nothing was run.\n-> To undo them with the down statements stored in the"
                                + " database, which deletes what they hold, set mockloop.migrations.rollback-from=6; else"
                                + " start a release that has them, or set mockloop.migrations.on-future=ignore.");
    }

    @Test
    void isRefusedWithAnOrderForAnotherVersion() {
        applySix();
        for (String other : List.of("5", "4", "7")) {
            MigrationException failure = refusal(other);
            assertThat(failure.code()).isEqualTo("FUTURE_MIGRATION");
            assertThat(failure)
                    .hasMessageContaining("They are not undone, since rollback-from says %s.", other)
                    .hasMessageContaining("set mockloop.migrations.rollback-from=6;");
        }
    }

    @Test
    void anOrderAloneHasNoEffectAndThatIsSaid() {
        applySix();
        try (Logged log = new Logged("io.mockloop.migrations.engine")) {
            assertThat(builder()
                            .rollbackFrom(Version.of("6"))
                            .build()
                            .migrateToLatest()
                            .executed())
                    .isEmpty();
            assertThat(log.messages("WARN"))
                    .containsExactly("rollback-from=6 has no effect without on-future=rollback");
        }
        assertThat(applied()).hasSize(6);
    }

    @Test
    void saysWhatItIsGoingToUndo() {
        applySix();
        try (Logged log = new Logged("io.mockloop.migrations.engine")) {
            older("6").build().migrateToLatest();
            assertThat(log.messages("WARN"))
                    .containsExactly(
                            "The database is ahead of the code: these are to be undone with the down statements"
                                    + " stored in it, as rollback-from=6 orders: 5 (V5__t.sql), 6 (V6__t.sql)");
            older("6").build().migrateToLatest();
            assertThat(log.messages("INFO"))
                    .contains(
                            "There is nothing to undo for rollback-from=6, since the database is not ahead of the code:"
                                    + " take the setting away");
        }
    }

    @Test
    void thePlanShowsIt() {
        applySix();
        assertThat(older("6").build().plan().steps())
                .extracting(step -> String.valueOf(step.version()), Step::direction, Step::source)
                .containsExactly(
                        tuple("6", Direction.DOWN, Source.DATABASE), tuple("5", Direction.DOWN, Source.DATABASE));
        assertThat(older("6").build().plan("4").steps()).hasSize(2);
        assertThat(older("6").build().plan("3").steps()).hasSize(3);
        assertThat(failureOf(() -> older("5").build().plan()).code()).isEqualTo("FUTURE_MIGRATION");
        assertThat(applied()).hasSize(6);
    }

    @Test
    void whatIsAheadIsAProblemOnlyWithoutAnOrder() {
        applySix();
        assertThat(older("6").build().validate().problems()).isEmpty();
        assertThat(older("6").build().status().summary()).isEqualTo(Summary.AHEAD);
        assertThat(older("5").build().status().summary()).isEqualTo(Summary.INVALID);
        assertThat(older("5").build().validate().problems())
                .extracting(Problem::code, Problem::version)
                .containsExactly(tuple("FUTURE_MIGRATION", "5"), tuple("FUTURE_MIGRATION", "6"));
    }

    @Test
    void goesToATargetOfTheCode() {
        applySix();
        assertThat(executed(older("6").build().migrateToVersion("4"))).containsExactly("6", "5");
        assertThat(applied()).hasSize(4);
    }

    @Test
    void aTargetBelowWhatIsKeptIsRefused() {
        applySix();
        assertThat(failureOf(() -> older("6").build().migrateToVersion("3")))
                .hasMessageStartingWith("Target version 3 is lower than current version 4.");
        assertThat(applied()).hasSize(6);
    }

    @Test
    void otherCallsUndoNothing() {
        applySix();
        addPair("4.5");
        assertThat(failureOf(() -> older("6").build().applyMigration(Version.of("4.5")))
                        .code())
                .isEqualTo("FUTURE_MIGRATION");
        assertThat(applied()).hasSize(6);
    }

    @Test
    void aJavaMigrationWithoutItsClassStopsItBeforeAnythingIsUndone() {
        applyFour();
        manager(Coded.sending("5", "CREATE TABLE t5 (id INT)")).migrateToLatest();
        addPair("6");
        manager(Coded.sending("5", "CREATE TABLE t5 (id INT)")).migrateToLatest();
        forget("6");
        MigrationException failure = refusal("6");
        assertThat(failure.code()).isEqualTo("IRREVERSIBLE");
        assertThat(failure).hasMessageStartingWith("There is no way back from 5 (" + Coded.class.getName() + ")");
    }

    @Test
    void aMigrationWithoutAStoredUndoStopsIt() {
        applyFour();
        folder.with("V5__t.sql", "CREATE TABLE t5 (id INT);");
        addPair("6");
        manager().migrateToLatest();
        folder.without("V5__t.sql");
        forget("6");
        assertThat(refusal("6").code()).isEqualTo("IRREVERSIBLE");
    }

    @Test
    void oneChangedByteOfAStoredTextStopsIt() {
        applySix();
        database.execute("UPDATE schema_version SET down_sql = REPLACE(down_sql, 'TABLE t5', 'TABLE t4')"
                + " WHERE version = '5'");
        assertThat(refusal("6").code()).isEqualTo("STORED_DOWN_CHANGED");
    }

    @Test
    void nothingIsUndoneWhereNoMigrationIsFoundAtAll() {
        applySix();
        forget("1", "2", "3", "4");
        MigrationException failure = refusal("6");
        assertThat(failure.code()).isEqualTo("FUTURE_MIGRATION");
        assertThat(failure)
                .hasMessageContaining("No migrations were found at all, and so nothing is undone")
                .hasMessageEndingWith(
                        "-> Correct mockloop.migrations.locations, or mockloop.migrations.java-packages.");
    }

    @Test
    void nothingIsUndoneWhereOneBelowIsMissing() {
        applyFour();
        addPair("5");
        addPair("6");
        manager().migrateToLatest();
        forget("3", "5", "6");
        assertThat(refusal("6").code()).isEqualTo("MISSING_MIGRATION");
    }

    @Test
    void nothingIsUndoneThatAKeptOneDependsOn() {
        applySix();
        folder.with("V4__t.sql", "-- depends-on: 5\nCREATE TABLE t4 (id INT);");
        assertThat(refusal("6").code()).isEqualTo("HAS_DEPENDENTS");
    }

    @Test
    void allOfItOrNothingWhereAllIsOneTransaction() {
        assumeTrue(undoesSchemaChanges(), "the others' schema changes cannot be one transaction");
        applyFour();
        addPair("5");
        addPair("6");
        folder.with("U5__t.sql", "DROP TABLE t5;\nDROP TABLE missing;");
        manager().migrateToLatest();
        forget("5", "6");
        assertThat(failureOf(() -> older("6")
                                .transaction(TransactionScope.ALL)
                                .build()
                                .migrateToLatest())
                        .code())
                .isEqualTo("MIGRATION_FAILED");
        assertThat(applied()).hasSize(6);
    }
}
