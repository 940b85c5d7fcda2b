package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationStatus.RowCount;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;

/** Rows that one statement of a file changes in ranges of their key. */
abstract class RangesOfItems extends ContractTests {

    static final int ROWS = 250;
    static final String STATEMENT = "UPDATE items SET done = done + 1, copied = note WHERE id BETWEEN :from AND :to;\n";
    static final String BACK =
            "-- migrate:down\n-- batch: items.id %d\nUPDATE items SET done = done - 1 WHERE id BETWEEN :from AND :to%s;\n";

    RangesOfItems(TestDatabase server) {
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
    static long key(long row) {
        return (row - 20) * 7_000_000_001L;
    }

    final void withRanges(int size) {
        folder.with("V2__ranges.sql", "-- batch: items.id " + size + "\n" + STATEMENT);
    }

    final void poison(long row) {
        database.execute("UPDATE items SET note = NULL WHERE id = " + key(row));
    }

    final void heal() {
        database.execute("UPDATE items SET note = 'healed' WHERE note IS NULL");
    }

    final String count(String condition) {
        return database.rows("SELECT COUNT(*) FROM items WHERE " + condition).get(0);
    }

    final void assertAll(int done) {
        assertThat(count("done = " + done)).isEqualTo(String.valueOf(ROWS));
    }

    final List<String> checkpoints() {
        return database.rows("SELECT version, rows_done, batches, rows_total FROM schema_version_data");
    }

    final void assertNothingIsLeftBeside() {
        assertThat(String.join("\n", catalogOfUser())).doesNotContain("schema_version_data");
        assertThat(manager().status().summary()).isEqualTo(Summary.UP_TO_DATE);
    }

    /** Looks, or writes, from another connection, behind the first range. */
    final MigrationManager beside(Runnable work) {
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
}
