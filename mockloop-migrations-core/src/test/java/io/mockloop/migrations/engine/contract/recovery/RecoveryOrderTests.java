package io.mockloop.migrations.engine.contract.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.RecoveryState;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Logged;
import io.mockloop.migrations.exception.UnfinishedMigrationException;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A run that is ordered to recover one migration does that first, and goes on. */
@OnEachDatabase
class RecoveryOrderTests extends ContractTests {

    RecoveryOrderTests(TestDatabase server) {
        super(server);
    }

    private void files(String second) {
        folder.with("V1__first.sql", "CREATE TABLE a (id INT);\n")
                .with("V2__second.sql", "-- transaction: false\nCREATE TABLE b (id INT);\n" + second)
                .with("U2__second.sql", "-- transaction: false\nDROP TABLE b;\n")
                .with("V3__third.sql", "CREATE TABLE d (id INT);\n");
    }

    private void failedInSecond() {
        files("INSERT INTO missing VALUES (1);\n");
        failureOf(() -> manager().migrateToLatest());
        files("INSERT INTO b VALUES (1);\n");
    }

    private MigrationManager ordered(@Nullable RecoveryKind kind, @Nullable String version) {
        return builder()
                .recover(kind)
                .recoverVersion(version == null ? null : Version.of(version))
                .build();
    }

    @Test
    void completesItAndGoesOn() {
        failedInSecond();
        assertThat(executed(ordered(RecoveryKind.COMPLETE, "2").migrateToLatest()))
                .containsExactly("2", "3");
        assertThat(database.rows("SELECT id FROM b")).containsExactly("1");
        assertThat(manager().validate().problems()).isEmpty();
    }

    @Test
    void takesItBackAndAppliesItAnew() {
        failedInSecond();
        try (Logged log = new Logged("io.mockloop.migrations.engine.run")) {
            assertThat(executed(ordered(RecoveryKind.ROLLBACK, "2").migrateToLatest()))
                    .containsExactly("2", "2", "3");
            assertThat(log.messages("WARN"))
                    .contains("Migration 2, which had been left half-done, was recovered, as recover=rollback and"
                            + " recover-version=2 order: take the settings away");
        }
        assertThat(database.rows("SELECT id FROM b")).containsExactly("1");
    }

    @Test
    void recoversWhatAProcessLeftThatDied() {
        failedInSecond();
        database.execute("UPDATE schema_version SET state = 'RUNNING', statement_sent = statement_done"
                + " WHERE state = 'FAILED'");
        assertThat(executed(ordered(RecoveryKind.COMPLETE, "2").migrateToLatest()))
                .containsExactly("2", "3");
    }

    @Test
    void leavesAnotherAlone() {
        failedInSecond();
        assertThat(failureOf(() -> ordered(RecoveryKind.ROLLBACK, "3").migrateToLatest()))
                .isInstanceOf(UnfinishedMigrationException.class);
        assertThat(manager().state(Version.of("2"))).isEqualTo(RecoveryState.FAILED);
    }

    @Test
    void isNoOrderForARollback() {
        failedInSecond();
        assertThat(failureOf(() -> ordered(RecoveryKind.COMPLETE, "2").rollbackToVersion("none")))
                .isInstanceOf(UnfinishedMigrationException.class);
    }

    @Test
    void saysThatItIsNotNeededOrNotWhole() {
        files("");
        manager().migrateToLatest();
        try (Logged log = new Logged("io.mockloop.migrations.engine.run")) {
            ordered(RecoveryKind.COMPLETE, "2").migrateToLatest();
            ordered(RecoveryKind.COMPLETE, null).migrateToLatest();
            ordered(null, "2").migrateToLatest();
            assertThat(log.messages("INFO"))
                    .containsExactly("There is nothing to recover for recover-version=2: take the setting away");
            assertThat(log.messages("WARN"))
                    .containsExactly(
                            "recover=complete has no effect without recover-version",
                            "recover-version=2 has no effect without recover");
        }
    }
}
