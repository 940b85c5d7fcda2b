package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationStatus.RowCount;
import io.mockloop.migrations.MigrationStatus.Running;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.data.DataMigrationHealth.Answer;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.data.RowFailurePolicy;
import io.mockloop.migrations.data.RowQuery;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several workers go through the rows of one migration: each row once, however many begin, and go on. */
@OnEachDatabase(that = That.IS_A_SERVER)
class WorkersTests extends WorkersOfItems {

    WorkersTests(TestDatabase server) {
        super(server);
    }

    @Test
    void eachRowIsDoneOnceByOneOfThem() {
        Together together = new Together(4);
        List<String> told = new ArrayList<>();
        MigrationManager manager = MigrationManagerBuilder.forDataSource(pool)
                .locations(folder.location())
                .migrations(together)
                .data(pace -> pace.withBatchDuration(Duration.ZERO).withWorkers(4))
                .listeners(new MigrationListener() {
                    @Override
                    public void afterBatch(Execution execution, int size, RowCount rows) {
                        told.add("%d of %d".formatted(rows.done(), rows.total()));
                    }
                })
                .build();
        assertThat(executed(manager.migrateToLatest())).containsExactly("2");
        assertAllDoneOnce();
        assertThat(together.threads).hasSize(4);
        assertThat(told).startsWith("10 of 400").endsWith("400 of 400").doesNotHaveDuplicates();
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        assertThat(logged.messages("WARN")).isEmpty();
    }

    private static final String OTHER_KEYS = "SELECT id, note, code, shelf, place FROM items WHERE done = 0";

    @Test
    void theKeyMayBeText() {
        withWorkers(3, new Together(RowQuery.of(OTHER_KEYS).by("code"), 3)).migrateToLatest();
        assertAllDoneOnce();
    }

    @Test
    void theKeyMayBeOfSeveralColumns() {
        withWorkers(3, new Together(RowQuery.of(OTHER_KEYS).by("shelf", "place"), 3))
                .migrateToLatest();
        assertAllDoneOnce();
    }

    @MigrationInfo(version = "2", description = "Mark rows")
    private static final class Alone extends Together {

        Alone() {
            super(1);
        }

        @Override
        public int workers() {
            return 1;
        }
    }

    @Test
    void theMigrationsOwnNumberComesBeforeTheSettings() {
        Together alone = new Alone();
        withWorkers(4, alone).migrateToLatest();
        assertAllDoneOnce();
        assertThat(alone.threads).containsExactly(Thread.currentThread());
    }

    @Test
    void whatAllOfThemWaitForIsKnownToOthers() {
        AtomicReference<String> seen = new AtomicReference<>("");
        MigrationManager other = manager(new Marking(10));
        MigrationManagerBuilder.forDataSource(pool)
                .locations(folder.location())
                .migrations(new Together(2))
                .data(pace -> pace.withBatchDuration(Duration.ZERO)
                        .withWorkers(2)
                        .withHealth(at -> {
                            Running running =
                                    Objects.requireNonNull(other.status().running());
                            seen.compareAndSet("", Objects.requireNonNullElse(running.slowedBy(), ""));
                            return seen.get().isEmpty()
                                    ? Answer.waiting("it's night", Duration.ofMillis(20))
                                    : Answer.healthy();
                        }))
                .build()
                .migrateToLatest();
        assertThat(seen).hasValue("it's night");
        assertAllDoneOnce();
    }

    @Test
    void fewRowsAreDoneByOne() {
        database.execute("UPDATE items SET done = 1, copied = note WHERE id > " + key(18));
        withWorkers(4, new Together(1)).migrateToLatest();
        assertAllDoneOnce();
    }

    /** Fails at a row, when the others have begun. */
    @MigrationInfo(version = "2", description = "Mark rows")
    private static final class Failing extends Together {

        Failing(int workers) {
            super(workers);
        }

        @Override
        public void processBatch(DatabaseConnection db, List<Row> rows) throws Exception {
            super.processBatch(db, rows);
            Thread.sleep(10);
            if (rows.stream().anyMatch(row -> row.getLong("id") == key(213))) {
                throw new IllegalArgumentException("cannot parse it");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"4, 4", "4, 1", "1, 4", "2, 3"})
    void afterARowThatFailsAnyNumberGoesOn(int before, int after) {
        MigrationException failure =
                failureOf(() -> withWorkers(before, new Failing(before)).migrateToLatest());
        assertThat(failure)
                .hasMessageContaining(", the row id = %d, ".formatted(key(213)))
                .hasMessageContaining("cannot parse it")
                .hasMessageContaining("rows are done, and stay; the next run goes on behind them.");
        int done = count("done = 1");
        assertThat(done).isPositive().isLessThan(ROWS);
        assertThat(failureOf(() -> manager(new Marking(10)).planRollback(1)))
                .hasMessageContaining("%d of 400 rows are done, and stay so.".formatted(done));
        int left = (ROWS - done) / 10 < 2 ? 1 : after;
        withWorkers(after, new Together(Math.min(left, 2))).migrateToLatest();
        assertAllDoneOnce();
    }

    @Test
    void anotherQueryIsRefused() {
        failureOf(() -> withWorkers(4, new Failing(4)).migrateToLatest());
        RowQuery other = RowQuery.of(Marking.QUERY + " AND note <> 'n1'").by("id");
        assertThat(failureOf(() -> withWorkers(4, new Marking(other, 10)).migrateToLatest()))
                .hasMessageContaining("its query or key has been changed since it began");
        withWorkers(4, new Marking(10)).migrateToLatest();
        assertAllDoneOnce();
    }

    /** Is paused by the n-th batch, and no other is committed behind that. */
    @MigrationInfo(version = "2", description = "Mark rows")
    private final class Pausing extends Together {

        private final AtomicBoolean isPaused = new AtomicBoolean();
        private volatile int doneThen;

        Pausing() {
            super(3);
        }

        @Override
        public void processBatch(DatabaseConnection db, List<Row> rows) throws Exception {
            super.processBatch(db, rows);
            Thread.sleep(5);
            if (sizes().size() >= 12 && isPaused.compareAndSet(false, true)) {
                manager(new Marking(10)).pauseDataMigration(Version.of("2"));
                doneThen = count("done = 1");
            }
        }
    }

    @Test
    void aPauseIsForAllOfThem() {
        Pausing pausing = new Pausing();
        MigrationException ended = failureOf(() -> withWorkers(3, pausing).migrateToLatest());
        assertThat(ended.code()).isEqualTo("PAUSED");
        assertThat(count("done = 1")).isEqualTo(pausing.doneThen).isPositive().isLessThan(ROWS);
        MigrationManager manager = withWorkers(2, new Marking(10));
        assertThat(manager.resumeDataMigration(Version.of("2")).rows()).isEqualTo(new RowCount(pausing.doneThen, ROWS));
        manager.migrateToLatest();
        assertAllDoneOnce();
    }

    @Test
    void whatIsHalfDoneIsTakenBack() {
        failureOf(() -> withWorkers(4, new Failing(4)).migrateToLatest());
        manager(new Marking(10)).recover(Version.of("2"), RecoveryKind.ROLLBACK);
        assertThat(count("done = 0")).isEqualTo(ROWS);
        assertThat(String.join("\n", catalogOfUser())).doesNotContain("schema_version_data");
        withWorkers(4, new Together(4)).migrateToLatest();
        assertAllDoneOnce();
    }

    @Test
    void rowsOfAnyOfThemMayBeInQuarantine() {
        database.execute("UPDATE items SET note = 'poison' WHERE place = 7");
        Poisoned poisoned = new Poisoned(RowFailurePolicy.QUARANTINE, 10);
        withWorkers(4, poisoned).migrateToLatest();
        assertThat(count("done = 1 AND copied = note")).isEqualTo(ROWS - 14);
        assertThat(
                        database.rows(
                                "SELECT COUNT(*), COUNT(DISTINCT row_key), COUNT(DISTINCT number) FROM schema_version_quarantine"))
                .containsExactly("14|14|14");
    }

    /** No more than the limit, whoever comes to it. */
    @Test
    void tooManyRowsInQuarantineEndAll() {
        database.execute("UPDATE items SET note = 'poison' WHERE place = 7");
        Poisoned poisoned = new Poisoned(RowFailurePolicy.QUARANTINE, 10).most(5);
        assertThat(failureOf(() -> withWorkers(4, poisoned).migrateToLatest()))
                .hasMessageContaining("too many of its rows fail");
        assertThat(database.rows("SELECT COUNT(*) FROM schema_version_quarantine"))
                .containsExactly("5");
        withWorkers(4, poisoned.most(100)).migrateToLatest();
        assertThat(database.rows("SELECT COUNT(*) FROM schema_version_quarantine"))
                .containsExactly("14");
    }
}
