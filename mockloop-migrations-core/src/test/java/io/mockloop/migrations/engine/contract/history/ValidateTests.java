package io.mockloop.migrations.engine.contract.history;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.PendingMigration;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Logged;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.settings.OnFuture;
import io.mockloop.migrations.settings.OnMissing;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.ObjectAssert;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class ValidateTests extends ContractTests {

    private static final String WAY_OUT =
            "Undo the change and write a new migration for it; or, if the database is as the changed file says, accept it"
                    + " with MigrationManager.repair(\"%s\").";

    ValidateTests(TestDatabase server) {
        super(server);
    }

    private void applyThree() {
        folder.with("V1__first.sql", "CREATE TABLE a (id INT);\nINSERT INTO a VALUES (1);\n")
                .with("U1__first.sql", "DROP TABLE a;")
                .with("migration_002_second.sql", """
                        -- migrate:up
                        CREATE TABLE b (id INT);
                        -- migrate:down
                        DROP TABLE b;
                        """)
                .with("V3__third.sql", "CREATE TABLE c (id INT);");
        manager().migrateToLatest();
    }

    private String column(String name, String version) {
        return database.rows("SELECT " + name + " FROM schema_version WHERE version = '" + version + "'")
                .get(0);
    }

    private AbstractListAssert<?, List<? extends Tuple>, Tuple, ObjectAssert<Tuple>> assertProblems(
            MigrationManager manager) {
        return assertThat(manager.validate().problems())
                .extracting(Problem::code, Problem::version, Problem::script, Problem::message);
    }

    @Test
    void isValidOnAnEmptyDatabaseAndWithNothingChanged() {
        assertThat(manager().validate().isValid()).isTrue();
        applyThree();
        assertThat(manager().validate()).hasToString("valid");
        folder.with("V4__fourth.sql", "CREATE TABLE d (id INT);");
        assertThat(manager().validate().isValid()).isTrue();
    }

    /** As git does on another machine; what the text came to where line ends counted is known, too. */
    @Test
    void otherLineEndsInALiteralAreNoChange() throws Exception {
        String text = "CREATE TABLE a (b VARCHAR(9));\nINSERT INTO a VALUES ('x\ny');\n";
        folder.with("V1__first.sql", text)
                .with("V2__second.sql", text.replace(" a ", " c ").replace("\n", "\r\n"));
        manager().migrateToLatest();
        assertThat(database.rows("SELECT LENGTH(b) FROM a UNION ALL SELECT LENGTH(b) FROM c"))
                .containsExactly("3", "4");
        folder.with("V1__first.sql", text.replace("\n", "\r\n")).with("V2__second.sql", text.replace(" a ", " c "));
        assertThat(manager().validate()).hasToString("valid");
        String older = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest("CREATE TABLE c(b VARCHAR(9))\0INSERT INTO c VALUES('x\r\ny')\0".getBytes(US_ASCII)));
        database.execute("UPDATE schema_version SET checksum = 'sha256:" + older + "' WHERE version = '2'");
        assertThat(manager().validate()).hasToString("valid");
        folder.with("V3__third.sql", "CREATE TABLE d (b INT);");
        manager().migrateToLatest();
        assertThat(column("checksum", "2")).isNotEqualTo("sha256:" + older);
        folder.with("V2__second.sql", text.replace(" a ", " c ").replace("y", "z"));
        assertThat(manager().validate().problems()).hasSize(1);
    }

    @Test
    void aChangedUpPartStopsTheRunAndNamesFileBothChecksumsAndTheWayOut() {
        applyThree();
        folder.with("V1__first.sql", "CREATE TABLE a (id INT);\nINSERT INTO a VALUES (2);\n")
                .with("V4__fourth.sql", "CREATE TABLE d (id INT);");
        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertThat(failure.code()).isEqualTo("CHECKSUM_MISMATCH");
        assertThat(failure.getMessage())
                .matches("A migration was changed after it was applied: 1 \\(V1__first\\.sql\\) was applied with "
                        + column("checksum", "1")
                        + ", and is sha256:[0-9a-f]{64} now\\. Nothing was run\\.\n-> "
                        + Pattern.quote(WAY_OUT.formatted("1")))
                .doesNotContain("and is " + column("checksum", "1"));
        assertThat(applied()).containsExactly("1", "002", "3");
        assertThat(manager().status().summary()).isEqualTo(Summary.INVALID);
    }

    @Test
    void tellsAProblemForEachMigration() {
        applyThree();
        folder.with("V1__first.sql", "CREATE TABLE other (id INT);").with("V3__third.sql", "CREATE TABLE cc (id INT);");
        assertThat(manager().validate().problems())
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem.message())
                        .startsWith("A migration was changed after it was applied: ")
                        .doesNotContain("Nothing was run")
                        .endsWith(" now. " + WAY_OUT.formatted(problem.version())));
        assertThat(manager().validate().problems())
                .extracting(Problem::code, Problem::version, Problem::script)
                .containsExactly(
                        tuple("CHECKSUM_MISMATCH", "1", "V1__first.sql"),
                        tuple("CHECKSUM_MISMATCH", "3", "V3__third.sql"));
        assertThat(manager().status().problems()).isEqualTo(manager().validate());
    }

    @Test
    void aLicenceHeaderAFormatterAndOtherLineEndsAreNoChange() {
        applyThree();
        String before = column("raw_hash", "1");
        String formatted = """
                /* Licence:
                 * none */
                CREATE   TABLE a
                (
                  id INT
                );

                -- rows
                INSERT INTO a
                  VALUES (1) ;
                """;
        folder.with("V1__first.sql", "\uFEFF" + formatted.replace("\n", "\r\n")).with("migration_002_second.sql", """
                        -- A header.
                        -- migrate:up
                        CREATE TABLE b
                            (id INT)
                        -- migrate:down
                        DROP TABLE b;
                        """);
        assertThat(manager().validate().isValid()).isTrue();
        assertThat(manager().migrateToLatest().executed()).isEmpty();
        assertThat(column("raw_hash", "1")).isEqualTo(before);
        folder.with("V4__fourth.sql", "CREATE TABLE d (id INT);");
        assertThat(executed(manager().migrateToLatest())).containsExactly("4");
        assertThat(column("raw_hash", "1")).isNotEqualTo(before);
    }

    @Test
    void aChangedDownPartIsNoErrorAndIsStoredByTheNextRunThatWrites() {
        applyThree();
        folder.with("migration_002_second.sql", """
                        -- migrate:up
                        CREATE TABLE b (id INT);
                        -- migrate:down
                        DELETE FROM b;
                        DROP TABLE b;
                        """)
                .with("U1__first.sql", "DELETE FROM a; DROP TABLE a;")
                .with("U3__third.sql", "DROP TABLE c;");
        assertThat(manager().validate().isValid()).isTrue();
        assertThat(manager().migrateToLatest().executed()).isEmpty();
        assertThat(column("down_sql", "002")).doesNotContain("DELETE");
        folder.with("V4__fourth.sql", "CREATE TABLE d (id INT);");
        manager().migrateToLatest();
        assertThat(column("down_sql", "002")).contains("DELETE FROM b");
        assertThat(column("down_sql", "1")).contains("DELETE FROM a");
        assertThat(column("down_sql", "3")).contains("DROP TABLE c");
        assertThat(database.rows("SELECT count(*) FROM schema_version_log")).containsExactly("4");
    }

    @Test
    void aRenamedFileAndAnotherDescriptionAreNoErrorAndAreStoredByTheNextRunThatWrites() {
        applyThree();
        folder.without("V1__first.sql")
                .without("U1__first.sql")
                .with(
                        "V1__other_name.sql",
                        "-- description: Said otherwise\nCREATE TABLE a (id INT);\nINSERT INTO a VALUES (1);\n")
                .without("V3__third.sql")
                .with("V3__moved.sql", "CREATE TABLE c (id INT);");
        assertThat(manager().validate().isValid()).isTrue();
        assertThat(manager().migrateToLatest().executed()).isEmpty();
        assertThat(column("script", "1")).isEqualTo("V1__first.sql");
        folder.with("V4__fourth.sql", "CREATE TABLE d (id INT);");
        manager().migrateToLatest();
        assertThat(column("script", "1")).isEqualTo("V1__other_name.sql");
        assertThat(column("description", "1")).isEqualTo("Said otherwise");
        assertThat(column("down_sql", "1")).contains("DROP TABLE a;");
        assertThat(column("script", "3")).isEqualTo("V3__moved.sql");
        assertThat(column("description", "3")).isEqualTo("moved");
    }

    @Test
    void aFileThatBecameAClassIsChanged() {
        folder.with("V1__first.sql", "CREATE TABLE a (id INT);");
        manager().migrateToLatest();
        String checksum = column("checksum", "1");
        folder.without("V1__first.sql");
        assertProblems(manager(Coded.sending("1", "CREATE TABLE a (id INT)")))
                .containsExactly(tuple(
                        "CHECKSUM_MISMATCH",
                        "1",
                        Coded.class.getName(),
                        "A migration was changed after it was applied: 1 (V1__first.sql) was applied with "
                                + checksum + ", and is " + Coded.class.getName() + " with no checksum now. "
                                + WAY_OUT.formatted("1")));
    }

    @Test
    void aMissingOneStopsTheRun() {
        applyThree();
        folder.without("migration_002_second.sql").with("V4__fourth.sql", "CREATE TABLE d (id INT);");
        String missing = "Put it back; or, if it was deleted on purpose, take it out of the history with"
                + " MigrationManager.forget(\"002\"), or set mockloop.migrations.on-missing=ignore.";
        assertThat(failureOf(() -> manager().migrateToLatest()))
                .hasMessage(
                        "An applied migration is not in the code: 002 (migration_002_second.sql). Nothing was run.\n-> "
                                + missing);
        assertProblems(manager())
                .containsExactly(tuple(
                        "MISSING_MIGRATION",
                        "002",
                        "migration_002_second.sql",
                        "An applied migration is not in the code: 002 (migration_002_second.sql). " + missing));
        assertThat(manager().status().summary()).isEqualTo(Summary.INVALID);
        MigrationManager ignoring = builder().onMissing(OnMissing.IGNORE).build();
        assertThat(ignoring.validate().isValid()).isTrue();
        assertThat(executed(ignoring.migrateToLatest())).containsExactly("4");
    }

    @Test
    void oneAboveTheCodeMeansThatTheDatabaseIsAhead() {
        applyThree();
        folder.without("V3__third.sql");
        assertThat(manager().validate().isValid()).isTrue();
        assertThat(manager().status().summary()).isEqualTo(Summary.AHEAD);
        assertThat(manager().status().currentVersion()).hasToString("3");
        try (Logged logged = new Logged("io.mockloop.migrations")) {
            assertThat(manager().migrateToLatest().executed()).isEmpty();
            assertThat(logged.messages("INFO"))
                    .containsExactly(
                            "The database is ahead of the code, as it is for an older release: 3 (V3__third.sql)"
                                    + " applied and not in the code");
        }
    }

    @Test
    void oneAboveTheCodeCanStopTheRun() {
        folder.with("U3__third.sql", "DROP TABLE c;");
        applyThree();
        folder.without("V3__third.sql").without("U3__third.sql");
        MigrationManager failing = builder().onFuture(OnFuture.FAIL).build();
        String what = "The database is ahead of the code, whose highest version is 002: 3 (V3__third.sql).";
        String wayOut = "Start a release that has them, roll them back, or set mockloop.migrations.on-future=ignore.";
        assertThat(failureOf(failing::migrateToLatest)).hasMessage(what + " Nothing was run.\n-> " + wayOut);
        assertProblems(failing).containsExactly(tuple("FUTURE_MIGRATION", "3", "V3__third.sql", what + " " + wayOut));
        assertThat(failing.status().summary()).isEqualTo(Summary.INVALID);
        assertThat(executed(failing.rollbackToVersion("2"))).containsExactly("3");
    }

    @Test
    void allIsAheadWhereTheCodeHasNone() {
        applyThree();
        folder.without("V1__first.sql")
                .without("U1__first.sql")
                .without("migration_002_second.sql")
                .without("V3__third.sql");
        assertThat(manager().status().summary()).isEqualTo(Summary.AHEAD);
        try (Logged logged = new Logged("io.mockloop.migrations")) {
            assertThat(manager().migrateToLatest().executed()).isEmpty();
            assertThat(logged.messages("WARN")).singleElement().asString().startsWith("No migrations were found");
        }
    }

    @Test
    void aRunNamesTheFilesThatItPassesOver() {
        applyThree();
        folder.with("004_fourth.sql", "CREATE TABLE d (id INT);").with("NOTES.md", "x");
        try (Logged logged = new Logged("io.mockloop.migrations")) {
            assertThat(manager().migrateToLatest().executed()).isEmpty();
            assertThat(logged.messages("WARN"))
                    .singleElement()
                    .asString()
                    .startsWith("SQL files with a leading number are passed over: ")
                    .contains("004_fourth.sql")
                    .doesNotContain("NOTES");
        }
    }

    @Test
    void pendingOnesThatCannotBeRunAreProblemsAndStayVisible() {
        applyThree();
        folder.with("V2.5__late.sql", "CREATE TABLE late (id INT);")
                .with("V4__unclosed.sql", "CREATE TABLE d (id INT);\nINSERT INTO d VALUES ('x);\n")
                .with("V5__alone.sql", "-- depends-on: 77\nCREATE TABLE e (id INT);")
                .with("V6__itself.sql", "-- depends-on: 6\nCREATE TABLE f (id INT);")
                .with("V7__one.sql", "-- depends-on: 8\nCREATE TABLE g (id INT);")
                .with("V8__other.sql", "-- depends-on: 7\nCREATE TABLE h (id INT);");
        assertThat(manager().validate().problems())
                .extracting(Problem::code, Problem::version, Problem::script)
                .containsExactly(
                        tuple("UNCLOSED_QUOTE", "4", "V4__unclosed.sql"),
                        tuple("MISSING_DEPENDENCY", "5", "V5__alone.sql"),
                        tuple("DEPENDENCY_CYCLE", "6", "V6__itself.sql"),
                        tuple("DEPENDENCY_CYCLE", "7", "V7__one.sql"));
        assertThat(manager().validate().toString())
                .contains("V4__unclosed.sql:2:")
                .contains("5 (V5__alone.sql:1) depends on 77, which does not exist.")
                .contains("6 (V6__itself.sql:1) depends on itself.")
                .contains("in a cycle: 7 -> 8 -> 7 (V7__one.sql, V8__other.sql).");
        assertThat(manager().status().summary()).isEqualTo(Summary.INVALID);
        assertThat(manager().status().pending())
                .extracting(PendingMigration::script)
                .containsExactly(
                        "V2.5__late.sql",
                        "V4__unclosed.sql",
                        "V5__alone.sql",
                        "V6__itself.sql",
                        "V7__one.sql",
                        "V8__other.sql");
    }

    @Test
    void whatMayNotRunIsAProblemToo() {
        applyThree();
        folder.with("V2.5__late.sql", "CREATE TABLE late (id INT);");
        assertProblems(manager())
                .containsExactly(tuple(
                        "OUT_OF_ORDER",
                        "2.5",
                        "V2.5__late.sql",
                        "A pending migration lies below the current version 3: 2.5 (V2.5__late.sql). Declare what it"
                                + " depends on (-- depends-on: …, or dependencies = …), give it a version above 3, or set"
                                + " mockloop.migrations.out-of-order=true."));
        folder.without("V2.5__late.sql");
        assertThat(builder().requireDown(true).build().validate().problems())
                .extracting(Problem::code, Problem::version, Problem::script)
                .containsExactly(tuple("DOWN_REQUIRED", "3", "V3__third.sql"));
    }

    @Test
    void anAppliedFileThatCannotBeReadAnyMoreIsAProblem() {
        applyThree();
        folder.with("V1__first.sql", "CREATE TABLE a (id INT);\nINSERT INTO a VALUES ('${nobody}');\n");
        assertThat(manager().validate().problems())
                .extracting(Problem::code, Problem::version, Problem::script)
                .containsExactly(tuple("UNDEFINED_PLACEHOLDER", "1", "V1__first.sql"));
        assertThat(manager().status().summary()).isEqualTo(Summary.INVALID);
        assertThat(failureOf(() -> manager().migrateToLatest()))
                .hasMessageContaining("V1__first.sql:2: the placeholder ${nobody} is not defined.");
    }

    @Test
    void readingWritesNothing() {
        folder.with("V1__first.sql", "CREATE TABLE a (id INT);");
        manager().validate();
        manager().status();
        manager().history();
        manager().pendingMigrations();
        manager().plan();
        manager().currentVersion();
        assertThat(database.catalog()).isEmpty();
    }
}
