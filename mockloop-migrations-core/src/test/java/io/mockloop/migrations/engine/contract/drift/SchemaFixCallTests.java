package io.mockloop.migrations.engine.contract.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.SchemaFix;
import io.mockloop.migrations.SchemaSource;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.settings.SchemaCheck;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchemaFixCallTests extends ContractTests {

    SchemaFixCallTests() {
        super(TestDatabase.postgreSql());
    }

    @BeforeEach
    void tables() {
        folder.with("V1__tables.sql", """
                        CREATE TABLE scenarios (id INT NOT NULL PRIMARY KEY, name VARCHAR(50) NOT NULL);
                        CREATE INDEX idx_scenarios_name ON scenarios (name);
                        """);
    }

    private MigrationManager recording() {
        return builder().validateSchema(SchemaCheck.WARN).build();
    }

    @Test
    void itsScriptLeadsBackAndItRunsNothingItself() {
        recording().migrateToLatest();
        SchemaFix none = manager().planSchemaFix();
        assertThat(none.result().isValid()).isTrue();
        assertThat(none.statements()).isEmpty();
        assertThat(none.remarks()).isEmpty();
        database.execute(
                "DROP INDEX idx_scenarios_name",
                "CREATE TABLE by_hand (id INT)",
                "ALTER TABLE scenarios ALTER name TYPE VARCHAR(60)",
                "CREATE VIEW ignored AS SELECT name FROM scenarios",
                "INSERT INTO scenarios VALUES (1, 'one')");
        SchemaFix fix = manager().planSchemaFix(List.of("ignored"));
        assertThat(fix.remarks())
                .containsExactly(
                        "table by_hand is dropped with its rows",
                        "view ignored is made again: rights on it must be granted again");
        assertThat(fix.toString())
                .startsWith("-- table by_hand is dropped with its rows\n-- view ")
                .endsWith(";");
        assertThat(fix.result().problems()).hasSize(3);
        assertThat(fix.result().comparedWith()).isEqualTo(SchemaSource.RECORDED);
        database.execute(fix.toString());
        assertThat(manager().validateSchema(List.of("ignored")).problems()).isEmpty();
        assertThat(manager().validateSchema().problems()).hasSize(1);
        assertThat(database.rows("SELECT id, name FROM ignored JOIN scenarios USING (name)"))
                .containsExactly("1|one");
    }

    @Test
    void whatIsNotOfTheLastRunIsNothingToGoBackTo() {
        manager().migrateToLatest();
        manager().acceptSchema();
        folder.with("V2__more.sql", "CREATE TABLE more (id INT);");
        manager().migrateToLatest();
        MigrationException failure = failureOf(() -> manager().planSchemaFix());
        assertThat(failure.code()).isEqualTo("SCHEMA_VERSION");
        assertIsOfThisDatabase(failure);
        assertThat(failure).hasMessageContaining("recorded at version 1").hasMessageContaining("acceptSchema");
        assertThat(database.rows("SELECT count(*) FROM more")).containsExactly("0");
    }

    @Test
    void whatWasNeverRecordedNorCanBeMadeIsNothingToGoBackTo() {
        MigrationException failure = failureOf(() -> manager().planSchemaFix());
        assertThat(failure.code()).isEqualTo("SCHEMA_NOT_RECORDED");
        assertIsOfThisDatabase(failure);
    }

    private void assertIsOfThisDatabase(MigrationException failure) {
        assertThat(failure.database()).isEqualTo(product());
        assertThat(failure.what()).isEqualTo("What leads the schema on " + product() + " back can't be told.");
    }
}
