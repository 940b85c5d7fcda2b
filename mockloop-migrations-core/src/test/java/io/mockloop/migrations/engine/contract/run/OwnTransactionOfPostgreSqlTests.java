package io.mockloop.migrations.engine.contract.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnTransactionOfPostgreSqlTests extends ContractTests {

    OwnTransactionOfPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX CONCURRENTLY i ON nowhere (n);",
                "CREATE INDEX CONCURRENTLY i ON done (m);",
                "VACUUM nowhere;",
                "-- transaction: false\nCREATE TABLE done (n INT);\nINSERT INTO done VALUES (1);"
            })
    void aFirstStatementThatTheServerRefusesLeavesNothingToSettle(String text) {
        folder.with("V1__done.sql", "CREATE TABLE done (n INT);").with("V2__outside.sql", text);
        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertThat(failure).hasMessageContaining("Nothing of it is left.").hasMessageContaining("start again");
        assertThat(applied()).containsExactly("1");
        folder.with("V2__outside.sql", "CREATE INDEX CONCURRENTLY i ON done (n);");
        assertThat(executed(manager().migrateToLatest())).containsExactly("2");
    }

    @Test
    void anIndexThatStaysInvalidIsNotNothing() {
        folder.with("V1__done.sql", "CREATE TABLE done (n INT);\nINSERT INTO done VALUES (1), (1);")
                .with("V2__outside.sql", "CREATE UNIQUE INDEX CONCURRENTLY i ON done (n);");
        failureOf(() -> manager().migrateToLatest());
        assertThat(database.rows("SELECT state FROM schema_version WHERE version = '2'"))
                .containsExactly("FAILED");
    }
}
