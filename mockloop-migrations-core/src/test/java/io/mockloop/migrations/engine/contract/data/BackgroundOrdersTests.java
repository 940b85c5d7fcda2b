package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mockloop.migrations.BackgroundRows;
import io.mockloop.migrations.DataMigrationStatus.Halt;
import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.engine.contract.Logged;
import io.mockloop.migrations.testkit.Await;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Rows in the background that are ordered to end, or to go on, or fail. */
@OnEachDatabase
class BackgroundOrdersTests extends BackgroundSuite {

    BackgroundOrdersTests(TestDatabase server) {
        super(server);
    }

    @Test
    void whatIsPausedWaitsForAnOrderToGoOn() throws InterruptedException {
        withRangesBehind();
        manager().migrateForeground();
        manager().pauseDataMigration(TWO);
        try (BackgroundRows rows = manager().startBackground()) {
            assertThat(rows.await(Duration.ofMillis(300))).isFalse();
            assertThat(manager().migrateToLatest().inBackground()).containsExactly(TWO);
            folder.with("V3__more.sql", "CREATE TABLE more (id INT);\n");
            assertThat(failureOf(() -> manager().migrateForeground()))
                    .hasMessageContaining("it was paused; state BACKGROUND")
                    .hasMessageContaining("resumeDataMigration(\"2\")");
            assertAll(0);
            manager().resumeDataMigration(TWO);
            assertThat(rows.await(LONG)).isTrue();
        }
        assertAll(1);
    }

    @Test
    void ordersLeaveEventsThatSayNothingOfWhatIsApplied() throws InterruptedException {
        withRangesBehind();
        manager().migrateForeground();
        manager().pauseDataMigration(TWO);
        manager().pauseDataMigration(TWO);
        manager().resumeDataMigration(TWO);
        assertThat(database.rows("SELECT description, type, state FROM schema_version_log WHERE id > 2 ORDER BY id"))
                .containsExactly("Paused: ranges|EVENT|BACKGROUND", "Resumed: ranges|EVENT|BACKGROUND");
        assertThat(manager().status().history().get(2).isMarked()).isFalse();
        finish(manager());
        assertNothingIsLeftBeside();

        database.execute("DELETE FROM schema_version WHERE version = '2'");
        assertThat(manager().status().problems().problems())
                .singleElement()
                .satisfies(lost -> assertThat(lost.message()).contains("the log says that it is applied", ", row 5"));
    }

    /** Holds the history's lock while the rows of another one are paused. */
    @MigrationInfo(version = "3", description = "Pause", dependencies = "1")
    private final class PausingAnother implements Migration {

        @Override
        public void up(DatabaseConnection db) {
            builder().lockTimeout(Duration.ofMillis(200)).build().pauseDataMigration(TWO);
        }

        @Override
        public void down(DatabaseConnection db) {
            throw new UnsupportedOperationException("It isn't undone");
        }
    }

    @Test
    void anOrderIsGivenAlsoIfTheLogCannotSayItNow() {
        assumeTrue(That.IS_A_SERVER.isTrueOf(database), "nobody writes while a transaction of SQLite does");
        withRangesBehind();
        manager().migrateForeground();
        try (Logged logged = new Logged("io.mockloop.migrations.engine.DataOrders")) {
            manager(new PausingAnother()).migrateForeground();
            assertThat(logged.messages("WARN"))
                    .singleElement(as(STRING))
                    .startsWith("Migration 2 (V2__ranges.sql) was paused, and the log has no event of it: ");
        }
        assertThat(halt(manager())).isEqualTo(Halt.PAUSED);
    }

    @Test
    void whatIsCancelledIsLeftToARecovery() {
        withRangesBehind();
        folder.with(
                "U2__ranges.sql",
                "-- batch: items.id 100\nUPDATE items SET done = 0 WHERE id BETWEEN :from AND :to;\n");
        manager().migrateForeground();
        assertThat(failureOf(() -> manager().rollbackToVersion("1")))
                .hasMessageContaining("its rows are gone through in the background")
                .hasMessageContaining("cancelDataMigration(\"2\")");
        assertThat(manager().cancelDataMigration(TWO).state()).isEqualTo(MigrationState.PARTIAL);
        assertThat(failureOf(() -> manager().migrateForeground())).hasMessageContaining("it was cancelled");
        manager().recover(TWO, RecoveryKind.ROLLBACK);
        assertThat(applied()).containsExactly("1");
        manager().migrateForeground();
        manager().cancelDataMigration(TWO);
        manager().recover(TWO, RecoveryKind.COMPLETE);
        assertAll(1);
        assertNothingIsLeftBeside();
    }

    @Test
    void whatFailsIsTriedOnceByEachProcessAndByOrder() throws InterruptedException {
        withRangesBehind();
        manager().migrateForeground();
        poison(150);
        try (BackgroundRows rows = manager().startBackground()) {
            Await.until(LONG, "it has failed", () -> halt(manager()) == Halt.FAILED);
            assertThat(count("done = 1")).isEqualTo("100");
            assertThat(state()).isEqualTo("BACKGROUND");
            assertThat(database.rows("SELECT state FROM schema_version_log WHERE version = '2' ORDER BY id"))
                    .containsExactly("BACKGROUND", "FAILED");
            heal();
            assertThat(rows.await(Duration.ofMillis(1500))).isFalse();
            assertThat(halt(manager())).isEqualTo(Halt.FAILED);
            finish(manager());
            assertThat(rows.await(LONG)).isTrue();
        }
        assertAll(1);
        assertNothingIsLeftBeside();
    }
}
