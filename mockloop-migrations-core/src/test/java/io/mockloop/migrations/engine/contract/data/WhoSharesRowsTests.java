package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.BackgroundRows;
import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.data.DataExecution;
import io.mockloop.migrations.data.DataMigrationHealth;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.data.RowQuery;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.Background;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Which processes that wait for one at a migration of rows share in them. */
@OnEachDatabase(that = That.IS_A_SERVER)
class WhoSharesRowsTests extends SharedWorkers {

    WhoSharesRowsTests(TestDatabase server) {
        super(server);
    }

    /** Takes seconds. */
    @MigrationInfo(version = "2", description = "Mark rows")
    private static class Slowly extends Marking {

        private final CountDownLatch begun;

        Slowly(CountDownLatch begun, RowQuery query) {
            super(query, 10);
            this.begun = begun;
        }

        @Override
        public void processBatch(DatabaseConnection db, List<Row> rows) throws Exception {
            begun.countDown();
            super.processBatch(db, rows);
            Thread.sleep(100);
        }
    }

    @Test
    void whoWouldRunAnotherQueryWaits() throws Exception {
        Meeting meeting = new Meeting();
        Slowly one = new Slowly(meeting.begun, RowQuery.of(Marking.QUERY).by("id"));
        Slowly other = new Slowly(
                meeting.begun, RowQuery.of(Marking.QUERY + " AND id <> 1").by("id"));
        CompletableFuture<MigrationResult> first =
                Background.start(() -> withWorkers(2, one).migrateToLatest());
        assertThat(result(second(meeting, other)).executed()).isEmpty();
        result(first);
        assertThat(other.sizes()).isEmpty();
        assertAllDoneOnce();
    }

    @Test
    void whoIsToHaveOneWorkerWaits() throws Exception {
        Meeting meeting = new Meeting();
        RowQuery query = RowQuery.of(Marking.QUERY).by("id");
        Slowly one = new Slowly(meeting.begun, query);
        Slowly other = new Slowly(meeting.begun, query);
        CompletableFuture<MigrationResult> first =
                Background.start(() -> withWorkers(2, one).migrateToLatest());
        meeting.await(meeting.begun);
        assertThat(of(otherPool, 1, other).migrateToLatest().executed()).isEmpty();
        result(first);
        assertThat(other.sizes()).isEmpty();
        assertAllDoneOnce();
    }

    /** The rows are left behind. */
    @MigrationInfo(version = "2", description = "Mark rows")
    private static final class Behind extends Shared {

        Behind(Meeting meeting) {
            super(meeting);
        }

        @Override
        public DataExecution execution() {
            return DataExecution.BACKGROUND;
        }
    }

    @Test
    void inTheBackgroundOthersShareInThem() throws Exception {
        Meeting meeting = new Meeting();
        Behind one = new Behind(meeting);
        Behind other = new Behind(meeting);
        MigrationManager manager = withWorkers(2, one);
        manager.migrateForeground();
        try (BackgroundRows rows = manager.startBackground()) {
            meeting.await(meeting.begun);
            try (BackgroundRows others = of(otherPool, 2, other).startBackground()) {
                assertThat(rows.await(Duration.ofSeconds(LONG))).isTrue();
                assertThat(others.await(Duration.ofSeconds(LONG))).isTrue();
            }
        }
        assertAllDoneOnce();
        assertThat(one.rows).isNotEmpty();
        assertThat(other.rows).isNotEmpty();
        assertThat(one.rows.size() + other.rows.size()).isEqualTo(ROWS);
        assertThat(database.rows("SELECT state FROM schema_version_log WHERE version = '2' ORDER BY id"))
                .containsExactly("BACKGROUND", "APPLIED");
    }

    /** Is asked before each batch, and agrees when the other process is asked, too. */
    private static final class Asked implements DataMigrationHealth {

        private final Meeting meeting;
        private final AtomicBoolean isBegun = new AtomicBoolean();

        Asked(Meeting meeting) {
            this.meeting = meeting;
        }

        @Override
        public Answer check(Progress progress) {
            if (isBegun.compareAndSet(false, true)) {
                meeting.both.countDown();
            }
            meeting.begun.countDown();
            return meeting.both.getCount() == 0
                    ? Answer.healthy()
                    : Answer.waiting("the other isn't there", Duration.ofMillis(20));
        }
    }

    private MigrationResult asking(HikariDataSource from, Asked asked) {
        return MigrationManagerBuilder.forDataSource(from)
                .locations(folder.location())
                .data(pace -> pace.withBatchDuration(Duration.ZERO)
                        .withPause(Duration.ofMillis(5))
                        .withWorkers(2)
                        .withHealth(asked))
                .build()
                .migrateToLatest();
    }

    @Test
    void rangesAreSharedToo() throws Exception {
        folder.with(
                "V2__ranges.sql",
                "-- batch: items.id 10\nUPDATE items SET done = done + 1, copied = note WHERE id BETWEEN :from AND :to;\n");
        Meeting meeting = new Meeting();
        Asked one = new Asked(meeting);
        Asked other = new Asked(meeting);
        CompletableFuture<MigrationResult> first = Background.start(() -> asking(pool, one));
        meeting.await(meeting.begun);
        assertThat(asking(otherPool, other).executed()).isEmpty();
        assertThat(executed(result(first))).containsExactly("2");
        assertAllDoneOnce();
        assertHistoryIsOfOneRun();
    }
}
