package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.BackgroundRows;
import io.mockloop.migrations.Database;
import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.data.DataExecution;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.data.RowFailurePolicy;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.Await;
import io.mockloop.migrations.testkit.DatabaseAccess;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.OtherJvm;
import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same of rows that Java changes. */
@OnEachDatabase(quick = Database.SQLITE)
class KilledDataMigrationTests extends KilledRows {

    private static final int POISONED = 40;

    KilledDataMigrationTests(TestDatabase server) {
        super(server);
    }

    @Override
    MigrationManager manager(int size) {
        return manager(new Marking(size));
    }

    @Override
    OtherJvm start() {
        return OtherJvm.start(List.of(), Started.class, arguments());
    }

    @Test
    void passesOverARowOnce() {
        database.execute("UPDATE items SET note = 'poison' WHERE id % 150 = 0");
        assertThat(killedAndCompleted(2, manager(new Poisoned(RowFailurePolicy.QUARANTINE, 100).most(ROWS))))
                .isEqualTo(2);
        assertThat(database.rows("SELECT COUNT(*) FROM items WHERE done = 0 AND note = 'poison'"))
                .containsExactly(String.valueOf(POISONED));
        assertThat(database.rows("SELECT COUNT(*) FROM items WHERE done = 1 AND copied = note"))
                .containsExactly(String.valueOf(ROWS - POISONED));
        assertThat(database.rows("SELECT COUNT(*), COUNT(DISTINCT row_key), MIN(number), MAX(number)"
                        + " FROM schema_version_quarantine"))
                .containsExactly("40|40|1|40");
    }

    /** What came before the rows was done: nothing of it is in doubt, whatever it was. */
    @Test
    void goesOnBehindWhatItHasPrepared() {
        killAfter(30, OtherJvm.start(List.of(), Started.class, arguments("prepare")));
        assertThat(executed(manager(new Prepared(0)).migrateToLatest())).containsExactly("2");
        assertThat(database.rows("SELECT n FROM prepared")).containsExactly("1");
        assertThat(database.rows("SELECT COUNT(*) FROM items WHERE done = 1")).containsExactly(String.valueOf(ROWS));
    }

    /** What the application waits for is done by then; another process takes over. */
    @Slow
    @Test
    void anotherProcessGoesOnInTheBackground() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            try (OtherJvm process = OtherJvm.start(List.of(), Behind.class, arguments())) {
                process.awaitLine(Slowly.BATCH, LONG);
                long before = done();
                Await.until(LONG, "more rows are done", () -> done() > before);
                process.kill();
            }
            assertThat(done()).isLessThan(ROWS);
        }
        try (BackgroundRows rows = manager(new MarkingSlowly(100)).startBackground()) {
            assertThat(rows.await(LONG)).isTrue();
        }
        assertThat(database.rows("SELECT COUNT(*) FROM items WHERE done = 1")).containsExactly(String.valueOf(ROWS));
        assertThat(database.rows("SELECT state FROM schema_version WHERE version = '2'"))
                .containsExactly("APPLIED");
    }

    /** The process that is killed while it goes through rows behind its start. */
    static final class Behind {

        private Behind() {}

        /** Started by the tests. */
        public static void main(String[] arguments) throws InterruptedException {
            try (HikariDataSource pool = DatabaseAccess.of(arguments).pool(1)) {
                MigrationManager manager = MigrationManagerBuilder.forDataSource(pool)
                        .locations("file:" + arguments[4])
                        .migrations(new MarkingSlowly())
                        .data(pace -> pace.withExecution(DataExecution.BACKGROUND))
                        .build();
                manager.migrateForeground();
                try (BackgroundRows rows = manager.startBackground()) {
                    rows.await(Duration.ofMinutes(5));
                }
            }
        }
    }

    /** Has something to do before its rows, which can't be done twice. */
    @MigrationInfo(version = "2", description = "Mark rows")
    static final class Prepared extends Marking {

        private final int millis;

        Prepared(int millis) {
            super(100);
            this.millis = millis;
        }

        @Override
        public void prepare(DatabaseConnection db) {
            db.execute("CREATE TABLE prepared (n INT)");
            db.execute("INSERT INTO prepared SELECT COUNT(*) + 1 FROM prepared");
        }

        @Override
        public void processBatch(DatabaseConnection db, List<Row> rows) throws Exception {
            System.out.println(Slowly.BATCH + rows.size());
            super.processBatch(db, rows);
            Thread.sleep(millis);
        }
    }

    /** The process that is killed. */
    static final class Started {

        private Started() {}

        /** Started by the tests. */
        public static void main(String[] arguments) {
            try (HikariDataSource pool = DatabaseAccess.of(arguments).pool(1)) {
                MigrationManagerBuilder.forDataSource(pool)
                        .locations("file:" + arguments[4])
                        .migrations(arguments.length > 5 ? new Prepared(400) : new MarkingSlowly())
                        .build()
                        .migrateToLatest();
            }
        }
    }

    /** Takes minutes. */
    @MigrationInfo(version = "2", description = "Mark rows")
    static final class MarkingSlowly extends Poisoned {

        private final int most;

        MarkingSlowly() {
            this(10);
        }

        MarkingSlowly(int size) {
            super(RowFailurePolicy.QUARANTINE, size);
            this.most = size;
            most(ROWS);
        }

        @Override
        public void processBatch(DatabaseConnection db, List<Row> rows) throws Exception {
            System.out.println(Slowly.BATCH + rows.size());
            super.processBatch(db, rows);
            Thread.sleep(most > 10 ? 0 : 4L * rows.size());
        }
    }
}
