package io.mockloop.migrations.engine.contract.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.RecoveryPlan;
import io.mockloop.migrations.RecoveryState;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.MigrationFailedException;
import io.mockloop.migrations.exception.RecoveryException;
import io.mockloop.migrations.testkit.Await;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a recovery must not do: run what nobody has seen, and destroy what isn't the migration's. */
@OnEachDatabase
class RecoverWithCareTests extends ContractTests {

    private static final Version ONE = Version.of("1");
    private static final String OUTSIDE = "-- transaction: false\n";

    RecoverWithCareTests(TestDatabase server) {
        super(server);
    }

    private MigrationException half(String up, String down) {
        folder.with("V1__a.sql", OUTSIDE + up).with("U1__a.sql", OUTSIDE + down);
        return failureOf(() -> manager().migrateToLatest());
    }

    @Test
    void whatWasThereBeforeTheFirstStatementStaysAndNothingIsLeftHalfDone() {
        database.execute("CREATE TABLE customers (id INT)", "INSERT INTO customers VALUES (42)");
        folder.with("V1__first.sql", "SELECT 1;\n");
        builder()
                .baselineOnMigrate(true)
                .baselineVersion(Version.of("0.1"))
                .build()
                .migrateToLatest();
        folder.with("V2__a.sql", OUTSIDE + "CREATE TABLE customers (id INT);\nCREATE TABLE b (id INT);\n")
                .with("U2__a.sql", OUTSIDE + "DROP TABLE b;\nDROP TABLE customers;\n");
        failureOf(() -> manager().migrateToLatest());
        assertThat(manager().state(Version.of("2"))).isEqualTo(RecoveryState.NONE);
        assertThat(manager().recover(null, null).executed()).isEmpty();
        assertThat(database.rows("SELECT id FROM customers")).containsExactly("42");
    }

    @Test
    void whatWasThereBeforeALaterStatementIsNotRemovedByDefault() {
        folder.with("V1__first.sql", "CREATE TABLE customers (id INT);\n");
        manager().migrateToLatest();
        folder.with("V2__a.sql", OUTSIDE + "CREATE TABLE b (id INT);\nCREATE TABLE customers (id INT);\n")
                .with("U2__a.sql", OUTSIDE + "DROP TABLE customers;\nDROP TABLE b;\n");
        failureOf(() -> manager().migrateToLatest());
        if (database.traits().isCatalogAsked()) {
            assertThat(failureOf(() -> manager().recover(null, null)))
                    .isInstanceOf(RecoveryException.class)
                    .hasMessageContaining("statement 2 (V2__a.sql:3): CREATE TABLE customers (id INT)");
        }
        assertThat(manager().planRecovery(RecoveryKind.ROLLBACK).orElseThrow().warnings().stream()
                        .anyMatch(each -> each.contains("the way back may remove it: statement 2")))
                .isEqualTo(database.traits().isCatalogAsked());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO gone SELECT id FROM x1",
                "UPDATE gone SET id = 1",
                "DELETE FROM x1 WHERE id IN (SELECT id FROM gone)"
            })
    void aChangeOfRowsThatFailsStopsIt(String change) {
        half(
                "CREATE TABLE x1 (id INT);\nINSERT INTO x1 VALUES (7);\nINSERT INTO missing VALUES (1);\n",
                change + ";\nDROP TABLE x1;\n");
        assertThat(failureOf(() -> manager().recover(ONE, RecoveryKind.ROLLBACK)))
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageContaining("gone");
        assertThat(database.rows("SELECT id FROM x1")).containsExactly("7");
        assertThat(manager().state(ONE)).isEqualTo(RecoveryState.FAILED);
    }

    @Test
    void aStatementThatNamesSeveralStopsIt() {
        half(
                "CREATE TABLE x1 (id INT);\nINSERT INTO missing VALUES (1);\nCREATE TABLE x2 (id INT);\n",
                "DROP TABLE x2, x1;\n");
        assertThat(failureOf(() -> manager().recover(ONE, RecoveryKind.ROLLBACK)))
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageContaining("U1__a.sql:2");
        assertThat(manager().state(ONE)).isEqualTo(RecoveryState.FAILED);
    }

    @Test
    void rowsThatAreChangedWhateverWasDoneAreNamed() {
        half(
                "CREATE TABLE t (n INT);\nINSERT INTO missing VALUES (1);\nUPDATE t SET n = n + 1;\n",
                "UPDATE t SET n = n - 1;\nDROP TABLE t;\n");
        RecoveryPlan plan = manager().planRecovery().orElseThrow();
        assertThat(plan.warnings())
                .contains("Not all of the migration was done, and these change rows whether or not what they take back"
                        + " was: U1__a.sql:2");
    }

    @ParameterizedTest
    @CsvSource({"COMPLETE, true", "COMPLETE, false", "ROLLBACK, true", "ROLLBACK, false"})
    void whatIsKnownOfAStatementThatFailedCannotBeSaid(RecoveryKind kind, boolean isDone) {
        half("CREATE TABLE x1 (id INT);\nINSERT INTO missing VALUES (1);\n", "DROP TABLE x1;\n");
        assertThat(failureOf(() -> manager().planRecovery(kind, isDone)).what())
                .isEqualTo("Migration 1 (V1__a.sql): no statement is in doubt: statement 1 of 2 was the last one done"
                        + " (V1__a.sql:2). Statement 2 returned the error (V1__a.sql:3).");
    }

    @ParameterizedTest
    @CsvSource({"CREATE TABLE x2 (id INT), 2", "DROP TABLE x1, 1"})
    void whatTheCatalogTellsCannotBeSaidOtherwise(String second, int done) {
        assumeThat(database.traits().isCatalogAsked()).isTrue();
        half("CREATE TABLE x1 (id INT);\n" + second + ";\nINSERT INTO missing VALUES (1);\n", "DROP TABLE x1;\n");
        database.execute(
                "UPDATE schema_version SET state = 'RUNNING', statement_done = 1, statement_sent = 2",
                done == 2 ? "SELECT 1" : "CREATE TABLE x1 (id INT)");
        for (RecoveryKind kind : RecoveryKind.values()) {
            assertThat(failureOf(() -> manager().planRecovery(kind, done != 2)).what())
                    .startsWith("Migration 1 (V1__a.sql): no statement is in doubt: statement " + done
                            + " of 3 was the last one done (V1__a.sql:" + (done + 1) + ").");
        }
    }

    @Test
    void aPlanIsRunAsItWasShownOrNotAtAll() {
        half("CREATE TABLE x1 (id INT);\nINSERT INTO missing VALUES (1);\n", "DROP TABLE x1;\n");
        RecoveryPlan plan = manager().planRecovery(RecoveryKind.ROLLBACK).orElseThrow();
        folder.with("U1__a.sql", OUTSIDE + "DROP TABLE x1;\nDROP TABLE x9;\n");
        assertThat(failureOf(() -> manager().recover(plan)))
                .isInstanceOf(RecoveryException.class)
                .hasMessageContaining(
                        "isn't what was shown: it has other statements now: statement 2, DROP TABLE x9, was"
                                + " not shown.");
        assertThat(manager().state(ONE)).isEqualTo(RecoveryState.FAILED);
    }

    @Test
    void whileAProcessIsAtItThePlanWaits() throws ExecutionException, InterruptedException {
        half(
                "CREATE TABLE x1 (id INT);\nINSERT INTO missing VALUES (1);\n",
                database.slowStatement(1) + ";\nDROP TABLE x1;\n");
        CompletableFuture<?> other = CompletableFuture.runAsync(() -> manager().recover(ONE, RecoveryKind.ROLLBACK));
        Await.until(
                Duration.ofSeconds(30),
                "the other one is at it",
                () -> database.rows("SELECT state FROM schema_version").equals(List.of("RUNNING")));
        assertThat(manager().planRecovery()).isEmpty();
        other.get();
        assertThat(manager().state(ONE)).isEqualTo(RecoveryState.NONE);
    }

    /** Half-done either way, what comes later isn't done: what takes that back is made, or gone, already. */
    @Test
    void whatWasNotMadeAwayWithYetIsPassedOverWhereItIsToBeMadeAgain() {
        String up = "-- transaction: false\nCREATE TABLE b (id INT);\n%sALTER TABLE a DROP COLUMN old;\n";
        String down = "-- transaction: false\nALTER TABLE a ADD COLUMN old INT;\n%sDROP TABLE b;\n";
        String fails = "INSERT INTO missing VALUES (1);\n";
        folder.with("V1__a.sql", "CREATE TABLE a (id INT, old INT);\n")
                .with("V2__b.sql", up.formatted(fails))
                .with("U2__b.sql", down.formatted(""));
        failureOf(() -> manager().migrateToLatest());
        assertThat(executed(manager().recover(null, RecoveryKind.ROLLBACK))).containsExactly("2");
        String[] before = catalogOfUser();
        folder.with("V2__b.sql", up.formatted("")).with("U2__b.sql", down.formatted(fails));
        manager().migrateToLatest();
        String[] after = catalogOfUser();
        failureOf(() -> manager().rollbackMigration(Version.of("2")));
        manager().recover(null, RecoveryKind.ROLLBACK);
        assertThat(catalogOfUser()).isEqualTo(after);
        folder.with("U2__b.sql", down.formatted(""));
        manager().rollbackMigration(Version.of("2"));
        assertThat(catalogOfUser()).isEqualTo(before);
    }
}
