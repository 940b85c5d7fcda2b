package io.mockloop.migrations.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

class SqlErrorPostgreSqlTests extends SqlErrorTests {

    SqlErrorPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }

    /** Hikari takes SQLState 0A000 for a broken connection, and closes it. */
    @Test
    void anErrorForWhichThePoolClosesTheConnectionIsToldAllTheSame() {
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);\nCREATE EXTENSION no_such_extension;\n");
        assertThat(failureOf(MigrationManagerBuilder.forDataSource(database.pool(1))
                        .locations(folder.location())
                        .build()::migrateToLatest))
                .hasMessageContaining("V1__a.sql")
                .hasMessageContaining("no_such_extension")
                .hasMessageContaining("0A000");
        assertThat(catalogOfUser()).isEmpty();
    }
}
