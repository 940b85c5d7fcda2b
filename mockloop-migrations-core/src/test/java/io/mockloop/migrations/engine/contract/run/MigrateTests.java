package io.mockloop.migrations.engine.contract.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mockloop.migrations.MigrationResult.Executed;
import io.mockloop.migrations.MigrationStatus;
import io.mockloop.migrations.PendingMigration;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class MigrateTests extends ContractTests {

    MigrateTests(TestDatabase server) {
        super(server);
    }

    private void threeMigrations() {
        folder.with("V1__first.sql", "CREATE TABLE a (id INT PRIMARY KEY);\nINSERT INTO a VALUES (1);\n")
                .with("U1__first.sql", "DROP TABLE a;")
                .with("migration_002_second_one.sql", """
                        -- depends-on: 1
                        -- migrate:up
                        CREATE TABLE b (id INT PRIMARY KEY, note VARCHAR(20));
                        CREATE INDEX idx_b_note ON b (note);
                        INSERT INTO b VALUES (1, 'a;b');
                        -- migrate:down
                        DROP TABLE b;
                        """)
                .with("V10__third.sql", "ALTER TABLE b ADD COLUMN extra INT;")
                .with("U10__third.sql", "ALTER TABLE b DROP COLUMN extra;");
    }

    @Test
    void appliesWhatIsPendingInOrderAndThenNothing() {
        threeMigrations();
        assertThat(manager().pendingMigrations())
                .extracting(PendingMigration::version)
                .extracting(Version::toString)
                .containsExactly("1", "002", "10");
        assertThat(manager().migrateToLatest().executed())
                .extracting(Executed::description)
                .containsExactly("first", "Second one", "third");
        assertThat(manager().migrateToLatest().executed()).isEmpty();
        assertThat(manager().currentVersion()).contains(Version.of("10"));
        assertThat(database.rows("SELECT id, note FROM b")).containsExactly("1|a;b");
        assertThat(database.rows("SELECT version, description, type, state, direction FROM schema_version"
                        + " ORDER BY installed_rank"))
                .containsExactly("1|first|SQL|APPLIED|UP", "002|Second one|SQL|APPLIED|UP", "10|third|SQL|APPLIED|UP");
    }

    @Test
    void undoesInReverseOrderAndLeavesTheSchemaAsBefore() {
        threeMigrations();
        manager().migrateToVersion("1");
        String[] before = catalogOfUser();
        manager().migrateToLatest();
        assertThat(manager().rollbackToVersion("1").executed())
                .extracting(e -> String.valueOf(e.version()))
                .containsExactly("10", "002");
        assertThat(catalogOfUser()).isEqualTo(before);
        assertThat(manager().rollbackToVersion("none").currentVersion()).isNull();
        assertThat(catalogOfUser()).isEmpty();
        assertThat(manager().migrateToLatest().executed()).hasSize(3);
        assertThat(manager().history()).hasSize(9);
    }

    @Test
    void undoesWithoutTheFilesWhatIsStored() {
        threeMigrations();
        manager().migrateToLatest();
        folder.without("V10__third.sql").without("U10__third.sql").without("migration_002_second_one.sql");
        assertThat(manager().status().summary()).isEqualTo(MigrationStatus.Summary.AHEAD);
        assertThat(manager().rollbackToVersion("1").executed()).hasSize(2);
        assertThat(manager().status().summary()).isEqualTo(MigrationStatus.Summary.UP_TO_DATE);
        assertThat(database.rows("SELECT id FROM a")).containsExactly("1");
    }

    @Test
    void failureNamesTheStatementAndLeavesWhatTheDatabaseCanUndo() {
        folder.with(
                "V1__bad.sql",
                "CREATE TABLE a (id INT);\n\nINSERT INTO a VALUES (1);\n-- here\nINSERT INTO missing VALUES (1);\n");
        assertThatThrownBy(() -> manager().migrateToLatest())
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("statement 3 of 3, V1__bad.sql:5")
                .hasMessageContaining(database.kind().displayName());
        List<String> log = database.rows("SELECT state, error FROM schema_version_log");
        assertThat(log).hasSize(1).first().asString().startsWith("FAILED|").contains("V1__bad.sql:5");
    }
}
