package io.mockloop.migrations.engine.contract.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.MigrationPlan.Source;
import io.mockloop.migrations.MigrationPlan.Step;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.settings.OutOfOrder;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.Await;
import io.mockloop.migrations.testkit.Background;
import io.mockloop.migrations.testkit.CountingDataSource;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class RollbackPlanTests extends ContractTests {

    private static final Duration LONG = Duration.ofSeconds(60);

    RollbackPlanTests(TestDatabase server) {
        super(server);
    }

    private void applyFour() {
        for (int version = 1; version <= 4; version++) {
            addPair(version);
        }
        manager().migrateToLatest();
    }

    private void addPair(int version) {
        folder.with("V%d__t.sql".formatted(version), "CREATE TABLE t%d (id INT);".formatted(version))
                .with("U%d__t.sql".formatted(version), "DROP TABLE t%d;".formatted(version));
    }

    private void forget(int version) {
        folder.without("V%d__t.sql".formatted(version)).without("U%d__t.sql".formatted(version));
    }

    private static List<String> versions(MigrationPlan plan) {
        return plan.steps().stream().map(Step::version).map(String::valueOf).toList();
    }

    private static void isOutOfDate(MigrationException failure, String what) {
        assertThat(failure.code()).isEqualTo("PLAN_CHANGED");
        assertThat(failure)
                .hasMessage("The plan is out of date: %s. Nothing was run.\n-> Make a new plan, and look at it.", what);
    }

    @Test
    void saysWhatGoingDownToAVersionWouldUndo() {
        applyFour();
        forget(4);
        MigrationPlan plan = manager().planRollback("2");
        assertThat(versions(plan)).containsExactly("4", "3");
        assertThat(plan.steps()).extracting(Step::source).containsExactly(Source.DATABASE, Source.FILE);
        assertThat(applied()).hasSize(4);
        assertThat(executed(manager().rollback(plan))).containsExactly("4", "3");
        assertThat(applied()).containsExactly("1", "2");
    }

    @Test
    void isRefusedAsTheRollbackWouldBe() {
        applyFour();
        assertThat(failureOf(() -> manager().planRollback("4")).code()).isEqualTo("TARGET_NOT_BELOW_CURRENT");
        assertThat(failureOf(() -> manager().planRollback("5")))
                .hasMessageStartingWith("Target version 5 is not lower than current version 4. Nothing was run.");
        folder.with("migration_005_e.sql", "-- depends-on: 4\n-- migrate:up\nCREATE TABLE e (id INT);\n")
                .with("V6__f.sql", "CREATE TABLE f (id INT);");
        manager().migrateToLatest();
        assertThat(failureOf(() -> manager().planRollback("none")).code()).isEqualTo("IRREVERSIBLE");
        assertThat(failureOf(() -> manager().planRollback(2)).code()).isEqualTo("IRREVERSIBLE");
        assertThat(failureOf(() -> manager().planRollback(Version.of("4"))).code())
                .isEqualTo("IRREVERSIBLE");
        assertThat(applied()).hasSize(6);
    }

    @Test
    void aVersionThatWasNeverThereIsNoneToGoBackTo() {
        addPair(1);
        addPair(3);
        addPair(4);
        manager().migrateToLatest();
        MigrationException failure = failureOf(() -> manager().rollbackToVersion("2.5"));
        assertThat(failure.code()).isEqualTo("UNKNOWN_VERSION");
        assertThat(failure.version()).hasToString("2.5");
        assertThat(failure)
                .hasMessage("There is no migration with version 2.5 to go back to, in the code or in the history."
                        + " Nothing was run.\n-> Name one that is applied, which then stays: the nearest are 1 below it, and 3"
                        + " above it.");
        assertThat(failureOf(() -> manager().planRollback("0.5")))
                .hasMessageEndingWith(
                        "-> None is applied below it: to undo all, name none. The next one above it is 1.");
        folder.with("V2__late.sql", "CREATE TABLE late (id INT);");
        assertThat(versions(manager().planRollback("2"))).containsExactly("4", "3");
        forget(3);
        assertThat(versions(manager().planRollback("3"))).containsExactly("4");
        assertThat(versions(manager().planRollback("0"))).containsExactly("4", "3", "1");
    }

    @Test
    void undoesThoseThatWereAppliedLast() {
        addPair(2);
        addPair(3);
        manager().migrateToLatest();
        addPair(1);
        folder.with("V4__t.sql", "CREATE TABLE t4 (id INT);").with("U4__t.sql", "DROP TABLE t4;");
        MigrationPlan nothing = builder().outOfOrder(OutOfOrder.TRUE).build().planRollback(1);
        assertThat(versions(nothing)).containsExactly("3");
        builder().outOfOrder(OutOfOrder.TRUE).build().migrateToLatest();
        assertThat(applied()).containsExactly("2", "3", "1", "4");
        assertThat(versions(manager().planRollback(1))).containsExactly("4");
        assertThat(versions(manager().planRollback(4))).containsExactly("4", "1", "3", "2");
        MigrationResult result = manager().rollback(manager().planRollback(2));
        assertThat(executed(result)).containsExactly("4", "1");
        assertThat(result.currentVersion()).hasToString("3");
        assertThat(applied()).containsExactly("2", "3");
    }

    @Test
    void refusesMoreStepsThanAreApplied() {
        MigrationException nothing = failureOf(() -> manager().planRollback(1));
        assertThat(nothing.code()).isEqualTo("TOO_MANY_STEPS");
        assertThat(nothing)
                .hasMessage("1 migration cannot be undone: none is applied. Nothing was run.\n-> There is nothing to"
                        + " undo.");
        assertThat(database.catalog()).isEmpty();
        applyFour();
        assertThat(versions(manager().planRollback(4))).hasSize(4);
        assertThat(failureOf(() -> manager().planRollback(5)))
                .hasMessage("5 migrations cannot be undone: 4 are applied. Nothing was run.\n-> Ask for 4 at most.");
        assertThatIllegalArgumentException().isThrownBy(() -> manager().planRollback(0));
        assertThatIllegalArgumentException().isThrownBy(() -> manager().planRollback(-1));
    }

    @Test
    void neitherCountsNorUndoesABaseline() {
        manager().baseline(Version.of("2"));
        addPair(1);
        addPair(3);
        manager().migrateToLatest();
        assertThat(applied()).containsExactly("2", "3");
        assertThat(versions(manager().planRollback(1))).containsExactly("3");
        assertThat(failureOf(() -> manager().planRollback(2)))
                .hasMessage(
                        "2 migrations cannot be undone: 1 is applied. Nothing was run.\n-> Ask for 1 at most; a version"
                                + " that the database was taken over at is never undone.");
        assertThat(failureOf(() -> manager().planRollback("none")).code()).isEqualTo("BELOW_BASELINE");
    }

    @Test
    void neitherCountsNorUndoesABaselineFileOrARepeatableMigration() {
        folder.with("B2__all.sql", "CREATE TABLE t2 (id INT);")
                .with("R__view.sql", "CREATE VIEW v AS SELECT 1 AS one;");
        addPair(3);
        manager().migrateToLatest();
        assertThat(versions(manager().planRollback(1))).containsExactly("3");
        assertThat(failureOf(() -> manager().planRollback(2)).code()).isEqualTo("TOO_MANY_STEPS");
    }

    @Test
    void takesNoPlanThatGoesUp() {
        addPair(1);
        MigrationPlan up = manager().plan();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager().rollback(up))
                .withMessage("The plan is not one of planRollback: it holds a step up, 1 (V1__t.sql)");
        assertThat(database.catalog()).isEmpty();
    }

    @Test
    void anEmptyPlanDoesNothing() {
        applyFour();
        assertThat(manager().rollback(new MigrationPlan(List.of())).executed()).isEmpty();
        assertThat(applied()).hasSize(4);
    }

    @Test
    void isOutOfDateWhereAMigrationIsNotAppliedAnyMore() {
        applyFour();
        MigrationPlan plan = manager().planRollback(2);
        manager().rollbackMigration(Version.of("3"));
        isOutOfDate(failureOf(() -> manager().rollback(plan)), "migration 3 is not applied any more");
        assertThat(applied()).containsExactly("1", "2", "4");
    }

    @Test
    void isOutOfDateWhereTheUndoIsAnotherOne() {
        applyFour();
        MigrationPlan plan = manager().planRollback(2);
        folder.with("U3__t.sql", "-- Only a comment is another one.\nDROP TABLE t3;");
        manager().planRollback(2);
        folder.with("U3__t.sql", "DELETE FROM t3;\nDROP TABLE t3;");
        isOutOfDate(
                failureOf(() -> manager().rollback(plan)),
                "the way back of migration 3 (U3__t.sql) has other statements now: statement 1 is DELETE FROM t3, and was"
                        + " shown as DROP TABLE t3");
        forget(3);
        isOutOfDate(
                failureOf(() -> manager().rollback(plan)),
                "the way back of migration 3 comes from DATABASE (V3__t.sql) now, and not from FILE (U3__t.sql)");
        assertThat(applied()).hasSize(4);
        addPair(3);
        assertThat(executed(manager().rollback(plan))).containsExactly("4", "3");
    }

    @Test
    void isOutOfDateWhereTheOrderIsAnotherOne() {
        applyFour();
        MigrationPlan plan = manager().planRollback(2);
        manager().rollbackMigration(Version.of("3"));
        builder().outOfOrder(OutOfOrder.TRUE).build().migrateToLatest();
        assertThat(applied()).containsExactly("1", "2", "4", "3");
        isOutOfDate(
                failureOf(() -> manager().rollback(plan)), "migrations 4 and 3 were applied in another order since");
    }

    @Test
    void keepsWhatWasAppliedSince() {
        applyFour();
        MigrationPlan plan = manager().planRollback("3");
        addPair(5);
        manager().migrateToLatest();
        assertThat(executed(manager().rollback(plan))).containsExactly("4");
        assertThat(applied()).containsExactly("1", "2", "3", "5");
    }

    @Test
    void isRefusedWhereWhatWasAppliedSinceDependsOnIt() {
        applyFour();
        MigrationPlan plan = manager().planRollback("3");
        folder.with("V5__t.sql", "-- depends-on: 4\nCREATE TABLE t5 (id INT);");
        manager().migrateToLatest();
        assertThat(failureOf(() -> manager().rollback(plan)).code()).isEqualTo("HAS_DEPENDENTS");
        assertThat(applied()).hasSize(5);
    }

    /** Applies or undoes something while another call waits for it. */
    private MigrationPlan whileAnotherIsAtIt(Coded coded, Runnable another, CountDownLatch mayEnd, CountDownLatch begun)
            throws Exception {
        MigrationPlan plan = manager(coded).planRollback("3");
        CompletableFuture<?> first = Background.start(Executors.callable(another));
        assertThat(begun.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        CountingDataSource counting = new CountingDataSource(database.dataSource());
        CompletableFuture<MigrationResult> waiting =
                Background.start(() -> MigrationManagerBuilder.forDataSource(counting)
                        .locations(folder.location())
                        .migrations(coded)
                        .build()
                        .rollback(plan));
        Await.until(LONG, "the rollback waits", () -> counting.statements().size() > 5);
        mayEnd.countDown();
        first.get(LONG.toSeconds(), TimeUnit.SECONDS);
        waiting.handle((result, failure) -> null).get(LONG.toSeconds(), TimeUnit.SECONDS);
        rollback = waiting;
        return plan;
    }

    private CompletableFuture<MigrationResult> rollback = new CompletableFuture<>();

    @Test
    void looksAtThePlanAgainUnderTheLock() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Coded five = Coded.sending("5", "CREATE TABLE t5 (id INT)").undoneBy(db -> {
            begun.countDown();
            mayEnd.await();
            db.execute("DROP TABLE t5");
        });
        for (int version = 1; version <= 4; version++) {
            addPair(version);
        }
        manager(five).migrateToLatest();
        whileAnotherIsAtIt(five, () -> manager(five).rollbackToVersion("3"), mayEnd, begun);
        assertThat(rollback)
                .failsWithin(LONG)
                .withThrowableThat()
                .havingCause()
                .withMessageContaining("The plan is out of date: migration")
                .withMessageContaining("is not applied any more. Nothing was run.");
        assertThat(applied()).containsExactly("1", "2", "3");
    }

    @Test
    void undoesNothingThatAnotherProcessHasAppliedWhileItWaited() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        applyFour();
        Coded five = new Coded("5", db -> {
            begun.countDown();
            mayEnd.await();
            db.execute("CREATE TABLE t5 (id INT)");
        });
        whileAnotherIsAtIt(five, () -> manager(five).migrateToLatest(), mayEnd, begun);
        assertThat(executed(rollback.get())).containsExactly("4");
        assertThat(applied()).containsExactly("1", "2", "3", "5");
    }

    @Test
    void nothingIsPlannedWhereAMigrationIsUnfinished() {
        applyFour();
        database.execute("UPDATE schema_version SET state = 'FAILED', statement_done = 0, statement_sent = 1,"
                + " statement_count = 1 WHERE version = '4'");
        assertThat(failureOf(() -> manager().planRollback(1)).code()).isEqualTo("UNFINISHED_MIGRATION");
        assertThat(failureOf(() -> manager().planRollback("1")).code()).isEqualTo("UNFINISHED_MIGRATION");
        assertThat(failureOf(() -> manager().plan())).hasMessageContaining("4 (V4__t.sql) was left half-done");
    }
}
