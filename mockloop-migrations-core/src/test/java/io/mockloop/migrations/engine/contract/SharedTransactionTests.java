package io.mockloop.migrations.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.settings.TransactionScope;
import io.mockloop.migrations.testkit.TestDatabase;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

abstract class SharedTransactionTests extends ContractTests {

    SharedTransactionTests(TestDatabase server) {
        super(server);
    }

    private MigrationManager together() {
        return builder().transaction(TransactionScope.ALL).build();
    }

    @Test
    void isRefusedWhereEachSchemaChangeIsCommittedByItself() {
        Assumptions.assumeFalse(undoesSchemaChanges(), "its transactions hold schema changes");
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);");
        assertThatThrownBy(() -> together().migrateToLatest())
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining(database.kind().displayName())
                .hasMessageContaining("mockloop.migrations.transaction=each");
        assertThat(database.catalog()).isEmpty();
    }

    @Test
    void appliesAllOrNothing() {
        Assumptions.assumeTrue(undoesSchemaChanges(), "each schema change is committed by itself");
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);")
                .with("V2__b.sql", "CREATE TABLE b (id INT);\nINSERT INTO missing VALUES (1);");
        assertThatThrownBy(() -> together().migrateToLatest()).hasMessageContaining("V2__b.sql:2");
        assertThat(catalogOfUser()).isEmpty();
        assertThat(database.rows("SELECT version FROM schema_version")).isEmpty();
        folder.with("V2__b.sql", "CREATE TABLE b (id INT);");
        assertThat(together().migrateToLatest().executed()).hasSize(2);
        assertThat(database.rows("SELECT version FROM schema_version ORDER BY installed_rank"))
                .containsExactly("1", "2");
    }

    @Test
    void isRefusedWithAMigrationThatRunsOutsideOfATransaction() {
        Assumptions.assumeTrue(undoesSchemaChanges(), "each schema change is committed by itself");
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);").with("V2__clean.sql", "VACUUM;");
        assertThatThrownBy(() -> together().migrateToLatest()).hasMessageContaining("migration 2 (V2__clean.sql)");
        assertThat(database.catalog()).isEmpty();
        assertThat(manager().migrateToLatest().executed()).hasSize(2);
    }
}
