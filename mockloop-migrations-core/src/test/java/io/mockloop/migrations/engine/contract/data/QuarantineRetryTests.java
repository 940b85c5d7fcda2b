package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mockloop.migrations.DataMigrationStatus;
import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.HistoryEntry;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationStatus.RowCount;
import io.mockloop.migrations.RowRetry;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.data.RowFailurePolicy;
import io.mockloop.migrations.data.RowQuery;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.TargetException;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that a migration has failed at are tried again, and one that fails again costs one row. */
@OnEachDatabase
class QuarantineRetryTests extends ContractTests {

    private static final Version TWO = Version.of("002.0"); // the code writes 2
    private static final String ERROR = "java.lang.IllegalArgumentException: cannot parse it";

    QuarantineRetryTests(TestDatabase server) {
        super(server);
    }

    @BeforeEach
    void makeRows() {
        folder.with("V1__items.sql", """
                CREATE TABLE items (id BIGINT PRIMARY KEY, note VARCHAR(20), done INT NOT NULL, copied VARCHAR(20));
                """);
        manager().migrateToLatest();
        database.execute(IntStream.rangeClosed(1, 30)
                .mapToObj(id -> "(%d, '%s', 0)".formatted(id, id % 10 == 3 ? "poison" : "n"))
                .collect(Collectors.joining(", ", "INSERT INTO items (id, note, done) VALUES ", "")));
    }

    private static Poisoned quarantining() {
        return new Poisoned(RowFailurePolicy.QUARANTINE, 20);
    }

    private MigrationManager quarantined() {
        MigrationManager manager = manager(quarantining());
        manager.migrateToLatest();
        return manager;
    }

    private String untouched() {
        return String.join(",", database.rows("SELECT id FROM items WHERE done = 0 ORDER BY id"));
    }

    private String catalog() {
        return String.join("\n", catalogOfUser());
    }

    @Test
    void whatSucceedsOrIsGoneIsOutOfQuarantineAndTheRestIsNot() {
        MigrationManager manager = quarantined();
        assertThat(untouched()).isEqualTo("3,13,23");
        database.execute("UPDATE items SET note = 'n' WHERE id = 3");
        database.execute("DELETE FROM items WHERE id = 13");
        RowRetry retry = manager.retryQuarantined(TWO);
        assertThat(retry)
                .isEqualTo(new RowRetry(TWO, 1, List.of("id = 13"), List.of(new RowRetry.Left("id = 23", ERROR))));
        assertThat(untouched()).isEqualTo("23");
        assertThat(database.rows("SELECT number, row_key, error FROM schema_version_quarantine"))
                .containsExactly("3|id = 23|" + ERROR);
        assertThat(manager.history())
                .extracting(HistoryEntry::description)
                .endsWith("Of the rows in quarantine 1 are done now, 1 are gone, 1 are left");

        database.execute("UPDATE items SET note = 'n' WHERE id = 23");
        assertThat(manager.retryQuarantined(TWO)).isEqualTo(new RowRetry(TWO, 1, List.of(), List.of()));
        assertThat(untouched()).isEmpty();
        assertThat(catalog()).doesNotContain("schema_version_quarantine");
        assertThat(database.rows("SELECT COUNT(*) FROM items WHERE done = 1")).containsExactly("29");
        assertThat(manager.retryQuarantined(TWO)).isEqualTo(new RowRetry(TWO, 0, List.of(), List.of()));
    }

    @Test
    void theyAreTriedInBatchesAndInHalvesDownToTheOneThatFails() {
        quarantined();
        database.execute("UPDATE items SET note = 'n' WHERE id <> 13");
        Poisoned again = quarantining();
        RowRetry retry = manager(again).retryQuarantined(TWO);
        assertThat(retry).isEqualTo(new RowRetry(TWO, 2, List.of(), List.of(new RowRetry.Left("id = 13", ERROR))));
        assertThat(again.sizes()).containsExactly(3, 2, 1, 1, 1);
        assertThat(untouched()).isEqualTo("13");
        assertThat(database.rows("SELECT COUNT(*) FROM items WHERE done = 1")).containsExactly("29");
    }

    @Test
    void aBatchHasTheMigrationsSizeAtMost() {
        quarantined();
        database.execute("UPDATE items SET note = 'n'");
        Poisoned again = new Poisoned(RowFailurePolicy.QUARANTINE, 2);
        assertThat(manager(again).retryQuarantined(TWO).done()).isEqualTo(3);
        assertThat(again.sizes()).containsExactly(2, 1);
        assertThat(untouched()).isEmpty();
    }

    @Test
    void whatTheQueryDoesNotHaveAnyMoreIsGone() {
        MigrationManager manager = quarantined();
        database.execute("UPDATE items SET done = 1 WHERE done = 0");
        assertThat(manager.retryQuarantined(TWO).gone()).containsExactly("id = 3", "id = 13", "id = 23");
        assertThat(database.rows("SELECT COUNT(*) FROM items WHERE done = 1")).containsExactly("30");
    }

    @Test
    void aKeyOfSeveralColumnsAndOfTextLeadsToItsRow() {
        RowQuery query = RowQuery.of("SELECT id, note, CONCAT('é:''', id) AS name FROM items WHERE done = 0")
                .by("name", "id");
        MigrationManager manager = manager(new Poisoned(RowFailurePolicy.QUARANTINE, query, 20));
        manager.migrateToLatest();
        database.execute("UPDATE items SET note = 'n'");
        assertThat(manager.retryQuarantined(TWO).done()).isEqualTo(3);
        assertThat(untouched()).isEmpty();
    }

    /** Runs out of what no row is to blame for, at the second row that is tried again. */
    @MigrationInfo(version = "2", description = "Mark rows")
    private static final class Ending extends Poisoned {

        Ending() {
            super(RowFailurePolicy.QUARANTINE, 1);
        }

        @Override
        public void processBatch(DatabaseConnection db, List<Row> rows) throws Exception {
            super.processBatch(db, rows);
            if (sizes().size() == 2) {
                throw new OutOfMemoryError("for a test");
            }
        }
    }

    @Test
    void anErrorOfTheProcessEndsItAndLeavesNothingHalfDone() {
        quarantined();
        database.execute("UPDATE items SET note = 'n'");
        assertThatThrownBy(() -> manager(new Ending()).retryQuarantined(TWO)).isInstanceOf(OutOfMemoryError.class);
        assertThat(untouched()).isEqualTo("13,23");
        assertThat(database.rows("SELECT row_key FROM schema_version_quarantine ORDER BY number"))
                .containsExactly("id = 13", "id = 23");
        assertThat(manager(quarantining()).retryQuarantined(TWO).done()).isEqualTo(2);
    }

    @Test
    void anErrorThatNoRowIsToBlameForEndsItByName() {
        quarantined();
        database.execute("ALTER TABLE items RENAME TO others");
        assertThat(failureOf(() -> manager(quarantining()).retryQuarantined(TWO)))
                .hasMessageContaining("0 of its rows in quarantine are done; all else is as it was.");
    }

    @Test
    void whatIsNoMigrationOfRowsIsRefused() {
        MigrationManager manager = quarantined();
        assertThat(failureOf(() -> manager.retryQuarantined(Version.of("1"))))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("Migration 1 (V1__items.sql) is no DataMigration of the code");
        assertThat(failureOf(() -> manager.retryQuarantined(Version.of("7"))))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("Migration 7 is not applied");
    }

    @Test
    void eachIsListedWithHowFarItHasCome() {
        MigrationManager manager = manager(quarantining());
        assertThat(manager.dataMigrations())
                .containsExactly(new DataMigrationStatus(TWO, "Mark rows", null, null, 0, null, null));
        failureOf(() -> manager(quarantining().most(1)).migrateToLatest());
        assertThat(manager.dataMigrations())
                .containsExactly(new DataMigrationStatus(
                        TWO, "Mark rows", MigrationState.FAILED, new RowCount(12, 30), 1, null, null));
        manager.migrateToLatest();
        DataMigrationStatus applied =
                new DataMigrationStatus(TWO, "Mark rows", MigrationState.APPLIED, null, 3, null, null);
        assertThat(manager.dataMigrations()).containsExactly(applied);
        assertThat(manager().dataMigrations()).as("without the class").containsExactly(applied);
    }
}
