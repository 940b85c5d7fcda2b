package io.mockloop.migrations.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.MigrationPlan.Remark;
import io.mockloop.migrations.MigrationPlan.Step;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.OwnClient;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A printed plan, given to the database's own client, ends as the run does. */
abstract class PlanTextTests extends ContractTests {

    private static final String[] OURS = {"schema_version", "schema_version_log"};

    private final TestDatabase server;

    @TempDir
    Path work;

    PlanTextTests(TestDatabase server) {
        super(server);
        this.server = server;
    }

    /** Files that need what only this database has: bodies, settings, data. */
    abstract void addOwn();

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
                        """.replace('"', quote()))
                .with("V3__nothing.sql", "-- Nothing here.\n")
                .with("U3__nothing.sql", "")
                .with("R__view.sql", "CREATE VIEW v AS SELECT id, note FROM a WHERE note <> ';';");
        addOwn();
    }

    char quote() {
        return '"';
    }

    private MigrationManagerBuilder rich() {
        return builder().placeholders(Map.of("word", "the word", "hidden", "hush-hush"));
    }

    private void send(MigrationPlan plan, FreshDatabase to) throws IOException {
        String text = plan.toString().replace(name(database), name(to));
        OwnClient.run(to, Files.writeString(work.resolve("plan.sql"), text), work);
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
        addSecretData();
        String plan = rich().secretPlaceholders("hidden").build().plan().toString();
        assertThat(plan)
                .contains("SELECT '${hidden}';")
                .contains("DEFAULT '${hidden}the word'")
                .doesNotContain("hush-hush");
    }

    void addSecretData() {}

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
}
