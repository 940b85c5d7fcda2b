package io.mockloop.migrations.engine.contract.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.sql.RandomBodies;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Procedures without any DELIMITER arrive as they were written. */
@OnEachDatabase(that = That.IS_OF_MYSQL)
class RandomBodyTests extends ContractTests {

    private static final int PROCEDURES = 150;

    RandomBodyTests(TestDatabase server) {
        super(server);
    }

    @Test
    void randomProceduresArriveAsTheyWereWritten() {
        List<String> procedures = RandomBodies.procedures(PROCEDURES, 1);
        folder.with("V1__procedures.sql", String.join(";\n", procedures));
        manager().migrateToLatest();
        for (int i = 0; i < PROCEDURES; i++) {
            String statement = procedures.get(i);
            assertThat(database.rows(
                            "SELECT routine_definition FROM information_schema.routines WHERE routine_schema = database()"
                                    + " AND routine_name = 'p" + i + "'"))
                    .containsExactly(statement.substring(statement.indexOf("BEGIN")));
        }
    }
}
