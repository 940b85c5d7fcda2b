package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mockloop.migrations.DataMigrationStatus;
import io.mockloop.migrations.DataMigrationStatus.Halt;
import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationStatus.RowCount;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.testkit.Await;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Another process orders a migration of rows to end, and to go on. */
@OnEachDatabase
class HaltTests extends RangesOfItems {

    private static final Version TWO = Version.of("002.0"); // the code writes 2

    HaltTests(TestDatabase server) {
        super(server);
    }

    /** Behind its first range it is ordered to. */
    private MigrationException halted(Halt halt) {
        withRanges(100);
        return failureOf(() -> beside(() -> {
                    DataMigrationStatus told = halt == Halt.PAUSED
                            ? manager().pauseDataMigration(TWO)
                            : manager().cancelDataMigration(TWO);
                    assertThat(told.rows()).isEqualTo(new RowCount(100, ROWS));
                    assertThat(told.halt()).isEqualTo(halt);
                })
                .migrateToLatest());
    }

    private List<String> row() {
        return database.rows("SELECT state FROM schema_version WHERE version = '2'");
    }

    @Test
    void aPauseLastsUntilItIsResumed() {
        MigrationException ended = halted(Halt.PAUSED);
        assertThat(ended.code()).isEqualTo("PAUSED");
        assertThat(ended)
                .hasMessageContaining("in range 2, ")
                .hasMessageContaining("it was paused")
                .hasMessageContaining("Its first 100 rows are done, and stay")
                .hasMessageContaining("MigrationManager.resumeDataMigration(\"2\")");
        assertThat(count("done = 1")).isEqualTo("100");
        assertThat(row()).containsExactly("PARTIAL");
        assertThat(database.rows("SELECT state FROM schema_version_log WHERE version = '2'"))
                .containsExactly("PARTIAL");
        assertThat(manager().dataMigrations())
                .containsExactly(new DataMigrationStatus(
                        TWO, "ranges", MigrationState.PARTIAL, new RowCount(100, ROWS), 0, Halt.PAUSED, null));

        assertThat(failureOf(() -> manager().migrateToLatest()))
                .hasMessageContaining("it was paused; state PARTIAL")
                .hasMessageContaining("100 of 250 rows are done, and stay so.")
                .hasMessageContaining("resumeDataMigration(\"2\")");
        assertThat(count("done = 1")).isEqualTo("100");

        assertThat(manager().resumeDataMigration(TWO).halt()).isNull();
        assertThat(executed(manager().migrateToLatest())).containsExactly("2");
        assertAll(1);
        assertNothingIsLeftBeside();
    }

    @Test
    void whatIsCancelledIsCompletedByARecoveryAlone() {
        assertThat(halted(Halt.CANCELLED).code()).isEqualTo("CANCELLED");
        assertThat(failureOf(() -> manager().migrateToLatest())).hasMessageContaining("it was cancelled");
        assertThat(failureOf(() -> manager().resumeDataMigration(TWO)).code()).isEqualTo("CANCELLED");
        assertThat(executed(manager().recover(TWO, RecoveryKind.COMPLETE))).containsExactly("2");
        assertAll(1);
        assertNothingIsLeftBeside();
    }

    @Test
    void orTakenBack() {
        withRanges(100);
        folder.with("U2__ranges.sql", BACK.formatted(100, "").lines().skip(1).reduce("", (a, b) -> a + b + "\n"));
        halted(Halt.CANCELLED);
        manager().recover(TWO, RecoveryKind.ROLLBACK);
        assertAll(0);
        assertThat(applied()).containsExactly("1");
        assertThat(executed(manager().migrateToLatest())).containsExactly("2");
        assertAll(1);
    }

    /** The batch in which it is ordered isn't committed any more. */
    @MigrationInfo(version = "2", description = "Mark rows")
    private final class Pausing extends Marking {

        private final int at;

        Pausing(int at) {
            super(40);
            this.at = at;
        }

        @Override
        public void processBatch(DatabaseConnection db, List<Row> rows) throws Exception {
            super.processBatch(db, rows);
            if (sizes().size() == at) {
                manager(new Marking(40)).pauseDataMigration(TWO);
            }
        }
    }

    @Test
    void noBatchIsCommittedBehindAPause() {
        assumeTrue(That.IS_A_SERVER.isTrueOf(database), "nobody writes while a transaction of SQLite does");
        assertThat(failureOf(() -> manager(new Pausing(3)).migrateToLatest()).code())
                .isEqualTo("PAUSED");
        assertThat(count("done = 1")).isEqualTo("80");
        manager(new Marking(40)).resumeDataMigration(TWO);
        assertThat(executed(manager(new Marking(40)).migrateToLatest())).containsExactly("2");
        assertAll(1);
    }

    @Test
    void aPauseInTheFirstBatchLastsToo() {
        assumeTrue(That.IS_A_SERVER.isTrueOf(database), "nobody writes while a transaction of SQLite does");
        failureOf(() -> manager(new Pausing(1)).migrateToLatest());
        assertThat(failureOf(() -> manager(new Marking(40)).migrateToLatest())).hasMessageContaining("it was paused");
        manager(new Marking(40)).resumeDataMigration(TWO);
        manager(new Marking(40)).migrateToLatest();
        assertAll(1);
    }

    /** As one that is at its rows day and night. */
    @MigrationInfo(version = "2", description = "Mark rows")
    private static final class MarkingSlowly extends Marking {

        private MarkingSlowly() {
            super(1);
        }

        @Override
        public void processBatch(DatabaseConnection db, List<Row> rows) throws Exception {
            super.processBatch(db, rows);
            Thread.sleep(100);
        }
    }

    @Test
    void anOrderComesThroughBetweenBatchesThatLeaveNoPause() {
        MigrationManager busy = manager(new MarkingSlowly());
        CompletableFuture<MigrationException> run =
                CompletableFuture.supplyAsync(() -> failureOf(busy::migrateToLatest));
        Await.until(
                Duration.ofSeconds(30),
                "rows are done",
                () -> !count("done = 1").equals("0"));
        long since = System.nanoTime();
        manager(new MarkingSlowly()).pauseDataMigration(TWO);
        long done = Long.parseLong(count("done = 1"));
        assertThat(run.join().code()).isEqualTo("PAUSED");
        assertThat(Long.parseLong(count("done = 1"))).isEqualTo(done);
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void aTableOfAnEarlierReleaseGetsWhatItLacks() {
        withRanges(100);
        poison(150);
        failureOf(() -> manager().migrateToLatest());
        database.execute(
                "ALTER TABLE schema_version_data DROP COLUMN halted",
                "ALTER TABLE schema_version_data DROP COLUMN slowed_by");
        assertThat(manager().dataMigrations().get(0).rows()).isEqualTo(new RowCount(100, ROWS));
        assertThat(manager().pauseDataMigration(TWO).halt()).isEqualTo(Halt.PAUSED);
        database.execute(
                "ALTER TABLE schema_version_data DROP COLUMN halted",
                "ALTER TABLE schema_version_data DROP COLUMN slowed_by");
        heal();
        assertThat(executed(manager().migrateToLatest())).containsExactly("2");
        assertAll(1);
    }

    @Test
    void onlyWhatIsAtItsRowsCanBeOrdered() {
        withRanges(100);
        assertThat(failureOf(() -> manager().pauseDataMigration(TWO)))
                .hasMessageContaining("Nobody goes through the rows of migration 002.0: it was not begun.");
        assertThat(failureOf(() -> manager().pauseDataMigration(Version.of("1"))))
                .hasMessageContaining("it has none, as far as the code says");
        manager().migrateToLatest();
        assertThat(failureOf(() -> manager().resumeDataMigration(TWO))).hasMessageContaining("it is applied");
    }
}
