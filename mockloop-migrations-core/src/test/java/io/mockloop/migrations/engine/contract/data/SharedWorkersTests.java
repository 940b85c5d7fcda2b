package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.MigrationStatus.RowCount;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.data.RowFailurePolicy;
import io.mockloop.migrations.data.RowQuery;
import io.mockloop.migrations.engine.contract.Logged;
import io.mockloop.migrations.exception.LockTimeoutException;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.Background;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Of two processes at one migration one runs it, and the other shares in its rows. */
@OnEachDatabase(that = That.IS_A_SERVER)
class SharedWorkersTests extends SharedWorkers {

    SharedWorkersTests(TestDatabase server) {
        super(server);
    }

    @Test
    void theOneThatWouldWaitSharesInTheRows() throws Exception {
        Meeting meeting = new Meeting();
        Shared one = new Shared(meeting);
        Shared other = new Shared(meeting);
        List<RowCount> told = new CopyOnWriteArrayList<>();
        MigrationManager manager = MigrationManagerBuilder.forDataSource(pool)
                .locations(folder.location())
                .migrations(one)
                .data(pace -> pace.withBatchDuration(Duration.ZERO).withWorkers(2))
                .listeners(new MigrationListener() {
                    @Override
                    public void afterBatch(Execution execution, int size, RowCount rows) {
                        told.add(rows);
                    }
                })
                .build();
        CompletableFuture<MigrationResult> first = Background.start(manager::migrateToLatest);
        CompletableFuture<MigrationResult> second = second(meeting, other);
        assertThat(executed(result(first))).containsExactly("2");
        assertThat(result(second).executed()).isEmpty();
        assertAllDoneOnce();
        assertThat(one.rows).isNotEmpty().doesNotContainAnyElementsOf(other.rows);
        assertThat(one.rows.size() + other.rows.size()).isEqualTo(ROWS);
        assertThat(other.rows).isNotEmpty();
        assertHistoryIsOfOneRun();
        assertThat(told).extracting(RowCount::done).isSorted();
        assertThat(told).allMatch(rows -> rows.done() <= ROWS && rows.total() == ROWS);
        assertThat(logged.messages("WARN")).isEmpty();
        assertThat(otherPool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    /** Runs while nobody else can have the lock. */
    @MigrationInfo(version = "3", description = "Look who holds the lock")
    private final class Locked implements Migration {

        @Override
        public void up(DatabaseConnection db) {
            assertThatThrownBy(() -> MigrationManagerBuilder.forDataSource(pool)
                            .locations(folder.location())
                            .migrations(new Shared(new Meeting()), new Locked())
                            .lockTimeout(Duration.ofMillis(200))
                            .build()
                            .migrateToLatest())
                    .isInstanceOf(LockTimeoutException.class);
        }

        @Override
        public void down(DatabaseConnection db) {}
    }

    @Test
    void whoHasSharedHoldsTheLockForWhatComesBehind() throws Exception {
        Meeting meeting = new Meeting();
        CompletableFuture<MigrationResult> first =
                Background.start(() -> withWorkers(2, new Shared(meeting)).migrateToLatest());
        meeting.await(meeting.begun);
        // the other is done while this one waits between two batches, and may look whether the lock is free
        CompletableFuture<MigrationResult> second =
                Background.start(() -> MigrationManagerBuilder.forDataSource(otherPool)
                        .locations(folder.location())
                        .migrations(new Shared(meeting), new Locked())
                        .data(pace -> pace.withWorkers(2).withPause(Duration.ofMillis(1500)))
                        .build()
                        .migrateToLatest());
        try (Logged ofLock = new Logged("io.mockloop.migrations.dialect")) {
            result(first);
            assertThat(result(second).executed()).hasSize(1);
            assertThat(ofLock.messages("WARN"))
                    .as("it has had the lock up to its end")
                    .isEmpty();
        }
        assertThat(sharing.messages("INFO")).anyMatch(line -> line.contains("this one goes through some of them"));
    }

    @Test
    void rowsThatFailInBothAreInQuarantineOnce() throws Exception {
        database.execute("UPDATE items SET note = 'poison' WHERE place IN (3, 7, 11, 15, 19)");
        int poisoned = count("note = 'poison'");
        Meeting meeting = new Meeting();
        Shared one = new Shared(meeting);
        Shared other = new Shared(meeting);
        CompletableFuture<MigrationResult> first =
                Background.start(() -> withWorkers(2, one).migrateToLatest());
        result(second(meeting, other));
        result(first);
        assertThat(count("done = 1 AND copied = note")).isEqualTo(ROWS - poisoned);
        assertThat(
                        database.rows(
                                "SELECT COUNT(*), COUNT(DISTINCT row_key), COUNT(DISTINCT number) FROM schema_version_quarantine"))
                .containsExactly("%1$d|%1$d|%1$d".formatted(poisoned));
        assertThat(database.rows("SELECT error FROM schema_version_log WHERE version = '2'"))
                .containsExactly(poisoned + " of its rows are in quarantine");
    }

    @Test
    void theLimitOfQuarantineIsOfBothTogether() throws Exception {
        database.execute("UPDATE items SET note = 'poison' WHERE place IN (3, 7, 11, 15, 19)");
        Meeting meeting = new Meeting();
        Poisoned one = new Shared(meeting).most(5);
        Poisoned other = new Shared(meeting).most(5);
        CompletableFuture<MigrationResult> first =
                Background.start(() -> withWorkers(2, one).migrateToLatest());
        CompletableFuture<MigrationResult> second = second(meeting, other);
        assertThat(failure(first)).hasMessageContaining("too many of its rows fail");
        assertThat(failure(second)).isInstanceOf(MigrationException.class);
        assertThat(database.rows("SELECT COUNT(*) FROM schema_version_quarantine"))
                .containsExactly("5");
    }

    /** Fails wherever it is: in the other process at once, in the one that runs it when the other has done some. */
    @MigrationInfo(version = "2", description = "Mark rows")
    private static final class Failing extends Shared {

        private final Meeting meeting;
        private final boolean isRun;
        private final boolean fails;

        Failing(Meeting meeting, boolean isRun, boolean fails) {
            super(meeting, RowQuery.of(QUERY).by("id"), RowFailurePolicy.FAIL);
            this.meeting = meeting;
            this.isRun = isRun;
            this.fails = fails;
        }

        @Override
        public void processBatch(DatabaseConnection db, List<Row> rows) throws Exception {
            super.processBatch(db, rows);
            if (!isRun && sizes().size() > 4) {
                meeting.someDone.countDown();
            }
            if (fails) {
                if (isRun) {
                    meeting.await(meeting.someDone);
                }
                throw new IllegalArgumentException("not here");
            }
        }
    }

    @Test
    void whatFailsInTheOneThatSharesIsLeftToTheOther() throws Exception {
        Meeting meeting = new Meeting();
        CompletableFuture<MigrationResult> first = Background.start(
                () -> withWorkers(2, new Failing(meeting, true, false)).migrateToLatest());
        CompletableFuture<MigrationResult> second = second(meeting, new Failing(meeting, false, true));
        assertThat(executed(result(first))).containsExactly("2");
        assertThat(result(second).executed()).isEmpty();
        assertAllDoneOnce();
        assertHistoryIsOfOneRun();
        assertThat(sharing.messages("WARN"))
                .singleElement()
                .asString()
                .startsWith("Migration 2 (")
                .contains(": this process has failed in part ")
                .endsWith(
                        ", and leaves its rows to the one that runs it: java.lang.IllegalArgumentException: not here");
    }

    /** Nothing is committed behind what the failure tells, until the other one runs it in its turn. */
    @Test
    void whatFailsInTheOneThatRunsItEndsBoth() throws Exception {
        Meeting meeting = new Meeting();
        CompletableFuture<MigrationResult> first = Background.start(
                () -> withWorkers(2, new Failing(meeting, true, true)).migrateToLatest());
        CompletableFuture<MigrationResult> second = second(meeting, new Failing(meeting, false, false));
        Matcher done = Pattern.compile("(\\d+) of its rows are done")
                .matcher(failure(first).getMessage());
        assertThat(done.find()).isTrue();
        assertThat(executed(result(second))).containsExactly("2");
        assertThat(logged.messages("INFO"))
                .singleElement()
                .asString()
                .endsWith(" goes on behind %s rows that are done".formatted(done.group(1)));
        assertAllDoneOnce();
        assertThat(database.rows("SELECT state FROM schema_version_log WHERE version = '2' ORDER BY id"))
                .containsExactly("FAILED", "APPLIED");
    }

    /** Is paused by a batch of the one that shares, and no other is committed behind that. */
    @MigrationInfo(version = "2", description = "Mark rows")
    private final class Pausing extends Shared {

        private final boolean pauses;
        private final AtomicBoolean isPaused = new AtomicBoolean();
        private volatile int doneThen;

        Pausing(Meeting meeting, boolean pauses) {
            super(meeting);
            this.pauses = pauses;
        }

        @Override
        public void processBatch(DatabaseConnection db, List<Row> rows) throws Exception {
            super.processBatch(db, rows);
            if (pauses && sizes().size() >= 4 && isPaused.compareAndSet(false, true)) {
                manager(new Marking(10)).pauseDataMigration(Version.of("2"));
                doneThen = count("done = 1");
            }
        }
    }

    @Test
    void aPauseIsForBoth() throws Exception {
        Meeting meeting = new Meeting();
        Pausing other = new Pausing(meeting, true);
        CompletableFuture<MigrationResult> first = Background.start(
                () -> withWorkers(2, new Pausing(meeting, false)).migrateToLatest());
        CompletableFuture<MigrationResult> second = second(meeting, other);
        assertThat(((MigrationException) failure(first)).code()).isEqualTo("PAUSED");
        assertThat(failure(second)).isInstanceOf(MigrationException.class);
        assertThat(count("done = 1")).isEqualTo(other.doneThen).isPositive().isLessThan(ROWS);
        MigrationManager manager = withWorkers(2, new Marking(10));
        manager.resumeDataMigration(Version.of("2"));
        manager.migrateToLatest();
        assertAllDoneOnce();
    }

    /** Ends the session of the run, when both have begun. */
    @MigrationInfo(version = "2", description = "Mark rows")
    private final class Dying extends Shared {

        private final boolean dies;

        Dying(Meeting meeting, boolean dies) {
            super(meeting);
            this.dies = dies;
        }

        @Override
        public void processBatch(DatabaseConnection db, List<Row> rows) throws Exception {
            super.processBatch(db, rows);
            if (dies && !Thread.currentThread().getName().contains("worker")) {
                db.execute(database.traits().endOfSession());
                db.execute("SELECT 1");
            }
        }
    }

    @Test
    void whenTheOneThatRunsItIsGoneNobodyIsAtItUnseen() throws Exception {
        Meeting meeting = new Meeting();
        CompletableFuture<MigrationResult> first =
                Background.start(() -> withWorkers(2, new Dying(meeting, true)).migrateToLatest());
        CompletableFuture<MigrationResult> second = second(meeting, new Dying(meeting, false));
        assertThat(failure(first)).isInstanceOf(MigrationException.class);
        second.handle((result, failed) -> true).get(LONG, TimeUnit.SECONDS);
        withWorkers(3, new Marking(10)).migrateToLatest();
        assertAllDoneOnce();
    }
}
