package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationStatus.RowCount;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.UnfinishedMigrationException;
import io.mockloop.migrations.testkit.Await;
import io.mockloop.migrations.testkit.OtherJvm;
import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Killed wherever it is, a migration of rows goes on behind the last batch that was committed. */
abstract class KilledRows extends ContractTests {

    static final int ROWS = 2000;
    static final Duration LONG = Duration.ofSeconds(90);

    KilledRows(TestDatabase server) {
        super(server);
    }

    @BeforeEach
    void makeRows() {
        folder.with(
                "V1__items.sql",
                "CREATE TABLE items (id BIGINT PRIMARY KEY, note VARCHAR(20), done INT NOT NULL, copied VARCHAR(20));\n");
        manager().migrateToLatest();
        database.execute(LongStream.range(0, ROWS)
                .mapToObj(id -> "(%s, 'n%s', 0)".formatted(id * 3, id))
                .collect(Collectors.joining(", ", "INSERT INTO items (id, note, done) VALUES ", "")));
    }

    /** One that has the migration, in batches of so many rows. */
    abstract MigrationManager manager(int size);

    /** A process that begins with it, and takes minutes. */
    abstract OtherJvm start();

    @Test
    void goesOnWhereItWasKilled() {
        killed(2);
    }

    @Slow
    @Test
    void alsoIfItIsKilledManyTimes() {
        killed(12);
    }

    /** Told to end, it has not failed. */
    @Test
    void goesOnWhereItWasStopped() {
        try (OtherJvm process = start()) {
            process.awaitLine(Slowly.BATCH, LONG);
            Await.until(LONG, "rows are done", () -> done() > 0);
            process.terminate();
            process.exitCode(LONG);
        }
        awaitNobodyThere();
        assertThat(manager(100).dataMigrations()).extracting("state").containsExactly(MigrationState.PARTIAL);
        assertThat(failureOf(() -> manager(10).planRollback(1)))
                .hasMessageContaining("it was stopped; state PARTIAL")
                .hasMessageContaining("it goes on behind the rows that are done");
        assertThat(executed(manager(100).migrateToLatest())).containsExactly("2");
        assertThat(database.rows("SELECT COUNT(*) FROM items WHERE done = 1 AND copied = note"))
                .containsExactly(String.valueOf(ROWS));
    }

    private void killed(int times) {
        assertThat(killedAndCompleted(times, manager(100))).isEqualTo(times);
        assertThat(database.rows("SELECT COUNT(*) FROM items WHERE done = 1 AND copied = note"))
                .containsExactly(String.valueOf(ROWS));
    }

    /** How many ends the log tells of. */
    final int killedAndCompleted(int times, MigrationManager rest) {
        Random random = new Random(times);
        long before = 0;
        for (int i = 0; i < times; i++) {
            killAfter(random.nextInt(150));
            assertThat(done()).isGreaterThanOrEqualTo(before).isLessThan(ROWS);
            before = done();
        }
        assertThat(failureOf(() -> manager(10).planRollback(1)))
                .isInstanceOf(UnfinishedMigrationException.class)
                .hasMessageContaining("of 2,000 rows are done, and stay so.")
                .hasMessageContaining("it goes on behind the rows that are done");
        assertThat(executed(rest.migrateToLatest())).containsExactly("2");
        List<String> ends = database.rows("SELECT error FROM schema_version_log WHERE state = 'PARTIAL'");
        assertThat(ends).allMatch(error -> error.endsWith(" of 2,000 rows are done"));
        return ends.size();
    }

    final void killAfter(int millis) {
        killAfter(millis, start());
    }

    /** Kills one that has done rows. */
    final void killAfter(int millis, OtherJvm started) {
        try (OtherJvm process = started) {
            process.awaitLine(Slowly.BATCH, LONG);
            Await.until(LONG, "rows are done", () -> done() > 0);
            sleep(millis);
            process.kill();
        }
        awaitNobodyThere();
    }

    final void awaitNobodyThere() {
        Await.until(
                LONG,
                "the killed process's session has ended",
                () -> !failureOf(() -> manager(10).planRollback(1)).getMessage().startsWith("Another process"));
    }

    final long done() {
        return Long.parseLong(
                database.rows("SELECT COUNT(*) FROM items WHERE done > 0").get(0));
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    final String[] arguments(String... more) {
        List<String> arguments = new ArrayList<>(List.of(database.access().arguments()));
        arguments.add(path.toString());
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    /** Tells of each batch, and lets time pass behind it. */
    static final class Slowly implements MigrationListener {

        static final String BATCH = "a batch of ";

        @Override
        public void afterBatch(Execution execution, int size, RowCount rows) {
            System.out.println(BATCH + size);
            sleep(40);
        }
    }
}
