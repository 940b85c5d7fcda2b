package io.mockloop.migrations.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.DataMigration;
import io.mockloop.migrations.Database;
import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.data.RowQuery;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What two and four workers gain over one: of rows that Java changes by {@code updateAll}, and of one statement in
 * ranges. Nothing is asserted but that all rows are changed.
 */
@OnEachDatabase(that = That.IS_A_SERVER)
class WorkersBenchmark {

    private static final int ROWS = Integer.getInteger("mockloop.benchmark.rows", 1_000_000);
    private static final int ROWS_OF_INSERT = 1_000;
    private static final int ROUNDS = Math.max(1, Integer.getInteger("mockloop.benchmark.pairs", 100) / 20);

    @AutoClose
    private final FreshDatabase database;

    private final TestDatabase server;
    private final HikariDataSource pool;

    @TempDir
    private Path folder;

    private int round;

    WorkersBenchmark(TestDatabase server) {
        this.server = server;
        database = server.newDatabase();
        pool = database.pool(4);
    }

    @BeforeEach
    void fill() throws SQLException, IOException {
        Files.writeString(
                folder.resolve("V1__logs.sql"),
                "CREATE TABLE request_logs (id BIGINT NOT NULL PRIMARY KEY, path VARCHAR(200), query VARCHAR(500),"
                        + " status INT);\n");
        migrate(1);
        try (Connection connection = database.access().connect()) {
            connection.setAutoCommit(false);
            for (int first = 0; first < ROWS; first += ROWS_OF_INSERT) {
                connection
                        .createStatement()
                        .executeUpdate(IntStream.range(first, first + ROWS_OF_INSERT)
                                .mapToObj(i -> "(%d, '/API/v1/items/%d', 'page=%d&size=20', 0)".formatted(3L * i, i, i))
                                .collect(Collectors.joining(", ", "INSERT INTO request_logs VALUES ", "")));
                connection.commit();
            }
        }
    }

    private void migrate(int workers, Migration... migrations) {
        MigrationManagerBuilder.forDataSource(pool)
                .locations("file:" + folder)
                .migrations(migrations)
                .data(pace -> pace.withWorkers(workers))
                .build()
                .migrateToLatest();
    }

    /** The work of one way with so many workers. */
    @FunctionalInterface
    private interface Way {
        void run(int workers) throws IOException;
    }

    @Test
    void rowsThatJavaChanges() throws IOException {
        compare("rows by updateAll", workers -> {
            database.execute(
                    "DELETE FROM schema_version WHERE version = '2'",
                    "DELETE FROM schema_version_log WHERE version = '2'");
            migrate(workers, new Changing(round));
        });
    }

    @Test
    void oneStatementInRanges() throws IOException {
        compare("ranges", workers -> {
            Files.writeString(
                    folder.resolve("V%d__ranges.sql".formatted(round + 1)),
                    "-- batch: request_logs.id 10000\nUPDATE request_logs SET status = %d, path = LOWER(path)"
                                    .formatted(round)
                            + " WHERE id BETWEEN :from AND :to;\n");
            migrate(workers);
        });
    }

    private void compare(String what, Way way) throws IOException {
        timed(way, 1);
        double[] two = new double[ROUNDS];
        double[] four = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            double one = timed(way, 1);
            two[i] = one / timed(way, 2);
            four[i] = one / timed(way, 4);
        }
        Arrays.sort(two);
        Arrays.sort(four);
        System.out.printf(
                Locale.ROOT,
                "%s, %,d rows, %s: 2 workers are %4.2f times as fast as one (%4.2f to %4.2f), 4 are %4.2f (%4.2f to %4.2f), medians of %d%n",
                server,
                ROWS,
                what,
                two[ROUNDS / 2],
                two[0],
                two[ROUNDS - 1],
                four[ROUNDS / 2],
                four[0],
                four[ROUNDS - 1],
                ROUNDS);
    }

    private double timed(Way way, int workers) throws IOException {
        round++;
        database.execute(server.kind() == Database.POSTGRESQL ? "VACUUM request_logs" : "SELECT 1");
        long before = System.nanoTime();
        way.run(workers);
        double nanos = System.nanoTime() - before;
        assertThat(database.rows("SELECT COUNT(*) FROM request_logs WHERE status = " + round))
                .containsExactly(String.valueOf(ROWS));
        return nanos;
    }

    /** Computes what it writes. */
    private static final class Changing extends DataMigration {

        private final int round;

        Changing(int round) {
            this.round = round;
        }

        @Override
        public String version() {
            return "2";
        }

        @Override
        public RowQuery rows() {
            return RowQuery.of("SELECT id, query FROM request_logs").by("id");
        }

        @Override
        public void processBatch(DatabaseConnection db, List<Row> rows) {
            db.updateAll(
                    "request_logs",
                    "id",
                    rows.stream()
                            .map(row -> Row.of("id", row.getLong("id"))
                                    .with(
                                            "path",
                                            String.valueOf(row.getString("query"))
                                                    .toUpperCase(Locale.ROOT))
                                    .with("status", round))
                            .toList(),
                    "path",
                    "status");
        }

        @Override
        public void down(DatabaseConnection db) {
            db.execute("UPDATE request_logs SET status = 0");
        }
    }
}
