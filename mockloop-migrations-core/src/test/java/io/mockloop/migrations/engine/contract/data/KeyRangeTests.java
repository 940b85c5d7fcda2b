package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mockloop.migrations.DataMigrationStatus;
import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationStatus;
import io.mockloop.migrations.MigrationStatus.RowCount;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.settings.OnFuture;
import io.mockloop.migrations.settings.TransactionScope;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The one statement of an SQL file is run range by range of a key, each row once. */
@OnEachDatabase
class KeyRangeTests extends RangesOfItems {

    KeyRangeTests(TestDatabase server) {
        super(server);
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
    void withoutASizeTheyGoByTheTimeThatTheyTake() {
        folder.with("V2__ranges.sql", "-- batch: items.id\n" + STATEMENT);
        assertThat(manager().plan().toString()).contains("In ranges of items.id, by the time that they take");
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
    void itIsListedWithHowFarItHasCome() {
        withRanges(100);
        assertThat(manager().dataMigrations())
                .containsExactly(new DataMigrationStatus(Version.of("2"), "ranges", null, null, 0, null, null));
        poison(150);
        failureOf(() -> manager().migrateToLatest());
        assertThat(manager().dataMigrations())
                .extracting(DataMigrationStatus::rows)
                .containsExactly(new RowCount(100, ROWS));
        heal();
        manager().migrateToLatest();
        assertThat(manager().dataMigrations())
                .extracting(DataMigrationStatus::state)
                .containsExactly(MigrationState.APPLIED);
    }

    @Test
    void aPlanSaysHowItIsRunAndChangesNothing() {
        withRanges(40);
        assertThat(manager().plan().toString().replace("\r", ""))
                .contains(
                        "-- In ranges of items.id, at most 40 rows each, each of them a transaction of its own: :from and :to are"
                                + " its first and last key.\n",
                        "-- V2__ranges.sql:2\n-- UPDATE items SET done = done + 1, copied = note WHERE id BETWEEN :from AND"
                                + " :to\n")
                .doesNotContain("\nUPDATE");
        folder.with("V2__ranges.sql", "-- batch: items.id 40 workers 4 background\n" + STATEMENT);
        assertThat(manager().plan().toString())
                .contains("its first and last key. 4 workers go through the rows.")
                .contains("-- UPDATE items");
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
