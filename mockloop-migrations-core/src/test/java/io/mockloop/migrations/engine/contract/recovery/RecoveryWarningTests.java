package io.mockloop.migrations.engine.contract.recovery;

import static io.mockloop.migrations.RecoveryKind.COMPLETE;
import static io.mockloop.migrations.RecoveryKind.ROLLBACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is lost whichever way is taken is named before anybody says yes: each way out of each half-done way. */
@OnEachDatabase
class RecoveryWarningTests extends ContractTests {

    private static final String DATA = "Data may be lost. What is in columns and tables that are dropped is gone.";
    private static final String LOST = "What this has removed is lost, and comes back empty: ";
    private static final String MAYBE = "This may be done: then what it removed is lost, and comes back empty: ";
    private static final String BY_UP = "statement 1 (V2__second.sql:2): ALTER TABLE a DROP COLUMN old";
    private static final String BY_DOWN = "statement 1 (U2__second.sql:2): DROP TABLE c";
    private static final String ROWS_OF_UP =
            "Not all of its way back was done, and these change rows whether or not what"
                    + " they take back was: V2__second.sql:4";

    RecoveryWarningTests(TestDatabase server) {
        super(server);
    }

    private void files(String inUp, String inDown) {
        folder.with("V1__first.sql", "CREATE TABLE a (id INT, old INT);\nCREATE TABLE m (id INT);\n")
                .with(
                        "V2__second.sql",
                        "-- transaction: false\nALTER TABLE a DROP COLUMN old;\nCREATE TABLE b (id INT);\n"
                                + "INSERT INTO b VALUES (7);\n" + inUp + "CREATE TABLE c (id INT);\n")
                .with(
                        "U2__second.sql",
                        "-- transaction: false\nDROP TABLE c;\n" + inDown
                                + "DROP TABLE b;\nALTER TABLE a ADD COLUMN old INT;\n");
    }

    private static final String FAILS = "CREATE TABLE x (id INT, y INT);\nCREATE INDEX x ON missing (y);\n";

    /** With the process killed behind what was done. */
    private void died() {
        database.execute("UPDATE schema_version SET state = 'RUNNING', statement_sent = statement_done"
                + " WHERE state = 'FAILED'");
    }

    private void upDies() {
        files(FAILS, "");
        failureOf(() -> manager().migrateToLatest());
        died();
    }

    private void downDies(String inUp) {
        files(inUp, FAILS);
        manager().migrateToLatest();
        failureOf(() -> manager().rollbackMigration(Version.of("2")));
        died();
    }

    private List<String> warnings(RecoveryKind kind, Direction way) {
        var plan = manager().planRecovery(kind).orElseThrow();
        assertThat(plan.step().direction()).isEqualTo(way);
        return plan.warnings();
    }

    @Test
    void ofAnUp() {
        upDies();
        assertThat(warnings(COMPLETE, Direction.UP)).isEmpty();
        assertThat(warnings(ROLLBACK, Direction.DOWN)).containsExactly(DATA, LOST + BY_UP);
    }

    @Test
    void ofADown() {
        downDies("");
        assertThat(warnings(COMPLETE, Direction.DOWN)).containsExactly(DATA);
        assertThat(warnings(ROLLBACK, Direction.UP)).containsExactly(LOST + BY_DOWN, ROWS_OF_UP);
    }

    @Test
    void ofAnUpWhoseTakingBackDied() {
        upDies();
        files(FAILS, FAILS);
        failureOf(() -> manager().recover(null, ROLLBACK));
        died();
        assertThat(warnings(ROLLBACK, Direction.DOWN)).containsExactly(DATA, MAYBE + BY_UP);
        assertThat(warnings(COMPLETE, Direction.UP)).containsExactly(LOST + BY_DOWN, ROWS_OF_UP);
    }

    @Test
    void ofADownWhoseTakingBackDied() {
        downDies("INSERT INTO m VALUES (1);\n");
        database.execute("DROP TABLE m");
        failureOf(() -> manager().recover(null, ROLLBACK));
        died();
        assertThat(warnings(ROLLBACK, Direction.UP))
                .containsExactly(
                        MAYBE + BY_DOWN,
                        MAYBE + "statement 4 (U2__second.sql:5): DROP TABLE b",
                        ROWS_OF_UP.replace(":4", ":5"));
        assertThat(warnings(COMPLETE, Direction.DOWN)).containsExactly(DATA, LOST + BY_UP);
    }
}
