package io.mockloop.migrations.engine.contract.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.RecoveryState;
import io.mockloop.migrations.RestorePlan;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.settings.BackupMode;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was left half-done is recovered from the backup that was made right before it. */
@OnEachDatabase
class RecoverFromBackupTests extends ContractTests {

    private static final Version TWO = Version.of("2");
    private static final String OUTSIDE = "-- transaction: false\n";

    @TempDir
    private Path backups;

    RecoverFromBackupTests(TestDatabase server) {
        super(server);
    }

    @BeforeEach
    void requireTools() {
        database.traits().requireBackupTools();
    }

    private MigrationManager backingUp() {
        return builder().backupDirectory(backups).build();
    }

    private void files(String inUp, String inDown) {
        folder.with("V1__first.sql", "CREATE TABLE a (id INT);\nINSERT INTO a VALUES (1);\n")
                .with(
                        "V2__second.sql",
                        "-- backup: true\n" + OUTSIDE + "CREATE TABLE b (id INT);\nDELETE FROM a;\n"
                                + "ALTER TABLE a ADD COLUMN x INT;\n" + inUp)
                .with(
                        "U2__second.sql",
                        "-- backup: true\n" + OUTSIDE + "DROP TABLE b;\nALTER TABLE a DROP COLUMN x;\n" + inDown);
    }

    private MigrationException upThatFails() {
        files("", "");
        backingUp().migrateToVersion("1");
        files("INSERT INTO missing VALUES (1);\n", "");
        return failureOf(() -> backingUp().migrateToLatest());
    }

    private List<Path> made() {
        try (Stream<Path> files = Files.list(backups)) {
            return files.filter(file -> !file.toString().endsWith(".sha256"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anUpIsPendingAgainAndTheLogSaysSo() {
        upThatFails();
        assertThat(database.rows("SELECT id FROM a")).isEmpty();
        Path file = made().get(0);
        assertThat(backingUp().planRecovery().orElseThrow().backup()).isEqualTo(file);
        assertThat(failureOf(() -> backingUp().migrateToLatest()))
                .hasMessageContaining("restore " + file + ", made right before it: MigrationManager.recoverFromBackup");
        RestorePlan plan = backingUp().planRecoveryFromBackup(null).orElseThrow();
        assertThat(plan.file()).isEqualTo(file);
        assertThat(backingUp().recoverFromBackup(plan).currentVersion()).isEqualTo(Version.of("1"));
        assertThat(database.rows("SELECT id FROM a")).containsExactly("1");
        assertThat(applied()).containsExactly("1");
        assertThat(backingUp().history()).last().satisfies(event -> {
            assertThat(event.type()).isEqualTo(MigrationType.EVENT);
            assertThat(event.state()).isEqualTo(MigrationState.ROLLED_BACK);
            assertThat(event.version()).isEqualTo(TWO);
            assertThat(event.description()).isEqualTo("Recovered from %s: second".formatted(file.getFileName()));
        });
        assertThat(backingUp().state(TWO)).isEqualTo(RecoveryState.NONE);
        assertThat(backingUp().planRecoveryFromBackup(null)).isEmpty();
        files("", "");
        assertThat(executed(backingUp().migrateToLatest())).containsExactly("2");
        assertThat(backingUp().validate().problems()).isEmpty();
    }

    @Test
    void aDownIsAppliedAgain() {
        files("", "");
        backingUp().migrateToLatest();
        files("", "INSERT INTO missing VALUES (1);\n");
        failureOf(() -> backingUp().rollbackMigration(TWO));
        RestorePlan plan = backingUp().planRecoveryFromBackup(null).orElseThrow();
        assertThat(plan.version()).isEqualTo(TWO);
        assertThat(backingUp().recoverFromBackup(plan).currentVersion()).isEqualTo(TWO);
        assertThat(database.rows("SELECT id FROM b")).isEmpty();
        assertThat(backingUp().history())
                .last()
                .satisfies(event -> assertThat(event.state()).isEqualTo(MigrationState.APPLIED));
        assertThat(backingUp().validate().problems()).isEmpty();
        files("", "");
        assertThat(executed(backingUp().rollbackMigration(TWO))).containsExactly("2");
    }

    @Test
    void whatFailedInRecoveringItIsNoReasonToRefuse() {
        upThatFails();
        failureOf(() -> backingUp().recover(TWO, RecoveryKind.COMPLETE));
        files("INSERT INTO missing VALUES (1);\n", "INSERT INTO missing VALUES (1);\n");
        failureOf(() -> backingUp().recover(TWO, RecoveryKind.ROLLBACK));
        backingUp().recoverFromBackup(backingUp().planRecoveryFromBackup(null).orElseThrow());
        assertThat(database.rows("SELECT id FROM a")).containsExactly("1");
    }

    @Test
    void withoutABackupItIsRefused() {
        files("INSERT INTO missing VALUES (1);\n", "");
        failureOf(() -> backingUp().migrateToLatest());
        backingUp().backup();
        MigrationException refusal = failureOf(() -> backingUp().planRecoveryFromBackup(null));
        assertThat(refusal.code()).isEqualTo("RECOVERY_NO_BACKUP");
        assertThat(refusal).hasMessageContaining("none that was made right before it is in " + backups);
        assertThat(backingUp().planRecovery().orElseThrow().backup()).isNull();
    }

    @Test
    void withoutAWholeBackupItIsRefused() throws IOException {
        upThatFails();
        Files.write(made().get(0), new byte[] {1});
        assertThat(failureOf(() -> backingUp().planRecoveryFromBackup(null)).code())
                .isEqualTo("BACKUP_NOT_RESTORABLE");
        assertThat(backingUp().state(TWO)).isEqualTo(RecoveryState.FAILED);
    }

    @Test
    void whatOthersDidSinceIsNotTakenAway() {
        files("", "");
        backingUp().migrateToVersion("1");
        backingUp().migrateToLatest();
        backingUp().rollbackMigration(TWO);
        files("INSERT INTO missing VALUES (1);\n", "");
        MigrationManager without =
                builder().backupDirectory(backups).backupMode(BackupMode.NEVER).build();
        failureOf(without::migrateToLatest);
        MigrationException refusal = failureOf(() -> backingUp().planRecoveryFromBackup(null));
        assertThat(refusal.code()).isEqualTo("RECOVERY_NO_BACKUP");
        assertThat(refusal)
                .hasMessageContaining(
                        "since %s was made, there has been more than this migration".formatted(made().get(0)))
                .hasMessageContaining("which would be lost with it: 2 (second), APPLIED, at ");
        assertThat(backingUp().planRecovery().orElseThrow().backup()).isNull();
    }

    @Test
    void aPlanThatIsOutOfDateIsNotRun() {
        upThatFails();
        RestorePlan plan = backingUp().planRecoveryFromBackup(null).orElseThrow();
        files("", "");
        backingUp().recover(TWO, RecoveryKind.COMPLETE);
        assertThat(failureOf(() -> backingUp().recoverFromBackup(plan)).code()).isEqualTo("RECOVERY_CHANGED");
        assertThat(applied()).containsExactly("1", "2");
    }
}
