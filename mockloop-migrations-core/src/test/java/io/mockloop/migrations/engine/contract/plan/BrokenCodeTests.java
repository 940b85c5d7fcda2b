package io.mockloop.migrations.engine.contract.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationStatus;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.PendingMigration;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.SeveralProblemsException;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Looking at a database with code that no run would start with. */
@OnEachDatabase
class BrokenCodeTests extends ContractTests {

    BrokenCodeTests(TestDatabase server) {
        super(server);
    }

    private void applyTwo() {
        folder.with("V1__first.sql", "CREATE TABLE a (id INT);").with("V2__second.sql", "CREATE TABLE b (id INT);");
        manager().migrateToLatest();
    }

    private List<Problem> problems(MigrationManager manager) {
        MigrationStatus status = manager.status();
        assertThat(status.summary()).isEqualTo(Summary.INVALID);
        assertThat(manager.validate()).isEqualTo(status.problems());
        return status.problems().problems();
    }

    private Problem only() {
        List<Problem> problems = problems(manager());
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    @Test
    void aMisnamedFileIsAProblemAmongWhatElseIsKnown() {
        applyTwo();
        folder.with("sub/V3_third.sql", "").with("V4__fourth.sql", "CREATE TABLE d (id INT);");
        assertThat(only())
                .isEqualTo(new Problem(
                        "MISNAMED_FILE",
                        null,
                        "sub/V3_third.sql",
                        "This file looks like a migration, but is not named like one: "
                                + path.resolve("sub/V3_third.sql")
                                + ": meant is V3__third.sql. Rename what is a migration, and move what is none out of the"
                                + " location; Flyway passes over such names, so that a set taken over from it does the same"
                                + " without such files."));
        MigrationStatus status = manager().status();
        assertThat(status.currentVersion()).hasToString("2");
        assertThat(status.history()).hasSize(2);
        assertThat(status.pending()).extracting(PendingMigration::version).containsExactly(Version.of("4"));
        assertThat(failureOf(() -> manager().migrateToLatest()).code()).isEqualTo("MISNAMED_FILE");
        assertThat(failureOf(() -> manager().pendingMigrations()).code()).isEqualTo("MISNAMED_FILE");
    }

    @Test
    void eachFindingIsAProblemOfItsOwn() {
        folder.with("V1_a.sql", "")
                .with("V2_b.sql", "")
                .with("U7__nothing.sql", "")
                .with("V8__other.sql.conf", "encoding=UTF-8")
                .with(
                        "V9__only." + (database.kind().vendorNames().contains("sqlite") ? "mysql" : "sqlite") + ".sql",
                        "");
        assertThat(problems(manager()))
                .extracting(Problem::code, Problem::version, Problem::script)
                .contains(
                        tuple("MISNAMED_FILE", null, "V1_a.sql"),
                        tuple("MISNAMED_FILE", null, "V2_b.sql"),
                        tuple("UNDO_WITHOUT_MIGRATION", "7", "U7__nothing.sql"),
                        tuple("SETTINGS_WITHOUT_SCRIPT", null, "V8__other.sql.conf"))
                .anyMatch(each -> each.toList().subList(0, 2).equals(List.of("NO_VARIANT", "9")))
                .hasSize(5);
        assertThat(database.catalog()).isEmpty();
    }

    @Test
    void aDuplicateVersionIsAProblemEach() {
        applyTwo();
        folder.with("V1__another.sql", "")
                .with("V2__another.sql", "")
                .with("sub/V2.0__third.sql", "")
                .with("R__same.sql", "")
                .with("sub/R__same.sql", "");
        List<Problem> problems = problems(manager());
        assertThat(problems)
                .extracting(Problem::code, Problem::version)
                .containsExactly(
                        tuple("DUPLICATE_VERSION", "1"),
                        tuple("DUPLICATE_VERSION", "2"),
                        tuple("DUPLICATE_REPEATABLE", null));
        assertThat(problems.get(0).message())
                .isEqualTo("More than one migration has version 1: " + path.resolve("V1__another.sql") + ", "
                        + path.resolve("V1__first.sql")
                        + ". Give all but one of them another version; the next free one is 3.");
        assertThat(problems.get(2).message())
                .startsWith("More than one repeatable migration has the name same: ")
                .doesNotContain("Nothing was run");
    }

    @Test
    void eachDependencyThatIsMissingIsAProblem() {
        applyTwo();
        folder.with("V3__third.sql", "-- depends-on: 7, 8\nCREATE TABLE c (id INT);")
                .with("V4__fourth.sql", "-- depends-on: 4\nCREATE TABLE d (id INT);");
        assertThat(problems(manager()))
                .extracting(Problem::code, Problem::version, Problem::script, Problem::message)
                .containsExactly(
                        tuple(
                                "MISSING_DEPENDENCY",
                                "3",
                                "V3__third.sql",
                                "3 (V3__third.sql:1) depends on 7, which does not exist. Correct the version that is depended"
                                        + " on, or add the migration that is missing."),
                        tuple(
                                "MISSING_DEPENDENCY",
                                "3",
                                "V3__third.sql",
                                "3 (V3__third.sql:1) depends on 8, which does not exist. Correct the version that is depended"
                                        + " on, or add the migration that is missing."),
                        tuple(
                                "DEPENDENCY_CYCLE",
                                "4",
                                "V4__fourth.sql",
                                "4 (V4__fourth.sql:1) depends on itself. Take the version out of its own dependencies."));
    }

    private void manyFaults() {
        applyTwo();
        folder.with("V1__first.sql", "CREATE TABLE another (id INT);")
                .with("V3__third.sql", "-- description: third\n-- depends-on: 77\nCREATE TABLE c (id INT);")
                .with("V4__fourth.sql", "-- depends-on: 5\nCREATE TABLE d (id INT);")
                .with("V5__fifth.sql", "-- depends-on: 4\nCREATE TABLE e (id INT);")
                .with("V6__sixth.sql", "CREATE TABLE f (id INT);\nINSERT INTO f VALUES ('x);\n")
                .with("V7__seventh.sql", "CREATE TABLE g (id INT);\nROLLBACK;\n");
    }

    private static final String[] ALL_FAULTS = {
        "CHECKSUM_MISMATCH: A migration was changed after it was applied: 1 (V1__first.sql)",
        "V1__first.sql",
        "MISSING_DEPENDENCY: 3 (V3__third.sql:2) depends on 77, which does not exist.",
        "DEPENDENCY_CYCLE: Migrations depend on each other in a cycle: 4 -> 5 -> 4 (V4__fourth.sql, V5__fifth.sql).",
        "V6__sixth.sql:2: ",
        "V7__seventh.sql:2: "
    };

    @Test
    void aRunNamesAllThatIsWrong() {
        manyFaults();

        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertThat(failure).isInstanceOf(SeveralProblemsException.class);
        assertThat(failure.code()).isEqualTo("CHECKSUM_MISMATCH");
        assertThat(failure.getMessage())
                .startsWith("There are 5 problems:\n  ")
                .contains(ALL_FAULTS)
                .endsWith(
                        "\nNothing was run.\n-> Correct them all; MigrationManager.validate lists them, and runs nothing.");
        assertThat(((SeveralProblemsException) failure).problems()).isEqualTo(problems(manager()));
        assertThat(failureOf(() -> manager().plan())).hasMessage(failure.getMessage());
        assertThat(failureOf(() -> manager().migrateToVersion("3"))).hasMessage(failure.getMessage());
        assertThat(applied()).containsExactly("1", "2");
    }

    @Test
    void whatCannotBeTakenForAMigrationHidesNothingElse() {
        manyFaults();
        folder.with("V2__again.sql", "").with("V8_x.sql", "");

        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertThat(failure.code()).isEqualTo("MISNAMED_FILE");
        assertThat(failure.getMessage())
                .contains("meant is V8__x.sql", "DUPLICATE_VERSION: More than one migration has version 2: ")
                .contains("V6__sixth.sql:2: ", "CHECKSUM_MISMATCH");
    }

    @Test
    void whatFollowsFromAnotherFindingIsNoProblemOfItsOwn() {
        applyTwo();
        folder.without("V1__first.sql")
                .with("V1_first.sql", "CREATE TABLE a (id INT);")
                .with("V3__third.sql", "-- depends-on: 1\nCREATE TABLE c (id INT);")
                .with("V4__fourth.sql", "-- depends-on: 99\nCREATE TABLE d (id INT);");
        assertThat(only().code()).isEqualTo("MISNAMED_FILE");
        folder.without("V1_first.sql");
        assertThat(problems(manager()))
                .extracting(Problem::code, Problem::version)
                .containsExactly(tuple("MISSING_MIGRATION", "1"), tuple("MISSING_DEPENDENCY", "4"));
    }

    @Test
    void whatIsFoundIsStillCompared() {
        applyTwo();
        folder.with("V3_third.sql", "")
                .with("V2__second.sql", "CREATE TABLE b (id BIGINT);")
                .with("V4__fourth.sql", "INSERT INTO a VALUES ('x);");
        assertThat(problems(manager()))
                .extracting(Problem::code, Problem::version)
                .containsExactly(
                        tuple("MISNAMED_FILE", null), tuple("CHECKSUM_MISMATCH", "2"), tuple("UNCLOSED_QUOTE", "4"));
    }

    @Test
    void aLocationThatIsNotThereIsAProblem() {
        applyTwo();
        MigrationManager manager = MigrationManagerBuilder.forDataSource(database.dataSource())
                .locations("file:" + path.resolve("gone"))
                .build();
        assertThat(problems(manager))
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("LOCATION_NOT_FOUND"))
                .satisfies(problem -> assertThat(problem.message())
                        .startsWith("This location does not exist: file:" + path.resolve("gone")));
    }

    @Test
    void aClassThatCannotBeMadeIsAProblem() {
        MigrationManager manager = builder()
                .migration(Coded.class, () -> {
                    throw new IllegalStateException("no such service");
                })
                .build();
        assertThat(problems(manager))
                .containsExactly(new Problem(
                        "MIGRATION_NOT_CREATED",
                        null,
                        Coded.class.getName(),
                        "This migration cannot be created: " + Coded.class.getName()
                                + ": IllegalStateException: no such service. Correct what is named: it is made by what was"
                                + " given for it, such as a bean with what that injects."));
    }

    @Test
    void whatIsUnfinishedComesFirst() {
        applyTwo();
        folder.with("V3_third.sql", "");
        database.execute("UPDATE schema_version SET state = 'FAILED', statement_done = 0, statement_sent = 1,"
                + " statement_count = 1 WHERE version = '2'");
        MigrationStatus status = manager().status();
        assertThat(status.summary()).isEqualTo(Summary.FAILED);
        assertThat(status.problems().problems())
                .extracting(Problem::code)
                .containsExactly("UNFINISHED_MIGRATION", "MISNAMED_FILE");
    }

    @Test
    void historyAndCurrentVersionDoNotNeedTheCode() {
        applyTwo();
        folder.with("V3_third.sql", "").with("V1__again.sql", "");
        MigrationManager manager = builder()
                .migration(() -> {
                    throw new AssertionError("The code was looked at");
                })
                .build();
        assertThat(manager.currentVersion()).contains(Version.of("2"));
        assertThat(manager.history()).hasSize(2);
    }
}
