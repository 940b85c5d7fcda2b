package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.RangeMigration;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.data.KeyRanges;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A class whose one statement is run range by range of a key. */
@OnEachDatabase
class RangeMigrationTests extends ContractTests {

    private static final int ROWS = 100;

    RangeMigrationTests(TestDatabase server) {
        super(server);
    }

    @BeforeEach
    void makeRows() {
        folder.with(
                "V1__items.sql", "CREATE TABLE items (id BIGINT PRIMARY KEY, note VARCHAR(20), done INT NOT NULL);\n");
        manager().migrateToLatest();
        database.execute(LongStream.range(0, ROWS)
                .mapToObj(id -> "(%s, 'N%s', 0)".formatted(id * 3, id))
                .collect(Collectors.joining(", ", "INSERT INTO items (id, note, done) VALUES ", "")));
    }

    private String count(String condition) {
        return database.rows("SELECT COUNT(*) FROM items WHERE " + condition).get(0);
    }

    /** Fills a column of its own. */
    @MigrationInfo(version = "2", description = "Lower notes")
    static class Lowering extends RangeMigration {

        static final String STATEMENT =
                "UPDATE items SET done = done + 1, lowered = LOWER(note) WHERE id BETWEEN :from AND :to";

        private final KeyRanges ranges;

        Lowering(int size) {
            this(KeyRanges.of("items", "id", size).run(STATEMENT));
        }

        Lowering(KeyRanges ranges) {
            this.ranges = ranges;
        }

        @Override
        public void prepare(DatabaseConnection db) {
            db.schema()
                    .addColumn(
                            "items",
                            table -> table.varchar("lowered", 20).notNull().defaultTo(""));
        }

        @Override
        public KeyRanges ranges() {
            return ranges;
        }

        @Override
        public void down(DatabaseConnection db) {
            db.execute("UPDATE items SET done = 0");
            db.schema().dropColumn("items", "lowered");
        }
    }

    @Test
    void eachRowIsChangedOnce() {
        String[] before = catalogOfUser();
        assertThat(manager(new Lowering(30)).plan().toString())
                .contains("rows are changed batch by batch, each of them a transaction of its own");
        assertThat(executed(manager(new Lowering(30)).migrateToLatest())).containsExactly("2");
        assertThat(count("done = 1 AND lowered LIKE 'n%'")).isEqualTo("100");
        manager(new Lowering(30)).rollbackToVersion("1");
        assertThat(catalogOfUser()).containsExactly(before);
    }

    private void failInThirdRange() {
        database.execute("UPDATE items SET note = NULL WHERE id = 210");
        assertThat(failureOf(() -> manager(new Lowering(30)).migrateToLatest()))
                .hasMessageContaining("in range 3, id = 180 to id = 267, " + Lowering.class.getName())
                .hasMessageContaining("Its first 60 rows are done, and stay; the next run goes on behind them.");
        assertThat(count("done = 1")).isEqualTo("60");
    }

    @Test
    void afterAFailureItGoesOnByItself() {
        failInThirdRange();
        database.execute("UPDATE items SET note = 'N' WHERE id = 210");
        assertThat(executed(manager(new Lowering(7)).migrateToLatest())).containsExactly("2");
        assertThat(count("done = 1 AND lowered LIKE 'n%'")).isEqualTo("100");
        assertThat(String.join("\n", catalogOfUser())).doesNotContain("schema_version_data");
    }

    @Test
    void whatIsDoneIsTakenBackByItsDown() {
        String[] before = catalogOfUser();
        failInThirdRange();
        manager(new Lowering(30)).recover(Version.of("2"), RecoveryKind.ROLLBACK);
        assertThat(catalogOfUser()).containsExactly(before);
        assertThat(count("done = 0")).isEqualTo("100");
    }

    @Test
    void anotherStatementIsRefused() {
        failInThirdRange();
        KeyRanges other = KeyRanges.of("items", "id").run(Lowering.STATEMENT.replace("+ 1", "+ 2"));
        assertThat(failureOf(() -> manager(new Lowering(other)).migrateToLatest()))
                .hasMessageContaining("its statement or key has been changed since it began");
    }

    @Test
    void aStatementWithoutBothNamesIsRefused() {
        KeyRanges half = KeyRanges.of("items", "id").run("UPDATE items SET done = 1 WHERE id >= :from");
        assertThat(failureOf(() -> manager(new Lowering(half)).migrateToLatest()))
                .hasMessageContaining("the statement lacks :to");
        KeyRanges query = KeyRanges.of("items", "id").run("SELECT :from, :to");
        assertThat(failureOf(() -> manager(new Lowering(query)).migrateToLatest()))
                .hasMessageContaining("this is no statement that changes rows");
        assertThat(count("done = 0")).isEqualTo("100");
    }

    @Test
    void theHistoryIsNotChangedInRanges() {
        KeyRanges history = KeyRanges.of("items", "id")
                .run("UPDATE schema_version SET description = 'x' WHERE version BETWEEN :from AND :to");
        assertThat(failureOf(() -> manager(new Lowering(history)).migrateToLatest()))
                .hasMessageContaining("schema_version");
        assertThat(database.rows("SELECT COUNT(*) FROM schema_version WHERE description = 'x'"))
                .containsExactly("0");
    }

    @Test
    void aTestCanCallItWithoutTheEngine() {
        manager(new Coded("2", new Lowering(30)::up)).migrateToLatest();
        assertThat(count("done = 1 AND lowered LIKE 'n%'")).isEqualTo("100");
    }

    @Test
    void rangesWithoutSenseAreNone() {
        assertThatThrownBy(() -> KeyRanges.of("items", "id", 0).run("x")).hasMessageContaining("one row or more");
        assertThatThrownBy(() -> KeyRanges.of("items", " ").run("x")).hasMessageContaining("a table, a key of it");
    }
}
