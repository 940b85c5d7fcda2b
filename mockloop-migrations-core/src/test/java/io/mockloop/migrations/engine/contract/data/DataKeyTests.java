package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.data.RowQuery;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Keys of all types lead through all rows, each done once, also if it goes on in another start each time. */
@OnEachDatabase
class DataKeyTests extends ContractTests {

    DataKeyTests(TestDatabase server) {
        super(server);
    }

    private static final RowQuery BY_K = RowQuery.of("SELECT k, nr FROM items").by("k");

    /** A column's type, and values of it, none of which is another in its collation. */
    private record Keys(String type, List<String> literals) {

        static Keys of(String type, String... literals) {
            return new Keys(type, List.of(literals));
        }
    }

    private static final Keys WHOLE =
            Keys.of("BIGINT", "-9223372036854775808", "-7000000000", "-1", "0", "1", "3", "9223372036854775807");

    private static final Keys TEXT = Keys.of(
            "VARCHAR(40)",
            "''",
            "'a'",
            "'b '",
            "'Z'",
            "'it''s'",
            "'10'",
            "'9'",
            "'ä1'",
            "'ß2'",
            "'ø3'",
            "'é!'",
            "'\uD83D\uDE00'");

    private static final String[] DATES = {"'1969-12-31'", "'2000-02-29'", "'2026-11-30'", "'9999-12-31'"};

    private static final String[] TIMES = {
        "'1969-12-31 23:59:59.999999'",
        "'2026-09-27 02:59:59.5'",
        "'2026-11-30 00:00:00'",
        "'2026-11-30 00:00:00.000001'"
    };

    private static final String[] UUIDS = {
        "'00000000-0000-4000-8000-000000000001'",
        "'7fffffff-ffff-4fff-8000-000000000000'",
        "'80000000-0000-4000-9000-000000000000'",
        "'ffffffff-ffff-4fff-bfff-ffffffffffff'"
    };

    private List<Keys> keys() {
        List<Keys> keys = new ArrayList<>(List.of(WHOLE, TEXT));
        switch (database.kind()) {
            case SQLITE -> {
                keys.add(Keys.of("TEXT COLLATE NOCASE", "'a'", "'B'", "'c'", "'D'"));
                keys.add(Keys.of("BLOB", "x''", "x'00'", "x'0001'", "x'7f'", "x'80'", "x'ff'"));
                keys.add(Keys.of("REAL", "-1e300", "-0.1", "0.1", "0.30000000000000004", "1e300"));
                keys.add(Keys.of("NUMERIC", "1", "1.5", "'a'", "x'00'"));
                keys.add(Keys.of("TIMESTAMP", TIMES));
            }
            case POSTGRESQL -> {
                keys.add(Keys.of("UUID", UUIDS));
                keys.add(Keys.of("CHAR(4)", "'a'", "'ab'", "'B'"));
                keys.add(Keys.of("TEXT COLLATE \"C\"", "'a'", "'B'", "'c'", "'D'", "'a '"));
                keys.add(Keys.of("NUMERIC(40, 10)", "-1.5", "0.0000000001", "12345678901234567890.0000000001"));
                keys.add(Keys.of("DOUBLE PRECISION", "-1e300", "0.1", "0.30000000000000004"));
                keys.add(Keys.of("BYTEA", "''", "'\\x00'", "'\\x7f'", "'\\x80ff'"));
                keys.add(Keys.of("BOOLEAN", "FALSE", "TRUE"));
                keys.add(Keys.of("SMALLINT", "-32768", "0", "32767"));
                keys.add(Keys.of("DATE", DATES));
                keys.add(Keys.of("TIMESTAMP", TIMES));
                keys.add(Keys.of("TIMESTAMPTZ", TIMES));
                keys.add(Keys.of("TIME", "'00:00:00'", "'23:59:59.999999'"));
                keys.add(Keys.of("INET", "'10.0.0.9'", "'10.0.0.10'", "'::1'"));
                keys.add(Keys.of("MOOD", "'sad'", "'ok'", "'happy'"));
            }
            case MYSQL, MARIADB -> {
                keys.add(Keys.of("VARCHAR(20) COLLATE utf8mb4_bin", "'a'", "'A'", "'b'", "'B'", "'é'"));
                keys.add(Keys.of("VARCHAR(20) CHARACTER SET latin1", "'a'", "'ä'", "'b'", "'z'"));
                keys.add(Keys.of("BINARY(16)", "x'00'", "x'7fff'", "x'8000'", "x'ffff'"));
                keys.add(Keys.of("VARBINARY(4)", "x'00'", "x'7fff'", "x'8000'"));
                keys.add(Keys.of("BIGINT UNSIGNED", "0", "9223372036854775808", "18446744073709551615"));
                keys.add(Keys.of("DECIMAL(40, 10)", "-1.5", "0.0000000001", "12345678901234567890.0000000001"));
                keys.add(Keys.of("DOUBLE", "-1e300", "0.1", "0.30000000000000004"));
                keys.add(Keys.of("TINYINT(1)", "0", "1", "2"));
                keys.add(Keys.of("DATE", DATES));
                keys.add(Keys.of("DATETIME(6)", TIMES));
                keys.add(Keys.of("TIME(6)", "'00:00:00'", "'23:59:59.999999'"));
                keys.add(Keys.of("YEAR", "1999", "2026"));
                if (database.kind() == Database.MARIADB) {
                    keys.add(Keys.of("UUID", UUIDS));
                    keys.add(Keys.of("INET6", "'::1'", "'::2'", "'2001::'"));
                }
            }
        }
        return keys;
    }

    @TestFactory
    List<DynamicTest> eachRowIsDoneOnce() {
        folder.with("V1__first.sql", "CREATE TABLE first (id INT);");
        manager().migrateToLatest();
        if (database.kind() == Database.POSTGRESQL) {
            database.execute("CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy')");
        }
        return keys().stream()
                .map(each -> DynamicTest.dynamicTest(each.type(), () -> {
                    assertDone(make(each), BY_K);
                    assertDone(
                            make(each),
                            RowQuery.of("SELECT nr % 2 AS g, k, nr FROM items").by("g", "k"));
                }))
                .toList();
    }

    private int make(Keys keys) {
        database.execute("DELETE FROM schema_version WHERE version = '2'"); // of a type that failed
        database.execute("DROP TABLE IF EXISTS schema_version_data");
        database.execute("DROP TABLE IF EXISTS items");
        database.execute(
                "CREATE TABLE items (k %s NOT NULL, nr INT NOT NULL, done INT NOT NULL)".formatted(keys.type()));
        database.execute(IntStream.range(0, keys.literals().size())
                .mapToObj(nr -> "(%s, %d, 0)".formatted(keys.literals().get(nr), nr))
                .collect(Collectors.joining(", ", "INSERT INTO items VALUES ", "")));
        return keys.literals().size();
    }

    /** Fails behind so many batches. */
    @MigrationInfo(version = "2", description = "Count rows")
    private static final class Counting extends Marking {

        private int left;

        Counting(RowQuery query, int batches) {
            super(query, 1);
            left = batches;
        }

        @Override
        public void processBatch(DatabaseConnection db, List<Row> rows) {
            if (left-- == 0) {
                throw new IllegalStateException("killed");
            }
            rows.forEach(row -> db.execute("UPDATE items SET done = done + 1 WHERE nr = ?", row.getInt("nr")));
        }

        @Override
        public void down(DatabaseConnection db) {}
    }

    private void assertDone(int rows, RowQuery query) {
        for (int left = rows; left > 2; left -= 2) {
            MigrationManager manager = manager(new Counting(query, 2));
            assertThat(failureOf(manager::migrateToLatest)).hasMessageContaining("killed");
        }
        MigrationManager manager = manager(new Counting(query, 2));
        manager.migrateToLatest();
        assertThat(database.rows("SELECT nr FROM items WHERE done <> 1")).isEmpty();
        manager.rollbackToVersion("1");
    }

    /** Values that are one to the database, or ordered otherwise than compared. */
    private List<Keys> unfitKeys() {
        return switch (database.kind()) {
            case SQLITE -> List.of(Keys.of("TEXT COLLATE NOCASE", "'a'", "'b'", "'B'", "'c'"));
            case POSTGRESQL ->
                List.of(
                        Keys.of("REAL", "-0.1", "0.1", "0.3"),
                        Keys.of("TEXT COLLATE any_case", "'a'", "'b'", "'B'", "'c'"));
            case MYSQL, MARIADB ->
                List.of(
                        Keys.of("VARCHAR(9) COLLATE utf8mb4_unicode_ci", "'a'", "'ä'", "'b'"),
                        Keys.of("ENUM('sad', 'ok', 'happy')", "'sad'", "'ok'", "'happy'"),
                        Keys.of("FLOAT", "-0.1", "0.1", "0.3"));
        };
    }

    @Test
    void aKeyThatWouldPassOverRowsIsRefused() {
        folder.with("V1__first.sql", "CREATE TABLE first (id INT);");
        manager().migrateToLatest();
        if (database.kind() == Database.POSTGRESQL) {
            database.execute(
                    "CREATE COLLATION any_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false)");
        }
        for (Keys each : unfitKeys()) {
            make(each);
            assertThat(failureOf(() -> manager(new Counting(BY_K, -1)).migrateToLatest()))
                    .as(each.type())
                    .hasMessageContaining("its key (k) doesn't lead through the rows");
        }
    }
}
