package io.mockloop.migrations.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.dialect.mariadb.MariaDbDialect;
import io.mockloop.migrations.dialect.mysql.MySqlDialect;
import io.mockloop.migrations.dialect.postgresql.PostgreSqlDialect;
import io.mockloop.migrations.dialect.sqlite.SqliteDialect;
import io.mockloop.migrations.engine.bulk.BulkRules;
import io.mockloop.migrations.engine.bulk.BulkStatement;
import io.mockloop.migrations.engine.bulk.BulkWrite;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the writes of {@code updateAll} cost, 1,000 rows in a transaction, over {@code executeBatch} of the same, and
 * over a loop that commits each row. Nothing is asserted but that all rows are written.
 */
@OnEachDatabase(variants = true)
class BulkWriteBenchmark {

    private static final int ROWS = Integer.getInteger("mockloop.benchmark.rows", 1_000_000);
    private static final int ROWS_OF_LOOP = Math.min(ROWS, 10_000);
    private static final int ROWS_OF_BATCH = 1_000;
    private static final int PAIRS = Integer.getInteger("mockloop.benchmark.pairs", 100) / 20;
    private static final String UPDATE = "UPDATE request_logs SET path = ?, status = ?, parameters = ? WHERE id = ?";
    private static final String HEADERS =
            "{\"Accept\": \"application/json\", \"Host\": \"localhost:8080\", \"User-Agent\": \"curl/8.5.0\"}";

    @AutoClose
    private final FreshDatabase database;

    @AutoClose
    private final Connection connection;

    private final TestDatabase server;
    private int round;

    BulkWriteBenchmark(TestDatabase server) throws SQLException {
        this.server = server;
        database = server.newDatabase();
        connection = database.access().connect();
        connection.setAutoCommit(false);
    }

    @BeforeEach
    void fill() throws SQLException {
        database.execute("CREATE TABLE request_logs (id BIGINT PRIMARY KEY, path VARCHAR(200), query VARCHAR(500),"
                + " headers TEXT, status INT, parameters VARCHAR(500))");
        BulkRules.Writer writer = bulk().open(connection);
        for (int first = 0; first < ROWS; first += ROWS_OF_BATCH) {
            List<Row> rows = new ArrayList<>();
            for (int i = first; i < first + ROWS_OF_BATCH; i++) {
                rows.add(Row.of("id", 3L * i)
                        .with("path", "/")
                        .with("query", "page=" + i + "&size=20")
                        .with("headers", HEADERS));
            }
            send(writer, BulkWrite.insert("request_logs", rows, List.of()));
            connection.commit();
        }
    }

    private BulkRules bulk() {
        return (switch (server.kind()) {
                    case SQLITE -> new SqliteDialect();
                    case POSTGRESQL -> new PostgreSqlDialect();
                    case MYSQL -> new MySqlDialect();
                    case MARIADB -> new MariaDbDialect();
                })
                .bulk();
    }

    @Test
    void compared() throws SQLException {
        helper(ROWS);
        byBatch();
        print("executeBatch", ratios(this::byBatch, ROWS));
        print("a loop over %,d rows".formatted(ROWS_OF_LOOP), ratios(this::byLoop, ROWS_OF_LOOP));
    }

    /** A way to write. */
    @FunctionalInterface
    private interface Way {
        void write() throws SQLException;
    }

    private double[] ratios(Way other, int rows) throws SQLException {
        double[] ratios = new double[PAIRS];
        for (int i = 0; i < PAIRS; i++) {
            double before = i % 2 == 0 ? nanos(other) : 0;
            double ours = nanos(() -> helper(rows));
            ratios[i] = (i % 2 == 0 ? before : nanos(other)) / ours;
        }
        Arrays.sort(ratios);
        return ratios;
    }

    private double nanos(Way way) throws SQLException {
        round++;
        long before = System.nanoTime();
        way.write();
        return System.nanoTime() - before;
    }

    private void print(String other, double[] ratios) {
        System.out.printf(
                Locale.ROOT,
                "%s, %,d rows: %4.2f times as fast as %s (%4.2f to %4.2f), median of %d pairs%n",
                server,
                ROWS,
                ratios[PAIRS / 2],
                other,
                ratios[0],
                ratios[PAIRS - 1],
                PAIRS);
    }

    private String path(int row) {
        return "/api/v1/items/" + row + "/" + round;
    }

    private String parameters(int row) {
        return "{\"page\": \"" + row + "\", \"size\": \"" + round + "\"}";
    }

    private void helper(int count) throws SQLException {
        BulkRules.Writer writer = bulk().open(connection);
        Row read = Row.of("id", 0).with("path", "").with("status", 0).with("parameters", "");
        long found = 0;
        for (int first = 0; first < count; first += ROWS_OF_BATCH) {
            List<Row> rows = new ArrayList<>();
            for (int i = first; i < first + ROWS_OF_BATCH; i++) {
                rows.add(read.with("id", 3L * i)
                        .with("path", path(i))
                        .with("status", 200 + round)
                        .with("parameters", parameters(i)));
            }
            found += send(
                    writer,
                    BulkWrite.update("request_logs", List.of("id"), rows, List.of("path", "status", "parameters")));
            connection.commit();
        }
        assertThat(found).isEqualTo(count);
    }

    private long send(BulkRules.Writer writer, BulkWrite write) throws SQLException {
        long changed = 0;
        for (BulkStatement each : writer.statements(write)) {
            try (PreparedStatement statement = connection.prepareStatement(each.sql())) {
                changed += each.sending().apply(statement);
            }
        }
        return changed;
    }

    private void byBatch() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
            for (int first = 0; first < ROWS; first += ROWS_OF_BATCH) {
                for (int i = first; i < first + ROWS_OF_BATCH; i++) {
                    bind(statement, i);
                    statement.addBatch();
                }
                assertThat(statement.executeBatch()).hasSize(ROWS_OF_BATCH);
                connection.commit();
            }
        }
    }

    private void byLoop() throws SQLException {
        connection.setAutoCommit(true);
        try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
            for (int i = 0; i < ROWS_OF_LOOP; i++) {
                bind(statement, i);
                assertThat(statement.executeUpdate()).isOne();
            }
        }
        connection.setAutoCommit(false);
    }

    private void bind(PreparedStatement statement, int row) throws SQLException {
        statement.setString(1, path(row));
        statement.setInt(2, 200 + round);
        statement.setString(3, parameters(row));
        statement.setLong(4, 3L * row);
    }
}
