package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationStatus.RowCount;
import io.mockloop.migrations.data.DataMigrationHealth.Answer;
import io.mockloop.migrations.settings.DataPace;
import io.mockloop.migrations.settings.InvalidSettingException;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.DatabaseAccess;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.OtherJvm;
import io.mockloop.migrations.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Batches get larger and smaller by how long they take, and each row is changed once. */
@OnEachDatabase
class DataPaceTests extends RangesOfItems {

    private static final Duration LONG = Duration.ofSeconds(90);

    private final List<Integer> sizes = new ArrayList<>();

    DataPaceTests(TestDatabase server) {
        super(server);
    }

    /** Whatever a batch takes, it is too long. */
    private static DataPace tooSlow(DataPace pace) {
        return pace.withBatchDuration(Duration.ofNanos(1));
    }

    private static DataPace fast(DataPace pace) {
        return pace.withBatchDuration(Duration.ofHours(1));
    }

    private MigrationManagerBuilder with(UnaryOperator<DataPace> pace) {
        return builder().data(pace).listeners(new MigrationListener() {
            @Override
            public void afterBatch(Execution execution, int size, RowCount rows) {
                sizes.add(size);
            }
        });
    }

    @Test
    void batchesThatTakeTooLongGetSmaller() {
        with(DataPaceTests::tooSlow).migrations(new Marking(100)).build().migrateToLatest();
        assertThat(sizes).containsExactly(100, 50, 25, 12, 10, 10, 10, 10, 10, 10, 3);
        assertAll(1);
    }

    @Test
    void batchesBeginWithTheSettingsSizeIfTheMigrationSaysNone() {
        with(pace -> pace.withBatchSize(90)).migrations(new Marking(0)).build().migrateToLatest();
        assertThat(sizes).containsExactly(90, 90, 70);
        assertAll(1);
    }

    @Test
    void batchesThatTakeNoTimeGetLarger() {
        with(pace -> fast(pace).withBatchSize(10))
                .migrations(new Marking(0))
                .build()
                .migrateToLatest();
        assertThat(sizes).containsExactly(10, 15, 22, 33, 49, 73, 48);
        assertAll(1);
    }

    @Test
    void noBatchIsLargerThanTheMigrationSays() {
        with(DataPaceTests::fast).migrations(new Marking(100)).build().migrateToLatest();
        assertThat(sizes).containsExactly(100, 100, 50);
    }

    @Test
    void rangesGetSmallerUpAndDown() {
        folder.with(
                "migration_2_ranges.sql",
                "-- migrate:up\n-- batch: items.id 100\n" + STATEMENT + BACK.formatted(80, ""));
        MigrationManager manager = with(DataPaceTests::tooSlow).build();
        manager.migrateToLatest();
        assertThat(sizes).containsExactly(100, 50, 25, 12, 10, 10, 10, 10, 10, 10, 3);
        assertAll(1);
        sizes.clear();
        manager.rollbackToVersion("1");
        assertThat(sizes).startsWith(80, 40, 20, 10, 8, 8).endsWith(8, 4);
        assertAll(0);
    }

    @Test
    void whatIsHalfDoneGoesOnInAnotherPace() {
        withRanges(50);
        poison(160);
        failureOf(() -> with(DataPaceTests::tooSlow).build().migrateToLatest());
        assertThat(sizes).startsWith(50, 25, 12, 6, 5);
        heal();
        sizes.clear();
        with(DataPaceTests::fast).build().migrateToLatest();
        assertThat(sizes).startsWith(50);
        assertAll(1);
        assertNothingIsLeftBeside();
    }

    @Test
    void aPauseEndsWithTheProcess() {
        withRanges(100);
        try (OtherJvm process = OtherJvm.start(
                Pausing.class,
                Stream.concat(Stream.of(database.access().arguments()), Stream.of(path.toString()))
                        .toArray(String[]::new))) {
            process.awaitLine("100 rows are done", LONG);
            process.terminate();
            assertThat(process.exitCode(LONG)).isEqualTo(143);
        }
        assertThat(count("done = 1")).isEqualTo("100");
        assertThat(executed(manager().migrateToLatest())).containsExactly("2");
        assertAll(1);
    }

    @Test
    void listenersAreToldWhatSlowsThemAndWhenItIsOver() {
        List<@Nullable String> told = new ArrayList<>();
        List<Answer> answers = List.of(
                Answer.healthy(),
                Answer.waiting("orders are waiting", Duration.ofMillis(1)),
                Answer.waiting("orders are waiting", Duration.ofMillis(1)),
                Answer.healthy(),
                Answer.healthy());
        Iterator<Answer> next = answers.iterator();
        withRanges(100);
        builder()
                .data(pace -> pace.withHealth(progress -> next.hasNext() ? next.next() : Answer.healthy()))
                .listeners(new MigrationListener() {
                    @Override
                    public void afterBatch(Execution execution, int size, RowCount rows) {
                        told.add(rows.done() + " rows");
                    }

                    @Override
                    public void onSlowdown(Execution execution, @Nullable String reason) {
                        told.add(execution.version() + ": " + reason);
                    }
                })
                .build()
                .migrateToLatest();
        assertThat(told).containsExactly("100 rows", "2: orders are waiting", "200 rows", "2: null", "250 rows");
    }

    @Test
    void valuesThatNoPaceHasAreRefused() {
        assertThatThrownBy(() -> builder().data(pace -> pace.withBatchSize(0)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("mockloop.migrations.data.batch-size is less than 1: 0");
        assertThatThrownBy(() -> builder().data(pace -> pace.withRowsPerSecond(-1)))
                .hasMessage("mockloop.migrations.data.rows-per-second is negative: -1");
        assertThatThrownBy(() -> builder().data(pace -> pace.withPause(Duration.ofSeconds(-1))))
                .hasMessage("mockloop.migrations.data.pause is negative: PT-1S");
        assertThatThrownBy(() -> builder().data(pace -> pace.withBatchDuration(Duration.ofHours(25))))
                .hasMessage("mockloop.migrations.data.batch-duration is longer than a day: PT25H");
    }

    /** The process that waits for an hour behind its first range. */
    static final class Pausing {

        private Pausing() {}

        /** Started by the tests. */
        public static void main(String[] arguments) {
            try (HikariDataSource pool = DatabaseAccess.of(arguments).pool(1)) {
                MigrationManagerBuilder.forDataSource(pool)
                        .locations("file:" + arguments[4])
                        .data(pace -> pace.withPause(Duration.ofHours(1)))
                        .listeners(new MigrationListener() {
                            @Override
                            public void afterBatch(Execution execution, int size, RowCount rows) {
                                System.out.println(rows.done() + " rows are done");
                            }
                        })
                        .build()
                        .migrateToLatest();
            }
        }
    }
}
