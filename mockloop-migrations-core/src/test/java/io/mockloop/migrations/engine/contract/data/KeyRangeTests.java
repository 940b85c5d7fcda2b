package io.mockloop.migrations.engine.contract.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationStatus;
import io.mockloop.migrations.MigrationStatus.RowCount;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.RecoveryPlan;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.cli.output.Colours;
import io.mockloop.migrations.cli.output.RecoveryReport;
import io.mockloop.migrations.cli.output.Screen;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.settings.OnFuture;
import io.mockloop.migrations.settings.TransactionScope;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The one statement of an SQL file is run range by range of a key, each row once, wherever a run ends. */
@OnEachDatabase
class KeyRangeTests extends ContractTests {

    private static final int ROWS = 250;
    private static final String STATEMENT =
            "UPDATE items SET done = done + 1, copied = note WHERE id BETWEEN :from AND :to;\n";
    private static final String BACK =
            "-- migrate:down\n-- batch: items.id %d\nUPDATE items SET done = done - 1 WHERE id BETWEEN :from AND :to%s;\n";

    KeyRangeTests(TestDatabase server) {
        super(server);
    }

    /** A row whose note is NULL is the one that a statement fails at. */
    @BeforeEach
    void makeRows() {
        folder.with("V1__items.sql", """
                CREATE TABLE items (id BIGINT PRIMARY KEY, note VARCHAR(20), done INT NOT NULL,
                    copied VARCHAR(20) DEFAULT 'none' NOT NULL, other INT, twin INT NOT NULL, later INT UNIQUE);
                """);
        manager().migrateToLatest();
        database.execute(LongStream.range(0, ROWS)
                .mapToObj(i -> "(%s, 'n%s', 0, %s)".formatted(key(i), Math.floorMod(i, 10), i / 2))
                .collect(Collectors.joining(", ", "INSERT INTO items (id, note, done, twin) VALUES ", "")));
    }

    /** Sparse ones, some of them negative. */
    private static long key(long row) {
        return (row - 20) * 7_000_000_001L;
    }

    private void withRanges(int size) {
        folder.with("V2__ranges.sql", "-- batch: items.id " + size + "\n" + STATEMENT);
    }

    private void poison(long row) {
        database.execute("UPDATE items SET note = NULL WHERE id = " + key(row));
    }

    private void heal() {
        database.execute("UPDATE items SET note = 'healed' WHERE note IS NULL");
    }

    private String count(String condition) {
        return database.rows("SELECT COUNT(*) FROM items WHERE " + condition).get(0);
    }

    private void assertAll(int done) {
        assertThat(count("done = " + done)).isEqualTo(String.valueOf(ROWS));
    }

    private List<String> checkpoints() {
        return database.rows("SELECT version, rows_done, batches, rows_total FROM schema_version_data");
    }

    private void assertNothingIsLeftBeside() {
        assertThat(String.join("\n", catalogOfUser())).doesNotContain("schema_version_data");
        assertThat(manager().status().summary()).isEqualTo(Summary.UP_TO_DATE);
    }

    @Test
    void eachRowIsChangedOnce() {
        withRanges(40);
        List<String> told = new ArrayList<>();
        MigrationManager manager = builder()
                .listeners(new MigrationListener() {
                    @Override
                    public void afterBatch(Execution execution, int size, RowCount rows) {
                        told.add("%s of %s: %d, %d of %d"
                                .formatted(
                                        execution.version(), execution.statements(), size, rows.done(), rows.total()));
                    }
                })
                .build();
        assertThat(executed(manager.migrateToLatest())).containsExactly("2");
        assertAll(1);
        assertThat(told).hasSize(7).startsWith("2 of 1: 40, 40 of 250").endsWith("2 of 1: 10, 250 of 250");
        assertNothingIsLeftBeside();
    }

    @Test
    void aSizeThatDividesTheRowsLeavesNoneOut() {
        withRanges(50);
        manager().migrateToLatest();
        assertAll(1);
    }

    @Test
    void theUsualSizeIsTenThousand() {
        folder.with("V2__ranges.sql", "-- batch: items.id\n" + STATEMENT);
        assertThat(manager().plan().toString()).contains("In ranges of items.id, 10,000 rows each");
        manager().migrateToLatest();
        assertAll(1);
    }

    @Test
    void itIsUndoneInRangesAndDoneAgain() {
        folder.with(
                "migration_2_ranges.sql",
                "-- migrate:up\n-- batch: items.id 40\n" + STATEMENT + BACK.formatted(30, ""));
        manager().migrateToLatest();
        manager().rollbackToVersion("1");
        assertAll(0);
        assertThat(String.join("\n", catalogOfUser())).doesNotContain("schema_version_data");
        manager().migrateToLatest();
        assertAll(1);
        assertNothingIsLeftBeside();
    }

    @Test
    void anOlderReleaseUndoesItInRangesByWhatIsStored() {
        folder.with(
                "migration_2_ranges.sql",
                "-- migrate:up\n-- batch: items.id 40\n" + STATEMENT + BACK.formatted(30, ""));
        manager().migrateToLatest();
        folder.without("migration_2_ranges.sql");
        List<Integer> sizes = new ArrayList<>();
        builder()
                .onFuture(OnFuture.ROLLBACK)
                .rollbackFrom(Version.of("2"))
                .listeners(new MigrationListener() {
                    @Override
                    public void afterBatch(Execution execution, int size, RowCount rows) {
                        sizes.add(size);
                    }
                })
                .build()
                .migrateToLatest();
        assertThat(sizes).containsExactly(30, 30, 30, 30, 30, 30, 30, 30, 10);
        assertAll(0);
        assertThat(applied()).containsExactly("1");
    }

    @Test
    void aPlanSaysHowItIsRunAndChangesNothing() {
        withRanges(40);
        assertThat(manager().plan().toString().replace("\r", ""))
                .contains(
                        "-- In ranges of items.id, 40 rows each, each of them a transaction of its own: :from and :to are"
                                + " its first and last key.\n",
                        "-- V2__ranges.sql:2\n-- UPDATE items SET done = done + 1, copied = note WHERE id BETWEEN :from AND"
                                + " :to\n")
                .doesNotContain("\nUPDATE");
        assertAll(0);
    }

    @Test
    void withoutRowsItIsAppliedAtOnce() {
        database.execute("DELETE FROM items");
        withRanges(40);
        assertThat(executed(manager().migrateToLatest())).containsExactly("2");
        assertNothingIsLeftBeside();
    }

    @Test
    void afterAFailureItGoesOnBehindTheLastRangeByItself() {
        withRanges(40);
        poison(100);
        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertThat(failure)
                .hasMessageContaining("in range 3, id = %s to id = %s, V2__ranges.sql:2".formatted(key(80), key(119)))
                .hasMessageContaining("Its first 80 rows are done, and stay; the next run goes on behind them.");
        assertThat(count("done = 1")).isEqualTo("80");
        assertThat(checkpoints()).containsExactly("2|80|2|250");
        assertThat(database.rows("SELECT state FROM schema_version WHERE version = '2'"))
                .containsExactly("FAILED");
        heal();
        folder.with("V3__more.sql", "CREATE TABLE more (id INT);\n");
        withRanges(70);
        assertThat(executed(manager().migrateToLatest())).containsExactly("2", "3");
        assertAll(1);
        assertNothingIsLeftBeside();
    }

    @Test
    void aFailureInTheFirstRangeLeavesNothing() {
        withRanges(40);
        poison(0);
        failureOf(() -> manager().migrateToLatest());
        assertThat(applied()).containsExactly("1");
        heal();
        manager().migrateToLatest();
        assertAll(1);
        assertNothingIsLeftBeside();
    }

    @Test
    void anotherStatementIsRefusedButAnotherLayoutIsNot() {
        withRanges(40);
        poison(100);
        failureOf(() -> manager().migrateToLatest());
        heal();
        folder.with("V2__ranges.sql", "-- batch: items.id 40\n" + STATEMENT.replace("+ 1", "+ 2"));
        assertThat(failureOf(() -> manager().migrateToLatest()))
                .hasMessageContaining("V2__ranges.sql:2")
                .hasMessageContaining("its statement or key has been changed since it began")
                .hasMessageContaining("or take back what is done");
        folder.with("V2__ranges.sql", "-- batch: items.twin 40\n" + STATEMENT);
        assertThat(failureOf(() -> manager().migrateToLatest())).hasMessageContaining("items.twin");
        assertThat(checkpoints()).containsExactly("2|80|2|250");
        folder.with("V2__ranges.sql", "-- batch: items.id 40\n\n/* new */ " + STATEMENT.replace(" WHERE", "\n  WHERE"));
        manager().migrateToLatest();
        assertAll(1);
    }

    private void failHalfway(String down) {
        folder.with("migration_2_ranges.sql", "-- migrate:up\n-- batch: items.id 40\n" + STATEMENT + down);
        poison(100);
        failureOf(() -> manager().migrateToLatest());
        assertThat(count("done = 1")).isEqualTo("80");
    }

    @Test
    void whatIsDoneIsTakenBackAndNothingElse() {
        failHalfway(BACK.formatted(30, ""));
        RecoveryPlan plan = manager().planRecovery(RecoveryKind.ROLLBACK).orElseThrow();
        assertThat(String.join("\n", plan.warnings())).doesNotContain("change rows whether or not");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new RecoveryReport(plan, null, false).context(new PrintStream(out, true, UTF_8), new Screen(Colours.NONE, 100));
        assertThat(out.toString(UTF_8))
                .contains("left half-done while it was applied: it failed. Rows done: 80 of 250.");
        manager().recover(Version.of("2"), RecoveryKind.ROLLBACK);
        assertAll(0);
        assertThat(applied()).containsExactly("1");
        assertThat(String.join("\n", catalogOfUser())).doesNotContain("schema_version_data");
        heal();
        manager().migrateToLatest();
        assertAll(1);
    }

    @Test
    void whatIsTakenBackHalfwayCanBeCompletedOrTakenBack() {
        for (RecoveryKind kind : RecoveryKind.values()) {
            // fails at the row of key 40, when the rows above it are taken back
            failHalfway(BACK.formatted(30, "")
                    .replace(
                            "done - 1",
                            "done - 1, copied = CASE WHEN id = %s AND note <> 'let'".formatted(key(40))
                                    + " THEN NULL ELSE 'none' END"));
            failureOf(() -> manager().recover(Version.of("2"), RecoveryKind.ROLLBACK));
            assertThat(count("done = 1")).isEqualTo("50");
            assertThat(checkpoints()).containsExactly("2|30|1|80");
            assertThat(failureOf(() -> manager().migrateToLatest())).hasMessageContaining("30 of 80 rows are done");
            database.execute("UPDATE items SET note = 'let' WHERE id = " + key(40));
            heal();
            manager().recover(Version.of("2"), kind);
            assertAll(kind == RecoveryKind.COMPLETE ? 1 : 0);
            assertThat(applied()).hasSize(kind == RecoveryKind.COMPLETE ? 2 : 1);
            assertThat(String.join("\n", catalogOfUser())).doesNotContain("schema_version_data");
            if (kind == RecoveryKind.COMPLETE) {
                manager().rollbackToVersion("1");
                assertAll(0);
                database.execute("UPDATE items SET note = 'n'");
            }
        }
    }

    @Test
    void aWayBackThatFailedGoesOnOrIsTurned() {
        for (RecoveryKind kind : RecoveryKind.values()) {
            folder.with(
                    "migration_2_ranges.sql",
                    "-- migrate:up\n-- batch: items.id 40\n" + STATEMENT
                            + BACK.formatted(30, "").replace("done - 1", "done - 1, copied = note"));
            manager().migrateToLatest();
            poison(200);
            assertThat(failureOf(() -> manager().rollbackToVersion("1")))
                    .hasMessageContaining("in range 2, id = %s to id = %s".formatted(key(219), key(190)))
                    .hasMessageContaining("Its first 30 rows are done, and stay; recover goes on behind them.");
            assertThat(count("done = 0")).isEqualTo("30");
            assertThat(manager().status().summary()).isEqualTo(Summary.FAILED);
            heal();
            manager().recover(Version.of("2"), kind);
            assertAll(kind == RecoveryKind.COMPLETE ? 0 : 1);
            if (kind == RecoveryKind.ROLLBACK) {
                manager().rollbackToVersion("1");
            }
            assertThat(applied()).containsExactly("1");
        }
    }

    @Test
    void aWayBackThatIsNoRangesForgetsHowFarItHadCome() {
        failHalfway("-- migrate:down\nUPDATE items SET done = 0;\n");
        RecoveryPlan plan = manager().planRecovery(RecoveryKind.ROLLBACK).orElseThrow();
        assertThat(String.join("\n", plan.warnings())).contains("change rows whether or not");
        manager().recover(Version.of("2"), RecoveryKind.ROLLBACK);
        assertAll(0);
        assertThat(String.join("\n", catalogOfUser())).doesNotContain("schema_version_data");
    }

    /** Looks, or writes, from another connection, behind the first range. */
    private MigrationManager beside(Runnable work) {
        List<Integer> batches = new ArrayList<>();
        return builder()
                .listeners(new MigrationListener() {
                    @Override
                    public void afterBatch(Execution execution, int size, RowCount rows) {
                        batches.add(size);
                        if (batches.size() == 1) {
                            work.run();
                        }
                    }
                })
                .build();
    }

    @Test
    void othersSeeHowFarItHasCome() {
        assumeTrue(That.IS_A_SERVER.isTrueOf(database), "SQLite's companion of the lock is looked at elsewhere");
        withRanges(100);
        List<MigrationStatus.@Nullable Running> seen = new ArrayList<>();
        beside(() -> seen.add(manager().status().running())).migrateToLatest();
        assertThat(seen).hasSize(1);
        assertThat(seen.get(0)).isNotNull().extracting("rows").isEqualTo(new RowCount(100, 250));
    }

    @Test
    void whatIsInsertedBehindARangeIsChangedAndWhatIsInsertedBeforeItIsNot() {
        withRanges(100);
        beside(() -> database.execute(
                        "INSERT INTO items (id, note, done, twin) VALUES (%d, 'last', 0, 0), (%d, 'first', 0, 0)"
                                .formatted(key(ROWS), key(50) + 1)))
                .migrateToLatest();
        assertThat(count("done = 1")).isEqualTo(String.valueOf(ROWS + 1));
        assertThat(count("done = 1 AND note = 'last'")).isEqualTo("1");
    }

    @Test
    void aDeleteAndAnInsertOfWhatIsThereAreRunInRanges() {
        folder.with("V2__archive.sql", "CREATE TABLE archive (id BIGINT PRIMARY KEY, note VARCHAR(20));\n");
        folder.with("V3__copy.sql", """
                -- batch: items.id 33
                INSERT INTO archive (id, note)
                SELECT id, CONCAT(note, ':from') /* :to */ FROM items -- of :from
                WHERE id >= :FROM AND id <= :To AND note <> 'n7';
                """);
        folder.with("V4__remove.sql", """
                -- batch: items.id 33
                DELETE FROM items WHERE id BETWEEN :from AND :to AND note <> 'n7';
                """);
        manager().migrateToLatest();
        assertThat(database.rows("SELECT COUNT(*), MIN(note) FROM archive")).containsExactly("225|n0:from");
        assertThat(database.rows("SELECT COUNT(*), MIN(note) FROM items")).containsExactly("25|n7");
    }

    private String refusal(String directive) {
        folder.with("V2__ranges.sql", directive + "\n" + STATEMENT);
        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertAll(0);
        assertThat(applied()).containsExactly("1");
        assertThat(failure).hasMessageContaining("V2__ranges.sql:2");
        return String.valueOf(failure.getMessage());
    }

    @Test
    void whatIsNoKeyIsRefusedBeforeAnyRowIsChanged() {
        assertThat(refusal("-- batch: items.twin")).contains("items.twin: it has no unique index of its own");
        assertThat(refusal("-- batch: items.later")).contains("items.later: it may be NULL");
        assertThat(refusal("-- batch: items.nothing")).contains("items.nothing: it is no column of it");
        assertThat(refusal("-- batch: things.id")).contains("there is no table things");
    }

    @Test
    void withAnotherMigrationInOneTransactionItIsRefused() {
        assumeTrue(undoesSchemaChanges(), "one transaction for all is refused altogether");
        withRanges(40);
        assertThat(failureOf(() ->
                        builder().transaction(TransactionScope.ALL).build().migrateToLatest()))
                .hasMessageContaining("V2__ranges.sql");
        assertAll(0);
    }

    @Test
    void aStatementListenerIsToldOnce() {
        withRanges(40);
        List<String> told = new ArrayList<>();
        builder()
                .listeners(new MigrationListener() {
                    @Override
                    public void beforeStatement(Execution execution, StatementSent sent) {
                        told.add(execution.direction() + " " + sent.number() + " " + sent.line());
                    }
                })
                .build()
                .migrateToLatest();
        assertThat(told).containsExactly(Direction.UP + " 1 2");
    }
}
