package io.mockloop.migrations.engine.contract.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.setup.MissingObject;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a failure alone tells of a table or column that isn't there. */
@OnEachDatabase
class MissingObjectTests extends ContractTests {

    MissingObjectTests(TestDatabase server) {
        super(server);
    }

    @BeforeEach
    void createTable() {
        new JdbcTemplate(database.dataSource()).execute("CREATE TABLE price (id INTEGER PRIMARY KEY)");
    }

    @Test
    void isTheCauseWhereATableOrAColumnIsNotThere() {
        assertThat(List.of(
                        "SELECT id FROM prices",
                        "INSERT INTO prices VALUES (1)",
                        "SELECT cents FROM price",
                        "INSERT INTO price (id, cents) VALUES (1, 2)",
                        "UPDATE price SET cents = 1",
                        "DELETE FROM price WHERE cents = 1"))
                .allSatisfy(statement -> assertThat(MissingObject.isCauseOf(failureOf(statement)))
                        .isTrue());
    }

    @Test
    void isNotTheCauseOfAnyOtherFailure() {
        assertThat(List.of("SELEC id FROM price", "INSERT INTO price SELECT 1 UNION ALL SELECT 1"))
                .allSatisfy(statement -> assertThat(MissingObject.isCauseOf(failureOf(statement)))
                        .isFalse());
    }

    private SQLException failureOf(String text) {
        return catchThrowableOfType(SQLException.class, () -> {
            try (var connection = database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(text);
            }
        });
    }
}
