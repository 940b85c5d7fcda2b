package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Meter;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@OnEachDatabase(that = That.IS_A_SERVER, variants = true)
class BulkCountTests extends ContractTests {

    private static final int ROWS = 1_000;

    BulkCountTests(TestDatabase server) {
        super(server);
    }

    private static List<Row> rows(int batch, int value) {
        return IntStream.range(0, ROWS)
                .mapToObj(i -> Row.of("id", batch * ROWS + i).with("a", value).with("b", "text " + i))
                .toList();
    }

    @Test
    void aBatchIsOneRoundTrip() throws SQLException {
        try (Meter meter = Meter.on(database, true)) {
            Coded migration = new Coded("1", db -> {
                db.schema().createTable("t", table -> {
                    table.bigint("id").notNull();
                    table.integer("a");
                    table.varchar("b", 50);
                    table.primaryKey("id");
                });
                meter.reset();
                assertThat(db.insertAll("t", rows(0, 0))).isEqualTo(ROWS);
                assertThat(meter.count().roundTrips())
                        .as("what is asked of a table, and the journal's row")
                        .isLessThanOrEqualTo(2);
                meter.reset();
                for (int batch = 1; batch <= 5; batch++) {
                    assertThat(db.insertAll("t", rows(batch, 0))).isEqualTo(ROWS);
                }
                for (int batch = 0; batch <= 6; batch++) {
                    assertThat(db.updateAll("t", "id", rows(batch, 1), "a", "b"))
                            .isEqualTo(batch < 6 ? ROWS : 0);
                }
                assertThat(meter.count().roundTrips()).isEqualTo(12);
            });
            MigrationManagerBuilder.forDataSource(meter.dataSource())
                    .locations(folder.location())
                    .migrations(migration)
                    .build()
                    .migrateToLatest();
        }
        assertThat(database.rows("SELECT count(*), sum(a) FROM t")).containsExactly("6000|6000");
    }
}
