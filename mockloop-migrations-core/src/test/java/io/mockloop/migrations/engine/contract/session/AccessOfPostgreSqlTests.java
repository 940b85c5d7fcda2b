package io.mockloop.migrations.engine.contract.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Logged;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

class AccessOfPostgreSqlTests extends ContractTests {

    AccessOfPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }

    @Test
    void aSchemaThatWasNotThereIsSaidToBeMade() {
        folder.with("V1__one.sql", "CREATE TABLE a (id INT);");
        MigrationManager manager = MigrationManagerBuilder.forDataSource(database.dataSource())
                .locations(folder.location())
                .schema("misspelt")
                .build();
        try (Logged logged = new Logged("io.mockloop.migrations.engine")) {
            manager.migrateToLatest();
            folder.with("V2__two.sql", "CREATE TABLE b (id INT);");
            manager.migrateToLatest();
            assertThat(logged.messages("WARN"))
                    .containsExactly("There is no schema misspelt yet: it is made, for the history");
        }
    }
}
