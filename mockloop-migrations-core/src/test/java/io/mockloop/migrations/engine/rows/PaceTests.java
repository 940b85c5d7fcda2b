package io.mockloop.migrations.engine.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.engine.batch.Checkpoint;
import io.mockloop.migrations.engine.batch.LoadRules.Load;
import io.mockloop.migrations.engine.rows.Health.Subject;
import io.mockloop.migrations.engine.rows.Pace.OfRun;
import io.mockloop.migrations.settings.DataPace;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PaceTests {

    private static final DataPace FIXED = DataPace.USUAL.withBatchDuration(Duration.ZERO);

    private static final Checkpoint AT = new Checkpoint(null, 0, 0, 1000);

    private long nanos = 7;
    private final List<Duration> waited = new ArrayList<>();
    private final List<@Nullable String> told = new ArrayList<>();

    private Pace pace(DataPace settings) {
        Health health = new Health("it", new Subject("2", null), List.of(), told::add, () -> nanos);
        return pace(settings, new OfRun(health, new Rate(settings.rowsPerSecond()), true));
    }

    private Pace pace(DataPace settings, OfRun ofRun) {
        Waiting waiting = length -> {
            nanos += length.toNanos();
            return waited.add(length);
        };
        return new Pace(settings, BatchSize.first(settings, 1000, 100), () -> nanos, waiting, ofRun, () -> Load.NONE);
    }

    private void batch(Pace pace, int rows, int millis) throws SQLException {
        pace.begin(AT);
        nanos += Duration.ofMillis(millis).toNanos();
        pace.ended(rows);
    }

    @Test
    void waitsForNothingByDefault() throws SQLException {
        Pace pace = pace(DataPace.USUAL);
        batch(pace, 100, 10);
        batch(pace, 100, 10);
        assertThat(waited).isEmpty();
    }

    @Test
    void waitsBetweenTwoBatchesAndNotBeforeTheFirst() throws SQLException {
        Pace pace = pace(FIXED.withPause(Duration.ofMillis(300)));
        batch(pace, 100, 10);
        assertThat(waited).isEmpty();
        batch(pace, 100, 10);
        assertThat(waited).containsExactly(Duration.ofMillis(300));
    }

    @Test
    void rowsInASecondAreThoseOfAllWorkers() throws SQLException {
        DataPace settings = FIXED.withRowsPerSecond(1000);
        OfRun together = new OfRun(
                new Health("it", new Subject("2", null), List.of(), told::add, () -> nanos), new Rate(1000), false);
        Pace one = pace(settings, together);
        Pace other = pace(settings, together);
        one.begin(AT);
        other.begin(AT);
        nanos += Duration.ofMillis(50).toNanos();
        one.ended(100);
        other.ended(40);
        one.begin(AT);
        assertThat(waited).containsExactly(Duration.ofMillis(50));
        other.begin(AT); // behind the waiting of the first one
        assertThat(waited).containsExactly(Duration.ofMillis(50), Duration.ofMillis(90));
    }

    @Test
    void doesNotWaitBehindTheLast() throws SQLException {
        Pace pace = pace(FIXED.withPause(Duration.ofMillis(300)).withRowsPerSecond(1000));
        batch(pace, 99, 10);
        pace.begin(AT);
        assertThat(waited).isEmpty();
    }

    @Test
    void rowsInASecondCountTheTimeThatTheyTook() throws SQLException {
        Pace pace = pace(FIXED.withRowsPerSecond(200));
        batch(pace, 100, 120);
        batch(pace, 100, 600);
        batch(pace, 100, 500);
        pace.begin(AT);
        assertThat(waited).containsExactly(Duration.ofMillis(380));
    }

    @Test
    void theLongerOfBothWaitsCounts() throws SQLException {
        Pace pace = pace(FIXED.withRowsPerSecond(200).withPause(Duration.ofMillis(50)));
        batch(pace, 100, 100);
        batch(pace, 100, 480);
        pace.begin(AT);
        assertThat(waited).containsExactly(Duration.ofMillis(400), Duration.ofMillis(50));
    }

    @Test
    void tellsWhichOfBothIsWaitedFor() throws SQLException {
        Pace pace = pace(FIXED.withRowsPerSecond(1000).withPause(Duration.ofMillis(50)));
        batch(pace, 100, 10);
        batch(pace, 100, 1000);
        batch(pace, 99, 10);
        pace.begin(AT);
        String rate = "no more than 1,000 rows a second are changed (data.rows-per-second)";
        String pause = "each waits for 50 ms behind the one before (data.pause)";
        assertThat(told).containsExactly(null, rate, rate, pause, pause, null);
    }

    /** So that a pause makes no batch smaller. */
    @Test
    void whatIsWaitedIsNoTimeOfABatch() throws SQLException {
        Pace pace = pace(DataPace.USUAL.withPause(Duration.ofMinutes(10)));
        batch(pace, 100, 10);
        batch(pace, 100, 10);
        assertThat(pace.size()).isEqualTo(100);
        batch(pace, 100, 5000);
        assertThat(pace.size()).isEqualTo(50);
    }
}
