package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of each type that can be one lead through all rows of a table, and changes each once, up and down. */
@OnEachDatabase
class KeyRangeTypeTests extends ContractTests {

    private static final int ROWS = 60;

    KeyRangeTypeTests(TestDatabase server) {
        super(server);
    }

    /** The n-th key, so that they don't stand in the order of their numbers. */
    private static String literal(String type, int row) {
        int n = (row * 37) % ROWS - 20;
        return switch (type) {
            case "DECIMAL(30,10)" -> "%d.%010d".formatted(n * 1_000_003L, row + 1);
            case "VARCHAR(40)" ->
                "'" + List.of("ä", "Z", "a", "é", "_", "-", "ß", "i", "I", " ").get(row % 10) + "k" + row + "%'";
            case "CHAR(36)" -> "'%08x-0000-4000-8000-00000000%04x'".formatted(n * 40_000_000, row);
            case "TIMESTAMP" -> "'20%02d-03-04 05:%02d:07'".formatted(row % 30, row);
            case "DATE" -> "'20%02d-03-%02d'".formatted(row % 30, row % 28 + 1);
            default -> String.valueOf(n);
        };
    }

    private void changeAndBack(String table, String key, String type) {
        folder.with("migration_1_rows.sql", "-- migrate:up\nCREATE TABLE %s (%s %s NOT NULL PRIMARY KEY, done INT NOT NULL);\n".formatted(table, key, type)
                + IntStream.range(0, ROWS)
                        .mapToObj(row -> "(%s, 0)".formatted(literal(type, row)))
                        .collect(Collectors.joining(",\n", "INSERT INTO %s VALUES ".formatted(table), ";\n")));
        folder.with("migration_2_ranges.sql", """
                -- migrate:up
                -- batch: %1$s.%2$s 7
                UPDATE %1$s SET done = done + 1 WHERE %2$s BETWEEN :from AND :to;
                -- migrate:down
                -- batch: %1$s.%2$s 11
                UPDATE %1$s SET done = done - 1 WHERE %2$s BETWEEN :from AND :to;
                """.formatted(table, key));
        manager().migrateToLatest();
        assertThat(database.rows("SELECT COUNT(*), MIN(done), MAX(done) FROM " + table))
                .containsExactly(ROWS + "|1|1");
        manager().rollbackToVersion("1");
        assertThat(database.rows("SELECT MIN(done), MAX(done) FROM " + table)).containsExactly("0|0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INTEGER", "SMALLINT", "BIGINT", "DECIMAL(30,10)", "VARCHAR(40)", "CHAR(36)", "TIMESTAMP", "DATE"})
    void leadsThroughAllRows(String type) {
        changeAndBack("items", "id", type);
    }

    @ParameterizedTest
    @CsvSource({"Order Items,Group", "ORDERS,from"})
    void namesInQuotesAreMeantAsTheyAre(String table, String key) {
        char quote = database.traits().quote();
        changeAndBack(quote + table + quote, quote + key + quote, "BIGINT");
    }
}
