package io.mockloop.migrations.engine.contract.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.BackupProvider.Request;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.Logged;
import io.mockloop.migrations.exception.BackupException;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.settings.BackupMode;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The backups that runs make. */
@OnEachDatabase
class BackupBeforeMigrationTests extends BackupSuite {

    private static final Path NO_TOOLS = Path.of("no such folder");

    BackupBeforeMigrationTests(TestDatabase server) {
        super(server);
    }

    private void addFiles() {
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);\n").with("U1__a.sql", "DROP TABLE a;\n");
    }

    private void addAsking() {
        folder.with("V2__b.sql", "-- backup: true\nCREATE TABLE b (id INT);\n")
                .with("U2__b.sql", "DROP TABLE b;\n")
                .with("V3__c.sql", "CREATE TABLE c (id INT);\n")
                .with("U3__c.sql", "-- backup: true\nDROP TABLE c;\n")
                .with("V4__d.sql", "CREATE TABLE d (id INT);\n")
                .with("U4__d.sql", "DROP TABLE d;\n");
    }

    @Test
    void oneIsMadeBeforeEachThatAsksBothWays() {
        addFiles();
        manager().migrateToLatest();
        addAsking();
        MigrationManager manager = backingUp().build();
        assertThat(executed(manager.migrateToLatest())).containsExactly("2", "3", "4");
        assertThat(files()).hasSize(4).allMatch(file -> file.toString().matches(".*backup_v[12]_.*"));
        manager.rollbackToVersion("1");
        assertThat(files()).hasSize(8).anyMatch(file -> file.toString().contains("backup_v3_"));
        Path first = files().get(0);
        manager.restore(first);
        assertThat(applied()).containsExactly("1");
        assertThat(database.rows("SELECT * FROM a")).isEmpty();
    }

    @Test
    void anEmptyDatabaseNeedsNoneAndNoTool() {
        addFiles();
        addAsking();
        MigrationManager manager = backingUp()
                .backupToolPath(NO_TOOLS)
                .backupMode(BackupMode.ALWAYS)
                .build();
        manager.plan();
        manager.migrateToLatest();
        assertThat(files()).isEmpty();
    }

    @Test
    void inAlwaysOneIsMadeOfEachRunThatDoesSomething() {
        addFiles();
        manager().migrateToLatest();
        folder.with("V2__b.sql", "CREATE TABLE b (id INT);\n").with("V3__c.sql", "CREATE TABLE c (id INT);\n");
        MigrationManager manager = backingUp().backupMode(BackupMode.ALWAYS).build();
        manager.migrateToLatest();
        manager.migrateToLatest();
        assertThat(files()).hasSize(2).allMatch(file -> file.toString().contains("backup_v1_"));
    }

    @Test
    void inNeverOneThatAsksIsNamedInTheLog() {
        addFiles();
        manager().migrateToLatest();
        addAsking();
        try (Logged log = new Logged("io.mockloop.migrations")) {
            backingUp().backupMode(BackupMode.NEVER).build().migrateToLatest();
            assertThat(log.messages("WARN"))
                    .containsExactly(
                            "migration 2 (V2__b.sql) asks for a backup before it runs, and none is made: backups are"
                                    + " switched off",
                            "migration 3 (V3__c.sql) asks for a backup before it runs, and none is made: backups are"
                                    + " switched off");
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void aProviderMakesThemInPlaceOfTools() {
        addFiles();
        manager().migrateToLatest();
        addAsking();
        List<Request> requests = new ArrayList<>();
        builder()
                .backupDirectory(backups)
                .backupToolPath(NO_TOOLS)
                .backupProvider(request -> {
                    requests.add(request);
                    return "snapshot 1";
                })
                .build()
                .migrateToLatest();
        assertThat(requests).extracting(Request::version).containsExactly(Version.of("1"), Version.of("2"));
        assertThat(requests.get(0).database()).isEqualTo(database.kind());
        assertThat(files()).isEmpty();
    }

    @Test
    void theRunStopsBeforeTheMigrationIfAProviderFails() {
        addFiles();
        manager().migrateToLatest();
        addAsking();
        MigrationManager manager = backingUp()
                .backupProvider(request -> {
                    throw new IOException("no room for snapshots");
                })
                .build();
        assertThat(failureOf(manager::migrateToLatest))
                .isInstanceOf(BackupException.class)
                .hasMessageStartingWith("The backup before migration 2 (V2__b.sql) failed on " + product() + ": ")
                .hasMessageContaining("no room for snapshots")
                .hasMessageContaining("Nothing was run.");
        assertThat(applied()).containsExactly("1");
    }

    @Test
    void whatIsMissingIsKnownBeforeAnythingIsRun() throws IOException {
        addFiles();
        manager().migrateToLatest();
        folder.with("V2__b.sql", "CREATE TABLE b (id INT);\n")
                .with("V3__c.sql", "-- backup: true\nCREATE TABLE c (id INT);\n");
        Files.createDirectories(backups.getParent());
        Files.writeString(backups, "a file");
        MigrationManager manager = backingUp().build();
        MigrationException refused = failureOf(manager::migrateToLatest);
        assertThat(refused.code()).isEqualTo("BACKUP_UNAVAILABLE");
        assertThat(refused)
                .hasMessageStartingWith("The backup before migration 3 (V3__c.sql) cannot be made on " + product())
                .hasMessageContaining(backups + " is no folder. Nothing was run.")
                .hasMessageContaining("mockloop.migrations.backup.directory");
        assertThat(failureOf(manager::plan).code()).isEqualTo("BACKUP_UNAVAILABLE");
        assertThat(applied()).containsExactly("1");
    }

    @Test
    void theOldestAreRemovedAndOthersStay() throws IOException {
        addFiles();
        manager().migrateToLatest();
        Files.createDirectories(backups);
        Files.writeString(backups.resolve("backup_v1_20200101_000000.db"), "somebody's");
        Files.writeString(backups.resolve("backup_v2_20200101_000000.db"), "another database's");
        Files.writeString(backups.resolve("backup_v2_20200101_000000.db.sha256"), """
                # database: SQLite 3.1
                # name: another
                # version: 2
                %s  backup_v2_20200101_000000.db
                """.formatted("0".repeat(64)));
        MigrationManager manager = backingUp().backupKeep(2).build();
        Path oldest = manager.backup().file();
        manager.backup();
        manager.backup();
        assertThat(files()).hasSize(7).doesNotContain(oldest);
    }
}
