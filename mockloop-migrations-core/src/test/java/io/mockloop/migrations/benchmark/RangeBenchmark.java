package io.mockloop.migrations.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a statement in ranges of a key costs, 10,000 rows each, over the same as one transaction: the whole run of a
 * migration, over one UPDATE and its COMMIT by plain JDBC. Nothing is asserted but that all rows are changed.
 */
@OnEachDatabase
class RangeBenchmark {

    private static final int ROWS = Integer.getInteger("mockloop.benchmark.rows", 1_000_000);
    private static final int ROWS_OF_INSERT = 1_000;
    private static final int PAIRS = Math.max(1, Integer.getInteger("mockloop.benchmark.pairs", 100) / 20);
    private static final String UPDATE = "UPDATE request_logs SET status = %d, path = LOWER(path)";

    @AutoClose
    private final FreshDatabase database;

    @AutoClose
    private final Connection connection;

    private final TestDatabase server;

    @TempDir
    private Path folder;

    private int round;

    RangeBenchmark(TestDatabase server) throws SQLException {
        this.server = server;
        database = server.newDatabase();
        connection = database.access().connect();
        connection.setAutoCommit(false);
    }

    @BeforeEach
    void fill() throws SQLException, IOException {
        Files.writeString(
                folder.resolve("V1__logs.sql"),
                "CREATE TABLE request_logs (id BIGINT NOT NULL PRIMARY KEY, path VARCHAR(200), query VARCHAR(500),"
                        + " status INT);\n");
        migrate();
        try (Statement statement = connection.createStatement()) {
            for (int first = 0; first < ROWS; first += ROWS_OF_INSERT) {
                statement.executeUpdate(IntStream.range(first, first + ROWS_OF_INSERT)
                        .mapToObj(i -> "(%d, '/API/v1/items/%d', 'page=%d&size=20', 0)".formatted(3L * i, i, i))
                        .collect(Collectors.joining(", ", "INSERT INTO request_logs VALUES ", "")));
                connection.commit();
            }
        }
    }

    private void migrate() {
        MigrationManagerBuilder.forDataSource(database.dataSource())
                .locations("file:" + folder)
                .build()
                .migrateToLatest();
    }

    @Test
    void compared() throws SQLException, IOException {
        giant();
        ranges();
        double[] ratios = new double[PAIRS];
        for (int i = 0; i < PAIRS; i++) {
            double before = i % 2 == 0 ? giant() : 0;
            double ours = ranges();
            ratios[i] = (i % 2 == 0 ? before : giant()) / ours;
        }
        Arrays.sort(ratios);
        System.out.printf(
                Locale.ROOT,
                "%s, %,d rows: ranges are %4.2f times as fast as one UPDATE (%4.2f to %4.2f), median of %d pairs%n",
                server,
                ROWS,
                ratios[PAIRS / 2],
                ratios[0],
                ratios[PAIRS - 1],
                PAIRS);
    }

    /** Rows that the way before has left behind are in nobody's way. */
    private void begin() {
        round++;
        if (server.kind() == Database.POSTGRESQL) {
            database.execute("VACUUM request_logs");
        }
    }

    private double giant() throws SQLException {
        begin();
        long before = System.nanoTime();
        try (Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(UPDATE.formatted(round))).isEqualTo(ROWS);
            connection.commit();
        }
        return System.nanoTime() - before;
    }

    private double ranges() throws IOException {
        begin();
        Files.writeString(
                folder.resolve("V%d__ranges.sql".formatted(round + 1)),
                "-- batch: request_logs.id 10000\n" + UPDATE.formatted(round) + " WHERE id BETWEEN :from AND :to;\n");
        long before = System.nanoTime();
        migrate();
        double nanos = System.nanoTime() - before;
        assertThat(database.rows("SELECT COUNT(*) FROM request_logs WHERE status = " + round))
                .containsExactly(String.valueOf(ROWS));
        return nanos;
    }
}
