package io.mockloop.migrations.engine.contract.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationPlan.PlannedStatement;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.RecoveryPlan;
import io.mockloop.migrations.RecoveryState;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is left half-done is completed, or taken back, by a call. */
@OnEachDatabase
class RecoverTests extends ContractTests {

    private static final Version TWO = Version.of("2");
    private static final String OUTSIDE = "-- transaction: false\n";
    private static final String MISSING = "INSERT INTO missing VALUES (1);\n";

    RecoverTests(TestDatabase server) {
        super(server);
    }

    private void files(String inUp, String inDown) {
        folder.with("V1__first.sql", "CREATE TABLE a (id INT);\n")
                .with(
                        "V2__second.sql",
                        OUTSIDE + "CREATE TABLE b (id INT);\nINSERT INTO b VALUES (7);\n" + inUp
                                + "CREATE TABLE c (id INT);\n")
                .with("U2__second.sql", OUTSIDE + "DROP TABLE c;\n" + inDown + "DROP TABLE b;\n")
                .with("V3__third.sql", "CREATE TABLE d (id INT);\n")
                .with("U1__first.sql", "DROP TABLE a;\n")
                .with("U3__third.sql", "DROP TABLE d;\n");
    }

    private MigrationException upThatFails() {
        files(MISSING, "");
        return failureOf(() -> manager().migrateToLatest());
    }

    private MigrationException downThatFails() {
        files("", MISSING);
        manager().migrateToLatest();
        return failureOf(() -> manager().rollbackMigration(TWO));
    }

    /** Between two statements, or while the last one that was sent was running. */
    private void processDied(boolean inDoubt) {
        database.execute("UPDATE schema_version SET state = 'RUNNING'"
                + (inDoubt ? "" : ", statement_sent = statement_done") + " WHERE state = 'FAILED'");
    }

    private List<String> tables() {
        return database.catalog("schema_version", "schema_version_log").stream()
                .filter(line -> line.matches("column [abcd] .*"))
                .map(line -> line.substring("column ".length(), "column a".length()))
                .distinct()
                .sorted()
                .toList();
    }

    private void assertFinished() {
        assertThat(manager().state(TWO)).isEqualTo(RecoveryState.NONE);
        assertThat(manager().planRecovery()).isEmpty();
        assertThat(manager().validate().problems()).isEmpty();
        assertThat(executed(manager().migrateToLatest())).last().isEqualTo("3");
        assertThat(applied()).contains("2").endsWith("3");
        assertThat(manager().status().problems().problems()).isEmpty();
        assertThat(tables()).containsExactly("a", "b", "c", "d");
        assertThat(database.rows("SELECT id FROM b")).containsExactly("7");
        assertThat(executed(manager().rollbackToVersion("none"))).containsExactly("3", "2", "1");
        assertThat(tables()).isEmpty();
    }

    @Test
    void nothingIsLeftWhereAllIsWell() {
        files("", "");
        manager().migrateToLatest();
        assertThat(manager().state(TWO)).isEqualTo(RecoveryState.NONE);
        assertThat(manager().planRecovery()).isEmpty();
        assertThat(manager().recover(null, null).executed()).isEmpty();
        assertThat(manager().recover(TWO).executed()).isEmpty();
    }

    @Test
    void anUpIsCompletedWithTheFileCorrected() {
        upThatFails();
        assertThat(manager().state(TWO)).isEqualTo(RecoveryState.FAILED);
        files("INSERT INTO a VALUES (1);\n", "");
        assertThat(executed(manager().recover(TWO, RecoveryKind.COMPLETE))).containsExactly("2");
        assertThat(database.rows("SELECT id FROM a")).containsExactly("1");
        assertFinished();
    }

    @Test
    void anUpIsCompletedWithTheDatabaseCorrected() {
        upThatFails();
        database.execute("CREATE TABLE missing (id INT)");
        RecoveryPlan plan = manager().planRecovery(RecoveryKind.COMPLETE).orElseThrow();
        assertThat(plan.done()).isEqualTo(2);
        assertThat(plan.step().statements())
                .extracting(PlannedStatement::sql)
                .containsExactly("INSERT INTO missing VALUES (1)", "CREATE TABLE c (id INT)");
        assertThat(executed(manager().recover(plan))).containsExactly("2");
        assertThat(database.rows("SELECT id FROM missing")).containsExactly("1");
    }

    @Test
    void anErrorIsTakenBackAsAUsualThing() {
        upThatFails();
        RecoveryPlan plan = manager().planRecovery().orElseThrow();
        assertThat(plan.kind()).isEqualTo(RecoveryKind.ROLLBACK);
        assertThat(plan.state()).isEqualTo(RecoveryState.FAILED);
        assertThat(plan.direction()).isEqualTo(Direction.UP);
        assertThat(plan.step().direction()).isEqualTo(Direction.DOWN);
        assertThat(executed(manager().recover(TWO))).containsExactly("2");
        assertThat(tables()).containsExactly("a");
        assertThat(applied()).containsExactly("1");
        files("", "");
        assertFinished();
    }

    @Test
    void anEndWithoutAnAnswerIsCompletedAsAUsualThing() {
        upThatFails();
        processDied(false);
        assertThat(manager().state(TWO)).isEqualTo(RecoveryState.PARTIAL);
        files("", "");
        RecoveryPlan plan = manager().planRecovery().orElseThrow();
        assertThat(plan.kind()).isEqualTo(RecoveryKind.COMPLETE);
        assertThat(plan.inDoubt()).isNull();
        assertThat(executed(manager().recover(plan))).containsExactly("2");
        assertFinished();
    }

    @Test
    void aStatementInDoubtIsAskedFor() {
        upThatFails();
        processDied(true);
        database.execute("CREATE TABLE missing (id INT)");
        MigrationManager manager = manager();
        RecoveryPlan plan = manager.planRecovery().orElseThrow();
        assertThat(plan.inDoubt())
                .contains("statement 3", "V2__second.sql", MISSING.strip().replace(";", ""));
        assertThat(failureOf(() -> manager.recover(plan)).code()).isEqualTo("RECOVERY_IN_DOUBT");
        assertThat(executed(manager.recover(manager.planRecovery(null, true).orElseThrow())))
                .containsExactly("2");
        assertThat(database.rows("SELECT id FROM missing")).isEmpty();
        assertThat(tables()).containsExactly("a", "b", "c");
    }

    @Test
    void whatIsDoneMustBeWhatTheFileSays() {
        upThatFails();
        folder.with(
                "V2__second.sql",
                OUTSIDE + "CREATE TABLE b (id BIGINT);\nINSERT INTO b VALUES (7);\nCREATE TABLE c (id INT);\n");
        MigrationException refusal = failureOf(() -> manager().recover(TWO, RecoveryKind.COMPLETE));
        assertThat(refusal.code()).isEqualTo("RECOVERY_CHANGED");
        assertThat(refusal)
                .hasMessageContaining("its statement 1 (V2__second.sql:2) isn't the one that was run, and is now:"
                        + " CREATE TABLE b (id BIGINT).");
        assertThat(tables()).containsExactly("a", "b");
        assertThat(manager().state(TWO)).isEqualTo(RecoveryState.FAILED);
    }

    @Test
    void aFileThatEndsBeforeWhatIsDoneIsRefused() {
        upThatFails();
        folder.with("V2__second.sql", OUTSIDE + "CREATE TABLE b (id INT);\n");
        assertThat(failureOf(() -> manager().recover(TWO, RecoveryKind.COMPLETE)))
                .hasMessageContaining("cannot be completed: it ends now before its statement 2, which is done.");
    }

    @Test
    void ofManyStatementsItIsToldWhichMayDiffer() {
        String rows = IntStream.rangeClosed(3, 100)
                .mapToObj(id -> "INSERT INTO b VALUES (%d);\n".formatted(id))
                .collect(Collectors.joining());
        files(rows + MISSING, "");
        failureOf(() -> manager().migrateToLatest());
        files(rows.replace("(50)", "(-50)"), "");
        assertThat(failureOf(() -> manager().recover(TWO, RecoveryKind.COMPLETE)))
                .hasMessageContaining(
                        "one of its statements 49 to 52 (up to V2__second.sql:53) isn't the one that" + " was run.");
        files(rows, "");
        assertThat(executed(manager().recover(TWO, RecoveryKind.COMPLETE))).containsExactly("2");
    }

    @Test
    void aRowOfAnOlderBuildIsReadToo() {
        upThatFails();
        String hash = database.rows("SELECT statement_hash FROM schema_version WHERE version = '2'")
                .get(0);
        assertThat(hash).matches("2:[0-9a-f]{16} 3:[0-9a-f]{16} ~1:[\\w-]{4}");
        String older = hash.substring(0, hash.indexOf(" ~"));
        database.execute("UPDATE schema_version SET statement_hash = '" + older + "' WHERE version = '2'");
        folder.with("V2__second.sql", OUTSIDE + "CREATE TABLE b (id BIGINT);\nINSERT INTO b VALUES (7);\n");
        assertThat(failureOf(() -> manager().recover(TWO, RecoveryKind.COMPLETE)))
                .hasMessageContaining("one of its statements 1 to 2 (up to V2__second.sql:3) isn't the one");
        files("", "");
        assertThat(executed(manager().recover(TWO, RecoveryKind.COMPLETE))).containsExactly("2");
        assertFinished();
    }

    @Test
    void whatIsToldOfAStatementHoldsNoSecret() {
        files("INSERT INTO missing VALUES ('${token}');\n", "");
        failureOf(() -> withSecret().migrateToLatest());
        processDied(true);
        assertThat(withSecret()
                        .planRecovery(RecoveryKind.COMPLETE, null)
                        .orElseThrow()
                        .inDoubt())
                .isEqualTo("statement 3 (V2__second.sql:4): INSERT INTO missing VALUES ('${token}')");
        folder.with("V2__second.sql", OUTSIDE + "CREATE TABLE ${token} (id INT);\nINSERT INTO b VALUES (7);\n");
        assertThat(failureOf(() -> withSecret().recover(TWO, RecoveryKind.COMPLETE)))
                .hasMessageContaining("and is now: CREATE TABLE ${token} (id INT).");
    }

    private MigrationManager withSecret() {
        return builder()
                .placeholders(Map.of("token", "s3cret"))
                .secretPlaceholders("token")
                .build();
    }

    @Test
    void aRecoveryThatFailsCanBeRecovered() {
        upThatFails();
        files("INSERT INTO a VALUES (1);\n" + MISSING, "");
        MigrationException failure = failureOf(() -> manager().recover(TWO, RecoveryKind.COMPLETE));
        assertThat(failure.code()).isEqualTo("MIGRATION_FAILED");
        assertThat(database.rows("SELECT id FROM a")).containsExactly("1");
        assertThat(database.rows("SELECT state, statement_done FROM schema_version WHERE version = '2'"))
                .containsExactly("FAILED|3");
        files("INSERT INTO a VALUES (1);\n", "");
        assertThat(executed(manager().recover(TWO, RecoveryKind.COMPLETE))).containsExactly("2");
        assertThat(database.rows("SELECT id FROM a")).containsExactly("1");
        assertFinished();
    }

    @Test
    void aDownIsCompleted() {
        downThatFails();
        files("", "");
        assertThat(manager().state(TWO)).isEqualTo(RecoveryState.FAILED);
        assertThat(executed(manager().recover(TWO, RecoveryKind.COMPLETE))).containsExactly("2");
        assertThat(tables()).containsExactly("a", "d");
        assertThat(applied()).containsExactly("1", "3");
    }

    @Test
    void aDownIsTakenBack() {
        downThatFails();
        files("", "");
        RecoveryPlan plan = manager().planRecovery().orElseThrow();
        assertThat(plan.kind()).isEqualTo(RecoveryKind.ROLLBACK);
        assertThat(plan.step().direction()).isEqualTo(Direction.UP);
        folder.with("V2__second.sql", OUTSIDE + "CREATE TABLE b (id INT);\nCREATE TABLE c (id INT);\n");
        assertThat(executed(manager().recover(TWO))).containsExactly("2");
        assertThat(tables()).containsExactly("a", "b", "c", "d");
        assertThat(database.rows("SELECT state, direction FROM schema_version WHERE version = '2'"))
                .containsExactly("APPLIED|UP");
    }

    @Test
    void takingBackStopsAtAnyOtherError() {
        upThatFails();
        files(MISSING, "INSERT INTO b VALUES ('x', 'y');\n");
        MigrationException failure = failureOf(() -> manager().recover(TWO));
        assertThat(failure.code()).isEqualTo("MIGRATION_FAILED");
        assertThat(tables()).containsExactly("a", "b");
        assertThat(database.rows("SELECT state FROM schema_version WHERE version = '2'"))
                .containsExactly("FAILED");
        files("", "");
        assertThat(executed(manager().recover(TWO))).containsExactly("2");
        assertFinished();
    }

    @Test
    void takingBackThatFailsAtOnceIsToBeTriedAgain() {
        upThatFails();
        folder.with("U2__second.sql", OUTSIDE + "INSERT INTO b VALUES ('x', 'y');\nDROP TABLE b;\n");
        assertThat(failureOf(() -> manager().recover(TWO, RecoveryKind.ROLLBACK)))
                .hasMessageContaining("Correct its way back, then take back the rest: MigrationManager.recover");
        folder.with("U2__second.sql", OUTSIDE + "DROP TABLE b;\n");
        assertThat(manager().planRecovery().orElseThrow().kind()).isEqualTo(RecoveryKind.ROLLBACK);
        assertThat(executed(manager().recover(TWO, RecoveryKind.ROLLBACK))).containsExactly("2");
        assertThat(tables()).containsExactly("a");
    }

    @Test
    void takingBackThatCannotBeginSaysWhatIsDoneStill() {
        upThatFails();
        folder.with("U2__second.sql", OUTSIDE + "ALTER TABLE b ADD COLUMN;\nDROP TABLE b;\n");
        MigrationException failure = failureOf(() -> manager().recover(TWO, RecoveryKind.ROLLBACK));
        assertThat(failure.consequence().statements()).isEqualTo(2);
        assertThat(failure)
                .hasMessageContaining("Nothing was taken back. Statements 1 to 2 are done, and stay."
                        + " The migration is in state FAILED")
                .hasMessageContaining("Correct its way back, then take back the rest: MigrationManager.recover")
                .hasMessageContaining("ROLLBACK)\nor complete what had been begun: ");
        assertThat(database.rows("SELECT direction, statement_done FROM schema_version WHERE version = '2'"))
                .containsExactly("UP|2");
    }

    @Test
    void whatIsTurnedTwiceGoesTheWayThatWasBegunFirst() {
        upThatFails();
        folder.with("U2__second.sql", OUTSIDE + "DELETE FROM b;\nINSERT INTO b VALUES ('x', 'y');\nDROP TABLE b;\n");
        failureOf(() -> manager().recover(TWO, RecoveryKind.ROLLBACK));
        assertThat(failureOf(() -> manager().recover(TWO, RecoveryKind.COMPLETE)))
                .hasMessageContaining("behind statement 2, then complete it: ");
        database.execute("CREATE TABLE missing (id INT)");
        RecoveryPlan plan = manager().planRecovery(RecoveryKind.COMPLETE).orElseThrow();
        assertThat(plan.step().direction()).isEqualTo(Direction.UP);
        assertThat(plan.done()).isEqualTo(2);
        assertThat(executed(manager().recover(plan))).containsExactly("2");
        assertThat(tables()).containsExactly("a", "b", "c");
        assertThat(database.rows("SELECT id FROM b")).containsExactly("7");
    }

    @Test
    void takingBackThatFailsHalfWayIsToGoOn() {
        upThatFails();
        folder.with("U2__second.sql", OUTSIDE + "DELETE FROM b;\nINSERT INTO b VALUES ('x', 'y');\nDROP TABLE b;\n");
        String next = "Correct its way back behind statement 1, then take back the rest: MigrationManager.recover";
        assertThat(failureOf(() -> manager().recover(TWO, RecoveryKind.ROLLBACK)))
                .hasMessageContaining("Statement 1 is done, and stays.")
                .hasMessageContaining(next);
        assertThat(failureOf(() -> manager().migrateToLatest())).hasMessageContaining(next);
        folder.with("U2__second.sql", OUTSIDE + "DELETE FROM b;\nDROP TABLE b;\n");
        assertThat(executed(manager().recover(TWO, RecoveryKind.ROLLBACK))).containsExactly("2");
        assertThat(tables()).containsExactly("a");
    }

    @Test
    void aRollbackWithoutAWayBackIsRefused() {
        files(MISSING, "");
        folder.without("U2__second.sql");
        failureOf(() -> manager().migrateToLatest());
        MigrationException refusal = failureOf(() -> manager().recover(TWO, RecoveryKind.ROLLBACK));
        assertThat(refusal.code()).isEqualTo("RECOVERY_IMPOSSIBLE");
        assertThat(refusal).hasMessageContaining("no down part");
        assertThat(tables()).containsExactly("a", "b");
    }

    @Test
    void theWayBackThatWasStoredTakesBackWhatTheFileHasNoneFor() {
        upThatFails();
        folder.without("U2__second.sql");
        assertThat(executed(manager().recover(TWO, RecoveryKind.ROLLBACK))).containsExactly("2");
        assertThat(tables()).containsExactly("a");
    }

    @Test
    void anotherVersionIsNotRecovered() {
        upThatFails();
        assertThat(failureOf(() -> manager().recover(Version.of("1"))).code()).isEqualTo("RECOVERY_OF_ANOTHER");
        assertThat(manager().state(TWO)).isEqualTo(RecoveryState.FAILED);
    }
}
