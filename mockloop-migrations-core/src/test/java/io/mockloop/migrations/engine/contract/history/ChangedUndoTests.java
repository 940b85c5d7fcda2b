package io.mockloop.migrations.engine.contract.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationDetails;
import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.MigrationPlan.Source;
import io.mockloop.migrations.MigrationPlan.Step;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Logged;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What undoes a migration whose file isn't what was applied any more. */
@OnEachDatabase
class ChangedUndoTests extends ContractTests {

    private static final String FILE = "migration_001_a.sql";
    private static final String UP = "-- migrate:up\nCREATE TABLE a (id INT);\n";
    private static final String DOWN = "-- migrate:down\nDROP TABLE a;\n";
    private static final String NO_WAY_BACK = FILE + " has no way back any more: what is run is what was stored in the"
            + " database when it was applied.";
    private static final String CHANGED =
            FILE + " is not what was applied: what is run is what was stored in the database then.";

    ChangedUndoTests(TestDatabase server) {
        super(server);
    }

    private void applied(String file) {
        folder.with(FILE, file);
        manager().migrateToLatest();
    }

    private Step planned() {
        MigrationPlan plan = manager().planRollback("none");
        assertThat(plan.steps()).hasSize(1);
        return plan.steps().get(0);
    }

    private void isUndoneAsStored(String note) {
        Step step = planned();
        assertThat(step.source()).isEqualTo(Source.DATABASE);
        assertThat(step.note()).isEqualTo(note);
        assertThat(manager().planRollback("none").toString())
                .startsWith("-- DOWN 001: A (migration_001_a.sql, stored in the database)\n-- " + note + "\n");
        MigrationDetails details = manager().details("1").orElseThrow();
        assertThat(details.undoFrom()).isEqualTo(Source.DATABASE);
        assertThat(details.down()).extracting("sql").containsExactly("DROP TABLE a");
        try (Logged logged = new Logged("io.mockloop.migrations")) {
            assertThat(executed(manager().rollbackToVersion("none"))).containsExactly("001");
            assertThat(logged.messages("WARN")).containsExactly(note);
        }
        assertThat(catalogOfUser()).isEmpty();
    }

    private String refusal() {
        MigrationException failure = failureOf(() -> manager().rollbackToVersion("none"));
        assertThat(failure.code()).isEqualTo("IRREVERSIBLE");
        assertThat(manager().details("1").orElseThrow().undoFrom()).isNull();
        return failure.what();
    }

    @Test
    void isTheStoredOneWhereTheFileHasLostIt() {
        applied(UP + DOWN);
        folder.with(FILE, UP);
        isUndoneAsStored(NO_WAY_BACK);
    }

    @Test
    void isTheStoredOneWhereThePairHasLostItsUndoFile() {
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);").with("U1__a.sql", "DROP TABLE a;");
        manager().migrateToLatest();
        folder.without("U1__a.sql");
        assertThat(planned().source()).isEqualTo(Source.DATABASE);
        assertThat(executed(manager().rollbackToVersion("none"))).containsExactly("1");
        assertThat(catalogOfUser()).isEmpty();
    }

    @Test
    void staysStoredWhereTheFileHasLostItAndARunRefreshesTheRow() {
        applied(UP + DOWN);
        folder.with(FILE, UP).with("migration_002_b.sql", "-- migrate:up\nDROP TABLE a;\n-- migrate:down\nSELECT 1;\n");
        manager().migrateToLatest();
        folder.without("migration_002_b.sql");
        assertThat(database.rows("SELECT down_sql FROM schema_version WHERE version = '001'"))
                .singleElement()
                .asString()
                .contains("DROP TABLE a;");
        folder.with(FILE, UP + "-- migrate:down\nDROP TABLE IF EXISTS a;\n");
        manager().rollbackToVersion("1");
        folder.with("migration_002_b.sql", "-- migrate:up\nSELECT 1;\n");
        manager().migrateToLatest();
        assertThat(database.rows("SELECT down_sql FROM schema_version WHERE version = '001'"))
                .singleElement()
                .asString()
                .contains("DROP TABLE IF EXISTS a;");
    }

    @Test
    void isTheStoredOneWhereTheFileHasChanged() {
        applied(UP + DOWN);
        folder.with(FILE, "-- migrate:up\nCREATE TABLE c (id INT);\n-- migrate:down\nDELETE FROM c;\n");
        isUndoneAsStored(CHANGED);
    }

    @Test
    void isTheStoredOneWhereTheFileHasChangedAndLostIt() {
        applied(UP + DOWN);
        folder.with(FILE, "-- migrate:up\nCREATE TABLE c (id INT);\n");
        isUndoneAsStored(CHANGED);
    }

    @Test
    void isTheFilesOwnWhereOnlyThatOneHasChanged() {
        applied(UP + "-- migrate:down\nDROP TABLE missing;\n");
        folder.with(FILE, "-- A licence.\n" + UP + DOWN);
        Step step = planned();
        assertThat(step.source()).isEqualTo(Source.FILE);
        assertThat(step.note()).isNull();
        assertThat(executed(manager().rollbackToVersion("none"))).containsExactly("001");
        assertThat(catalogOfUser()).isEmpty();
    }

    @Test
    void isTheFilesOwnWhereTheFileHasChangedAndNoneWasStored() {
        applied(UP);
        folder.with(FILE, "-- migrate:up\nCREATE TABLE b (id INT);\n" + DOWN);
        Step step = planned();
        assertThat(step.source()).isEqualTo(Source.FILE);
        assertThat(step.note())
                .isEqualTo(FILE + " is not what was applied: what is run is its own way back, since none was stored in"
                        + " the database.");
        assertThat(executed(manager().rollbackToVersion("none"))).containsExactly("001");
        assertThat(catalogOfUser()).isEmpty();
    }

    @Test
    void isTheFilesOwnOnceAChangeWasAccepted() {
        applied(UP + DOWN);
        folder.with(FILE, "-- migrate:up\nCREATE TABLE a (id BIGINT);\n-- migrate:down\nDROP TABLE IF EXISTS a;\n");
        manager().repair();
        assertThat(planned().source()).isEqualTo(Source.FILE);
        folder.with(FILE, "-- migrate:up\nCREATE TABLE a (id BIGINT, name INT);\n");
        manager().repair();
        assertThat(refusal())
                .isEqualTo(
                        "There is no way back from 001 (migration_001_a.sql): it has no down part, and none is stored in"
                                + " the database.");
    }

    @Test
    void isNoneWhereTheFileSaysSoOnPurpose() {
        applied(UP + DOWN);
        String expected =
                "There is no way back from 001 (migration_001_a.sql): it is declared to be irreversible: rows are"
                        + " gone.";
        folder.with(FILE, "-- irreversible: rows are gone\n" + UP);
        assertThat(refusal()).isEqualTo(expected);
        folder.with(FILE, "-- irreversible: rows are gone\n-- migrate:up\nCREATE TABLE c (id INT);\n");
        assertThat(refusal()).isEqualTo(expected);
    }

    @Test
    void isToldForEachThatHasNone() {
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);")
                .with("V2__b.sql", "CREATE TABLE b (id INT);")
                .with("V3__c.sql", "-- irreversible: gone\nCREATE TABLE c (id INT);");
        manager().migrateToLatest();
        folder.without("V2__b.sql");
        MigrationException failure = failureOf(() -> manager().rollbackToVersion("none"));
        assertThat(failure.what())
                .isEqualTo("There is no way back from 3 (V3__c.sql): it is declared to be irreversible: gone; 2"
                        + " (V2__b.sql): the code does not have it, and no way back is stored in the database; 1"
                        + " (V1__a.sql): it has no down part, and none is stored in the database.");
        assertThat(failure.action()).startsWith("Go back no further than to 3,");
    }

    @Test
    void isNotTheStoredOneOfAnotherReleaseForJava() {
        manager(Coded.sending("1", "CREATE TABLE a (id INT)")).migrateToLatest();
        Step step = manager(Coded.sending("1", "CREATE TABLE a (id INT)"))
                .planRollback("none")
                .steps()
                .get(0);
        assertThat(step.source()).isEqualTo(Source.CLASS);
        assertThat(step.note()).isNull();
    }

    @Test
    void saysNothingAgainOnceAPersonHasSeenIt() {
        applied(UP + DOWN);
        folder.with(FILE, UP);
        MigrationPlan plan = manager().planRollback("none");
        try (Logged logged = new Logged("io.mockloop.migrations")) {
            assertThat(executed(manager().rollback(plan))).containsExactly("001");
            assertThat(logged.messages("WARN")).isEqualTo(List.of());
        }
    }

    private void applyThree() {
        folder.with("V1__a.sql", "CREATE TABLE a (note VARCHAR(20));\nINSERT INTO a VALUES ('${word}');")
                .with("V2__b.sql", "CREATE TABLE b (id INT);\n-- migrate:down\nDROP TABLE b; -- ${word}")
                .with("V3__c.sql", "CREATE TABLE c (id INT);\n-- migrate:down\nDROP TABLE c;");
        builder().placeholders(Map.of("word", "then")).build().migrateToLatest();
    }

    /** Whatever a file that stays has behind its head. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO a VALUES ('${word}');",
                "SELECT 1;\nINSERT INTO a VALUES ('not closed);",
                "SELECT 1;\nROLLBACK;",
                "SELECT 1;\n-- migrate:up\nSELECT 2;",
                "DROP TABLE schema_version;"
            })
    void nothingIsWantedOfTheBodyOfOneThatStays(String body) {
        applyThree();
        folder.with("V1__a.sql", "-- description: first\n" + body);
        assertThat(executed(manager().rollbackToVersion("2"))).containsExactly("3");
        assertThat(applied()).containsExactly("1", "2");
    }

    @Test
    void theHeadOfOneThatStaysTellsWhatItNeeds() {
        applyThree();
        folder.with("V1__a.sql", "-- depends-on: 3\nINSERT INTO a VALUES ('${word}');");
        assertThat(failureOf(() -> manager().rollbackToVersion("2")).code()).isEqualTo("HAS_DEPENDENTS");
        folder.with("V1__a.sql", "-- depends-om: 3\nSELECT 1;");
        MigrationException failure = failureOf(() -> manager().rollbackToVersion("2"));
        assertThat(failure.code()).isEqualTo("MISSPELT_DIRECTIVE");
        assertThat(failure.what()).startsWith("V1__a.sql:1: ");
    }

    @Test
    void isTheStoredOneWhereTheFileCannotBeRead() {
        applied(UP + DOWN);
        folder.with(FILE, UP + "INSERT INTO a VALUES ('${word}');\n" + DOWN);
        Step step = planned();
        assertThat(step.source()).isEqualTo(Source.DATABASE);
        assertThat(step.note())
                .isEqualTo(FILE + ":3: the placeholder ${word} is not defined. None are. What is run is what was stored"
                        + " in the database when it was applied.");
        assertThat(executed(manager().rollbackToVersion("none"))).containsExactly("001");
        assertThat(catalogOfUser()).isEmpty();
    }

    @Test
    void isNoneWhereTheFileCannotBeReadAndNoneWasStored() {
        applied(UP);
        folder.with(FILE, UP + "INSERT INTO a VALUES ('${word}');\n" + DOWN);
        assertThat(failureOf(() -> manager().rollbackToVersion("none")).code()).isEqualTo("UNDEFINED_PLACEHOLDER");
    }
}
