package io.mockloop.migrations.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.DataMigration;
import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.data.RowQuery;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a {@link DataMigration} costs, checkpoints included: with 1,000 rows a batch, over the same by hand with
 * {@code executeBatch}; and, if it does nothing but read, in batches as they become by themselves, from its first tenth
 * to its last, beside paging by OFFSET. Nothing is asserted but that all rows are seen.
 */
@OnEachDatabase(variants = true)
class DataMigrationBenchmark {

    private static final int ROWS = RequestLogs.ROWS;
    private static final int ROWS_OF_BATCH = 1_000;
    private static final int PAIRS = Math.max(1, Integer.getInteger("mockloop.benchmark.pairs", 100) / 20);

    @AutoClose
    private final FreshDatabase database;

    @AutoClose
    private final Connection connection;

    private final TestDatabase server;
    private final RequestLogs logs;
    private int round;

    DataMigrationBenchmark(TestDatabase server, @TempDir Path folder) throws SQLException {
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
    void rowsThatJavaChanges() throws SQLException {
        byMigration();
        byHand();
        double[] ratios = new double[PAIRS];
        for (int i = 0; i < PAIRS; i++) {
            double before = i % 2 == 0 ? byHand() : 0;
            double ours = byMigration();
            ratios[i] = (i % 2 == 0 ? before : byHand()) / ours;
        }
        Arrays.sort(ratios);
        System.out.printf(
                Locale.ROOT,
                "%s, %,d rows: a migration is %4.2f times as fast as executeBatch by hand (%4.2f to %4.2f), median of %d pairs%n",
                server,
                ROWS,
                ratios[PAIRS / 2],
                ratios[0],
                ratios[PAIRS - 1],
                PAIRS);
    }

    private double byMigration() {
        begin();
        logs.forget(2);
        long before = System.nanoTime();
        logs.migrate(1, new ChangingRows(round, ROWS_OF_BATCH));
        return end(before);
    }

    private double byHand() throws SQLException {
        begin();
        long before = System.nanoTime();
        try (PreparedStatement page = connection.prepareStatement(
                        "SELECT id, query FROM request_logs WHERE id > ? ORDER BY id LIMIT " + ROWS_OF_BATCH);
                PreparedStatement update =
                        connection.prepareStatement("UPDATE request_logs SET path = ?, status = ? WHERE id = ?")) {
            long last = -1;
            for (int rows = ROWS_OF_BATCH; rows == ROWS_OF_BATCH; ) {
                page.setLong(1, last);
                rows = 0;
                try (ResultSet row = page.executeQuery()) {
                    for (; row.next(); rows++) {
                        last = row.getLong(1);
                        update.setString(1, ChangingRows.path(row.getString(2)));
                        update.setInt(2, round);
                        update.setLong(3, last);
                        update.addBatch();
                    }
                }
                assertThat(update.executeBatch()).hasSize(rows);
                connection.commit();
            }
        }
        return end(before);
    }

    private void begin() {
        round++;
        logs.tidy();
    }

    private double end(long before) {
        double nanos = System.nanoTime() - before;
        logs.assertAll(round);
        return nanos;
    }

    @Test
    void rowsThatAreRead() throws SQLException {
        Reading reading = new Reading();
        logs.migrate(1, reading);
        double[] tenths = reading.tenths();
        double last = tenths[9];
        double sum = Arrays.stream(tenths).sum();
        Arrays.sort(tenths);
        System.out.printf(
                Locale.ROOT,
                "%s, %,d rows read: the last tenth takes %4.2f times the median one, all are %4.1f times as fast as by OFFSET%n",
                server,
                ROWS,
                last / ((tenths[4] + tenths[5]) / 2),
                byOffset() / sum);
    }

    private double byOffset() throws SQLException {
        long before = System.nanoTime();
        int seen = 0;
        try (PreparedStatement page = connection.prepareStatement(
                "SELECT id, query FROM request_logs ORDER BY id LIMIT " + ROWS_OF_BATCH + " OFFSET ?")) {
            for (int offset = 0; offset < ROWS; offset += ROWS_OF_BATCH) {
                page.setInt(1, offset);
                try (ResultSet row = page.executeQuery()) {
                    for (; row.next(); seen++) {
                        assertThat(row.getString(2)).isNotNull();
                    }
                }
            }
        }
        assertThat(seen).isEqualTo(ROWS);
        return System.nanoTime() - before;
    }

    /** Does nothing with the rows, and notes when it has seen how many. */
    private static final class Reading extends DataMigration {

        private final long[] ends = new long[11];
        private int seen;

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
            if (seen == 0) {
                ends[0] = System.nanoTime();
            }
            seen += rows.size();
            ends[(int) ((10L * seen + ROWS - 1) / ROWS)] = System.nanoTime();
        }

        @Override
        public void down(DatabaseConnection db) {
            db.execute("SELECT 1");
        }

        private double[] tenths() {
            assertThat(seen).isEqualTo(ROWS);
            double[] tenths = new double[10];
            for (int i = 0; i < tenths.length; i++) {
                tenths[i] = ends[i + 1] - ends[i];
            }
            return tenths;
        }
    }
}
