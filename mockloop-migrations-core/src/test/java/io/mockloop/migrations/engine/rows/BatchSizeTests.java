package io.mockloop.migrations.engine.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.settings.DataPace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class BatchSizeTests {

    private static final int ANY = Integer.MAX_VALUE;
    private static final long GOAL = DataPace.USUAL.batchDuration().toNanos();

    private static BatchSize first(DataPace pace, int stated) {
        return BatchSize.first(pace, pace.batchSize(), stated);
    }

    /** The sizes of full batches, by how long those of such a size take. */
    private static List<Integer> sizes(BatchSize first, int count, LongUnaryOperator nanos) {
        List<Integer> sizes = new ArrayList<>();
        BatchSize size = first;
        for (int i = 0; i < count; i++) {
            sizes.add(size.rows());
            size = size.after(size.rows(), nanos.applyAsLong(size.rows()), ANY);
        }
        return sizes;
    }

    @Test
    void growsInSmallStepsUpToTenTimes() {
        List<Integer> sizes = sizes(first(DataPace.USUAL, 0), 20, rows -> rows);
        assertThat(sizes).startsWith(1000, 1500, 2250).endsWith(10_000, 10_000).isSorted();
    }

    @Test
    void shrinksByHalfDownToATenth() {
        assertThat(sizes(first(DataPace.USUAL, 0), 6, rows -> 100 * GOAL))
                .containsExactly(1000, 500, 250, 125, 100, 100);
    }

    @Test
    void isNeverMoreThanTheMigrationSays() {
        assertThat(sizes(first(DataPace.USUAL, 300), 3, rows -> 1)).containsOnly(300);
        assertThat(sizes(first(DataPace.USUAL, 300), 6, rows -> 100 * GOAL)).containsExactly(300, 150, 75, 37, 30, 30);
    }

    @Test
    void whatBeginsOtherwiseHasItsOwnBounds() {
        assertThat(sizes(BatchSize.first(DataPace.USUAL, 10_000, 0), 20, rows -> rows))
                .startsWith(10_000, 15_000)
                .endsWith(100_000);
        assertThat(sizes(BatchSize.first(DataPace.USUAL, 10_000, 500), 3, rows -> 1))
                .containsOnly(500);
    }

    @Test
    void endsAtTheSizeThatTakesTheTime() {
        assertThat(sizes(first(DataPace.USUAL, 0), 30, rows -> rows * GOAL / 3000))
                .last()
                .satisfies(size -> assertThat(size).isBetween(2700, 3300));
        assertThat(sizes(first(DataPace.USUAL, 0), 30, rows -> rows * GOAL / 300))
                .last()
                .satisfies(size -> assertThat(size).isBetween(270, 330));
    }

    @Test
    void staysWhereItIsNearTheGoal() {
        assertThat(sizes(first(DataPace.USUAL, 0), 5, rows -> rows * GOAL / 1050))
                .containsOnly(1000);
    }

    /** One that waited for somebody has little part in the average of many. */
    @Test
    void oneSlowBatchIsNoReasonToHalveAll() {
        BatchSize before = new BatchSize(1000, 100, 10_000, GOAL, (double) GOAL / 1000);
        BatchSize after = before.after(1000, 2 * GOAL, ANY);
        assertThat(after.rows()).isBetween(700, 750);
        assertThat(before.after(1000, 100 * GOAL, ANY).rows()).isEqualTo(500);
    }

    @Test
    void oneRowGrowsToo() {
        assertThat(sizes(first(DataPace.USUAL.withBatchSize(1), 0), 5, rows -> 1))
                .containsExactly(1, 2, 3, 4, 6);
        assertThat(sizes(first(DataPace.USUAL, 1), 3, rows -> 100 * GOAL)).containsOnly(1);
    }

    @Test
    void staysIfNoTimeIsSaid() {
        BatchSize fixed = first(DataPace.USUAL.withBatchDuration(Duration.ZERO), 0);
        assertThat(sizes(fixed, 3, rows -> 100 * GOAL)).containsOnly(1000);
        assertThat(sizes(fixed, 3, rows -> 1)).containsOnly(1000);
    }

    @Test
    void aBatchThatHadFewerRowsTellsNothing() {
        BatchSize size = first(DataPace.USUAL, 0);
        assertThat(size.after(999, 100 * GOAL, ANY)).isEqualTo(size);
    }

    @Test
    void hasRoomForItsRows() {
        BatchSize size = first(DataPace.USUAL, 0);
        assertThat(size.after(1000, 1, 40).rows()).isEqualTo(40);
        assertThat(size.after(1000, 1, 0).rows()).isEqualTo(1);
        assertThat(size.after(1000, 1, 40).after(40, 1, ANY).rows()).isEqualTo(60);
    }

    @Test
    void isNeverMoreThanMayBeDoneInASecond() {
        DataPace slow = DataPace.USUAL.withRowsPerSecond(50);
        assertThat(sizes(first(slow, 0), 3, rows -> 1)).containsOnly(50);
        assertThat(sizes(first(slow, 20), 3, rows -> 1)).containsOnly(20);
    }

    @Test
    void theLargestThatCanBeSaidIsAllowed() {
        assertThat(sizes(first(DataPace.USUAL.withBatchSize(Integer.MAX_VALUE), 0), 3, rows -> 1))
                .allMatch(size -> size > 0);
        assertThat(sizes(first(DataPace.USUAL, Integer.MAX_VALUE), 3, rows -> 1))
                .allMatch(size -> size > 0);
    }
}
