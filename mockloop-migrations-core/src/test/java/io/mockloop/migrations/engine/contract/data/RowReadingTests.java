package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a row holds of each type that a column can have. */
@OnEachDatabase(variants = true)
class RowReadingTests extends ContractTests {

    private final TestDatabase server;

    RowReadingTests(TestDatabase server) {
        super(server);
        this.server = server;
    }

    /** MySQL's driver knows no UUID: there it is text. */
    @Test
    void eachTypeIsRead() {
        for (TypeCase each : TypeCase.of(server.kind())) {
            database.execute(
                    "CREATE TABLE t (id INT, a %s)".formatted(each.type()),
                    "INSERT INTO t VALUES (1, %s), (2, NULL)".formatted(each.literal()));
            List<@Nullable Object> values = new JdbcTemplate(database.dataSource())
                    .query("SELECT a, id FROM t ORDER BY id", Row.mapper()).stream()
                            .map(row -> each.expected() instanceof UUID ? row.getUuid("A") : row.get("A"))
                            .toList();
            assertThat(values.get(0)).as("%s %s", each.type(), each.literal()).isEqualTo(each.expected());
            assertThat(values.get(1)).as("%s NULL", each.type()).isNull();
            database.execute("DROP TABLE t");
        }
    }

    /** A column of SQLite holds what was put into it: 19 of a DECIMAL(10, 2) is an integer there, and 19.99 is none. */
    @Test
    void eachRowOfAColumnMayBeOfAnotherType() {
        assumeTrue(server.kind() == Database.SQLITE, "others have one type in a column");
        List<@Nullable Object> values = List.of(19L, 19.99, "n/a", 5_000_000_000L, new byte[] {1});
        database.execute(
                "CREATE TABLE t (id INT, a DECIMAL(10, 2))",
                "INSERT INTO t VALUES (1, 19), (2, 19.99), (3, 'n/a'), (4, 5000000000), (5, x'01')");
        for (int first = 1; first <= values.size(); first++) {
            assertThat(new JdbcTemplate(database.dataSource())
                            .query("SELECT a FROM t ORDER BY id = %d DESC, id".formatted(first), Row.mapper()).stream()
                                    .map(row -> row.get("a"))
                                    .toList())
                    .as("a column whose first value is that of row %d", first)
                    .containsExactlyInAnyOrderElementsOf(values);
        }
    }
}
