package io.mockloop.migrations.engine.contract.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.SchemaSource;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Logged;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.settings.SchemaCheck;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEachDatabase(variants = true)
class SchemaDriftTests extends ContractTests {

    SchemaDriftTests(TestDatabase server) {
        super(server);
    }

    @BeforeEach
    void tables() {
        folder.with("V1__tables.sql", """
                        CREATE TABLE scenarios (id INT NOT NULL PRIMARY KEY, name VARCHAR(50) NOT NULL, note VARCHAR(20));
                        CREATE INDEX idx_scenarios_name ON scenarios (name);
                        CREATE TABLE runs (id INT NOT NULL PRIMARY KEY, scenario INT REFERENCES scenarios (id));
                        """).with("U1__tables.sql", "DROP TABLE runs;\nDROP TABLE scenarios;");
    }

    private MigrationManager checking(SchemaCheck check) {
        return builder().validateSchema(check).build();
    }

    private List<String> problems() {
        return manager().validateSchema().problems().stream()
                .map(each -> each.code() + " " + each.message())
                .toList();
    }

    private void change() {
        database.execute(
                "DROP INDEX idx_scenarios_name" + (That.IS_OF_MYSQL.isTrueOf(database) ? " ON scenarios" : ""),
                "CREATE TABLE by_hand (id INT)",
                "ALTER TABLE runs ADD COLUMN extra INT");
    }

    private static final List<String> CHANGED = List.of(
            "SCHEMA_DRIFT table by_hand is there, and is not expected",
            "SCHEMA_DRIFT table runs: column extra is there, and is not expected",
            "SCHEMA_DRIFT table scenarios: index idx_scenarios_name (name) is missing");

    @Test
    void whatHasChangedBesideTheMigrationsIsNamedTheHeaviestFirst() {
        checking(SchemaCheck.WARN).migrateToLatest();
        assertThat(problems()).isEmpty();
        change();
        assertThat(problems()).isEqualTo(CHANGED);
        Problem index = manager().validateSchema().problems().get(2);
        assertThat(index.kind()).isEqualTo("index");
        assertThat(index.object()).isEqualTo("scenarios.idx_scenarios_name");
        assertThat(manager().validateSchema(List.of("by_*", "scenarios", "runs.extra")))
                .isEqualTo(new ValidationResult(List.of(), List.of(), SchemaSource.RECORDED));
    }

    @Test
    void aRunThatMayNotGoOnIsRefusedBeforeAnythingIsRunAndGoesOnWhenTheSchemaIsAccepted() {
        checking(SchemaCheck.FAIL).migrateToLatest();
        change();
        folder.with("V2__more.sql", "CREATE TABLE more (id INT);");
        MigrationException failure = failureOf(() -> checking(SchemaCheck.FAIL).migrateToLatest());
        assertThat(failure.code()).isEqualTo("SCHEMA_DRIFT");
        assertThat(failure.problems()).hasSize(3);
        assertThat(failure)
                .hasMessageContaining(product())
                .hasMessageContaining("table scenarios: index idx_scenarios_name (name) is missing")
                .hasMessageContaining("Nothing was run.");
        assertThat(applied()).containsExactly("1");
        manager().acceptSchema();
        assertThat(problems()).isEmpty();
        checking(SchemaCheck.FAIL).migrateToLatest();
        assertThat(applied()).containsExactly("1", "2");
        assertThat(problems()).isEmpty();
    }

    @Test
    void aRunThatOnlyWarnsGoesOnAndWhatWasOtherwiseBeforeItIsNotTakenForItsWork() {
        checking(SchemaCheck.WARN).migrateToLatest();
        change();
        folder.with("V2__more.sql", "CREATE TABLE more (id INT);\nALTER TABLE runs ADD COLUMN result INT;");
        try (Logged logged = new Logged("io.mockloop.migrations.engine.drift")) {
            checking(SchemaCheck.WARN).migrateToLatest();
            assertThat(logged.messages("WARN"))
                    .hasSize(3)
                    .allMatch(each -> each.startsWith("The schema isn't what the last run has left: table "));
        }
        assertThat(problems()).isEqualTo(CHANGED);
        database.execute("CREATE INDEX idx_scenarios_name ON scenarios (name)", "DROP TABLE by_hand");
        assertThat(problems()).containsExactly(CHANGED.get(1));
    }

    @Test
    void nobodyWhoGoesBackIsStoppedAndWhatIsLeftIsRecorded() {
        checking(SchemaCheck.FAIL).migrateToLatest();
        change();
        checking(SchemaCheck.FAIL).rollbackToVersion("none");
        assertThat(problems()).containsExactly(CHANGED.get(0));
    }

    /** As a process finds it that is killed when the migration has just been committed. */
    @Test
    void whatItIsLikeIsCommittedWithTheLastMigrationIfThatIsOneTransaction() {
        List<String> found = new ArrayList<>();
        MigrationManager manager = builder()
                .validateSchema(SchemaCheck.WARN)
                .listeners(new MigrationListener() {
                    @Override
                    public void afterMigration(Execution execution, Duration executionTime) {
                        ValidationResult now = manager().validateSchema();
                        boolean isRecorded = now.isValid() && now.comparedWith() == SchemaSource.RECORDED;
                        found.add(isRecorded ? "as recorded" : "otherwise");
                    }
                })
                .build();
        String behind = database.kind() == Database.POSTGRESQL ? "\nSET search_path TO pg_catalog;" : "";
        folder.with("V2__more.sql", "CREATE TABLE more (id INT);" + behind).with("U2__more.sql", "DROP TABLE more;");
        manager.migrateToLatest();
        String last = That.IS_OF_MYSQL.isTrueOf(database) ? "otherwise" : "as recorded";
        assertThat(found).containsExactly("otherwise", last);
        manager.rollbackToVersion("1");
        assertThat(found).containsExactly("otherwise", last, last);
    }

    @Test
    void whatCannotBeRecordedIsSaidAndTheMigrationIsApplied() {
        checking(SchemaCheck.WARN).migrateToLatest();
        database.execute(
                database.kind() == Database.SQLITE
                        ? "CREATE TRIGGER full BEFORE INSERT ON schema_version_structure BEGIN SELECT RAISE(ABORT, 'full'); END"
                        : "ALTER TABLE schema_version_structure ADD CONSTRAINT too_many CHECK (last_run < 2)");
        folder.with("V2__more.sql", "CREATE TABLE more (id INT);");
        try (Logged logged = new Logged("io.mockloop.migrations.engine.run")) {
            checking(SchemaCheck.WARN).migrateToLatest();
            assertThat(logged.messages("WARN"))
                    .singleElement()
                    .asString()
                    .startsWith("The schema cannot be recorded, and is not compared before the next run: ");
        }
        assertThat(applied()).containsExactly("1", "2");
        assertThat(problems()).first().asString().startsWith("SCHEMA_VERSION ");
    }

    @Test
    void aRunThatHasNotRecordedItIsNamedBeforeWhatItHasChanged() {
        checking(SchemaCheck.WARN).migrateToLatest();
        folder.with("V2__more.sql", "CREATE TABLE more (id INT);");
        manager().migrateToLatest();
        assertThat(problems())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith(
                                        "SCHEMA_VERSION The schema was recorded at version 1, and the database is at"
                                                + " version 2: "),
                        second -> assertThat(second).contains("table more is there"));
        checking(SchemaCheck.FAIL).migrateToLatest();
    }

    @Test
    void ifNothingIsRecordedThereIsNothingToCompare() {
        assertThat(problems()).singleElement().asString().startsWith("SCHEMA_NOT_RECORDED ");
        assertThat(failureOf(() -> manager().acceptSchema()).code()).isEqualTo("NOT_APPLIED");
        manager().migrateToLatest();
        manager().acceptSchema();
        assertThat(problems()).isEmpty();
    }
}
