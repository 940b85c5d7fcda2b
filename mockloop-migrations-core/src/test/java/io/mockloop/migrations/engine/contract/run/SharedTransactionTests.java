package io.mockloop.migrations.engine.contract.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.settings.TransactionScope;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One transaction for all that is pending. */
@OnEachDatabase
class SharedTransactionTests extends ContractTests {

    private static final String COMMITS = "each schema change is committed by itself";

    SharedTransactionTests(TestDatabase server) {
        super(server);
    }

    private MigrationManager together(Migration... migrations) {
        return builder()
                .transaction(TransactionScope.ALL)
                .migrations(migrations)
                .build();
    }

    @Test
    void isRefusedWhereEachSchemaChangeIsCommittedByItself() {
        assumeFalse(undoesSchemaChanges(), "its transactions hold schema changes");
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);");
        MigrationException failure = failureOf(() -> together().migrateToLatest());
        assertThat(failure.code()).isEqualTo("TRANSACTION_ALL");
        assertThat(failure)
                .hasMessage("All pending migrations cannot be one transaction on " + product() + ", which commits each"
                        + " schema change by itself. Nothing was run.\n-> Set mockloop.migrations.transaction=each.");
        assertThat(database.catalog()).isEmpty();
    }

    @Test
    void holdsRepeatablesAndTheCallbacksOfEachMigration() {
        assumeTrue(undoesSchemaChanges(), COMMITS);
        folder.with("V1__a.sql", "CREATE TABLE a (what VARCHAR(10));")
                .with("R__r.sql", "INSERT INTO a VALUES ('r');\nINSERT INTO missing VALUES (1);")
                .with("afterEachMigrate.sql", "INSERT INTO a VALUES ('each');");
        assertThat(failureOf(() -> together().migrateToLatest()))
                .hasMessageStartingWith(
                        "Migration R__r.sql could not be applied on " + product() + ": statement 2 of 2, R__r.sql:2: ");
        assertThat(catalogOfUser()).isEmpty();
        assertThat(applied()).isEmpty();
        folder.with("R__r.sql", "INSERT INTO a VALUES ('r');");
        together().migrateToLatest();
        assertThat(database.rows("SELECT what FROM a")).containsExactly("each", "r", "each");
        assertThat(applied()).containsExactly("1", "null");
    }

    @Test
    void appliesAllOrNothing() {
        assumeTrue(undoesSchemaChanges(), COMMITS);
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);")
                .with("V2__b.sql", "CREATE TABLE b (id INT);\nINSERT INTO missing VALUES (1);");
        assertThat(failureOf(() -> together().migrateToLatest()))
                .hasMessageStartingWith(
                        "Migration 2 could not be applied on " + product() + ": statement 2 of 2, V2__b.sql:2: ")
                .hasMessageContaining("It was rolled back: nothing of it is left.");
        assertThat(catalogOfUser()).isEmpty();
        assertThat(applied()).isEmpty();
        assertThat(database.rows("SELECT version, state FROM schema_version_log"))
                .containsExactly("2|FAILED");
        folder.with("V2__b.sql", "CREATE TABLE b (id INT);");
        assertThat(executed(together().migrateToLatest())).containsExactly("1", "2");
        assertThat(applied()).containsExactly("1", "2");
        assertThat(manager().history()).hasSize(3);
    }

    @Test
    void undoesAllOrNothing() {
        assumeTrue(undoesSchemaChanges(), COMMITS);
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);")
                .with("U1__a.sql", "DROP TABLE missing;")
                .with("V2__b.sql", "CREATE TABLE b (id INT);")
                .with("U2__b.sql", "DROP TABLE b;");
        together().migrateToLatest();
        assertThat(failureOf(() -> together().rollbackToVersion("none"))).hasMessageContaining("U1__a.sql:1");
        assertThat(applied()).containsExactly("1", "2");
        assertThat(database.rows("SELECT * FROM b")).isEmpty();
        folder.with("U1__a.sql", "DROP TABLE a;");
        assertThat(executed(together().rollbackToVersion("none"))).containsExactly("2", "1");
        assertThat(catalogOfUser()).isEmpty();
    }

    @Test
    void runsCodeOnceAlsoWhereAStatementBehindItFails() {
        assumeTrue(undoesSchemaChanges(), COMMITS);
        List<String> calls = new ArrayList<>();
        Coded first = new Coded("1", db -> {
            calls.add("called");
            db.execute("CREATE TABLE a (id INT)");
        });
        folder.with("V2__b.sql", "INSERT INTO a VALUES (1);\n\nINSERT INTO missing VALUES (1);");
        assertThat(failureOf(() -> together(first).migrateToLatest()))
                .hasMessageContaining("statement 2 of 2, V2__b.sql:3: ");
        assertThat(calls).hasSize(1);
        assertThat(catalogOfUser()).isEmpty();
    }

    @Test
    void isRefusedWithAMigrationThatRunsOutsideOfATransaction() {
        assumeTrue(undoesSchemaChanges(), COMMITS);
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);").with("V2__clean.sql", "VACUUM;");
        Coded third = Coded.sending("3", "CREATE TABLE c (id INT)").withoutTransaction();
        assertThat(failureOf(() -> together(third).migrateToLatest()))
                .hasMessage(
                        "All pending migrations cannot be one transaction, since these run outside of one: migration 2"
                                + " (V2__clean.sql), migration 3 (" + Coded.class.getName()
                                + "). Nothing was run.\n-> Set"
                                + " mockloop.migrations.transaction=each.");
        assertThat(database.catalog()).isEmpty();
        assertThat(executed(manager(third).migrateToLatest())).containsExactly("1", "2", "3");
    }
}
