package io.mockloop.migrations.engine.contract.future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.Interposed;
import io.mockloop.migrations.engine.contract.Meter;
import io.mockloop.migrations.engine.contract.Migrating;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.settings.OnFuture;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.OtherJvm;
import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What undoes a newer release fails, is killed, or isn't alone. */
@OnEachDatabase
class FutureRollbackRecoveryTests extends OlderReleaseTests {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String SLOW = "mockloop_slow";
    private static final int STARTERS = 2;

    FutureRollbackRecoveryTests(TestDatabase server) {
        super(server);
    }

    @Test
    void goesOnAfterAFailure() {
        applyFour();
        addPair("5");
        addPair("6");
        folder.with("U5__t.sql", "DELETE FROM helper;\nDROP TABLE t5;");
        manager().migrateToLatest();
        forget("5", "6");
        failureOf(() -> older("6").build().migrateToLatest());
        assertThat(applied()).hasSize(5);
        database.execute("CREATE TABLE helper (id INT)");
        assertThat(failureOf(() -> older("7").build().migrateToLatest()))
                .hasMessageStartingWith("The database is at version 5,");
        assertThat(executed(older("6").build().migrateToLatest())).containsExactly("5");
    }

    @Test
    void anOrderIsOverOnceSomethingIsAppliedAgain() {
        applySix();
        older("6").build().migrateToLatest();
        addPair("5");
        manager().migrateToLatest();
        forget("5");
        assertThat(refusal("6"))
                .hasMessageStartingWith("The database is at version 5,")
                .hasMessageContaining("rollback-from says 6");
    }

    @Test
    void aStartWithNothingAheadIsOneQuery() throws SQLException {
        applyFour();
        try (Meter meter = Meter.on(database, true)) {
            MigrationManagerBuilder builder = MigrationManagerBuilder.forDataSource(meter.dataSource())
                    .locations(folder.location())
                    .onFuture(OnFuture.ROLLBACK)
                    .rollbackFrom(Version.of("6"));
            meter.reset();
            builder.build().migrateToLatest();
            assertThat(meter.count().statements()).hasSize(1);
        }
    }

    @Slow
    @Test
    void twoStartersUndoItOnce() throws IOException {
        applySix();
        Path go = path.resolve("go");
        List<OtherJvm> processes = new ArrayList<>();
        try {
            for (int i = 0; i < STARTERS; i++) {
                processes.add(Migrating.older(database, path, go, "6", "SELECT 1"));
            }
            processes.forEach(process -> process.awaitLine(Migrating.READY, LONG));
            Files.createFile(go);
            int executed = 0;
            for (OtherJvm process : processes) {
                assertThat(process.exitCode(LONG)).as(process::output).isZero();
                executed += executedBy(process);
            }
            assertThat(executed).isEqualTo(2);
        } finally {
            processes.forEach(OtherJvm::close);
        }
        assertThat(applied()).containsExactly("1", "2", "3", "4");
        assertThat(database.rows("SELECT version FROM schema_version_log WHERE state = 'ROLLED_BACK' ORDER BY id"))
                .containsExactly("6", "5");
    }

    private MigrationResult whileAnotherDoes(String at, Runnable another) {
        Interposed interposed = new Interposed(database.dataSource(), at, another);
        MigrationResult result = MigrationManagerBuilder.forDataSource(interposed)
                .locations(folder.location())
                .onFuture(OnFuture.ROLLBACK)
                .rollbackFrom(Version.of("6"))
                .build()
                .migrateToLatest();
        assertThat(interposed.happened()).isTrue();
        return result;
    }

    @Test
    void whatAnotherStarterUndidWhileItPlannedIsNoFailure() {
        applySix();
        MigrationResult result =
                whileAnotherDoes("SELECT down_sql", () -> older("6").build().migrateToLatest());
        assertThat(result.executed()).isEmpty();
        assertThat(result.currentVersion()).hasToString("4");
        assertThat(applied()).hasSize(4);
    }

    @Test
    void anOrderThatAnotherStarterFinishedWhileItPlannedIsNoFailure() {
        applySix();
        manager().rollbackMigration(Version.of("6"));
        folder.with("R__mark.sql", "INSERT INTO t1 VALUES (2);");
        MigrationResult result =
                whileAnotherDoes("error, id FROM", () -> older("6").build().migrateToLatest());
        assertThat(result.executed()).isEmpty();
        assertThat(database.rows("SELECT id FROM t1 ORDER BY id")).containsExactly("1", "2");
    }

    private static int executedBy(OtherJvm process) {
        return process.lines().stream()
                .filter(line -> line.startsWith(Migrating.DONE))
                .mapToInt(line -> Integer.parseInt(line.substring(Migrating.DONE.length())))
                .sum();
    }

    /** Three are ahead, and the undo of the second waits between two statements. */
    private void applySevenWithAPause(String first) {
        applyFour();
        Arrays.asList("5", "6", "7").forEach(this::addPair);
        folder.with("V6__t.sql", "CREATE TABLE t6 (id INT);\nCREATE TABLE u6 (id INT);")
                .with("U6__t.sql", first + ";\n${pause};\nDROP TABLE t6;\nDROP TABLE u6;");
        builder()
                .placeholders(Map.of("pause", "SELECT 1"))
                .secretPlaceholders("pause")
                .build()
                .migrateToLatest();
        forget("5", "6", "7");
    }

    private void killAtThePause() {
        try (OtherJvm process = Migrating.older(database, path, path, "7", database.slowStatement(60))) {
            process.awaitLine("Migration 7 undone", LONG);
            database.awaitRunning(SLOW, LONG);
            process.kill();
            database.endRunning(SLOW);
        }
        assertThat(database.rows("SELECT version FROM schema_version_log WHERE state = 'ROLLED_BACK'"))
                .containsExactly("7");
    }

    private MigrationManagerBuilder olderWithoutPause(String from) {
        return older(from).placeholders(Map.of("pause", "SELECT 1")).secretPlaceholders("pause");
    }

    @Test
    void goesOnAfterItWasKilledHalfWay() {
        applySevenWithAPause("DELETE FROM t6");
        killAtThePause();
        assertThat(applied()).endsWith("5", "6");
        assertThat(failureOf(() -> olderWithoutPause("5").build().migrateToLatest()))
                .hasMessageStartingWith("The database is at version 6, ahead of the code,")
                .hasMessageContaining("set mockloop.migrations.rollback-from=6;");
        assertThat(olderWithoutPause("7").build().validate().isValid()).isTrue();
        assertThat(executed(olderWithoutPause("7").build().migrateToLatest())).containsExactly("6", "5");
        assertThat(applied()).containsExactly("1", "2", "3", "4");
        assertThat(database.rows("SELECT id FROM t1")).containsExactly("1");
    }

    @Test
    void goesOnOnceWhatAKillLeftUnfinishedIsSettled() {
        assumeTrue(!undoesSchemaChanges(), "the others leave nothing half-done");
        applySevenWithAPause("DROP TABLE u6");
        killAtThePause();
        MigrationException stop = failureOf(() -> olderWithoutPause("7").build().migrateToLatest());
        assertThat(stop.code()).isEqualTo("UNFINISHED_MIGRATION");
        database.execute("DROP TABLE t6");
        manager().noteRecovered(null, RecoveryKind.COMPLETE);
        assertThat(executed(olderWithoutPause("7").build().migrateToLatest())).containsExactly("5");
        assertThat(applied()).containsExactly("1", "2", "3", "4");
    }
}
