package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.assertThat;

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
}
