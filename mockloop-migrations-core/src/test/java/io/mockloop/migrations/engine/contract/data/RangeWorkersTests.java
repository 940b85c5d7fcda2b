package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationStatus.RowCount;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Several workers go through the ranges of one statement, up and down. */
@OnEachDatabase(that = That.IS_A_SERVER)
class RangeWorkersTests extends RangesOfItems {

    /** Of the middle, so that others are done behind it. */
    private static final int POISONED = 130;

    private final HikariDataSource pool = database.pool(4);

    RangeWorkersTests(TestDatabase server) {
        super(server);
    }

    @BeforeEach
    void makeMigration() {
        folder.with(
                "migration_2_ranges.sql",
                "-- migrate:up\n-- batch: items.id 8\n" + STATEMENT
                        + BACK.formatted(8, "")
                                .replace(
                                        "done - 1",
                                        "done - 1, copied = CASE WHEN note IS NULL THEN NULL ELSE 'none' END"));
    }

    private MigrationManager withWorkers(int workers) {
        return MigrationManagerBuilder.forDataSource(pool)
                .locations(folder.location())
                .data(pace -> pace.withBatchDuration(Duration.ZERO).withWorkers(workers))
                .build();
    }

    private long done() {
        return Long.parseLong(count("done = 1"));
    }

    @Test
    void allRangesAreDoneUpAndDown() {
        MigrationManager manager = withWorkers(4);
        manager.migrateToLatest();
        assertAll(1);
        assertNothingIsLeftBeside();
        manager.rollbackToVersion("1");
        assertAll(0);
        assertThat(applied()).containsExactly("1");
        assertThat(String.join("\n", catalogOfUser())).doesNotContain("schema_version_data");
    }

    /** A failure names the part that it is in, if there are several. */
    @ParameterizedTest
    @CsvSource({"workers 4, 1, true", "workers 4 background, 1, true", "workers 1, 4, false"})
    void theFilesOwnNumberComesBeforeTheSettings(String said, int setting, boolean isInParts) {
        folder.with("migration_2_ranges.sql", "-- migrate:up\n-- batch: items.id 8 " + said + "\n" + STATEMENT);
        poison(POISONED);
        String failure = failureOf(() -> withWorkers(setting).migrateToLatest()).getMessage();
        assertThat(failure).contains("range ");
        assertThat(failure.contains("in part ")).isEqualTo(isInParts);
        heal();
        withWorkers(setting).migrateToLatest();
        assertAll(1);
    }

    private void failHalfway(int workers) {
        poison(POISONED);
        assertThat(failureOf(() -> withWorkers(workers).migrateToLatest()))
                .hasMessageContaining("range ")
                .hasMessageContaining(", id = ")
                .hasMessageContaining("rows are done, and stay; the next run goes on behind them.");
        assertThat(done()).isBetween(1L, ROWS - 1L);
    }

    @ParameterizedTest
    @CsvSource({"4, 4", "4, 1", "1, 4"})
    void afterAFailureAnyNumberGoesOn(int before, int after) {
        failHalfway(before);
        heal();
        withWorkers(after).migrateToLatest();
        assertAll(1);
        assertNothingIsLeftBeside();
    }

    @Test
    void anotherStatementIsRefused() {
        failHalfway(4);
        heal();
        long done = done();
        folder.with(
                "migration_2_ranges.sql", "-- migrate:up\n-- batch: items.id 8\n" + STATEMENT.replace("+ 1", "+ 2"));
        assertThat(failureOf(() -> withWorkers(4).migrateToLatest()))
                .hasMessageContaining("its statement or key has been changed since it began");
        assertThat(done()).isEqualTo(done);
        makeMigration();
        withWorkers(2).migrateToLatest();
        assertAll(1);
    }

    @ParameterizedTest
    @CsvSource({"4, 4", "4, 1", "1, 4"})
    void whatIsDoneIsTakenBackAndNothingElse(int up, int down) {
        failHalfway(up);
        withWorkers(down).recover(Version.of("2"), RecoveryKind.ROLLBACK);
        assertAll(0);
        assertThat(applied()).containsExactly("1");
        assertThat(String.join("\n", catalogOfUser())).doesNotContain("schema_version_data");
        heal();
        withWorkers(4).migrateToLatest();
        assertAll(1);
    }

    /** Of one that was half-done, in parts, some of which had begun. */
    @ParameterizedTest
    @EnumSource
    void whatIsTakenBackHalfwayCanBeCompletedOrTakenBack(RecoveryKind kind) {
        failHalfway(4);
        long before = done();
        poison(1);
        failureOf(() -> withWorkers(3).recover(Version.of("2"), RecoveryKind.ROLLBACK));
        long left = done();
        assertThat(left).isBetween(1L, before);
        assertThat(withWorkers(4).planRecovery(kind).orElseThrow().rows())
                .isEqualTo(new RowCount(before - left, before));
        heal();
        withWorkers(2).recover(Version.of("2"), kind);
        assertAll(kind == RecoveryKind.COMPLETE ? 1 : 0);
        assertThat(applied()).hasSize(kind == RecoveryKind.COMPLETE ? 2 : 1);
        assertThat(String.join("\n", catalogOfUser())).doesNotContain("schema_version_data");
    }

    @ParameterizedTest
    @EnumSource
    void aWayBackThatFailedGoesOnOrIsTurned(RecoveryKind kind) {
        withWorkers(4).migrateToLatest();
        poison(POISONED);
        failureOf(() -> withWorkers(4).rollbackToVersion("1"));
        assertThat(done()).isBetween(1L, ROWS - 1L);
        heal();
        withWorkers(3).recover(Version.of("2"), kind);
        assertAll(kind == RecoveryKind.COMPLETE ? 0 : 1);
        assertThat(String.join("\n", catalogOfUser())).doesNotContain("schema_version_data");
    }
}
