package io.mockloop.migrations.engine.contract.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.RecoveryPlan;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.cli.output.Colours;
import io.mockloop.migrations.cli.output.RecoveryReport;
import io.mockloop.migrations.cli.output.Screen;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

/** Wherever a run in ranges ends, it goes on, or is taken back, from there. */
@OnEachDatabase
class KeyRangeRecoveryTests extends RangesOfItems {

    KeyRangeRecoveryTests(TestDatabase server) {
        super(server);
    }

    @Test
    void afterAFailureItGoesOnBehindTheLastRangeByItself() {
        withRanges(40);
        poison(100);
        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertThat(failure)
                .hasMessageContaining("in range 3, id = %s to id = %s, V2__ranges.sql:2".formatted(key(80), key(119)))
                .hasMessageContaining("Its first 80 rows are done, and stay; the next run goes on behind them.");
        assertThat(count("done = 1")).isEqualTo("80");
        assertThat(checkpoints()).containsExactly("2|80|2|250");
        assertThat(database.rows("SELECT state FROM schema_version WHERE version = '2'"))
                .containsExactly("FAILED");
        heal();
        folder.with("V3__more.sql", "CREATE TABLE more (id INT);\n");
        withRanges(70);
        assertThat(executed(manager().migrateToLatest())).containsExactly("2", "3");
        assertAll(1);
        assertNothingIsLeftBeside();
    }

    @Test
    void aFailureInTheFirstRangeLeavesNothing() {
        withRanges(40);
        poison(0);
        failureOf(() -> manager().migrateToLatest());
        assertThat(applied()).containsExactly("1");
        heal();
        manager().migrateToLatest();
        assertAll(1);
        assertNothingIsLeftBeside();
    }

    @Test
    void anotherStatementIsRefusedButAnotherLayoutIsNot() {
        withRanges(40);
        poison(100);
        failureOf(() -> manager().migrateToLatest());
        heal();
        folder.with("V2__ranges.sql", "-- batch: items.id 40\n" + STATEMENT.replace("+ 1", "+ 2"));
        assertThat(failureOf(() -> manager().migrateToLatest()))
                .hasMessageContaining("V2__ranges.sql:2")
                .hasMessageContaining("its statement or key has been changed since it began")
                .hasMessageContaining("or take back what is done");
        folder.with("V2__ranges.sql", "-- batch: items.twin 40\n" + STATEMENT);
        assertThat(failureOf(() -> manager().migrateToLatest())).hasMessageContaining("items.twin");
        assertThat(checkpoints()).containsExactly("2|80|2|250");
        folder.with("V2__ranges.sql", "-- batch: items.id 40\n\n/* new */ " + STATEMENT.replace(" WHERE", "\n  WHERE"));
        manager().migrateToLatest();
        assertAll(1);
    }

    private void failHalfway(String down) {
        folder.with("migration_2_ranges.sql", "-- migrate:up\n-- batch: items.id 40\n" + STATEMENT + down);
        poison(100);
        failureOf(() -> manager().migrateToLatest());
        assertThat(count("done = 1")).isEqualTo("80");
    }

    @Test
    void whatIsDoneIsTakenBackAndNothingElse() {
        failHalfway(BACK.formatted(30, ""));
        RecoveryPlan plan = manager().planRecovery(RecoveryKind.ROLLBACK).orElseThrow();
        assertThat(String.join("\n", plan.warnings())).doesNotContain("change rows whether or not");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new RecoveryReport(plan, null, false).context(new PrintStream(out, true, UTF_8), new Screen(Colours.NONE, 100));
        assertThat(out.toString(UTF_8))
                .contains("left half-done while it was applied: it failed. Rows done: 80 of 250.");
        manager().recover(Version.of("2"), RecoveryKind.ROLLBACK);
        assertAll(0);
        assertThat(applied()).containsExactly("1");
        assertThat(String.join("\n", catalogOfUser())).doesNotContain("schema_version_data");
        heal();
        manager().migrateToLatest();
        assertAll(1);
    }

    @Test
    void whatIsTakenBackHalfwayCanBeCompletedOrTakenBack() {
        for (RecoveryKind kind : RecoveryKind.values()) {
            // fails at the row of key 40, when the rows above it are taken back
            failHalfway(BACK.formatted(30, "")
                    .replace(
                            "done - 1",
                            "done - 1, copied = CASE WHEN id = %s AND note <> 'let'".formatted(key(40))
                                    + " THEN NULL ELSE 'none' END"));
            failureOf(() -> manager().recover(Version.of("2"), RecoveryKind.ROLLBACK));
            assertThat(count("done = 1")).isEqualTo("50");
            assertThat(checkpoints()).containsExactly("2|30|1|80");
            assertThat(failureOf(() -> manager().migrateToLatest())).hasMessageContaining("30 of 80 rows are done");
            database.execute("UPDATE items SET note = 'let' WHERE id = " + key(40));
            heal();
            manager().recover(Version.of("2"), kind);
            assertAll(kind == RecoveryKind.COMPLETE ? 1 : 0);
            assertThat(applied()).hasSize(kind == RecoveryKind.COMPLETE ? 2 : 1);
            assertThat(String.join("\n", catalogOfUser())).doesNotContain("schema_version_data");
            if (kind == RecoveryKind.COMPLETE) {
                manager().rollbackToVersion("1");
                assertAll(0);
                database.execute("UPDATE items SET note = 'n'");
            }
        }
    }

    @Test
    void aWayBackThatFailedGoesOnOrIsTurned() {
        for (RecoveryKind kind : RecoveryKind.values()) {
            folder.with(
                    "migration_2_ranges.sql",
                    "-- migrate:up\n-- batch: items.id 40\n" + STATEMENT
                            + BACK.formatted(30, "").replace("done - 1", "done - 1, copied = note"));
            manager().migrateToLatest();
            poison(200);
            assertThat(failureOf(() -> manager().rollbackToVersion("1")))
                    .hasMessageContaining("in range 2, id = %s to id = %s".formatted(key(219), key(190)))
                    .hasMessageContaining("Its first 30 rows are done, and stay; recover goes on behind them.");
            assertThat(count("done = 0")).isEqualTo("30");
            assertThat(manager().status().summary()).isEqualTo(Summary.FAILED);
            heal();
            manager().recover(Version.of("2"), kind);
            assertAll(kind == RecoveryKind.COMPLETE ? 0 : 1);
            if (kind == RecoveryKind.ROLLBACK) {
                manager().rollbackToVersion("1");
            }
            assertThat(applied()).containsExactly("1");
        }
    }

    @Test
    void aWayBackThatIsNoRangesForgetsHowFarItHadCome() {
        failHalfway("-- migrate:down\nUPDATE items SET done = 0;\n");
        RecoveryPlan plan = manager().planRecovery(RecoveryKind.ROLLBACK).orElseThrow();
        assertThat(String.join("\n", plan.warnings())).contains("change rows whether or not");
        manager().recover(Version.of("2"), RecoveryKind.ROLLBACK);
        assertAll(0);
        assertThat(String.join("\n", catalogOfUser())).doesNotContain("schema_version_data");
    }
}
