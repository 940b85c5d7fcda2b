package io.mockloop.migrations.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mockloop.migrations.testkit.Await;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

@OnEachDatabase
class MigrationTesterTests extends Trying {

    MigrationTesterTests(TestDatabase server) {
        super(server);
    }

    /** Other tests may have some on the same server for a while. */
    private void assertNoneIsLeft() {
        List<String> there = testDatabases();
        Await.until(
                Duration.ofMinutes(2),
                "the end of " + there,
                () -> testDatabases().stream().noneMatch(there::contains));
    }

    private List<String> testDatabases() {
        return switch (database.kind()) {
            case SQLITE -> List.of();
            case POSTGRESQL ->
                new JdbcTemplate(database.admins())
                        .queryForList(
                                "SELECT datname FROM pg_database WHERE datname LIKE 'mockloop_test_2%'", String.class);
            case MYSQL, MARIADB ->
                new JdbcTemplate(database.admins())
                        .queryForList(
                                "SELECT schema_name FROM information_schema.schemata WHERE schema_name LIKE 'mockloop_test_2%'",
                                String.class);
        };
    }

    @Test
    void rightUndosPassAndTheGivenDatabaseStaysAsItIs() {
        List<String> before = database.catalog();
        SoftAssertions softly = new SoftAssertions();
        List<List<String>> right = List.of(
                List.of("CREATE TABLE more (id INT);", "DROP TABLE more;"),
                List.of(dropIndex(), "CREATE INDEX owners_name ON owners (name);"),
                List.of(
                        "ALTER TABLE owners ADD COLUMN extra VARCHAR(9) DEFAULT 'e' NOT NULL;",
                        "ALTER TABLE owners DROP COLUMN extra;"),
                List.of("INSERT INTO owners (id, name) VALUES (9, 'n');", "DELETE FROM owners WHERE id = 9;"),
                List.of("DROP VIEW names;", "CREATE VIEW names AS SELECT name FROM owners;"),
                List.of("ALTER TABLE small RENAME TO little;", "ALTER TABLE little RENAME TO small;"),
                List.of("ALTER TABLE small RENAME COLUMN c TO d;", "ALTER TABLE small RENAME COLUMN d TO c;"),
                List.of("UPDATE small SET b = b + 1;", "UPDATE small SET b = b - 1;"),
                List.of("INSERT INTO numbered (id) VALUES (77);", "DELETE FROM numbered WHERE id = 77;"),
                List.of("CREATE TABLE more (id INT);", rebuilt(SMALL) + "\nDROP TABLE more;"));
        for (List<String> each : right) {
            softly.assertThat(second(each.get(0), each.get(1)).toString())
                    .isEqualTo("Migration 2 (V2__second.sql) passed");
        }
        softly.assertAll();
        assertThat(database.catalog()).isEqualTo(before);
        assertNoneIsLeft();
    }

    @Test
    void allAreTestedAndBehindOneThatFailsTheOthersOnANewDatabase() {
        folder.with("V2__wrong.sql", dropIndex())
                .with("U2__wrong.sql", "UPDATE owners SET id = id;")
                .with("V3__right.sql", "CREATE TABLE third (id INT);")
                .with("U3__right.sql", "DROP TABLE third;");
        TestResults all = tester().testAll();
        assertThat(all.results()).extracting(TestResult::version).containsExactly("1", "2", "3");
        assertThat(all.results()).extracting(TestResult::isPassed).containsExactly(true, false, true);
        assertThat(all.results().get(0).remarks()).containsExactly("It has no way back, and was tested upwards alone.");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(all::assertPassed)
                .withMessage("Migration 2 (V2__wrong.sql) failed\n  table owners: index owners_name (name) is missing");
        ofAdmin().build().migrateToVersion("2");
        assertThat(tester().testPending().results())
                .extracting(TestResult::version)
                .containsExactly("3");
    }

    @Test
    void aSetThatFailsInTheMiddleIsNamedAndNothingIsLeft() {
        folder.with("V2__bad.sql", "CREATE TABLE second (id INT);\nINSERT INTO nowhere VALUES (1);")
                .with("V3__next.sql", "CREATE TABLE third (id INT);");
        TestResult result = tester().test("3");
        assertThat(result.isPassed()).isFalse();
        assertThat(result.errors().get(0))
                .startsWith("Not tested, since migration 2 (V2__bad.sql), which comes before it, fails:")
                .contains("nowhere");
        assertNoneIsLeft();
    }

    @Test
    void rowsThatWereMadeAreNoFaultOfAMigrationThatTheyContradict() {
        String up = "CREATE UNIQUE INDEX u ON owners (note);\nINSERT INTO owners VALUES (1, 'own', 'own');";
        folder.with("V2__rows.sql", up)
                .with(
                        "U2__rows.sql",
                        "DELETE FROM owners WHERE id = 1;\nDROP INDEX u" + (isOfMySql() ? " ON owners;" : ";"));
        TestResult result = tester().test("2");
        assertThat(result.isPassed()).as(result.toString()).isTrue();
        assertThat(result.remarks().get(0)).startsWith("With rows that were made in each table it fails");
        assertThat(tester().rows("INSERT INTO owners VALUES (1, 'a', 'b');")
                        .test("2")
                        .isPassed())
                .isFalse();
        assertThat(tester().rows("INSERT INTO owners VALUES (2, 'a', 'b');")
                        .test("2")
                        .isPassed())
                .isTrue();
        assertThat(failureOf(() ->
                                tester().rows("INSERT INTO nowhere VALUES (2);").test("2"))
                        .code())
                .isEqualTo("TEST_ROWS_FAILED");
    }

    @Test
    void whatCannotComeBackCanBeSaidToBeSo() {
        folder.with("V2__drop.sql", "ALTER TABLE owners DROP COLUMN note;")
                .with("U2__drop.sql", "ALTER TABLE owners ADD COLUMN note VARCHAR(20);");
        assertThat(tester().test("2").isPassed()).isFalse();
        tester().ignoring("owners.note").test("2").assertPassed();
    }
}
