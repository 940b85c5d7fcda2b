package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
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
            case "VARBINARY(9)" -> "x'%02x%02x'".formatted(n & 0xff, row);
            case "BYTEA" -> "'\\x%02x%02x'".formatted(n & 0xff, row);
            case "DATE" -> "'20%02d-03-%02d'".formatted(row % 30, row % 28 + 1);
            default -> String.valueOf(n);
        };
    }

    private void changeAndBack(String table, String key, String type) {
        folder.with(
                "migration_1_rows.sql",
                "-- migrate:up\nCREATE TABLE %s (%s %s NOT NULL PRIMARY KEY, done INT NOT NULL);\n"
                                .formatted(table, key, type)
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
    @ValueSource(
            strings = {
                "INTEGER",
                "SMALLINT",
                "BIGINT",
                "DOUBLE PRECISION",
                "DECIMAL(30,10)",
                "VARCHAR(40)",
                "CHAR(36)",
                "TIMESTAMP",
                "DATE"
            })
    void leadsThroughAllRows(String type) {
        changeAndBack("items", "id", type);
    }

    @Test
    void leadsThroughBinaryKeysAndNamesTheOneItFailsAt() {
        String type = database.kind() == Database.POSTGRESQL ? "BYTEA" : "VARBINARY(9)";
        changeAndBack("items", "id", type);
        folder.with("V3__fail.sql", """
                -- batch: items.id 7
                UPDATE items SET done = CASE WHEN id > :from AND id < :to THEN NULL ELSE done END
                WHERE id BETWEEN :from AND :to;
                """);
        assertThat(failureOf(() -> manager().migrateToLatest()))
                .hasMessageMatching("(?s).*in range 1, id = x'[0-9a-f]{4}' to id = x'[0-9a-f]{4}', V3__fail.sql:2.*");
    }

    @Test
    void aKeyThatIsntFoundAgainByItsValueIsRefused() {
        String type = database.kind() == Database.POSTGRESQL ? "REAL" : "FLOAT";
        assumeTrue(That.IS_A_SERVER.isTrueOf(database), "SQLite has no numbers of four bytes");
        folder.with("V1__rows.sql", "CREATE TABLE items (id %s NOT NULL PRIMARY KEY);".formatted(type));
        folder.with("V2__ranges.sql", "-- batch: items.id\nDELETE FROM items WHERE id BETWEEN :from AND :to;\n");
        assertThat(failureOf(() -> manager().migrateToLatest()))
                .hasMessageContaining("V2__ranges.sql:2")
                .hasMessageContaining("items.id: it is of a type whose values aren't found again in order");
    }

    @Test
    void whereAPrimaryKeyMayBeNullNoneIs() {
        assumeTrue(That.IS_A_FILE.isTrueOf(database), "a primary key is never NULL elsewhere");
        folder.with(
                "V1__rows.sql", "CREATE TABLE items (id TEXT PRIMARY KEY); INSERT INTO items VALUES ('a'), (NULL);");
        folder.with("V2__ranges.sql", "-- batch: items.id\nDELETE FROM items WHERE id BETWEEN :from AND :to;\n");
        assertThat(failureOf(() -> manager().migrateToLatest()))
                .hasMessageContaining("its key (items.id) is NULL in 1 of the rows");
        database.execute("DELETE FROM items WHERE id IS NULL");
        manager().migrateToLatest();
        assertThat(database.rows("SELECT COUNT(*) FROM items")).containsExactly("0");
    }

    @ParameterizedTest
    @CsvSource({"Order Items,Group", "ORDERS,from"})
    void namesInQuotesAreMeantAsTheyAre(String table, String key) {
        char quote = database.traits().quote();
        changeAndBack(quote + table + quote, quote + key + quote, "BIGINT");
    }
}
