package io.mockloop.migrations.engine.contract.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Migrating;
import io.mockloop.migrations.exception.LockTimeoutException;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.MigrationFailedException.Place;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.OtherJvm;
import io.mockloop.migrations.testkit.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a slow migration that is told to end, and of one who waits for it too long. */
@OnEachDatabase
class StopTests extends ContractTests {

    private static final String SLOW = "mockloop_slow";
    private static final Duration LONG = Duration.ofSeconds(60);

    StopTests(TestDatabase server) {
        super(server);
    }

    @BeforeEach
    void addSlowMigration() {
        folder.with("V1__first.sql", "CREATE TABLE a (id INT);\n")
                .with("V2__slow.sql", "INSERT INTO a VALUES (1);\n" + database.slowStatement(30) + ";\n");
    }

    private OtherJvm startAndWaitUntilItIsSlow() {
        OtherJvm process = Migrating.up(database, path, path);
        process.awaitLine("Migration 1 completed", LONG);
        database.awaitRunning(SLOW, LONG);
        return process;
    }

    @Test
    void aProcessThatIsToldToEndRollsBackAndFreesTheLock() {
        try (OtherJvm process = startAndWaitUntilItIsSlow()) {
            long before = System.nanoTime();
            process.terminate();
            assertThat(process.exitCode(LONG)).isEqualTo(143);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
        }
        assertThat(database.rows("SELECT id FROM a")).isEmpty();
        assertThat(applied()).containsExactly("1");
        folder.with("V2__slow.sql", "INSERT INTO a VALUES (1);\n");
        assertThat(executed(builder().lockTimeout(Duration.ofSeconds(5)).build().migrateToLatest()))
                .containsExactly("2");
        assertThat(database.rows("SELECT id FROM a")).containsExactly("1");
    }

    @Test
    void aMigrationThatIsLeftHalfDoneIsSaidToHaveBeenStopped() {
        assumeThat(database.kind()).as("SQLite doesn't tell what it is at").isNotEqualTo(Database.SQLITE);
        folder.with(
                "V2__slow.sql",
                "-- transaction: false\nCREATE TABLE b (id INT);\n" + database.slowStatement(30) + ";\nSELECT 1;\n");
        try (OtherJvm process = startAndWaitUntilItIsSlow()) {
            process.terminate();
            assertThat(process.exitCode(LONG)).isEqualTo(143);
        }
        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertThat(failure)
                .hasMessageContaining("(it was stopped; state FAILED): statement 1 of 3 was the last one done"
                        + " (V2__slow.sql:2). Statement 2 was stopped (V2__slow.sql:3).")
                .hasMessageContaining("Complete it, behind what is done: ");
        assertThat(failure.place()).isEqualTo(new Place("V2__slow.sql", 3, 2, 3));
        assertThat(manager().history())
                .last()
                .satisfies(event -> assertThat(event.error())
                        .startsWith("stopped, ")
                        .endsWith(", statement 2 of 3, V2__slow.sql:3"));
    }

    @Test
    void aStatementThatEndsWithoutAnErrorWhenItIsStoppedIsTheOneThatIsNamed() {
        assumeThat(database.kind()).isEqualTo(Database.MYSQL);
        folder.with("V2__slow.sql", """
                CREATE TABLE b (id INT, n INT);
                INSERT INTO b SELECT 1, SLEEP(30) AS mockloop_slow;
                CREATE TABLE c (id INT);
                """);
        try (OtherJvm process = startAndWaitUntilItIsSlow()) {
            process.terminate();
            assertThat(process.exitCode(LONG)).isEqualTo(143);
        }
        assertThat(database.rows("SELECT * FROM b")).isEmpty();
        assertThat(manager().history())
                .last()
                .satisfies(event -> assertThat(event.error()).endsWith(", behind statement 2 of 3, V2__slow.sql"));
        assertThat(failureOf(() -> manager().migrateToLatest()))
                .hasMessageContaining("(it was stopped; state FAILED): statement 1 of 3 was the last one done"
                        + " (V2__slow.sql:1). If anything was run after that, it was rolled back.");
    }

    @Test
    void whoWaitsTooLongIsToldWhoHoldsTheLock() {
        try (OtherJvm process = startAndWaitUntilItIsSlow()) {
            assertThatThrownBy(() ->
                            builder().lockTimeout(Duration.ofSeconds(1)).build().migrateToLatest())
                    .isInstanceOf(LockTimeoutException.class)
                    .hasMessageContaining("schema_version could not be taken within 1 s")
                    .hasMessageMatching("(?s).*" + database.traits().lockHolder() + ".*")
                    .hasMessageContaining("mockloop.migrations.lock.timeout");
            process.terminate();
            process.exitCode(LONG);
        }
    }
}
