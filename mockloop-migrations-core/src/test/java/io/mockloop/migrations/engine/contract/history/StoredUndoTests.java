package io.mockloop.migrations.engine.contract.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class StoredUndoTests extends ContractTests {

    StoredUndoTests(TestDatabase server) {
        super(server);
    }

    private void applyAndForgetTheFile(MigrationManagerBuilder builder, String down) {
        folder.with("V1__kept.sql", "CREATE TABLE log_of_down (id INT, note VARCHAR(200));")
                .with("U1__kept.sql", "DROP TABLE log_of_down;");
        folder.with("V2__gone.sql", "CREATE TABLE a (id INT);").with("U2__gone.sql", down);
        builder.build().migrateToLatest();
        folder.without("V2__gone.sql").without("U2__gone.sql");
    }

    private List<String> notes() {
        return database.rows("SELECT note FROM log_of_down ORDER BY id");
    }

    @Test
    void isUsedWhereTheCodeHasNone() {
        applyAndForgetTheFile(builder(), """
                -- A comment with ; in it.
                INSERT INTO log_of_down VALUES (1, 'a;b''c');
                INSERT INTO log_of_down
                    VALUES (2, 'two
                lines, and an umlaut: ü, and 𝄞');
                DROP TABLE a;
                """);
        assertThat(manager().plan("1").toString())
                .startsWith("-- DOWN 2: gone (V2__gone.sql, stored in the database)\n")
                .contains("\n-- statement 1\nINSERT INTO");
        MigrationPlan.Step step = manager().plan("1").steps().get(0);
        assertThat(step.source()).isEqualTo(MigrationPlan.Source.DATABASE);
        assertThat(step.statements()).hasSize(3);
        assertThat(executed(manager().rollbackToVersion("1"))).containsExactly("2");
        assertThat(notes()).containsExactly("a;b'c", "two\nlines, and an umlaut: ü, and 𝄞");
        assertThat(applied()).containsExactly("1");
        assertThat(catalogOfUser()).isNotEmpty().noneMatch(line -> line.startsWith("table a"));
    }

    @Test
    void isNotThereWhereItIsTooLong() {
        folder.with("V1__a.sql", "CREATE TABLE a (note VARCHAR(2000));")
                .with(
                        "U1__a.sql",
                        ("DELETE FROM a WHERE note = '" + "x".repeat(1000) + "';\n").repeat(1100) + "DROP TABLE a;");
        manager().migrateToLatest();
        assertThat(database.rows("SELECT down_sql FROM schema_version")).containsExactly("null");
        folder.without("V1__a.sql").without("U1__a.sql");
        assertThat(failureOf(() -> manager().rollbackToVersion("none")))
                .hasMessageContaining(
                        "the code does not have it, and no way back is stored in the database. Nothing was run.");
        assertThat(applied()).containsExactly("1");
    }

    @Test
    void aFailureOfItNamesItsStatement() {
        applyAndForgetTheFile(builder(), "DELETE FROM a;\nDROP TABLE missing;\n");
        assertThat(failureOf(() -> manager().rollbackToVersion("1")))
                .hasMessageStartingWith("Migration 2 could not be undone on " + product() + ": statement 2 of 2,"
                        + " V2__gone.sql (stored):2: ");
    }

    @Test
    void aChangedByteStopsTheRollback() {
        applyAndForgetTheFile(builder(), "DROP TABLE a;");
        database.execute("UPDATE schema_version SET down_sql = REPLACE(down_sql, 'DROP TABLE a', 'DROP TABLE b')"
                + " WHERE version = '2'");
        MigrationException failure = failureOf(() -> manager().rollbackToVersion("1"));
        assertThat(failure.code()).isEqualTo("STORED_DOWN_CHANGED");
        assertThat(failure)
                .hasMessage(
                        "The down statements that are stored in the database for 2 (V2__gone.sql) do not match their"
                                + " checksum: they were changed after they were stored. Nothing was run.\n-> Roll back with the"
                                + " release that has this migration's file, or restore the stored text.");
        assertThat(applied()).containsExactly("1", "2");
    }

    @Test
    void allOfItIsLookedAtBeforeAnyOfItRuns() {
        applyAndForgetTheFile(builder(), "DROP TABLE a;");
        folder.with("V2__gone.sql", "CREATE TABLE a (id INT);")
                .with("U2__gone.sql", "DROP TABLE a;")
                .with("V3__three.sql", "CREATE TABLE c (id INT);")
                .with("U3__three.sql", "DROP TABLE c;");
        manager().migrateToLatest();
        folder.without("V2__gone.sql").without("U2__gone.sql");
        database.execute("UPDATE schema_version SET down_sql = 'DROP TABLE a' WHERE version = '2'");
        assertThat(failureOf(() -> manager().rollbackToVersion("1")).code()).isEqualTo("STORED_DOWN_CHANGED");
        assertThat(applied()).containsExactly("1", "2", "3");
    }

    @Test
    void placeholdersAreReplacedWhenItIsStored() {
        applyAndForgetTheFile(
                builder().placeholders(Map.of("word", "then")), "INSERT INTO log_of_down VALUES (1, '${word}');");
        assertThat(database.rows("SELECT down_sql FROM schema_version WHERE version = '2'"))
                .singleElement()
                .asString()
                .contains("'then'");
        builder().placeholders(Map.of("word", "now")).build().rollbackToVersion("1");
        assertThat(notes()).containsExactly("then");
    }

    @Test
    void secretsAreNotStoredAndAreGivenAtTheRollback() {
        applyAndForgetTheFile(
                builder()
                        .placeholders(Map.of("word", "hush-hush", "other", "$"))
                        .secretPlaceholders("word"),
                "INSERT INTO log_of_down VALUES (1, '${other}{word}${word}');");
        assertThat(database.rows("SELECT down_sql FROM schema_version WHERE version = '2'"))
                .singleElement()
                .asString()
                .contains("${word}")
                .doesNotContain("hush-hush");
        MigrationException failure =
                failureOf(() -> builder().secretPlaceholders("word").build().rollbackToVersion("1"));
        assertThat(failure.code()).isEqualTo("UNDEFINED_PLACEHOLDER");
        assertThat(failure).hasMessageContaining("the placeholder ${word} is not defined.");
        assertThat(applied()).containsExactly("1", "2");
        builder()
                .placeholders(Map.of("word", "psst"))
                .secretPlaceholders("word")
                .build()
                .rollbackToVersion("1");
        assertThat(notes()).singleElement().asString().endsWith("psst");
    }

    @Test
    void secretsStayOutOfThePlan() {
        folder.with("V1__user.sql", "CREATE TABLE a (note VARCHAR(20));\nINSERT INTO a VALUES ('${word}');")
                .with("U1__user.sql", "DELETE FROM a WHERE note = '${word}';\nDROP TABLE a;");
        MigrationManagerBuilder builder =
                builder().placeholders(Map.of("word", "hush-hush")).secretPlaceholders("word");
        assertThat(builder.build().plan().toString()).contains("'${word}'").doesNotContain("hush-hush");
        builder.build().migrateToLatest();
        assertThat(database.rows("SELECT note FROM a")).containsExactly("hush-hush");
        assertThat(builder.build().plan("none").toString())
                .contains("'${word}'")
                .doesNotContain("hush-hush");
        folder.without("V1__user.sql").without("U1__user.sql");
        assertThat(builder.build().plan("none").toString())
                .contains("'${word}'")
                .doesNotContain("hush-hush");
    }

    @Test
    void keepsThatItHasNoTransaction() {
        assumeTrue(
                database.kind() == Database.POSTGRESQL,
                "only PostgreSQL has a statement that a transaction refuses and that undoes something");
        applyAndForgetTheFile(builder(), "DROP TABLE a;");
        folder.with("V2__gone.sql", "CREATE TABLE a (id INT);").with("U2__gone.sql", "DROP TABLE a;");
        folder.with("V3__index.sql", "CREATE INDEX CONCURRENTLY idx_a ON a (id);")
                .with("U3__index.sql", "DROP INDEX CONCURRENTLY idx_a;");
        manager().migrateToLatest();
        folder.without("V3__index.sql").without("U3__index.sql");
        assertThat(executed(manager().rollbackToVersion("2"))).containsExactly("3");
    }
}
