package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationStatus;
import io.mockloop.migrations.MigrationStatus.RowCount;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.data.RowQuery;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import io.mockloop.migrations.view.RunningView;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows are changed batch by batch, each of them once, wherever a run ends. */
@OnEachDatabase
class DataMigrationTests extends ContractTests {

    private static final int ROWS = 250;

    DataMigrationTests(TestDatabase server) {
        super(server);
    }

    @BeforeEach
    void makeRows() {
        folder.with("V1__items.sql", """
                CREATE TABLE items (id BIGINT PRIMARY KEY, note VARCHAR(20), done INT NOT NULL, copied VARCHAR(20));
                """);
        manager().migrateToLatest();
        database.execute(LongStream.range(0, ROWS)
                .map(i -> (i - 20) * 7_000_000_001L)
                .mapToObj(id -> "(%s, 'n%s', 0)".formatted(id, Math.floorMod(id, 10)))
                .collect(Collectors.joining(", ", "INSERT INTO items (id, note, done) VALUES ", "")));
    }

    private void assertAllDoneOnce() {
        assertThat(database.rows("SELECT COUNT(*) FROM items WHERE done = 1 AND copied = note"))
                .containsExactly(String.valueOf(ROWS));
    }

    private List<String> checkpoints() {
        return database.rows("SELECT version, rows_done, batches, rows_total FROM schema_version_data");
    }

    @Test
    void eachRowIsDoneOnceThoughTheBatchChangesWhatTheQueryFiltersOn() {
        Marking marking = new Marking(40);
        List<String> told = new ArrayList<>();
        MigrationManager manager = builder()
                .migrations(marking)
                .listeners(new MigrationListener() {
                    @Override
                    public void afterBatch(Execution execution, int size, RowCount rows) {
                        told.add(execution.version() + ": " + size + ", " + rows.done() + " of " + rows.total());
                    }
                })
                .build();
        assertThat(executed(manager.migrateToLatest())).containsExactly("2");
        assertAllDoneOnce();
        assertThat(marking.sizes()).containsExactly(40, 40, 40, 40, 40, 40, 10);
        assertThat(told).hasSize(7).startsWith("2: 40, 40 of 250").endsWith("2: 10, 250 of 250");
        assertThat(String.join("\n", catalogOfUser())).doesNotContain("schema_version_data");
        assertThat(manager.status().summary()).isEqualTo(Summary.UP_TO_DATE);
    }

    /** Behind each batch the row that would be next is deleted, and one is inserted before it, and one behind all. */
    @Test
    void rowsMayComeAndGoWhileItRuns() {
        AtomicInteger batch = new AtomicInteger();
        MigrationManager manager = builder()
                .migrations(new Marking(40))
                .listeners(new MigrationListener() {
                    @Override
                    public void afterBatch(Execution execution, int size, RowCount rows) {
                        int number = batch.incrementAndGet();
                        long next =
                                Long.parseLong(database.rows("SELECT COALESCE(MIN(id), 0) FROM items WHERE done = 0")
                                        .get(0));
                        if (number <= 3) {
                            database.execute(
                                    "DELETE FROM items WHERE id = " + next,
                                    "INSERT INTO items (id, note, done) VALUES (%d, 'new', 0), (%d, 'new', 0)"
                                            .formatted(next - 1, Long.MAX_VALUE - number));
                        }
                    }
                })
                .build();
        manager.migrateToLatest();
        assertThat(database.rows("SELECT COUNT(*) FROM items WHERE note = 'new'"))
                .containsExactly("6");
        assertThat(database.rows("SELECT id FROM items WHERE done <> 1 OR copied <> note"))
                .isEmpty();
    }

    @Test
    void itIsUndoneAndDoneAgain() {
        MigrationManager manager = manager(new Marking(100));
        manager.migrateToLatest();
        manager.rollbackToVersion("1");
        assertThat(database.rows("SELECT COUNT(*) FROM items WHERE done <> 0 OR copied IS NOT NULL"))
                .containsExactly("0");
        manager.migrateToLatest();
        assertAllDoneOnce();
    }

    @Test
    void aPlanSaysThatItGoesThroughRowsAndChangesNone() {
        assertThat(manager(new Marking(100)).plan().toString())
                .contains("rows are changed batch by batch, each of them a transaction of its own");
        assertThat(database.rows("SELECT COUNT(*) FROM items WHERE done > 0")).containsExactly("0");
    }

    @Test
    void aTestCanCallItWithoutTheEngine() {
        Marking marking = new Marking(100);
        manager(new Coded("2", marking::up)).migrateToLatest();
        assertAllDoneOnce();
        assertThat(marking.sizes()).containsExactly(100, 100, 50);
    }

    @Test
    void withoutRowsItIsAppliedAtOnce() {
        database.execute("DELETE FROM items");
        Marking marking = new Marking(10);
        assertThat(executed(manager(marking).migrateToLatest())).containsExactly("2");
        assertThat(marking.sizes()).isEmpty();
    }

    /** Asks, from another connection, what is running when the second batch is. */
    @MigrationInfo(version = "2", description = "Mark rows")
    private final class Asking extends Marking {

        private MigrationStatus.@Nullable Running seen;

        Asking() {
            super(100);
        }

        @Override
        public void processBatch(DatabaseConnection db, List<Row> rows) throws Exception {
            super.processBatch(db, rows);
            if (sizes().size() == 2) {
                seen = manager(new Marking(100)).status().running();
            }
        }
    }

    @Test
    void othersSeeHowFarItHasCome() {
        assumeTrue(That.IS_A_SERVER.isTrueOf(database), "nobody reads while a transaction of SQLite writes");
        Asking asking = new Asking();
        manager(asking).migrateToLatest();
        assertThat(asking.seen).isNotNull();
        assertThat(asking.seen.rows()).isEqualTo(new RowCount(100, 250));
        assertThat(RunningView.of(asking.seen)).extracting("rows", "ofRows").containsExactly(100L, 250L);
    }

    /** Fails from the n-th batch on, behind having changed its rows. */
    @MigrationInfo(version = "2", description = "Mark rows")
    private static final class Failing extends Marking {

        private final int at;

        Failing(int size, int at) {
            super(size);
            this.at = at;
        }

        @Override
        public void processBatch(DatabaseConnection db, List<Row> rows) throws Exception {
            super.processBatch(db, rows);
            if (sizes().size() >= at) {
                throw new IllegalArgumentException("cannot parse it");
            }
        }
    }

    @Test
    void afterAFailureItGoesOnBehindTheLastBatchByItself() {
        MigrationException failure = failureOf(() -> manager(new Failing(40, 3)).migrateToLatest());
        assertThat(failure)
                .hasMessageContaining("in batch 3, the row id = 420000000060, ")
                .hasMessageContaining("cannot parse it")
                .hasMessageContaining("Its first 80 rows are done, and stay; the next run goes on behind them.");
        assertThat(database.rows("SELECT COUNT(*) FROM items WHERE done = 1")).containsExactly("80");
        assertThat(checkpoints()).containsExactly("2|80|2|250");
        assertThat(database.rows("SELECT state FROM schema_version WHERE version = '2'"))
                .containsExactly("FAILED");

        Marking rest = new Marking(50);
        assertThat(executed(manager(rest).migrateToLatest())).containsExactly("2");
        assertAllDoneOnce();
        assertThat(rest.sizes()).containsExactly(50, 50, 50, 20);
        assertThat(String.join("\n", catalogOfUser())).doesNotContain("schema_version_data");
    }

    /** Adds the column that its batches fill. */
    @MigrationInfo(version = "2", description = "Mark rows")
    private static final class Preparing extends Marking {

        private final int failing;

        Preparing(int failing) {
            super(RowQuery.of("SELECT id, note FROM items WHERE length IS NULL").by("id"), 40);
            this.failing = failing;
        }

        /** Before its rows. */
        private boolean failsAtOnce() {
            return failing < 0;
        }

        @Override
        public void prepare(DatabaseConnection db) {
            db.schema().addColumn("items", table -> table.integer("length"));
            db.execute("INSERT INTO items (id, note, done) VALUES (7, 'new', 0)");
            if (failsAtOnce()) {
                throw new IllegalStateException("not even one");
            }
        }

        @Override
        public void processBatch(DatabaseConnection db, List<Row> rows) throws Exception {
            super.processBatch(db, rows);
            for (Row row : rows) {
                db.execute(
                        "UPDATE items SET length = ? WHERE id = ?",
                        String.valueOf(row.getString("note")).length(),
                        row.getLong("id"));
            }
            if (sizes().size() >= failing && failing > 0) {
                throw new IllegalStateException("no more");
            }
        }

        @Override
        public void down(DatabaseConnection db) {
            db.schema().dropColumn("items", "length");
            db.execute("DELETE FROM items WHERE id = 7");
        }
    }

    @Test
    void whatItDoesBeforeItsRowsIsDoneOnce() {
        String[] before = catalogOfUser();
        assertThat(failureOf(() -> manager(new Preparing(-1)).migrateToLatest()))
                .hasMessageContaining("not even one");
        assertThat(failureOf(() -> manager(new Preparing(1)).migrateToLatest()))
                .hasMessageContaining("What was done before its first batch stays.");
        assertThat(failureOf(() -> manager(new Preparing(3)).migrateToLatest()))
                .hasMessageContaining("Its first 80 rows are done, and stay");
        manager(new Preparing(0)).migrateToLatest();
        assertThat(database.rows("SELECT COUNT(*) FROM items WHERE length IS NOT NULL AND done = 1"))
                .containsExactly(String.valueOf(ROWS + 1));
        manager(new Preparing(0)).rollbackToVersion("1");
        assertThat(catalogOfUser()).containsExactly(before);
    }

    @Test
    void whatItDidBeforeItsRowsIsTakenBackWithThem() {
        String[] before = catalogOfUser();
        failureOf(() -> manager(new Preparing(3)).migrateToLatest());
        manager(new Preparing(0)).recover(Version.of("2"), RecoveryKind.ROLLBACK);
        assertThat(catalogOfUser()).containsExactly(before);
        assertThat(applied()).containsExactly("1");
    }

    @Test
    void whatComesBehindItRunsInTheSameStart() {
        failureOf(() -> manager(new Failing(40, 3)).migrateToLatest());
        folder.with("V3__more.sql", "CREATE TABLE more (id INT);\n");
        assertThat(executed(manager(new Marking(40)).migrateToLatest())).containsExactly("2", "3");
        assertAllDoneOnce();
    }

    @Test
    void aFailureInTheFirstBatchLeavesNothing() {
        failureOf(() -> manager(new Failing(40, 1)).migrateToLatest());
        assertThat(applied()).containsExactly("1");
        assertThat(database.rows("SELECT COUNT(*) FROM items WHERE done = 1")).containsExactly("0");
        manager(new Marking(40)).migrateToLatest();
        assertAllDoneOnce();
    }

    @Test
    void anotherQueryIsRefusedUntilItIsTakenBack() {
        failureOf(() -> manager(new Failing(40, 3)).migrateToLatest());
        MigrationManager other =
                manager(new Marking(RowQuery.of("SELECT id, note FROM items").by("id"), 40));
        assertThat(failureOf(other::migrateToLatest))
                .hasMessageContaining("its query or key has been changed since it began")
                .hasMessageContaining("What was done before this run stays.");
        assertThat(checkpoints()).containsExactly("2|80|2|250");
        other.recover(Version.of("2"), RecoveryKind.ROLLBACK);
        assertThat(database.rows("SELECT COUNT(*) FROM items WHERE done = 1")).containsExactly("0");
        other.migrateToLatest();
        assertAllDoneOnce();
    }

    @Test
    void aKeyThatIsNotUniqueIsRefused() {
        MigrationException failure = failureOf(() ->
                manager(new Marking(RowQuery.of(Marking.QUERY).by("note"), 249)).migrateToLatest());
        assertThat(failure).hasMessageContaining("its key (note) is not unique: several rows have note = n");
        assertThat(applied()).containsExactly("1");
    }

    @Test
    void aKeyThatIsNullIsRefusedBeforeAnyRowIsDone() {
        database.execute("UPDATE items SET note = NULL WHERE id > 0");
        Marking marking = new Marking(RowQuery.of(Marking.QUERY).by("note", "id"), 40);
        assertThat(failureOf(() -> manager(marking).migrateToLatest()))
                .hasMessageContaining("its key (note, id) is NULL in 229 of the rows");
        assertThat(marking.sizes()).isEmpty();
    }

    @Test
    void aKeyThatTheQueryLacksIsRefused() {
        assertThat(failureOf(() -> manager(
                                new Marking(RowQuery.of(Marking.QUERY).by("nr"), 40))
                        .migrateToLatest()))
                .hasMessageContaining("its query has no column 'nr', which its key names; it has id, note");
        assertThat(applied()).containsExactly("1");
    }

    @Test
    void aKeyOfSeveralColumnsLeadsThroughAllRows() {
        Marking marking = new Marking(RowQuery.of(Marking.QUERY + " -- each").by("note", "ID"), 7);
        manager(marking).migrateToLatest();
        assertAllDoneOnce();
    }

    /** Finds that another session has changed a row since it was read, when it is to change it. */
    @MigrationInfo(version = "2", description = "Mark rows")
    private final class Overtaken extends Marking {

        Overtaken() {
            super(100);
        }

        @Override
        public void processBatch(DatabaseConnection db, List<Row> rows) throws Exception {
            if (sizes().isEmpty()) {
                database.execute("UPDATE items SET note = 'later' WHERE id = 7000000001");
            }
            super.processBatch(db, rows);
        }
    }

    @Test
    void aRowThatAnotherSessionHasChangedMeanwhileDoesNotEndIt() {
        assumeTrue(That.IS_A_SERVER.isTrueOf(database), "nobody writes while a transaction of SQLite does");
        manager(new Overtaken()).migrateToLatest();
        assertThat(database.rows("SELECT COUNT(*) FROM items WHERE done = 1")).containsExactly(String.valueOf(ROWS));
    }

    /** Makes a table behind having changed its rows. */
    @MigrationInfo(version = "2", description = "Mark rows")
    private static final class Altering extends Marking {

        Altering() {
            super(40);
        }

        @Override
        public void processBatch(DatabaseConnection db, List<Row> rows) throws Exception {
            super.processBatch(db, rows);
            db.execute("CREATE TABLE extra (id INT)");
            throw new IllegalStateException("passed");
        }
    }

    @Test
    void aChangeOfTheSchemaThatWouldCommitABatchIsRefused() {
        assertThat(failureOf(() -> manager(new Altering()).migrateToLatest()))
                .hasMessageContaining(undoesSchemaChanges() ? "passed" : "commits a batch before it is done");
        assertThat(database.rows("SELECT COUNT(*) FROM items WHERE done = 1")).containsExactly("0");
        assertThat(String.join("\n", catalogOfUser())).doesNotContain("extra");
    }
}
