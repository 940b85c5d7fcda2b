package io.mockloop.migrations.dialect.sqlite.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What changes of a table of a million rows with two indexes cost, over a rebuild by hand that makes the indexes behind
 * the copy: each on a copy of one file, in turn. Nothing is asserted but that all rows are there.
 */
class TableRebuildBenchmark {

    private static final int ROWS = Integer.getInteger("mockloop.benchmark.rows", 1_000_000);
    private static final int PAIRS = Integer.getInteger("mockloop.benchmark.rebuilds", 5);
    private static final String COLUMNS =
            "id INTEGER PRIMARY KEY, method TEXT NOT NULL DEFAULT 'GET', path VARCHAR(200),"
                    + " status INT, body TEXT, at TEXT NOT NULL, note TEXT";
    private static final List<String> INDEXES =
            List.of("CREATE INDEX by_path ON t (path)", "CREATE INDEX by_status ON t (status, at)");
    private static final List<String> BY_HAND = List.of(
            "CREATE TABLE n (" + COLUMNS.replace("status INT", "status TEXT") + ")",
            "INSERT INTO n SELECT * FROM t",
            "DROP TABLE t",
            "ALTER TABLE n RENAME TO t",
            INDEXES.get(0),
            INDEXES.get(1));

    @TempDir
    private Path folder;

    private Path original;

    @BeforeEach
    void fill() throws SQLException {
        original = folder.resolve("original.db");
        run(
                original,
                connection -> List.of(
                        "CREATE TABLE t (" + COLUMNS + ")",
                        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + ROWS
                                + ") INSERT INTO t"
                                + " SELECT i, iif(i % 3, 'GET', 'POST'), '/orders/' || (i * 7919 % " + ROWS
                                + "), 200 + i % 5, hex(zeroblob(40)), datetime(i, 'unixepoch'), 'n' FROM n",
                        INDEXES.get(0),
                        INDEXES.get(1)));
    }

    /** The statements of a change. */
    private interface Statements {
        List<String> of(Connection connection) throws SQLException;
    }

    private static Statements change(UnaryOperator<TableText> change) {
        return connection -> {
            StoredTable table = StoredTable.read(connection, "t");
            return TableChange.to(connection, table, change.apply(table.text())).statements();
        };
    }

    private static double run(Path file, Statements statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            long begun = System.nanoTime();
            for (String each : statements.of(connection)) {
                statement.execute(each);
            }
            statement.execute("COMMIT");
            return System.nanoTime() - begun;
        }
    }

    @Test
    void overTheRebuildByHand() throws Exception {
        print("another type (copied)", change(t -> t.type("status", "TEXT")));
        print("a longer type", change(t -> t.type("path", "VARCHAR(500)")));
        print("NOT NULL", change(t -> t.notNull("note", true)));
        print("a CHECK", change(t -> t.addConstraint("CHECK (status > 0)")));
        print("a default", change(t -> t.defaultValue("note", "'m'")));
        print("a column more", change(t -> t.addColumn("more TEXT")));
        print(
                "a column less",
                connection -> TableChange.dropColumn(connection, StoredTable.read(connection, "t"), "note")
                        .statements());
    }

    private void print(String what, Statements statements) throws Exception {
        double[] ratios = new double[PAIRS];
        for (int i = 0; i < PAIRS; i++) {
            double byHand = onACopy(connection -> BY_HAND);
            ratios[i] = onACopy(statements) / byHand;
        }
        Arrays.sort(ratios);
        System.out.printf(
                Locale.ROOT,
                "%,d rows, %s: %5.3f times the rebuild by hand, median of %d pairs (%5.3f to %5.3f)%n",
                ROWS,
                what,
                ratios[PAIRS / 2],
                PAIRS,
                ratios[0],
                ratios[PAIRS - 1]);
    }

    private double onACopy(Statements statements) throws Exception {
        Path copy = folder.resolve("copy.db");
        Files.copy(original, copy);
        double nanos = run(copy, statements);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeQuery("SELECT count(*) FROM t").getInt(1))
                    .isEqualTo(ROWS);
        }
        Files.delete(copy);
        return nanos;
    }
}
