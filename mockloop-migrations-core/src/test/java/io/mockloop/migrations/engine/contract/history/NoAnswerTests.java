package io.mockloop.migrations.engine.contract.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.HistoryEntry;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.UnfinishedMigrationException;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of a process that was killed the log tells once somebody has found what it left. */
@OnEachDatabase
class NoAnswerTests extends ContractTests {

    NoAnswerTests(TestDatabase server) {
        super(server);
    }

    /** The row is as a killed process leaves it, and the log has nothing of it. */
    @BeforeEach
    void kill() {
        folder.with("V1__a.sql", "-- transaction: false\nCREATE TABLE a (id INT);\nINSERT INTO missing VALUES (1);\n")
                .with("U1__a.sql", "DROP TABLE a;\n");
        failureOf(() -> manager().migrateToLatest());
        database.execute("UPDATE schema_version SET state = 'RUNNING'", "DELETE FROM schema_version_log");
        database.execute("CREATE TABLE missing (id INT)");
    }

    private void assertTold(MigrationState... states) {
        List<HistoryEntry> log = manager().history();
        assertThat(log).extracting(HistoryEntry::state).containsExactly(states);
        HistoryEntry first = log.get(0);
        assertThat(first.version()).hasToString("1");
        assertThat(first.script()).isEqualTo("V1__a.sql");
        assertThat(first.direction()).isEqualTo(Direction.UP);
        assertThat(first.executionTime()).isNull();
        assertThat(first.isMarked()).isFalse();
        assertThat(first.error())
                .matches("the process ended without an answer; begun at 2\\d{3}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ,"
                        + " statement 2 of 2 was sent last");
    }

    @Test
    void theNextStartTellsItOnce() {
        for (int start = 0; start < 2; start++) {
            assertThat(failureOf(() -> manager().migrateToLatest())).isInstanceOf(UnfinishedMigrationException.class);
            assertTold(MigrationState.PARTIAL);
        }
        assertThat(database.rows("SELECT state FROM schema_version")).containsExactly("PARTIAL");
    }

    @Test
    void aRecoveryTellsItFirst() {
        assertThat(executed(manager().recover(null, RecoveryKind.ROLLBACK))).containsExactly("1");
        assertTold(MigrationState.PARTIAL, MigrationState.ROLLED_BACK);
    }

    @Test
    void soDoesWhoNotesWhatWasDoneByHand() {
        manager().noteRecovered(null, RecoveryKind.COMPLETE);
        assertTold(MigrationState.PARTIAL, MigrationState.APPLIED);
    }

    @Test
    void readingTellsNothingInTheLog() {
        assertThat(manager().status().problems().problems()).isNotEmpty();
        assertThat(manager().planRecovery()).isPresent();
        assertThat(manager().history()).isEmpty();
    }
}
