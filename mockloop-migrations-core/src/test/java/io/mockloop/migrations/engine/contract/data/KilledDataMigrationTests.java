package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.Database;
import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.data.RowFailurePolicy;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.DatabaseAccess;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.OtherJvm;
import io.mockloop.migrations.testkit.TestDatabase;
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

        MarkingSlowly() {
            super(RowFailurePolicy.QUARANTINE, 10);
            most(ROWS);
        }

        @Override
        public void processBatch(DatabaseConnection db, List<Row> rows) throws Exception {
            System.out.println(Slowly.BATCH + rows.size());
            super.processBatch(db, rows);
            Thread.sleep(4L * rows.size());
        }
    }
}
