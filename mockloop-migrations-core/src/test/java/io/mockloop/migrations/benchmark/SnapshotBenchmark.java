package io.mockloop.migrations.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.snapshot.SchemaReader;
import io.mockloop.migrations.engine.snapshot.SchemaReader.Scope;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What it costs to read the structure of 200 tables, each of ten columns, two indexes and a foreign key: over one query
 * for all that the catalog has of their columns. Nothing is asserted but that all is there.
 */
@OnEachDatabase
class SnapshotBenchmark {

    private static final int TABLES = 200;
    private static final int PAIRS = Integer.getInteger("mockloop.benchmark.pairs", 30);

    private static final int OBJECTS_OF_A_TABLE = 15;

    private final TestDatabase server;

    SnapshotBenchmark(TestDatabase server) {
        this.server = server;
    }

    @Test
    void twoHundredTables() throws SQLException {
        try (FreshDatabase database = server.newDatabase();
                Connection connection = database.access().connect()) {
            make(connection);
            String columns = switch (database.kind()) {
                case SQLITE ->
                    "SELECT m.name, c.* FROM sqlite_schema m, pragma_table_xinfo(m.name) c WHERE m.type = 'table'";
                case POSTGRESQL -> "SELECT * FROM information_schema.columns WHERE table_schema = 'public'";
                case MYSQL, MARIADB -> "SELECT * FROM information_schema.columns WHERE table_schema = DATABASE()";
            };
            SchemaReader reader = database.traits().dialect().schemas();
            double[] ratios = new double[PAIRS];
            double[] read = new double[PAIRS];
            for (int pair = -PAIRS / 3; pair < PAIRS; pair++) {
                double query = query(connection, columns);
                double cost = read(connection, reader);
                if (pair >= 0) {
                    ratios[pair] = cost / query;
                    read[pair] = cost / 1e6;
                }
            }
            Arrays.sort(ratios);
            Arrays.sort(read);
            System.out.printf(
                    Locale.ROOT,
                    "%s: %4.1f ms, %4.2f times one query of all columns (quartiles %4.2f and %4.2f), median of %d%n",
                    database.kind().displayName(),
                    read[PAIRS / 2],
                    ratios[PAIRS / 2],
                    ratios[PAIRS / 4],
                    ratios[PAIRS * 3 / 4],
                    PAIRS);
        }
    }

    private static void make(Connection connection) throws SQLException {
        String columns = IntStream.rangeClosed(1, 8)
                .mapToObj(number -> ", c%1$d VARCHAR(%1$d0) DEFAULT 'x'".formatted(number))
                .collect(Collectors.joining());
        try (Statement statement = connection.createStatement()) {
            for (int table = 0; table < TABLES; table++) {
                statement.execute(
                        "CREATE TABLE t%1$d (id INT PRIMARY KEY%2$s, other INT NOT NULL, FOREIGN KEY (other) REFERENCES t%3$d (id))"
                                .formatted(table, columns, Math.max(0, table - 1)));
                statement.execute("CREATE INDEX a%1$d ON t%1$d (c1)".formatted(table));
                statement.execute("CREATE UNIQUE INDEX b%1$d ON t%1$d (c2, c3 DESC)".formatted(table));
            }
        }
    }

    private static double query(Connection connection, String columns) throws SQLException {
        long started = System.nanoTime();
        assertThat(PlainSql.query(connection, columns, row -> row.getString(4))).hasSize(TABLES * 10);
        return System.nanoTime() - started;
    }

    private static double read(Connection connection, SchemaReader reader) throws SQLException {
        long started = System.nanoTime();
        assertThat(reader.read(connection, Scope.SESSION).objects())
                .hasSizeGreaterThanOrEqualTo(TABLES * OBJECTS_OF_A_TABLE);
        return System.nanoTime() - started;
    }
}
