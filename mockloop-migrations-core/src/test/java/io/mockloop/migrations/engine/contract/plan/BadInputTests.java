package io.mockloop.migrations.engine.contract.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.broken.Migration002CannotBeMade;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is wrong before anything runs. */
@OnEachDatabase
class BadInputTests extends ContractTests {

    private static final String DELETE_IT = "Delete this statement, the row is written for you.";

    BadInputTests(TestDatabase server) {
        super(server);
    }

    private void assertRefused(MigrationManager manager, String code, String message) {
        MigrationException failure = failureOf(manager::migrateToLatest);
        assertThat(failure).hasMessage(message);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.getMessage()).isEqualTo(failure.description() + "\n-> " + failure.action());
        assertThat(database.catalog()).isEmpty();
    }

    private void assertRefused(String code, String message) {
        folder.with("V0__good.sql", "CREATE TABLE good (id INT);");
        assertRefused(manager(), code, message);
    }

    private void assertFileRefused(String text, String code, String message) {
        folder.with("V1__bad.sql", text);
        assertRefused(code, message);
    }

    @Test
    void aDuplicateVersion() {
        folder.with("V1__one.sql", "")
                .with("migration_01_one.sql", "-- migrate:up\n")
                .with("V1.0__one.sql", "")
                .with("V7__seven.sql", "");
        assertRefused(
                "DUPLICATE_VERSION",
                "More than one migration has version 1.0: %1$s/V1.0__one.sql, %1$s/V1__one.sql, %1$s/migration_01_one.sql. Nothing was run.\n-> Give all but one of them another version; the next free one is 8."
                        .formatted(path));
    }

    @Test
    void aMissingDependency() {
        assertFileRefused(
                "-- depends-on: 0, 3, 4\nCREATE TABLE a (id INT);",
                "MISSING_DEPENDENCY",
                "1 (V1__bad.sql:1) depends on 3, which does not exist;\n1 (V1__bad.sql:1) depends on 4, which does not exist. Nothing was run.\n-> Correct the version that is depended on, or add the migration that is missing.");
    }

    @Test
    void aCycle() {
        folder.with("V2__two.sql", "-- depends-on: 3\n").with("V3__three.sql", "-- depends-on: 1\n");
        assertFileRefused(
                "-- depends-on: 2",
                "DEPENDENCY_CYCLE",
                "Migrations depend on each other in a cycle: 1 -> 2 -> 3 -> 1 (V1__bad.sql, V2__two.sql, V3__three.sql). Nothing was run.\n-> Remove one of these dependencies.");
    }

    @Test
    void aDependencyOnItself() {
        assertFileRefused(
                "-- depends-on: 01",
                "DEPENDENCY_CYCLE",
                "1 (V1__bad.sql:1) depends on itself. Nothing was run.\n-> Take the version out of its own dependencies.");
    }

    @Test
    void misnamedFiles() {
        folder.with("V3_x.sql", "").with("v3__x.sql", "").with("migration_x.sql", "");
        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertThat(failure.code()).isEqualTo("MISNAMED_FILE");
        assertThat(failure.getMessage())
                .startsWith("These files look like migrations, but are not named like one:\n")
                .contains(path + "/V3_x.sql", path + "/v3__x.sql", path + "/migration_x.sql")
                .contains(
                        "Nothing was run.\n-> Rename what is a migration, and move what is none out of the location; ");
        assertThat(database.catalog()).isEmpty();
    }

    @Test
    void kindsOfFlywayFilesThatAreNotSupported() {
        folder.with("S3__state.sql", "").with("afterMigrateError.sql", "").with("V4__x.sh", "");
        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertThat(failure.code()).isEqualTo("UNSUPPORTED_FILE");
        assertThat(failure.getMessage())
                .startsWith("These files are of a kind that this version does not support:\n")
                .contains(
                        path + "/S3__state.sql: files with the prefix S",
                        path + "/afterMigrateError.sql: callbacks of the kind afterMigrateError",
                        path + "/V4__x.sh: migrations that are programs")
                .endsWith("-> Take such files out of the location, and do their work in a versioned migration.");
    }

    @Test
    void otherFilesAreNoMigrations() {
        folder.with("README.md", "V1__x")
                .with("V1__x.sql.bak", "nonsense")
                .with("V1__x.sql", "CREATE TABLE a (id INT);");
        assertThat(executed(manager().migrateToLatest())).containsExactly("1");
    }

    @Test
    void aVersionWithoutAVariantForThisDatabase() {
        String other = database.kind() == Database.SQLITE ? "postgresql" : "sqlite";
        folder.with("V1__x." + other + ".sql", "");
        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertThat(failure.code()).isEqualTo("NO_VARIANT");
        assertThat(failure)
                .hasMessageContaining("V1__x." + other + ".sql")
                .hasMessageEndingWith("-> Add the file for this database, or one without a database in its name, which"
                        + " serves all.");
    }

    @Test
    void aLocationThatWasSetAndDoesNotExist() {
        MigrationException failure = failureOf(() -> builder()
                .locations("file:" + path.resolve("nowhere"), "classpath:no/such/folder")
                .build()
                .migrateToLatest());
        assertThat(failure.code()).isEqualTo("LOCATION_NOT_FOUND");
        assertThat(failure.getMessage())
                .startsWith(
                        "These locations do not exist:\n  file:%1$s/nowhere: no folder %1$s/nowhere\n".formatted(path))
                .contains("\n  classpath:no/such/folder: no folder no/such/folder in ")
                .endsWith("\nNothing was run.\n-> Create what is missing, or correct mockloop.migrations.locations.");
        assertThat(database.catalog()).isEmpty();
    }

    @Test
    void theDefaultLocationMayBeAbsent() {
        assertThat(MigrationManagerBuilder.forDataSource(database.dataSource())
                        .build()
                        .migrateToLatest()
                        .executed())
                .isEmpty();
    }

    @Test
    void aClassThatCannotBeMade() {
        folder.with("V1__good.sql", "CREATE TABLE good (id INT);");
        assertRefused(
                builder()
                        .javaPackages(Migration002CannotBeMade.class.getPackageName())
                        .build(),
                "MIGRATION_NOT_CREATED",
                "These migrations cannot be created:\n  " + Migration002CannotBeMade.class.getName()
                        + ": IllegalStateException: no such service\nNothing was run.\n-> Give the class a constructor"
                        + " without arguments that does not fail, or declare it as a bean.");
    }

    @Test
    void aFileThatIsNotUtf8() throws IOException {
        Files.write(path.resolve("V1__bad.sql"), "-- ü\nSELECT 1".getBytes(StandardCharsets.ISO_8859_1));
        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertThat(failure.code()).isEqualTo("NOT_IN_ENCODING");
        assertThat(failure).hasMessageStartingWith("V1__bad.sql:1: ");
    }

    @Test
    void aMisspeltDirective() {
        MigrationException failure = failureOfFile("CREATE TABLE a (id INT);\n-- migrate:dwon\nDROP TABLE a;");
        assertThat(failure.code()).isEqualTo("BAD_MARKER");
        assertThat(failure).hasMessageStartingWith("V1__bad.sql:2: 'migrate:dwon' is no marker; 'migrate:down' is.");
        assertFileRefused(
                "-- depend-on: 0\nCREATE TABLE a (id INT);",
                "MISSPELT_DIRECTIVE",
                "V1__bad.sql:1: 'depend-on' is no directive; 'depends-on' is.\n-> Write '-- depends-on: 0', or word the comment so that it does not look like a directive.");
    }

    @Test
    void anUnclosedQuote() {
        MigrationException failure = failureOfFile("CREATE TABLE a (id INT);\nINSERT INTO a VALUES (1),\n  ('x);\n\n");
        assertThat(failure.code()).isEqualTo("UNCLOSED_QUOTE");
        assertThat(failure)
                .hasMessage("V1__bad.sql:3: the string that begins here is not closed before the end of the file.\n->"
                        + " Close it.");
    }

    private MigrationException failureOfFile(String text) {
        folder.with("V0__good.sql", "CREATE TABLE good (id INT);").with("V1__bad.sql", text);
        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertThat(database.catalog()).isEmpty();
        return failure;
    }

    @Test
    void anUndefinedPlaceholder() {
        assertFileRefused(
                "CREATE TABLE a (id INT);\nINSERT INTO a\n  VALUES (${nobody});",
                "UNDEFINED_PLACEHOLDER",
                "V1__bad.sql:3: the placeholder ${nobody} is not defined. None are.\n-> Define mockloop.migrations.placeholders.nobody, or, where the text is meant as it stands, write the comment '-- placeholders: false' at the head of the file.");
        assertThat(failureOf(() -> builder()
                        .placeholders(Map.of("some", "1", "any", "2"))
                        .build()
                        .migrateToLatest()))
                .hasMessageContaining("the placeholder ${nobody} is not defined. Defined are: any, some.");
        folder.with("V1__bad.sql", "SELECT '${flyway:database}';");
        assertThat(failureOf(() -> manager().migrateToLatest()).code()).isEqualTo("FLYWAY_PLACEHOLDER");
    }

    @Test
    void aStatementThatWritesTheHistoryTable() {
        assertFileRefused(
                "CREATE TABLE a (id INT);\n\nINSERT INTO schema_version (version) VALUES (1);",
                "HISTORY_TABLE_WRITTEN",
                "V1__bad.sql:3: this statement creates, changes or writes schema_version, the history table.\n-> "
                        + DELETE_IT);
        folder.with("V1__bad.sql", "CREATE TABLE IF NOT EXISTS Schema_Version (version INT);");
        assertThat(failureOf(() -> manager().migrateToLatest()))
                .hasMessageStartingWith("V1__bad.sql:1: this statement creates, changes or writes Schema_Version");
    }

    @Test
    void aTransactionOfItsOwn() {
        assertFileRefused(
                "CREATE TABLE a (id INT);\nROLLBACK;\nCREATE TABLE b (id INT);",
                "OWN_TRANSACTION",
                "V1__bad.sql:2: a statement of the file's own rolls a transaction back here, and with it what the migration has done.\n-> Remove it with what it undoes, or write '-- transaction: false' at the file's head, and it is sent as it stands, without a transaction around it.");
        assertFileRefused(
                "BEGIN;\nCREATE TABLE a (id INT);",
                "OWN_TRANSACTION",
                "V1__bad.sql:1: the transaction that is begun here is not ended.\n-> Write COMMIT behind its last statement, or remove this one: the migration has its transaction; or write '-- transaction: false' at the file's head, and it is sent as it stands, without one.");
    }

    @Test
    void onePairAroundEverythingIsPassedOver() {
        folder.with("V1__good.sql", "BEGIN;\nCREATE TABLE a (id INT);\nINSERT INTO a VALUES (1);\nCOMMIT;\n");
        assertThat(executed(manager().migrateToLatest())).containsExactly("1");
        assertThat(database.rows("SELECT id FROM a")).containsExactly("1");
    }

    @Test
    void statementsThatNeedATransactionBesideOnesThatCannotHaveOne() {
        assumeTrue(undoesSchemaChanges(), "MySQL and MariaDB have no statement that a transaction refuses");
        assertFileRefused(
                "CREATE TABLE a (id INT);\nVACUUM;",
                "MIXED_TRANSACTION",
                "V1__bad.sql:2: this statement cannot run inside a transaction, and the statement of line 1 would be run in one.\n-> Move it into a migration of its own, or write '-- transaction: false' at the head of the file, and each statement takes effect by itself: what was done before one that fails stays done.");
        folder.with("V1__bad.sql", "-- transaction: false\nCREATE TABLE a (id INT);\nVACUUM;");
        assertThat(executed(manager().migrateToLatest())).containsExactly("0", "1");
    }

    @Test
    void anUndoThatCannotBeRun() {
        folder.with("U1__bad.sql", "DROP TABLE a;\nDELETE FROM b WHERE x = 'y;");
        MigrationException failure = failureOfFile("CREATE TABLE a (id INT);");
        assertThat(failure.code()).isEqualTo("UNCLOSED_QUOTE");
        assertThat(failure).hasMessageStartingWith("U1__bad.sql:2: ");
    }
}
