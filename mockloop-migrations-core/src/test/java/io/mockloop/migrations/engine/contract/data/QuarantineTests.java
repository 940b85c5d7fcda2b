package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mockloop.migrations.AppliedMigration;
import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.HistoryEntry;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.data.RowFailurePolicy;
import io.mockloop.migrations.data.RowQuery;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A row that a migration fails at costs one row: the migration ends there, or goes on behind it. */
@OnEachDatabase
class QuarantineTests extends ContractTests {

    private static final int ROWS = 50;
    private static final String QUARANTINE = "schema_version_quarantine";

    QuarantineTests(TestDatabase server) {
        super(server);
    }

    @BeforeEach
    void makeRows() {
        folder.with("V1__items.sql", """
                CREATE TABLE items (id BIGINT PRIMARY KEY, note VARCHAR(20), done INT NOT NULL, copied VARCHAR(20));
                """);
        manager().migrateToLatest();
        database.execute(IntStream.rangeClosed(1, ROWS)
                .mapToObj("(%d, 'n', 0)"::formatted)
                .collect(Collectors.joining(", ", "INSERT INTO items (id, note, done) VALUES ", "")));
    }

    private void poison(int... ids) {
        database.execute("UPDATE items SET note = 'poison' WHERE id IN (" + list(ids) + ")");
    }

    private static String list(int... ids) {
        return Arrays.stream(ids).mapToObj(String::valueOf).collect(Collectors.joining(","));
    }

    private List<String> quarantined() {
        return database.rows("SELECT version, number, row_key, error FROM " + QUARANTINE + " ORDER BY number");
    }

    private long done() {
        return Long.parseLong(
                database.rows("SELECT COUNT(*) FROM items WHERE done = 1").get(0));
    }

    private String untouched() {
        return String.join(",", database.rows("SELECT id FROM items WHERE done = 0 ORDER BY id"));
    }

    private void assertQuarantined(int... ids) {
        assertThat(quarantined())
                .containsExactly(IntStream.range(0, ids.length)
                        .mapToObj(i -> "2|%d|id = %d|java.lang.IllegalArgumentException: cannot parse it"
                                .formatted(i + 1, ids[i]))
                        .toArray(String[]::new));
        assertThat(untouched()).isEqualTo(list(ids));
        assertThat(done()).isEqualTo(ROWS - ids.length);
    }

    private static Poisoned quarantining() {
        return new Poisoned(RowFailurePolicy.QUARANTINE, 20);
    }

    private void oneThatFailsCostsOneRow(int id) {
        poison(id);
        Poisoned migration = quarantining();
        assertThat(executed(manager(migration).migrateToLatest())).containsExactly("2");
        assertQuarantined(id);
        assertThat(migration.sizes()).hasSizeLessThan(20);
    }

    @Test
    void theFirstRowThatFailsCostsOneRow() {
        oneThatFailsCostsOneRow(1);
    }

    @Test
    void oneInTheMiddleCostsOneRow() {
        oneThatFailsCostsOneRow(15);
    }

    @Test
    void theLastOfABatchCostsOneRow() {
        oneThatFailsCostsOneRow(20);
    }

    @Test
    void theLastRowOfAllCostsOneRow() {
        oneThatFailsCostsOneRow(ROWS);
    }

    @Test
    void severalCostThemselves() {
        int[] ids = {1, 3, 4, 10, 19, 20, 21, 45, 46, 50};
        poison(ids);
        manager(quarantining()).migrateToLatest();
        assertQuarantined(ids);
    }

    @Test
    void allRowsArePassedOverIfSoManyMayBe() {
        int[] all = IntStream.rangeClosed(1, ROWS).toArray();
        poison(all);
        assertThat(executed(manager(quarantining().most(ROWS)).migrateToLatest()))
                .containsExactly("2");
        assertQuarantined(all);
    }

    @Test
    void theRowThatEndsItIsNamedAndWhatIsBeforeItStays() {
        poison(30, 31);
        MigrationManager manager = manager(new Poisoned(RowFailurePolicy.FAIL, 20));
        assertThat(failureOf(manager::migrateToLatest))
                .hasMessageContaining("the row id = 30, ")
                .hasMessageContaining("cannot parse it")
                .hasMessageContaining("Its first 29 rows are done, and stay; the next run goes on behind them.");
        assertThat(done()).isEqualTo(29);
        assertThat(String.join("\n", catalogOfUser())).doesNotContain(QUARANTINE);
        database.execute("UPDATE items SET note = 'n' WHERE note = 'poison'");
        manager.migrateToLatest();
        assertThat(done()).isEqualTo(ROWS);
    }

    @Test
    void moreThanMayBePassedOverEndIt() {
        poison(2, 4, 6, 8);
        MigrationManager manager = manager(quarantining().most(3));
        assertThat(failureOf(manager::migrateToLatest))
                .hasMessageContaining("the row id = 8, ")
                .hasMessageContaining("too many of its rows fail: 3 are in quarantine, and no more may be")
                .hasMessageContaining("cannot parse it")
                .hasMessageContaining("Its first 7 rows are done, but for 3 that failed and are in ");
        assertThat(quarantined()).hasSize(3);
        assertThat(done()).isEqualTo(4);
        assertThat(manager.status().applied())
                .extracting(AppliedMigration::quarantined)
                .containsExactly(0, 3);
        manager(quarantining().most(4)).migrateToLatest();
        assertQuarantined(2, 4, 6, 8);
    }

    @Test
    void statusAndHistoryTellHowManyThereAre() {
        poison(7, 8);
        MigrationManager manager = manager(quarantining());
        manager.migrateToLatest();
        assertThat(manager.status().applied())
                .extracting(AppliedMigration::quarantined)
                .containsExactly(0, 2);
        assertThat(manager.history()).extracting(HistoryEntry::error).endsWith("2 of its rows are in quarantine");
        assertThat(manager().status().applied())
                .as("by a process that lacks the class")
                .extracting(AppliedMigration::quarantined)
                .containsExactly(0, 2);
    }

    @Test
    void theTableIsThereOnlyWhileItHoldsRows() {
        manager(quarantining()).migrateToLatest();
        assertThat(String.join("\n", catalogOfUser())).doesNotContain(QUARANTINE);
        assertThat(done()).isEqualTo(ROWS);
    }

    @Test
    void whatIsUndoneHasNoRowsInQuarantine() {
        String[] before = catalogOfUser();
        poison(7, 8);
        MigrationManager manager = manager(quarantining());
        manager.migrateToLatest();
        manager.rollbackToVersion("1");
        assertThat(catalogOfUser()).containsExactly(before);
        database.execute("UPDATE items SET note = 'n' WHERE id = 7");
        manager.migrateToLatest();
        assertQuarantined(8);
    }

    @Test
    void norHasWhatIsTakenBack() {
        String[] before = catalogOfUser();
        poison(7, 8);
        MigrationManager manager = manager(quarantining().most(1));
        failureOf(manager::migrateToLatest);
        manager.recover(Version.of("2"), RecoveryKind.ROLLBACK);
        assertThat(catalogOfUser()).containsExactly(before);
        assertThat(done()).isZero();
    }

    /** The same once more. */
    @MigrationInfo(version = "3", description = "Mark rows again")
    private static final class Again extends Poisoned {

        Again() {
            super(RowFailurePolicy.QUARANTINE, 10);
        }
    }

    @Test
    void thoseOfOthersStay() {
        poison(7);
        MigrationManager manager = manager(quarantining(), new Again());
        manager.migrateToVersion("2");
        database.execute("UPDATE items SET done = 0");
        poison(9);
        manager.migrateToLatest();
        assertThat(quarantined()).hasSize(3);
        manager.rollbackToVersion("2");
        assertThat(quarantined()).singleElement().asString().startsWith("2|1|id = 7|");
    }

    @Test
    void keysOfSeveralColumnsAndOfTextAreShown() {
        poison(7, 31);
        RowQuery query = RowQuery.of("SELECT id, note, CONCAT(note, 'é:''', id) AS name FROM items WHERE done = 0")
                .by("name", "id");
        manager(new Poisoned(RowFailurePolicy.QUARANTINE, query, 20)).migrateToLatest();
        assertThat(untouched()).isEqualTo("7,31");
        assertThat(database.rows("SELECT row_key FROM " + QUARANTINE + " ORDER BY number"))
                .containsExactly("name = poisoné:'31, id = 31", "name = poisoné:'7, id = 7");
    }

    /** Sends a statement for each row. */
    @MigrationInfo(version = "2", description = "Mark rows")
    private static final class Sending extends Marking {

        private final String sql;

        Sending(String sql) {
            super(20);
            this.sql = sql;
        }

        @Override
        public RowFailurePolicy onError() {
            return RowFailurePolicy.QUARANTINE;
        }

        @Override
        public void processBatch(DatabaseConnection db, List<Row> rows) throws Exception {
            super.processBatch(db, rows);
            if (sql.startsWith("UPDATE")) {
                db.batchUpdate(
                        sql,
                        rows.stream()
                                .map(row -> new Object[] {row.getLong("id")})
                                .toList());
            } else {
                rows.forEach(row -> db.execute(sql, row.getLong("id")));
            }
        }
    }

    private void isTheRows(String sql) {
        poison(30);
        manager(new Sending(sql)).migrateToLatest();
        assertThat(untouched()).isEqualTo("30");
        assertThat(database.rows("SELECT row_key FROM " + QUARANTINE)).containsExactly("id = 30");
    }

    @Test
    void aValueThatIsThereTwiceIsTheRows() {
        isTheRows("INSERT INTO items (id, done) SELECT 1, 0 FROM items WHERE id = ? AND note = 'poison'");
    }

    @Test
    void aValueThatIsMissingIsTheRows() {
        isTheRows("UPDATE items SET done = NULL WHERE id = ? AND note = 'poison'");
    }

    @Test
    void aValueThatACheckRefusesIsTheRows() {
        database.execute("CREATE TABLE checked (id BIGINT, CHECK (id >= 0))");
        isTheRows("INSERT INTO checked SELECT -1 FROM items WHERE id = ? AND note = 'poison'");
    }

    @Test
    void aValueThatRefersToNothingIsTheRows() {
        assumeTrue(That.IS_A_SERVER.isTrueOf(database), "SQLite looks at foreign keys only if a session wants it");
        database.execute("CREATE TABLE parts (item BIGINT NOT NULL, FOREIGN KEY (item) REFERENCES items (id))");
        isTheRows("INSERT INTO parts SELECT 1000 FROM items WHERE id = ? AND note = 'poison'");
    }

    @Test
    void whatNoRowIsToBlameForPassesOverNone() {
        assertThat(failureOf(() -> manager(new Sending("UPDATE nowhere SET done = 1 WHERE id = ?"))
                        .migrateToLatest()))
                .hasMessageContaining("in batch 1");
        assertThat(applied()).containsExactly("1");
        assertThat(done()).isZero();
    }

    /** Throws what it is given behind the first batch. */
    @MigrationInfo(version = "2", description = "Mark rows")
    private static final class Throwing extends Poisoned {

        private final Throwable thrown;
        private int times;

        Throwing(Throwable thrown, int times) {
            super(RowFailurePolicy.QUARANTINE, 20);
            this.thrown = thrown;
            this.times = times;
        }

        @Override
        public void processBatch(DatabaseConnection db, List<Row> rows) throws Exception {
            super.processBatch(db, rows);
            if (rows.get(0).getLong("id") > 20 && times-- > 0) {
                if (thrown instanceof Error error) {
                    throw error;
                }
                throw (Exception) thrown;
            }
        }
    }

    @Test
    void anErrorOfTheProcessIsNoRows() {
        poison(7);
        MigrationManager manager = manager(new Throwing(new OutOfMemoryError("for a test"), 1));
        assertThatThrownBy(manager::migrateToLatest).isInstanceOf(OutOfMemoryError.class);
        assertThat(quarantined()).hasSize(1);
        assertThat(done()).isEqualTo(19);
        manager(quarantining()).migrateToLatest();
        assertQuarantined(7);
    }

    @Test
    void aFullDiskIsNoRows() {
        SQLException full = new SQLException("no space left", "53100", 1114);
        assertThat(failureOf(() -> manager(new Throwing(full, 1)).migrateToLatest()))
                .hasMessageContaining("in batch 2, the rows behind id = 20")
                .hasMessageContaining("no space left");
        assertThat(done()).isEqualTo(20);
    }

    @Test
    void aDeadlockIsTriedAgain() {
        SQLException deadlock = new SQLException("deadlock detected", "40P01", 1213);
        Throwing migration = new Throwing(deadlock, 2);
        manager(migration).migrateToLatest();
        assertThat(done()).isEqualTo(ROWS);
        assertThat(migration.sizes()).containsExactly(20, 20, 20, 20, 10);
    }

    @Test
    void aTableThatCannotBeMadeIsSaidBeforeTheFirstBatch() {
        database.execute("CREATE TABLE " + QUARANTINE + " (id INT)");
        Poisoned migration = quarantining();
        assertThat(failureOf(() -> manager(migration).migrateToLatest())).hasMessageContaining(QUARANTINE);
        assertThat(migration.sizes()).isEmpty();
    }
}
