package io.mockloop.migrations.engine.contract.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.AdoptSource;
import io.mockloop.migrations.MigrationAdoption.LeftOut;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.testkit.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Flyway's table in a schema that it has made. */
class AdoptionOfPostgreSqlTests extends ContractTests {

    AdoptionOfPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }

    @BeforeEach
    void runFlyway() {
        folder.with("V1__a.sql", "CREATE TABLE own.a (id INT);");
        Flyway.configure()
                .dataSource(database.dataSource())
                .locations("filesystem:" + path)
                .defaultSchema("own")
                .load()
                .migrate();
    }

    @Test
    void isFoundWhereItIsSaidToBe() {
        assertThat(failureOf(() -> manager().planAdopt()).code()).isEqualTo("ADOPT_NO_TABLE");
        AdoptSource source = new AdoptSource(null, "own", null);
        assertThat(manager().planAdopt(source).table()).isEqualTo("own.flyway_schema_history");
        assertThat(manager().planAdopt(source).leftOut())
                .containsExactly(new LeftOut("\"own\"", "it notes that Flyway made the schema"));
        assertThat(executed(manager().adopt(source))).containsExactly("1");
        assertThat(manager().migrateToLatest().executed()).isEmpty();
        assertThat(applied()).containsExactly("1");
    }

    @Test
    void isFoundInTheSchemaThatOurHistoryIsToLieIn() {
        MigrationManager own = builder().schema("own").build();
        assertThat(executed(own.adopt())).containsExactly("1");
        assertThat(own.validate().problems()).isEmpty();
        assertThat(database.rows("SELECT version FROM own.schema_version")).containsExactly("1");
    }
}
