package io.mockloop.migrations.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a statement in ranges of a key costs, each as large as its time lets it be, over the same as one transaction:
 * the whole run of a migration, over one UPDATE and its COMMIT by plain JDBC. Nothing is asserted but that all rows are
 * changed.
 */
@OnEachDatabase
class RangeBenchmark {

    private static final int PAIRS = Math.max(1, Integer.getInteger("mockloop.benchmark.pairs", 100) / 20);
    private static final String UPDATE = "UPDATE request_logs SET status = %d, path = LOWER(path)";

    @AutoClose
    private final FreshDatabase database;

    @AutoClose
    private final Connection connection;

    private final TestDatabase server;
    private final RequestLogs logs;
    private int round;

    RangeBenchmark(TestDatabase server, @TempDir Path folder) throws SQLException {
        this.server = server;
        database = server.newDatabase();
        connection = database.access().connect();
        connection.setAutoCommit(false);
        logs = new RequestLogs(database, database.dataSource(), folder);
    }

    @BeforeEach
    void fill() throws SQLException, IOException {
        logs.fill();
    }

    @Test
    void compared() throws SQLException, IOException {
        for (int i = 0; i < 2; i++) { // the files have grown to what they need behind that
            giant();
            ranges();
        }
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
                RequestLogs.ROWS,
                ratios[PAIRS / 2],
                ratios[0],
                ratios[PAIRS - 1],
                PAIRS);
    }

    private void begin() {
        round++;
        logs.tidy();
    }

    private double giant() throws SQLException {
        begin();
        long before = System.nanoTime();
        try (Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(UPDATE.formatted(round))).isEqualTo(RequestLogs.ROWS);
            connection.commit();
        }
        return System.nanoTime() - before;
    }

    private double ranges() throws IOException {
        begin();
        logs.write(
                round + 1, "-- batch: request_logs.id\n" + UPDATE.formatted(round) + " WHERE id BETWEEN :from AND :to");
        long before = System.nanoTime();
        logs.migrate(1);
        double nanos = System.nanoTime() - before;
        logs.assertAll(round);
        return nanos;
    }
}
