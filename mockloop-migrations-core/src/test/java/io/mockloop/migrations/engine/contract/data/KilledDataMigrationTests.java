package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.Database;
import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.data.RowFailurePolicy;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.UnfinishedMigrationException;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.Await;
import io.mockloop.migrations.testkit.DatabaseAccess;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.OtherJvm;
import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Killed wherever it is, a migration of rows goes on behind the last batch that was committed. */
@OnEachDatabase(quick = Database.SQLITE)
class KilledDataMigrationTests extends ContractTests {

    private static final int ROWS = 2000;
    private static final int POISONED = 40;
    private static final Duration LONG = Duration.ofSeconds(90);

    KilledDataMigrationTests(TestDatabase server) {
        super(server);
    }

    @BeforeEach
    void makeRows() {
        folder.with(
                "V1__items.sql",
                "CREATE TABLE items (id BIGINT PRIMARY KEY, note VARCHAR(20), done INT NOT NULL, copied VARCHAR(20));\n");
        manager().migrateToLatest();
        database.execute(LongStream.range(0, ROWS)
                .mapToObj(id -> "(%s, 'n%s', 0)".formatted(id * 3, id))
                .collect(Collectors.joining(", ", "INSERT INTO items (id, note, done) VALUES ", "")));
    }

    @Test
    void goesOnWhereItWasKilled() {
        killed(2);
    }

    @Slow
    @Test
    void alsoIfItIsKilledManyTimes() {
        killed(12);
    }

    @Test
    void passesOverARowOnce() {
        database.execute("UPDATE items SET note = 'poison' WHERE id % 150 = 0");
        assertThat(killedAndCompleted(2, new Poisoned(RowFailurePolicy.QUARANTINE, 100).most(ROWS)))
                .isEqualTo(2);
        assertThat(database.rows("SELECT COUNT(*) FROM items WHERE done = 0 AND note = 'poison'"))
                .containsExactly(String.valueOf(POISONED));
        assertThat(database.rows("SELECT COUNT(*) FROM items WHERE done = 1 AND copied = note"))
                .containsExactly(String.valueOf(ROWS - POISONED));
        assertThat(database.rows("SELECT COUNT(*), COUNT(DISTINCT row_key), MIN(number), MAX(number)"
                        + " FROM schema_version_quarantine"))
                .containsExactly("40|40|1|40");
    }

    private void killed(int times) {
        assertThat(killedAndCompleted(times, new Marking(100))).isEqualTo(times);
        assertThat(database.rows("SELECT COUNT(*) FROM items WHERE done = 1 AND copied = note"))
                .containsExactly(String.valueOf(ROWS));
    }

    private int killedAndCompleted(int times, Marking rest) {
        Random random = new Random(times);
        long before = 0;
        for (int i = 0; i < times; i++) {
            try (OtherJvm process = OtherJvm.start(List.of(), Started.class, arguments())) {
                process.awaitLine(Started.BATCH, LONG);
                Await.until(LONG, "rows are done", () -> done() > 0);
                sleep(random.nextInt(150));
                process.kill();
            }
            awaitNobodyThere();
            assertThat(done()).isGreaterThanOrEqualTo(before).isLessThan(ROWS);
            before = done();
        }
        assertThat(failureOf(() -> manager(new Marking(10)).planRollback(1)))
                .isInstanceOf(UnfinishedMigrationException.class)
                .hasMessageContaining("of 2,000 rows are done, and stay so.")
                .hasMessageContaining("it goes on behind the rows that are done");
        assertThat(executed(manager(rest).migrateToLatest())).containsExactly("2");
        List<String> ends = database.rows("SELECT error FROM schema_version_log WHERE state = 'PARTIAL'");
        assertThat(ends).allMatch(error -> error.endsWith(" of 2,000 rows are done"));
        return ends.size();
    }

    private void awaitNobodyThere() {
        Await.until(
                LONG,
                "the killed process's session has ended",
                () -> !failureOf(() -> manager(new Marking(10)).planRollback(1))
                        .getMessage()
                        .startsWith("Another process"));
    }

    private long done() {
        return Long.parseLong(
                database.rows("SELECT COUNT(*) FROM items WHERE done > 0").get(0));
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String[] arguments() {
        List<String> arguments = new ArrayList<>(List.of(database.access().arguments()));
        arguments.add(path.toString());
        return arguments.toArray(String[]::new);
    }

    /** The process that is killed. */
    static final class Started {

        static final String BATCH = "a batch of ";

        private Started() {}

        /** Started by the tests. */
        public static void main(String[] arguments) {
            try (HikariDataSource pool = DatabaseAccess.of(arguments).pool(1)) {
                MigrationManagerBuilder.forDataSource(pool)
                        .locations("file:" + arguments[4])
                        .migrations(new MarkingSlowly())
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
            System.out.println(Started.BATCH + rows.size());
            super.processBatch(db, rows);
            Thread.sleep(4L * rows.size());
        }
    }
}
