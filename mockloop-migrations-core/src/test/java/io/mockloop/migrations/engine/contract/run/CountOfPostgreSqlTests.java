package io.mockloop.migrations.engine.contract.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Meter;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class CountOfPostgreSqlTests extends ContractTests {

    CountOfPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }

    /** Each of these may be the one that takes long, until they have been quick: twice as many as before, then. */
    @Test
    void statementsThatMayTakeLongAreSentTogetherOnceTheyHaveBeenQuick() throws SQLException {
        folder.with("V1__base.sql", "CREATE TABLE base (id INT);\n");
        manager().migrateToLatest();
        folder.with("V2__many.sql", "UPDATE base SET id = 1;\n".repeat(200));

        try (Meter meter = Meter.on(database, true)) {
            MigrationManagerBuilder.forDataSource(meter.dataSource())
                    .locations(folder.location())
                    .build()
                    .migrateToLatest();
            assertThat(meter.count().roundTrips()).isLessThan(25);
        }
    }
}
