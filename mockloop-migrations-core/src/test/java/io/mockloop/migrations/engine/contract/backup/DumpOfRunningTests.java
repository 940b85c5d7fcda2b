package io.mockloop.migrations.engine.contract.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.RecoveryPlan;
import io.mockloop.migrations.RecoveryState;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.Migrating;
import io.mockloop.migrations.exception.UnfinishedMigrationException;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.Await;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.OtherJvm;
import io.mockloop.migrations.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A backup of a database in which a migration runs, or ran until its process died: it has the row that says so. */
@OnEachDatabase(quick = Database.SQLITE)
class DumpOfRunningTests extends BackupSuite {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final Version TWO = Version.of("2");
    private static final String SLOW = "mockloop_slow";

    /** What is filled from a dump. */
    @AutoClose
    private final FreshDatabase copy;

    @TempDir
    private Path work;

    DumpOfRunningTests(TestDatabase server) {
        super(server);
        copy = server.newDatabase();
    }

    /** Those with which nothing is locked, if there are any. */
    private List<String> dumpOptions() {
        List<String> all = database.traits().dumpOptions();
        String options = all.stream()
                .filter(each -> each.contains("--single-transaction"))
                .findFirst()
                .orElse(all.get(0));
        return options.isEmpty() ? List.of() : List.of(options.split(" "));
    }

    private void addFiles(String second) {
        String directive = undoesSchemaChanges() ? "-- transaction: false\n" : "";
        folder.with("V1__first.sql", "CREATE TABLE a (id INT);\n")
                .with(
                        "V2__slow.sql",
                        directive + "CREATE TABLE b (id INT);\nINSERT INTO b " + second
                                + ";\nCREATE TABLE c (id INT);\n")
                .with("U2__slow.sql", directive + "DROP TABLE c;\nDROP TABLE b;\n");
    }

    private OtherJvm startSlowly() {
        addFiles(database.slowStatement(60));
        OtherJvm process = Migrating.up(database, path, path);
        process.awaitLine("Migration 1 completed", LONG);
        // if the catalog isn't asked, the row is written before each statement
        String sent = database.traits().isCatalogAsked() ? "1" : "2";
        Await.until(
                LONG,
                "the first statement is done",
                () -> database.rows("SELECT statement_sent FROM schema_version WHERE version = '2'")
                        .equals(List.of(sent)));
        database.awaitRunning(SLOW, LONG);
        return process;
    }

    @ParameterizedTest
    @EnumSource
    void ofTheDatabasesOwnProgramIsUnfinishedElsewhereAndWaitsForNobody(RecoveryKind kind) {
        MigrationManager ofCopy = MigrationManagerBuilder.forDataSource(copy.dataSource())
                .locations(folder.location())
                .build();
        try (OtherJvm process = startSlowly()) {
            Path dump = work.resolve("dump.sql");
            database.traits().dump(database.access(), dump, work, dumpOptions());
            database.traits().run(copy.access(), dump, work);
            assertUnfinished(ofCopy);
            assertThat(manager().state(TWO)).isEqualTo(RecoveryState.NONE);
            process.kill();
            database.endRunning(SLOW);
        }
        recover(ofCopy, copy, kind);
    }

    @ParameterizedTest
    @EnumSource
    void ofADeadProcesssMigrationIsUnfinishedWhenItIsRestored(RecoveryKind kind) {
        try (OtherJvm process = startSlowly()) {
            process.kill();
            database.endRunning(SLOW);
        }
        Await.until(LONG, "nobody is at it", () -> manager().state(TWO) != RecoveryState.NONE);
        Path backup = backingUp().build().backup().file();
        recover(manager(), database, kind);
        backingUp().build().restore(backup);
        addFiles(database.slowStatement(60));
        assertUnfinished(manager());
        recover(manager(), database, kind);
    }

    private static void assertUnfinished(MigrationManager manager) {
        assertThat(manager.state(TWO)).isEqualTo(RecoveryState.PARTIAL);
        assertThat(manager.status().summary()).isEqualTo(Summary.FAILED);
        assertThat(failureOf(manager::migrateToLatest))
                .isInstanceOf(UnfinishedMigrationException.class)
                .hasMessageContaining("Migration 2 (V2__slow.sql) was left half-done")
                .hasMessageContaining("state PARTIAL")
                .hasMessageContaining("1 of 3 was the last one done");
    }

    private void recover(MigrationManager manager, FreshDatabase of, RecoveryKind kind) {
        addFiles("VALUES (1)");
        RecoveryPlan plan = manager.planRecovery(kind).orElseThrow();
        if (plan.inDoubt() != null) {
            plan = manager.planRecovery(kind, false).orElseThrow();
        }
        assertThat(executed(manager.recover(plan))).containsExactly("2");
        manager.migrateToLatest();
        assertThat(of.rows("SELECT id FROM b")).containsExactly("1");
        assertThat(of.rows("SELECT id FROM c")).isEmpty();
        assertThat(manager.status().summary()).isEqualTo(Summary.UP_TO_DATE);
    }
}
