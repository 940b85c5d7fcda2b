package io.mockloop.migrations.engine.contract.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.Remedy.Recover;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Migrating;
import io.mockloop.migrations.exception.Consequence;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.MigrationFailedException;
import io.mockloop.migrations.exception.MigrationFailedException.Place;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.DatabaseAccess;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.OtherJvm;
import io.mockloop.migrations.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the database says while a migration runs. */
@OnEachDatabase
class SqlErrorTests extends ContractTests {

    SqlErrorTests(TestDatabase server) {
        super(server);
    }

    /** What stands behind the server's own text, where the driver tells an SQLState. */
    private String noTable() {
        String codes = database.traits().codesOfNoTable();
        return codes.startsWith("SQLState") ? " (" + codes + ")" : "";
    }

    private String nothingLeft() {
        return undoesSchemaChanges() ? "It was rolled back: nothing of it is left." : "Nothing of it is left.";
    }

    @Test
    void tellsVersionFileLineStateDatabaseAndWhatIsLeft() {
        folder.with("V1__good.sql", "CREATE TABLE a (id INT);")
                .with("V2__bad.sql", "INSERT INTO a VALUES (1);\n\n-- here\nINSERT INTO missing VALUES (2);\n")
                .with("V3__after.sql", "CREATE TABLE c (id INT);");
        MigrationFailedException failure =
                (MigrationFailedException) failureOf(() -> manager().migrateToLatest());
        assertThat(failure.getMessage())
                .matches(Pattern.quote("Migration 2 could not be applied on " + product()
                                + ": statement 2 of 2, V2__bad.sql:4: ")
                        + ".*missing.*"
                        + Pattern.quote(noTable() + ". " + nothingLeft() + "\n-> Correct it and start again."));
        assertThat(failure.code()).isEqualTo("MIGRATION_FAILED");
        assertThat(failure.version()).hasToString("2");
        assertThat(failure.database()).isEqualTo(product());
        assertThat(failure.direction()).isEqualTo(Direction.UP);
        assertThat(failure.place()).isEqualTo(new Place("V2__bad.sql", 4, 2, 2));
        assertThat(failure).hasRootCauseInstanceOf(java.sql.SQLException.class);
        assertThat(applied()).containsExactly("1");
        assertThat(database.rows("SELECT * FROM a")).isEmpty();
        folder.with("V2__bad.sql", "INSERT INTO a VALUES (1);");
        assertThat(executed(manager().migrateToLatest())).containsExactly("2", "3");
    }

    @Test
    void behindASchemaChangeItLeavesWhatTheDatabaseCannotUndo() {
        folder.with(
                "V1__bad.sql", "CREATE TABLE a (id INT);\nINSERT INTO a VALUES (1);\nINSERT INTO missing VALUES (2);");
        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        if (undoesSchemaChanges()) {
            assertThat(failure).hasMessageContaining(nothingLeft());
            assertThat(failure.consequence()).isEqualTo(Consequence.ROLLED_BACK);
            assertThat(catalogOfUser()).isEmpty();
        } else {
            assertThat(failure)
                    .hasMessageContaining(
                            "Statement 1 is done, and stays. What came between was rolled back. The migration is"
                                    + " in state FAILED, and nothing more is run until that is settled.\n-> Correct V1__bad.sql behind statement 1, then complete it: MigrationManager.recover");
            assertThat(failure.consequence().kind()).isEqualTo(Consequence.Kind.STATEMENTS_DONE);
            assertThat(failure.consequence().statements()).isEqualTo(1);
            assertThat(failure.advice().remedies())
                    .containsExactly(new Recover("1", RecoveryKind.COMPLETE), new Recover("1", RecoveryKind.ROLLBACK));
            assertThat(database.rows("SELECT * FROM a")).isEmpty();
            assertThat(failureOf(() -> manager().migrateToLatest()))
                    .hasMessageContaining("statement 1 of 3 was the last one done (V1__bad.sql:1)")
                    .hasMessageContaining(
                            "Statement 3 returned the error (V1__bad.sql:3). What came between was rolled back. Nothing was run.");
        }
    }

    @Test
    void ofAUndoIsToldLikewise() {
        folder.with("V1__bad.sql", "CREATE TABLE a (id INT);")
                .with("U1__bad.sql", "DELETE FROM a;\nDELETE FROM missing;");
        manager().migrateToLatest();
        MigrationException failure = failureOf(() -> manager().rollbackToVersion("none"));
        assertThat(failure.getMessage())
                .startsWith("Migration 1 could not be undone on " + product() + ": statement 2 of 2, U1__bad.sql:2: ")
                .contains(nothingLeft());
        assertThat(database.rows("SELECT version, state, direction, statement_done FROM schema_version"))
                .containsExactly("1|APPLIED|UP|null");
        assertThat(database.rows("SELECT state, direction FROM schema_version_log ORDER BY id"))
                .containsExactly("APPLIED|UP", "FAILED|DOWN");
        folder.with("U1__bad.sql", "DROP TABLE a;");
        assertThat(executed(manager().rollbackToVersion("none"))).containsExactly("1");
    }

    @Test
    void theLineWithinAStatementIsToldWhereTheDatabaseSaysIt() {
        folder.with(
                "V1__a.sql", "CREATE TABLE a (id INT);\nCREATE TABLE b (\n  id INT,\n  x INT INT INT ) nonsense;\n");
        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertThat(failure).hasMessageContaining("statement 2 of 2, V1__a.sql:2: ");
        assertThat(failure.getMessage().contains("\n  at V1__a.sql:4\n")).isEqualTo(database.kind() != Database.SQLITE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-- timeout: 1m\n"})
    void whatFailsAtCommitIsToldAsThat(String sentOneByOne) {
        assumeTrue(undoesSchemaChanges(), "MySQL and MariaDB have no constraint that is looked at when it commits");
        folder.with(
                        "V1__good.sql",
                        "CREATE TABLE a (id INT PRIMARY KEY,"
                                + " other INT REFERENCES a (id) DEFERRABLE INITIALLY DEFERRED);")
                .with("V2__bad.sql", sentOneByOne + "INSERT INTO a VALUES (1, 1);\nINSERT INTO a VALUES (2, 7);\n");
        DatabaseAccess access = database.access();
        MigrationManager manager = MigrationManagerBuilder.forDataSource(
                        database.kind() == Database.SQLITE
                                ? new DatabaseAccess(access.kind(), access.url() + "?foreign_keys=true", "", "")
                                        .dataSource()
                                : access.dataSource())
                .locations(folder.location())
                .build();
        assertThat(failureOf(manager::migrateToLatest))
                .hasMessageStartingWith(
                        "Migration 2 could not be applied on " + product() + ": at COMMIT, V2__bad.sql: ")
                .hasMessageContaining(nothingLeft());
        assertThat(database.rows("SELECT * FROM a")).isEmpty();
        assertThat(database.rows("SELECT error FROM schema_version_log WHERE state = 'FAILED'"))
                .singleElement()
                .asString()
                .endsWith("at COMMIT, V2__bad.sql");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-- transaction: false\n"})
    void aRowThatCannotBeWrittenIsToldAsThat(String outside) {
        folder.with("V1__good.sql", "CREATE TABLE a (id INT);");
        manager().migrateToLatest();
        folder.with("V2__bad.sql", outside + "INSERT INTO a VALUES (1);\n");
        refuseRowOfVersionTwo();
        assertThat(failureOf(() -> manager().migrateToLatest()).getMessage())
                .matches(Pattern.quote("Migration 2 could not be applied on " + product() + ": writing its row to ")
                        + "\\w+\\.schema_version, V2__bad\\.sql: [^\n]*not this one[^\n]*"
                        + Pattern.quote(outside.isEmpty() ? nothingLeft() : "Nothing of it is left.")
                        + "\n-> .*");
        assertThat(database.rows("SELECT * FROM a")).isEmpty();
    }

    private void refuseRowOfVersionTwo() {
        JdbcTemplate admin = new JdbcTemplate(database.admin().dataSource());
        database.traits().refusalOfVersionTwo().forEach(admin::execute);
    }

    private void threeHundredStatements() {
        folder.with(
                "V1__many.sql",
                IntStream.rangeClosed(1, 300)
                        .mapToObj(line -> line == 1
                                ? "CREATE TABLE a (id INT);"
                                : line == 271 ? "INSERT INTO missing VALUES (1);" : "INSERT INTO a VALUES (1);")
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void isFoundAmongManyStatements() {
        threeHundredStatements();
        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertThat(failure)
                .hasMessageStartingWith("Migration 1 could not be applied on " + product()
                        + ": statement 271 of 300, V1__many.sql:271: ");
        assertThat(database.rows("SELECT error FROM schema_version_log"))
                .singleElement()
                .asString()
                .endsWith("statement 271 of 300, V1__many.sql:271");
    }

    @Test
    void isFoundWhateverLanguageTheDriverSpeaks() {
        threeHundredStatements();
        List<String> arguments = new ArrayList<>(Arrays.asList(database.access().arguments()));
        arguments.addAll(List.of(path.toString(), path.toString(), "up", ""));
        try (OtherJvm japanese = OtherJvm.start(
                List.of("-Duser.language=ja", "-Duser.country=JP"),
                Migrating.class,
                arguments.toArray(String[]::new))) {
            assertThat(japanese.awaitLine(Migrating.FAILED + "MIGRATION_FAILED", Duration.ofMinutes(1)))
                    .contains("MIGRATION_FAILED Migration 1 could not be applied on " + product()
                            + ": statement 271 of 300, V1__many.sql:271: ");
        }
    }

    @Test
    void showsNoDataOfRows() {
        folder.with("V1__bad.sql", "CREATE TABLE a (id INT PRIMARY KEY, note VARCHAR(20));")
                .with(
                        "V2__bad.sql",
                        "INSERT INTO a VALUES (1, 'top secret');\nINSERT INTO a VALUES (1, 'top secret');");
        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertThat(failure).hasMessageContaining("V2__bad.sql:2").hasMessageNotContaining("secret");
        assertThat(String.join("\n", database.rows("SELECT * FROM schema_version_log")))
                .doesNotContain("secret");
    }

    @Test
    void aRequirementThatIsMetLetsItRun() {
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);\nINSERT INTO a VALUES (1);")
                .with("V2__b.sql", """
                        -- require: SELECT id FROM a | a has no rows
                        -- require: SELECT count(*) > 0 FROM a | a has no rows at all
                        CREATE TABLE b (id INT);
                        """);
        assertThat(executed(manager().migrateToLatest())).containsExactly("1", "2");
    }

    @Test
    void aRequirementThatIsNotMetStopsBeforeTheFirstStatement() {
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);").with("V2__b.sql", """
                        -- require: SELECT id FROM a | a has no rows
                        -- require: SELECT 1 | never
                        -- require: SELECT count(*) > 0 FROM a | a has no rows at all
                        CREATE TABLE b (id INT);
                        """);
        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertThat(failure.code()).isEqualTo("REQUIREMENT_NOT_MET");
        assertThat(failure)
                .hasMessage(
                        "Migration 2 (V2__b.sql) was not begun, since its own check found: a has no rows (line 1); a has"
                                + " no rows at all (line 3). Nothing of it was done.\n-> Bring the data into the state that the"
                                + " migration requires, and start again.");
        assertThat(applied()).containsExactly("1");
        database.execute("INSERT INTO a VALUES (1)");
        assertThat(executed(manager().migrateToLatest())).containsExactly("2");
    }

    @Test
    void aRequirementThatCannotBeAskedIsAnErrorAtItsLine() {
        folder.with(
                "V1__a.sql", "-- A header.\n-- require: SELECT 1 FROM missing | not there\nCREATE TABLE a (id INT);");
        assertThat(failureOf(() -> manager().migrateToLatest()))
                .hasMessageStartingWith("Migration 1 could not be applied on " + product() + ": V1__a.sql:2: ")
                .hasMessageContaining(nothingLeft());
        assertThat(catalogOfUser()).isEmpty();
    }

    @Test
    void aStatementThatTakesTooLongIsCancelled() {
        folder.with(
                "V1__slow.sql",
                "-- timeout: 300ms\nCREATE TABLE a (id INT);\n" + database.slowStatement(30) + ";\nDROP TABLE a;\n");
        long started = System.nanoTime();
        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(20));
        assertThat(failure)
                .hasMessageStartingWith("Migration 1 could not be applied on " + product() + ": statement 2 of 3,"
                        + " V1__slow.sql:3: the statement was cancelled, since it took longer than 300 ms");
        assertThat(failure.code()).isEqualTo("MIGRATION_FAILED");
    }

    @Test
    void aTimeoutThatIsNotReachedDoesNothing() {
        folder.with("V1__quick.sql", "-- timeout: 1m\nCREATE TABLE a (id INT);\nINSERT INTO a VALUES (1);");
        assertThat(executed(manager().migrateToLatest())).containsExactly("1");
    }

    @Test
    void statementsThatNoTransactionMayHoldRunWithoutOne() {
        assumeTrue(undoesSchemaChanges(), "MySQL and MariaDB have no statement that a transaction refuses");
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);\nINSERT INTO a VALUES (1);")
                .with("V2__vacuum.sql", "VACUUM;");
        if (database.kind() == Database.POSTGRESQL) {
            folder.with(
                            "V3__index.sql",
                            "CREATE INDEX CONCURRENTLY i ON a (id);\nCREATE INDEX CONCURRENTLY j ON a (id);")
                    .with("U3__index.sql", "DROP INDEX CONCURRENTLY i;\nDROP INDEX CONCURRENTLY j;");
        }
        manager().migrateToLatest();
        assertThat(database.rows("SELECT state FROM schema_version")).containsOnly("APPLIED");
        if (database.kind() == Database.POSTGRESQL) {
            assertThat(String.join("\n", catalogOfUser())).contains("index a | i", "index a | j");
            assertThat(executed(manager().rollbackToVersion("2"))).containsExactly("3");
        }
    }

    @Test
    void oneThatFailsWithoutATransactionLeavesWhatIsDone() {
        folder.with("V1__bad.sql", """
                -- transaction: false
                CREATE TABLE a (id INT);
                INSERT INTO a VALUES (1);
                INSERT INTO missing VALUES (1);
                """);
        assertThat(failureOf(() -> manager().migrateToLatest()))
                .hasMessageContaining("statement 3 of 3, V1__bad.sql:4: ")
                .hasMessageContaining("Statements 1 to 2 are done, and stay. The migration is in state FAILED");
        assertThat(database.rows("SELECT * FROM a")).containsExactly("1");
        assertThat(failureOf(() -> manager().migrateToLatest()))
                .hasMessageContaining("statement 2 of 3 was the last one done (V1__bad.sql:3)")
                .hasMessageContaining("Statement 3 returned the error (V1__bad.sql:4)");
    }
}
