package io.mockloop.migrations.engine.contract.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

class CallbackOfPostgreSqlTests extends ContractTests {

    CallbackOfPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }

    /** As the reference has it for a set that had a default schema. */
    @Test
    void beforeEachMigrationsCanBeGivenASchemaOfTheirOwn() {
        manager().baseline(Version.of("1"));
        folder.with("beforeEachMigrate.sql", "CREATE SCHEMA IF NOT EXISTS app;\nSET search_path TO app;")
                .with("V2__x.sql", "CREATE TABLE x (id INT);")
                .with("V3__y.sql", "INSERT INTO x VALUES (1);\nCREATE TABLE app.y (id INT);")
                .with("R__r.sql", "CREATE OR REPLACE VIEW v AS SELECT id FROM x;");

        manager().migrateToLatest();

        assertThat(database.rows("SELECT id FROM app.v")).containsExactly("1");
        assertThat(database.rows("SELECT version FROM schema_version ORDER BY installed_rank"))
                .containsExactly("1", "2", "3", "null");
        assertThat(manager().migrateToLatest().executed()).isEmpty();
    }
}
