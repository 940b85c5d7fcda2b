package io.mockloop.migrations.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationPlan.Source;
import io.mockloop.migrations.MigrationPlan.Step;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.settings.OnFuture;
import io.mockloop.migrations.settings.TransactionScope;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.OtherJvm;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An older release, which has four migrations, is started on the database of one that has more. */
abstract class FutureRollbackTests extends ContractTests {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String SLOW = "mockloop_slow";
    private static final int STARTERS = 2;

    FutureRollbackTests(TestDatabase server) {
        super(server);
    }

    private void addPair(String version) {
        folder.with("V%s__t.sql".formatted(version), "CREATE TABLE t%s (id INT);".formatted(version))
                .with("U%s__t.sql".formatted(version), "DROP TABLE t%s;".formatted(version));
    }

    private void forget(String... versions) {
        for (String version : versions) {
            folder.without("V%s__t.sql".formatted(version)).without("U%s__t.sql".formatted(version));
        }
    }

    private void applyFour() {
        Stream.of("1", "2", "3", "4").forEach(this::addPair);
        manager().migrateToLatest();
        database.execute("INSERT INTO t1 VALUES (1)");
    }

    /** The newer release has been there. */
    private void applySix() {
        applyFour();
        addPair("5");
        addPair("6");
        manager().migrateToLatest();
        forget("5", "6");
    }

    private MigrationManagerBuilder older(@Nullable String from) {
        return builder().onFuture(OnFuture.ROLLBACK).rollbackFrom(from == null ? null : Version.of(from));
    }

    private MigrationException refusal(@Nullable String from) {
        List<String> before = applied();
        String[] catalog = catalogOfUser();
        MigrationException failure = failureOf(() -> older(from).build().migrateToLatest());
        assertThat(applied()).isEqualTo(before);
        assertThat(catalogOfUser()).isEqualTo(catalog);
        return failure;
    }

    @Test
    void undoesWhatIsAheadAndGoesOn() {
        folder.with("R__mark.sql", "INSERT INTO t1 VALUES (4);");
        applyFour();
        String[] before = catalogOfUser();
        addPair("5");
        addPair("6");
        folder.with("R__mark.sql", "INSERT INTO t1 VALUES (6);");
        manager().migrateToLatest();
        forget("5", "6");
        folder.with("R__mark.sql", "INSERT INTO t1 VALUES (44);");
        MigrationResult result = older("6").build().migrateToLatest();
        assertThat(executed(result)).containsExactly("6", "5", "null");
        assertThat(result.executed())
                .extracting(MigrationResult.Executed::direction)
                .containsExactly(Direction.DOWN, Direction.DOWN, Direction.UP);
        assertThat(result.currentVersion()).hasToString("4");
        assertThat(result.applied()).isEqualTo(5);
        assertThat(result.pending()).isZero();
        assertThat(catalogOfUser()).isEqualTo(before);
        assertThat(database.rows("SELECT id FROM t1 ORDER BY id")).containsExactly("1", "4", "6", "44");
        assertThat(manager().history().stream().filter(e -> e.state() == MigrationState.ROLLED_BACK))
                .extracting(e -> String.valueOf(e.version()))
                .containsExactly("6", "5");
        assertThat(older("6").build().migrateToLatest().executed()).isEmpty();
        assertThat(older(null).build().status().summary()).isEqualTo(Summary.UP_TO_DATE);
    }

    @Test
    void appliesWhatIsPendingBehindIt() {
        applyFour();
        addPair("6");
        manager().migrateToLatest();
        forget("6");
        addPair("5");
        MigrationResult result = older("6").build().migrateToLatest();
        assertThat(executed(result)).containsExactly("6", "5");
        assertThat(result.currentVersion()).hasToString("5");
        assertThat(applied()).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void undoesInReverseOrderOfApplication() {
        applyFour();
        addPair("6");
        manager().migrateToLatest();
        folder.with("V5__t.sql", "-- depends-on: 6\nCREATE TABLE t5 (id INT);").with("U5__t.sql", "DROP TABLE t5;");
        manager().migrateToLatest();
        forget("5", "6");
        assertThat(executed(older("6").build().migrateToLatest())).containsExactly("5", "6");
    }

    @Test
    void isRefusedWithoutAnOrder() {
        applySix();
        MigrationException failure = refusal(null);
        assertThat(failure.code()).isEqualTo("FUTURE_MIGRATION");
        assertThat(failure)
                .hasMessage(
                        "The database is at version 6, ahead of the code, whose highest version is 4: 5 (V5__t.sql), 6"
                                + " (V6__t.sql). They are undone only where rollback-from says which version that is; it is"
                                + " not set. Nothing was run.\n-> To undo them with the down statements stored in the"
                                + " database, which deletes what they hold, set mockloop.migrations.rollback-from=6; else"
                                + " start a release that has them, or set mockloop.migrations.on-future=ignore.");
    }

    @Test
    void isRefusedWithAnOrderForAnotherVersion() {
        applySix();
        for (String other : List.of("5", "4", "7")) {
            MigrationException failure = refusal(other);
            assertThat(failure.code()).isEqualTo("FUTURE_MIGRATION");
            assertThat(failure)
                    .hasMessageContaining("They are not undone, since rollback-from says %s.", other)
                    .hasMessageContaining("set mockloop.migrations.rollback-from=6;");
        }
    }

    @Test
    void anOrderAloneHasNoEffectAndThatIsSaid() {
        applySix();
        try (Logged log = new Logged("io.mockloop.migrations.engine")) {
            assertThat(builder()
                            .rollbackFrom(Version.of("6"))
                            .build()
                            .migrateToLatest()
                            .executed())
                    .isEmpty();
            assertThat(log.messages("WARN"))
                    .containsExactly("rollback-from=6 has no effect without on-future=rollback");
        }
        assertThat(applied()).hasSize(6);
    }

    @Test
    void saysWhatItIsGoingToUndo() {
        applySix();
        try (Logged log = new Logged("io.mockloop.migrations.engine")) {
            older("6").build().migrateToLatest();
            assertThat(log.messages("WARN"))
                    .containsExactly(
                            "The database is ahead of the code: these are to be undone with the down statements"
                                    + " stored in it, as rollback-from=6 orders: 5 (V5__t.sql), 6 (V6__t.sql)");
            older("6").build().migrateToLatest();
            assertThat(log.messages("INFO"))
                    .contains(
                            "There is nothing to undo for rollback-from=6, since the database is not ahead of the code:"
                                    + " take the setting away");
        }
    }

    @Test
    void thePlanShowsIt() {
        applySix();
        assertThat(older("6").build().plan().steps())
                .extracting(step -> String.valueOf(step.version()), Step::direction, Step::source)
                .containsExactly(
                        tuple("6", Direction.DOWN, Source.DATABASE), tuple("5", Direction.DOWN, Source.DATABASE));
        assertThat(older("6").build().plan("4").steps()).hasSize(2);
        assertThat(older("6").build().plan("3").steps()).hasSize(3);
        assertThat(failureOf(() -> older("5").build().plan()).code()).isEqualTo("FUTURE_MIGRATION");
        assertThat(applied()).hasSize(6);
    }

    @Test
    void whatIsAheadIsAProblemOnlyWithoutAnOrder() {
        applySix();
        assertThat(older("6").build().validate().problems()).isEmpty();
        assertThat(older("6").build().status().summary()).isEqualTo(Summary.AHEAD);
        assertThat(older("5").build().status().summary()).isEqualTo(Summary.INVALID);
        assertThat(older("5").build().validate().problems())
                .extracting(Problem::code, Problem::version)
                .containsExactly(tuple("FUTURE_MIGRATION", "5"), tuple("FUTURE_MIGRATION", "6"));
    }

    @Test
    void goesToATargetOfTheCode() {
        applySix();
        assertThat(executed(older("6").build().migrateToVersion("4"))).containsExactly("6", "5");
        assertThat(applied()).hasSize(4);
    }

    @Test
    void aTargetBelowWhatIsKeptIsRefused() {
        applySix();
        assertThat(failureOf(() -> older("6").build().migrateToVersion("3")))
                .hasMessageStartingWith("Target version 3 is lower than current version 4.");
        assertThat(applied()).hasSize(6);
    }

    @Test
    void otherCallsUndoNothing() {
        applySix();
        addPair("4.5");
        assertThat(failureOf(() -> older("6").build().applyMigration(Version.of("4.5")))
                        .code())
                .isEqualTo("FUTURE_MIGRATION");
        assertThat(applied()).hasSize(6);
    }

    @Test
    void aJavaMigrationWithoutItsClassStopsItBeforeAnythingIsUndone() {
        applyFour();
        manager(Coded.sending("5", "CREATE TABLE t5 (id INT)")).migrateToLatest();
        addPair("6");
        manager(Coded.sending("5", "CREATE TABLE t5 (id INT)")).migrateToLatest();
        forget("6");
        MigrationException failure = refusal("6");
        assertThat(failure.code()).isEqualTo("IRREVERSIBLE");
        assertThat(failure).hasMessageStartingWith("There is no way back from 5 (" + Coded.class.getName() + ")");
    }

    @Test
    void aMigrationWithoutAStoredWayBackStopsIt() {
        applyFour();
        folder.with("V5__t.sql", "CREATE TABLE t5 (id INT);");
        addPair("6");
        manager().migrateToLatest();
        folder.without("V5__t.sql");
        forget("6");
        assertThat(refusal("6").code()).isEqualTo("IRREVERSIBLE");
    }

    @Test
    void oneChangedByteOfAStoredTextStopsIt() {
        applySix();
        database.execute("UPDATE schema_version SET down_sql = REPLACE(down_sql, 'TABLE t5', 'TABLE t4')"
                + " WHERE version = '5'");
        assertThat(refusal("6").code()).isEqualTo("STORED_DOWN_CHANGED");
    }

    @Test
    void nothingIsUndoneWhereNoMigrationIsFoundAtAll() {
        applySix();
        forget("1", "2", "3", "4");
        MigrationException failure = refusal("6");
        assertThat(failure.code()).isEqualTo("FUTURE_MIGRATION");
        assertThat(failure)
                .hasMessageContaining("No migrations were found at all, and so nothing is undone")
                .hasMessageEndingWith("-> Correct mockloop.migrations.locations, or java-packages.");
    }

    @Test
    void nothingIsUndoneWhereOneBelowIsMissing() {
        applyFour();
        addPair("5");
        addPair("6");
        manager().migrateToLatest();
        forget("3", "5", "6");
        assertThat(refusal("6").code()).isEqualTo("MISSING_MIGRATION");
    }

    @Test
    void nothingIsUndoneThatAKeptOneDependsOn() {
        applySix();
        folder.with("V4__t.sql", "-- depends-on: 5\nCREATE TABLE t4 (id INT);");
        assertThat(refusal("6").code()).isEqualTo("HAS_DEPENDENTS");
    }

    @Test
    void allOfItOrNothingWhereAllIsOneTransaction() {
        assumeTrue(undoesSchemaChanges(), "the others' schema changes cannot be one transaction");
        applyFour();
        addPair("5");
        addPair("6");
        folder.with("U5__t.sql", "DROP TABLE t5;\nDROP TABLE missing;");
        manager().migrateToLatest();
        forget("5", "6");
        assertThat(failureOf(() -> older("6")
                                .transaction(TransactionScope.ALL)
                                .build()
                                .migrateToLatest())
                        .code())
                .isEqualTo("MIGRATION_FAILED");
        assertThat(applied()).hasSize(6);
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

    /** Three are ahead, and the way back of the second waits between two statements. */
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
    void goesOnOnceWhatAKillLeftHalfDoneIsSettled() {
        assumeTrue(!undoesSchemaChanges(), "the others leave nothing half-done");
        applySevenWithAPause("DROP TABLE u6");
        killAtThePause();
        MigrationException stop = failureOf(() -> olderWithoutPause("7").build().migrateToLatest());
        assertThat(stop.code()).isEqualTo("UNFINISHED_MIGRATION");
        String asUndone = stop.action()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("DELETE"))
                .findFirst()
                .orElseThrow();
        database.execute("DROP TABLE t6", asUndone);
        assertThat(executed(olderWithoutPause("7").build().migrateToLatest())).containsExactly("5");
        assertThat(applied()).containsExactly("1", "2", "3", "4");
    }
}
