package io.mockloop.migrations.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.dialect.mariadb.MariaDbDialect;
import io.mockloop.migrations.dialect.mysql.MySqlDialect;
import io.mockloop.migrations.engine.snapshot.SchemaReader;
import io.mockloop.migrations.engine.snapshot.SchemaReader.Scope;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the structure of 200 tables costs to read, over one query for all that the catalog has of their columns. */
@OnEachDatabase(that = That.IS_OF_MYSQL)
class SchemaReaderBenchmark {

    private static final int TABLES = 200;
    private static final int PAIRS = Integer.getInteger("mockloop.benchmark.pairs", 100);
    private static final double MILLISECOND = 1e6;

    @AutoClose
    private final FreshDatabase database;

    SchemaReaderBenchmark(TestDatabase server) {
        database = server.newDatabase();
    }

    @Test
    void twoHundredTables() throws SQLException {
        SchemaReader reader =
                (database.kind() == Database.MARIADB ? new MariaDbDialect() : new MySqlDialect()).schemas();
        double[] queries = new double[PAIRS];
        double[] readings = new double[PAIRS];
        double[] ratios = new double[PAIRS];
        try (Connection connection = database.access().connect()) {
            make(connection);
            for (int pair = -PAIRS; pair < PAIRS; pair++) {
                long started = System.nanoTime();
                assertThat(query(connection)).isEqualTo(10 * TABLES);
                long between = System.nanoTime();
                assertThat(reader.read(connection, Scope.SESSION).objects()).hasSize(15 * TABLES);
                long ended = System.nanoTime();
                if (pair >= 0) {
                    queries[pair] = (between - started) / MILLISECOND;
                    readings[pair] = (ended - between) / MILLISECOND;
                    ratios[pair] = readings[pair] / queries[pair];
                }
            }
        }
        for (double[] each : new double[][] {queries, readings, ratios}) {
            Arrays.sort(each);
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %4.2f times the query, median of %d pairs; %.1f over %.1f ms in the median, %.1f over %.1f at best%n",
                database.kind().displayName(),
                ratios[PAIRS / 2],
                PAIRS,
                readings[PAIRS / 2],
                queries[PAIRS / 2],
                readings[0],
                queries[0]);
    }

    private static void make(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (int table = 0; table < TABLES; table++) {
                StringBuilder sql =
                        new StringBuilder("CREATE TABLE t" + table + " (id BIGINT PRIMARY KEY, parent BIGINT");
                for (int column = 0; column < 8; column++) {
                    sql.append(", c").append(column).append(" VARCHAR(50) DEFAULT 'x'");
                }
                statement.execute(sql.append(", KEY one (c1), KEY of_parent (parent), CONSTRAINT f")
                        .append(table)
                        .append(" FOREIGN KEY (parent) REFERENCES t")
                        .append(Math.max(table - 1, 0))
                        .append(" (id))")
                        .toString());
            }
        }
    }

    private static int query(Connection connection) throws SQLException {
        int count = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT * FROM information_schema.columns WHERE table_schema = database()")) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                count++;
                for (int column = 1; column <= columns; column++) {
                    rows.getString(column);
                }
            }
        }
        return count;
    }
}
