package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.Await;
import io.mockloop.migrations.testkit.Background;
import io.mockloop.migrations.testkit.DatabaseAccess;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.OtherJvm;
import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The same of rows that several workers are at, with fewer of them afterwards. */
@Slow
@OnEachDatabase(that = That.IS_A_SERVER)
class KilledWorkersTests extends KilledRows {

    KilledWorkersTests(TestDatabase server) {
        super(server);
    }

    @Override
    MigrationManager manager(int size) {
        return withWorkers(database.pool(2), 2, new Marking(size));
    }

    @Override
    OtherJvm start() {
        return OtherJvm.start(List.of(), Started.class, arguments());
    }

    private MigrationManager withWorkers(HikariDataSource pool, int workers, Marking marking) {
        return Started.withWorkers(pool, folder.location(), workers, marking);
    }

    /** It only shared in the rows, so that what it had not committed is done by the process that runs the migration. */
    @Test
    void whatAProcessThatSharedInThemHadNotCommittedIsDoneByTheOther() throws Exception {
        database.execute("DELETE FROM items WHERE id >= 3600");
        HikariDataSource pool = database.pool(2);
        MarkingSlowly own = new MarkingSlowly();
        own.millisOfRow = 60; // another process comes to its share meanwhile, on a slow machine, too
        CompletableFuture<MigrationResult> run =
                Background.start(() -> withWorkers(pool, 2, own).migrateToLatest());
        Await.until(LONG, "rows are done", () -> done() > 0);
        try (OtherJvm process = start()) {
            process.awaitLine(Slowly.BATCH, LONG);
            process.kill();
        }
        own.millisOfRow = 0;
        assertThat(run.isDone()).isFalse();
        assertThat(executed(run.get(LONG.toSeconds(), TimeUnit.SECONDS))).containsExactly("2");
        assertThat(database.rows("SELECT COUNT(*) FROM items WHERE done = 1 AND copied = note"))
                .containsExactly("1200");
        assertThat(database.rows("SELECT state FROM schema_version_log WHERE version = '2'"))
                .containsExactly("APPLIED");
    }

    /** The process that is killed. */
    static final class Started {

        private Started() {}

        /** Started by the tests. */
        public static void main(String[] arguments) {
            try (HikariDataSource pool = DatabaseAccess.of(arguments).pool(3)) {
                withWorkers(pool, "file:" + arguments[4], 3, new MarkingSlowly())
                        .migrateToLatest();
            }
        }

        static MigrationManager withWorkers(HikariDataSource pool, String location, int workers, Marking marking) {
            return MigrationManagerBuilder.forDataSource(pool)
                    .locations(location)
                    .migrations(marking)
                    .data(pace -> pace.withBatchDuration(Duration.ZERO).withWorkers(workers))
                    .build();
        }
    }

    /** Takes minutes. */
    @MigrationInfo(version = "2", description = "Mark rows")
    static final class MarkingSlowly extends Marking {

        volatile int millisOfRow = 12;

        MarkingSlowly() {
            super(10);
        }

        @Override
        public void processBatch(DatabaseConnection db, List<Row> rows) throws Exception {
            System.out.println(Slowly.BATCH + rows.size());
            super.processBatch(db, rows);
            Thread.sleep((long) millisOfRow * rows.size());
        }
    }
}
