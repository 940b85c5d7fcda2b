package io.mockloop.migrations.engine.contract.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.HistoryEntry;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.RecoveryPlan;
import io.mockloop.migrations.RecoveryState;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.CallbackFailedException;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.MigrationFailedException;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SQL callbacks: run around a run, and around each of its migrations. */
@OnEachDatabase
class CallbackTests extends ContractTests {

    private static final Version TWO = Version.of("2");

    CallbackTests(TestDatabase server) {
        super(server);
    }

    @BeforeEach
    void aTableThatIsWrittenTo() {
        database.execute("CREATE TABLE seen (what VARCHAR(50))");
        folder.with("V2__x.sql", "CREATE TABLE x (id INT);\nINSERT INTO seen VALUES ('2');")
                .with("R__r.sql", "INSERT INTO seen VALUES ('r');");
        builder().build().baseline(Version.of("1"));
    }

    private void callback(String name, String what) {
        folder.with(name, "INSERT INTO seen VALUES ('%s');".formatted(what));
    }

    private List<String> seen() {
        List<String> seen = database.rows("SELECT what FROM seen");
        database.execute("DELETE FROM seen");
        return seen;
    }

    @Test
    void runAroundTheRunAndEachMigrationInTheOrderOfTheirNames() {
        callback("beforeMigrate.sql", "before");
        callback("afterMigrate.sql", "after");
        callback("afterMigrate__b.sql", "after b");
        callback("afterMigrate__a.sql", "after a");
        callback("afterMigrateApplied.sql", "applied");
        callback("beforeEachMigrate.sql", "before each");
        callback("afterEachMigrate__x.sql", "after each");

        manager().migrateToLatest();

        assertThat(seen())
                .containsExactly(
                        "before",
                        "before each",
                        "2",
                        "after each",
                        "before each",
                        "r",
                        "after each",
                        "applied",
                        "after",
                        "after a",
                        "after b");
        assertThat(database.rows("SELECT script FROM schema_version ORDER BY installed_rank"))
                .containsExactly("", "V2__x.sql", "R__r.sql");
    }

    @Test
    void thoseAroundTheRunRunAtEachStart() {
        callback("beforeMigrate.sql", "before");
        callback("afterMigrate.sql", "after");
        callback("afterMigrateApplied.sql", "applied");
        callback("beforeEachMigrate.sql", "before each");
        manager().migrateToLatest();
        seen();

        assertThat(manager().migrateToLatest().executed()).isEmpty();
        assertThat(seen()).containsExactly("before", "after");
    }

    @Test
    void placeholdersAreReplacedInThem() {
        callback("afterMigrate.sql", "${env}");

        builder().placeholders(Map.of("env", "test")).build().migrateToLatest();

        assertThat(seen()).containsExactly("2", "r", "test");
    }

    @Test
    void thoseOfADatabaseStandInForThoseOfAll() {
        callback("afterMigrate.sql", "for all");
        callback("afterMigrate." + database.kind().vendorNames().get(0) + ".sql", "its own");

        manager().migrateToLatest();

        assertThat(seen()).containsExactly("2", "r", "its own");
    }

    @Test
    void doNotRunWhereMigrationsAreUndone() {
        callback("beforeMigrate.sql", "before");
        callback("afterEachMigrate.sql", "after each");
        folder.with("U2__x.sql", "DROP TABLE x;");
        manager().migrateToLatest();
        seen();

        manager().rollbackToVersion("1");
        assertThat(seen()).isEmpty();
    }

    @Test
    void thoseOfOneEventAreOneTransaction() {
        folder.with("beforeMigrate__a.sql", "INSERT INTO seen VALUES ('a');")
                .with("beforeMigrate__b.sql", "INSERT INTO nowhere VALUES (1);");

        failureOf(() -> manager().migrateToLatest());

        assertThat(seen()).isEmpty();
    }

    @Test
    void oneThatFailsBeforeTheRunStopsIt() {
        folder.with("beforeMigrate__check.sql", "\nINSERT INTO seen VALUES ('half');\nINSERT INTO nowhere VALUES (1);");

        MigrationException failure = failureOf(() -> manager().migrateToLatest());

        assertThat(failure).isInstanceOf(CallbackFailedException.class);
        assertThat(failure.code()).isEqualTo("CALLBACK_FAILED");
        assertThat(failure.getMessage())
                .startsWith("The callback beforeMigrate__check.sql failed on " + product()
                        + ": statement 2 of 2, beforeMigrate__check.sql:3: ")
                .contains("No migration was run.\n-> Correct it and start again.");
        assertThat(applied()).containsExactly("1");
        assertThat(seen()).isEmpty();
        HistoryEntry last = manager().history().get(1);
        assertThat(last.script()).isEqualTo("beforeMigrate__check.sql");
        assertThat(last.state()).isEqualTo(MigrationState.FAILED);
        assertThat(last.error()).contains("statement 2 of 2, beforeMigrate__check.sql:3");

        callback("beforeMigrate__check.sql", "corrected");
        manager().migrateToLatest();
        assertThat(seen()).containsExactly("corrected", "2", "r");
    }

    @Test
    void oneThatFailsAfterTheRunLeavesTheMigrationsApplied() {
        folder.with("afterMigrate.sql", "INSERT INTO nowhere VALUES (1);");

        MigrationException failure = failureOf(() -> manager().migrateToLatest());

        assertThat(failure.getMessage())
                .startsWith("The callback afterMigrate.sql failed on " + product())
                .contains("The migrations before it are applied, and stay so.");
        assertThat(applied()).containsExactly("1", "2", "null");
    }

    @Test
    void oneThatFailsBeforeAMigrationLeavesNothingOfIt() {
        folder.with("beforeEachMigrate.sql", "INSERT INTO nowhere VALUES (1);");

        MigrationException failure = failureOf(() -> manager().migrateToLatest());

        assertThat(failure.getMessage())
                .startsWith("Migration 2 could not be applied on " + product()
                        + ": statement 1 of 1, beforeEachMigrate.sql:1: ");
        assertThat(seen()).isEmpty();
        assertThat(applied()).containsExactly("1");
    }

    @Test
    void oneThatFailsAfterAMigrationUndoesItWhereATransactionCan() {
        folder.with("afterEachMigrate.sql", "INSERT INTO nowhere VALUES (1);");

        MigrationException failure = failureOf(() -> manager().migrateToLatest());

        assertThat(failure.getMessage()).contains("afterEachMigrate.sql:1: ");
        if (undoesSchemaChanges()) {
            assertThat(failure.getMessage()).contains("It was rolled back: nothing of it is left.");
            assertThat(applied()).containsExactly("1");
            assertThat(seen()).isEmpty();
        } else {
            assertThat(failure.getMessage()).contains("The migration itself is applied, and stays so.");
            assertThat(applied()).containsExactly("1", "2");
            assertThat(seen()).containsExactly("2");
        }
    }

    @Test
    void oneThatCannotBeReadStopsTheRunBeforeAnythingRuns() {
        folder.with("afterMigrateApplied.sql", "INSERT INTO seen VALUES ('unclosed);");

        MigrationException failure = failureOf(() -> manager().migrateToLatest());

        assertThat(failure.getMessage()).startsWith("afterMigrateApplied.sql:1: ");
        assertThat(applied()).containsExactly("1");
        assertThat(manager().validate().problems())
                .extracting(problem -> problem.script())
                .containsExactly("afterMigrateApplied.sql");
    }

    @Test
    void anUndoInOneIsRefused() {
        folder.with("afterMigrate.sql", "-- migrate:up\n-- migrate:down\nDROP TABLE x;");

        assertThat(failureOf(() -> manager().migrateToLatest()).code()).isEqualTo("UNEXPECTED_DOWN");
    }

    private void leaveHalfDone(boolean up) {
        String fails = "INSERT INTO missing VALUES (1);\n";
        folder.without("R__r.sql")
                .with(
                        "V2__x.sql",
                        "-- transaction: false\nCREATE TABLE x (id INT);\nINSERT INTO seen VALUES ('2');\n"
                                + (up ? fails : ""))
                .with("U2__x.sql", "-- transaction: false\nDROP TABLE x;\n" + (up ? "" : fails));
        for (String event : List.of(
                "beforeMigrate", "beforeEachMigrate", "afterEachMigrate", "afterMigrateApplied", "afterMigrate")) {
            callback(event + ".sql", event);
        }
        if (!up) {
            manager().migrateToLatest();
            seen();
        }
        assertThat(failureOf(() -> {
                    if (up) {
                        manager().migrateToLatest();
                    } else {
                        manager().rollbackMigration(TWO);
                    }
                }))
                .isInstanceOf(MigrationFailedException.class);
        seen();
        database.execute("CREATE TABLE missing (id INT)");
    }

    @Test
    void thoseAfterEachRunBehindOneThatIsCompleted() {
        leaveHalfDone(true);
        RecoveryPlan plan = manager().planRecovery(RecoveryKind.COMPLETE).orElseThrow();
        assertThat(plan.warnings()).containsExactly("The callback afterEachMigrate.sql is run behind it.");
        manager().recover(plan);
        assertThat(seen()).containsExactly("afterEachMigrate");
        assertThat(manager().status().summary()).isEqualTo(Summary.UP_TO_DATE);
    }

    @Test
    void oneThatFailsBehindOneThatIsCompletedLeavesItApplied() {
        leaveHalfDone(true);
        folder.with("afterEachMigrate.sql", "INSERT INTO nowhere VALUES (1);");
        MigrationException failure = failureOf(() -> manager().recover(TWO, RecoveryKind.COMPLETE));
        assertThat(failure).hasMessageContaining("The migration itself is applied, and stays so.");
        assertThat(manager().state(TWO)).isEqualTo(RecoveryState.NONE);
        assertThat(applied()).containsExactly("1", "2");
    }

    @Test
    void noneRunsBehindWhatIsTakenBackOrUndone() {
        leaveHalfDone(true);
        manager().recover(TWO, RecoveryKind.ROLLBACK);
        assertThat(seen()).isEmpty();
    }

    @Test
    void noneRunsBehindAnUndoThatIsCompletedOrTakenBack() {
        leaveHalfDone(false);
        manager().recover(TWO, RecoveryKind.ROLLBACK);
        assertThat(applied()).containsExactly("1", "2");
        assertThat(seen()).doesNotContain("afterEachMigrate");
        database.execute("DROP TABLE missing");
        failureOf(() -> manager().rollbackMigration(TWO));
        database.execute("CREATE TABLE missing (id INT)");
        manager().recover(TWO, RecoveryKind.COMPLETE);
        assertThat(applied()).containsExactly("1");
        assertThat(seen()).isEmpty();
    }
}
