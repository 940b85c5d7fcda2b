package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.data.RowQuery;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Logged;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

/** Rows that several workers go through. */
abstract class WorkersOfItems extends ContractTests {

    static final int ROWS = 400;

    final HikariDataSource pool = database.pool(4);

    @AutoClose
    final Logged logged = new Logged("io.mockloop.migrations.engine.rows");

    WorkersOfItems(TestDatabase server) {
        super(server);
    }

    @BeforeEach
    void makeRows() {
        folder.with("V1__items.sql", """
                CREATE TABLE items (id BIGINT PRIMARY KEY, note VARCHAR(20), done INT NOT NULL, copied VARCHAR(20),
                    code VARCHAR(40) NOT NULL UNIQUE, shelf INT NOT NULL, place INT NOT NULL, UNIQUE (shelf, place));
                """);
        manager().migrateToLatest();
        database.execute(LongStream.range(0, ROWS)
                .mapToObj(i ->
                        "(%s, 'n%s', 0, '%s', %s, %s)".formatted(key(i), Math.floorMod(i, 10), code(i), i / 30, i % 30))
                .collect(Collectors.joining(
                        ", ", "INSERT INTO items (id, note, done, code, shelf, place) VALUES ", "")));
    }

    static long key(long row) {
        return (row - 20) * 7_000_000_001L;
    }

    /** Of letters in both cases, and of some that a collation orders otherwise than by their numbers. */
    static String code(long row) {
        return IntStream.range(0, 3)
                        .mapToObj(i -> "aBcÄéZ_-".charAt((int) (row >> (3 * i)) & 7))
                        .map(String::valueOf)
                        .collect(Collectors.joining())
                + row;
    }

    final MigrationManager withWorkers(int workers, Migration... migrations) {
        return of(pool, workers, migrations);
    }

    final MigrationManager of(HikariDataSource from, int workers, Migration... migrations) {
        return MigrationManagerBuilder.forDataSource(from)
                .locations(folder.location())
                .migrations(migrations)
                .data(pace -> pace.withBatchDuration(Duration.ZERO).withWorkers(workers))
                .build();
    }

    final void assertAllDoneOnce() {
        assertThat(count("done = 1 AND copied = note")).isEqualTo(ROWS);
        assertThat(String.join("\n", catalogOfUser())).doesNotContain("schema_version_data");
    }

    final int count(String condition) {
        return Integer.parseInt(
                database.rows("SELECT COUNT(*) FROM items WHERE " + condition).get(0));
    }

    /** Of which as many are at a batch at once as there are to be. */
    @MigrationInfo(version = "2", description = "Mark rows")
    static class Together extends Marking {

        private final CountDownLatch all;
        final Set<Thread> threads = ConcurrentHashMap.newKeySet();

        Together(RowQuery query, int workers) {
            super(query, 10);
            all = new CountDownLatch(workers);
        }

        Together(int workers) {
            this(RowQuery.of(QUERY).by("id"), workers);
        }

        @Override
        public void processBatch(DatabaseConnection db, List<Row> rows) throws Exception {
            if (threads.add(Thread.currentThread())) {
                all.countDown();
            }
            assertThat(all.await(30, TimeUnit.SECONDS)).as("all are at it").isTrue();
            super.processBatch(db, rows);
        }
    }
}
