package io.mockloop.migrations.engine.contract.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.MigrationPlan.Remark;
import io.mockloop.migrations.MigrationPlan.Step;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.Golden;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** A printed plan, given to the database's own client, ends as the run does. */
@OnEachDatabase
class PlanTextTests extends ContractTests {

    private static final String[] OURS = {"schema_version", "schema_version_log"};

    private final TestDatabase server;

    @TempDir
    Path work;

    PlanTextTests(TestDatabase server) {
        super(server);
        this.server = server;
    }

    /** Files that need what only this database has: bodies, settings, data. */
    private void addOwn() {
        for (String each : database.traits().goldenFolders()) {
            try {
                FileSystemUtils.copyRecursively(Golden.of(PlanTextTests.class, "own/" + each), path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void addRichSet() {
        folder.with("beforeMigrate.sql", "CREATE TABLE IF NOT EXISTS calls (what VARCHAR(50));")
                .with("beforeMigrate__two.sql", "INSERT INTO calls VALUES ('before; all');")
                .with("beforeEachMigrate.sql", "INSERT INTO calls VALUES ('before each');")
                .with("afterEachMigrate.sql", "INSERT INTO calls VALUES ('after each');")
                .with("afterMigrateApplied.sql", "INSERT INTO calls VALUES ('applied');")
                .with("afterMigrate.sql", "INSERT INTO calls VALUES ('after all') -- the last")
                .with("V1__tables.sql", """
                        CREATE TABLE a (id INT PRIMARY KEY, note VARCHAR(200));
                        INSERT INTO a VALUES (1, 'one; two -- three'); -- behind; it
                        INSERT INTO a VALUES (2, 'it''s ${word}') -- at the end
                        ;
                        INSERT INTO a /* inside; a statement */ VALUES (3, 'x
                        ; y');
                        """)
                .with("U1__tables.sql", "DELETE FROM a WHERE note = 'one; two -- three';\nDROP TABLE a;")
                .with("migration_002_child.sql", """
                        -- depends-on: 1
                        -- migrate:up
                        CREATE TABLE b (id INT PRIMARY KEY, a_id INT NOT NULL REFERENCES a (id), "x;y" INT);
                        CREATE INDEX b_a ON b (a_id);
                        -- migrate:down
                        DROP TABLE b;
                        """.replace(
                                '"', database.traits().quote()))
                .with("V3__nothing.sql", "-- Nothing here.\n")
                .with("U3__nothing.sql", "")
                .with("R__view.sql", "CREATE VIEW v AS SELECT id, note FROM a WHERE note <> ';';");
        addOwn();
    }

    private MigrationManagerBuilder rich() {
        return builder().placeholders(Map.of("word", "the word", "hidden", "hush-hush"));
    }

    private void send(MigrationPlan plan, FreshDatabase to) throws IOException {
        String text = plan.toString().replace(name(database), name(to));
        to.traits().run(to.access(), Files.writeString(work.resolve("plan.sql"), text), work);
    }

    private static String name(FreshDatabase database) {
        return database.url().replaceAll("\\?.*", "").replaceAll(".*[/:]", "");
    }

    private static Map<String, List<String>> rows(FreshDatabase database) {
        return database.content("schema_version").entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void assertThatBothAreEqual(FreshDatabase other) {
        assertThat(other.catalog(OURS)).isEqualTo(database.catalog(OURS));
        assertThat(rows(other)).isEqualTo(rows(database));
    }

    @Test
    void endsInTheDatabasesOwnClientAsTheRunDoes() throws IOException {
        addRichSet();
        MigrationManager manager = rich().build();
        try (FreshDatabase other = server.newDatabase()) {
            send(manager.plan(), other);
            manager.migrateToLatest();
            assertThat(database.rows("SELECT what FROM calls WHERE what LIKE 'before%'"))
                    .hasSizeGreaterThan(4);
            assertThatBothAreEqual(other);
            send(manager.plan(), other);
            manager.migrateToLatest();
            assertThatBothAreEqual(other);
        }
    }

    @Test
    void aRollbackDoes() throws IOException {
        addRichSet();
        folder.without("R__view.sql");
        MigrationManager manager = rich().build();
        try (FreshDatabase other = server.newDatabase()) {
            send(manager.plan(), other);
            manager.migrateToLatest();
            folder.without("migration_002_child.sql");
            MigrationPlan back = manager.planRollback("none");
            assertThat(back.steps()).extracting(Step::source).contains(MigrationPlan.Source.DATABASE);
            send(back, other);
            manager.rollback(back);
            assertThatBothAreEqual(other);
            assertThat(tables()).containsExactly("calls");
        }
    }

    private List<String> tables() {
        return database.catalog(OURS).stream()
                .filter(line -> line.startsWith("table "))
                .map(line -> line.split("[ |]+", -1)[1])
                .toList();
    }

    @Test
    void showsCallbacksWhereTheyAreRun() {
        addRichSet();
        MigrationPlan plan = rich().build().plan("1");
        assertThat(headings(plan))
                .containsExactly(
                        "CALLBACK beforeMigrate.sql",
                        "CALLBACK beforeMigrate__two.sql",
                        "UP 1: tables (V1__tables.sql)",
                        "CALLBACK beforeEachMigrate.sql",
                        "CALLBACK afterEachMigrate.sql",
                        "CALLBACK afterMigrateApplied.sql",
                        "CALLBACK afterMigrate.sql");
        assertThat(plan.toString())
                .contains("-- beforeMigrate__two.sql:1\nINSERT INTO calls VALUES ('before; all');\n")
                .contains("-- afterMigrate.sql:1\nINSERT INTO calls VALUES ('after all');\n");
    }

    @Test
    void showsThoseThatAreRunThoughNothingIsPending() {
        addRichSet();
        rich().build().migrateToLatest();
        MigrationPlan plan = rich().build().plan();
        assertThat(plan.isEmpty()).isTrue();
        assertThat(headings(plan))
                .containsExactly(
                        "Nothing to do.",
                        "CALLBACK beforeMigrate.sql",
                        "CALLBACK beforeMigrate__two.sql",
                        "CALLBACK afterMigrate.sql");
    }

    private static List<String> headings(MigrationPlan plan) {
        return plan.parts().stream()
                .filter(Remark.class::isInstance)
                .map(part -> ((Remark) part).words())
                .filter(words -> words.startsWith("CALLBACK") || words.startsWith("UP") || words.startsWith("Nothing"))
                .toList();
    }

    @Test
    void secretsStayAsTheyAreWritten() {
        folder.with("beforeMigrate.sql", "SELECT '${hidden}';")
                .with("V1__user.sql", "CREATE TABLE a (id INT, note VARCHAR(20) DEFAULT '${hidden}${word}');");
        if (database.kind() == Database.POSTGRESQL) {
            folder.with("V2__copied.sql", "COPY a FROM stdin;\n1\t${hidden}\n\\.\n");
        }
        String plan = rich().secretPlaceholders("hidden").build().plan().toString();
        assertThat(plan)
                .contains("SELECT '${hidden}';")
                .contains("DEFAULT '${hidden}the word'")
                .doesNotContain("hush-hush");
    }

    @Test
    void isRefusedAsTheRunWouldBe() {
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);").with("beforeMigrate.sql", "SELECT 'x;");
        assertThat(failureOf(() -> manager().plan()).code()).isEqualTo("UNCLOSED_QUOTE");
    }

    @Test
    void ofAVeryLongMigrationTheFirstStatementsAreShown() {
        String row = "INSERT INTO a VALUES ('" + "x".repeat(500_000) + "');\n";
        folder.with("V1__long.sql", "CREATE TABLE a (note VARCHAR(10));\n" + row.repeat(30));
        MigrationPlan plan = manager().plan();
        assertThat(plan.steps().get(0).statements()).hasSize(20);
        assertThat(plan.toString())
                .contains("-- The statements from here on are not shown, since there are more than 10,000,000"
                        + " characters of them.\n");
    }

    @Test
    void aBodyStandsBetweenDelimiters() {
        assumeTrue(That.IS_OF_MYSQL.isTrueOf(database), "only clients of MySQL and MariaDB have delimiters");
        folder.with("V1__a.sql", "CREATE PROCEDURE p() BEGIN SELECT 'a//b'; SELECT 2; END;\nSELECT ';';");
        assertThat(manager().plan()).hasToString("""
                -- UP 1: a (V1__a.sql)
                -- V1__a.sql:1
                DELIMITER $$
                CREATE PROCEDURE p() BEGIN SELECT 'a//b'; SELECT 2; END
                $$
                DELIMITER ;
                -- V1__a.sql:2
                SELECT ';';

                """);
    }

    @Test
    void showsTheDataOfACopy() {
        assumeTrue(database.kind() == Database.POSTGRESQL, "only PostgreSQL has data among its statements");
        folder.with("V1__a.sql", "CREATE TABLE a (id int);\nCOPY a FROM stdin;\n1\n2\n\\.\n");
        assertThat(manager().plan()).hasToString("""
                -- UP 1: a (V1__a.sql)
                BEGIN;
                -- V1__a.sql:1
                CREATE TABLE a (id int);
                -- V1__a.sql:2
                COPY a FROM stdin;
                1
                2
                \\.
                COMMIT;

                """);
    }
}
