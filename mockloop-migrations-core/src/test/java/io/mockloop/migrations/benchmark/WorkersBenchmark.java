package io.mockloop.migrations.benchmark;

import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
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

    private static final int ROUNDS = Math.max(1, Integer.getInteger("mockloop.benchmark.pairs", 100) / 20);

    @AutoClose
    private final FreshDatabase database;

    private final TestDatabase server;
    private final RequestLogs logs;
    private int round;

    WorkersBenchmark(TestDatabase server, @TempDir Path folder) {
        this.server = server;
        database = server.newDatabase();
        logs = new RequestLogs(database, database.pool(4), folder);
    }

    @BeforeEach
    void fill() throws SQLException, IOException {
        logs.fill();
    }

    /** The work of one way with so many workers. */
    @FunctionalInterface
    private interface Way {
        void run(int workers) throws IOException;
    }

    @Test
    void rowsThatJavaChanges() throws IOException {
        compare("rows by updateAll", workers -> {
            logs.forget(2);
            logs.migrate(workers, new ChangingRows(round, 0));
        });
    }

    @Test
    void oneStatementInRanges() throws IOException {
        compare("ranges", workers -> {
            logs.write(
                    round + 1,
                    "-- batch: request_logs.id 10000\nUPDATE request_logs SET status = %s, path = LOWER(path)"
                                    .formatted(round)
                            + " WHERE id BETWEEN :from AND :to");
            logs.migrate(workers);
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
                RequestLogs.ROWS,
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
        logs.tidy();
        long before = System.nanoTime();
        way.run(workers);
        double nanos = System.nanoTime() - before;
        logs.assertAll(round);
        return nanos;
    }
}
