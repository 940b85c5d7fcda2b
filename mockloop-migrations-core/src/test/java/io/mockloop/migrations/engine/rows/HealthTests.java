package io.mockloop.migrations.engine.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mockloop.migrations.data.DataMigrationHealth;
import io.mockloop.migrations.data.DataMigrationHealth.Answer;
import io.mockloop.migrations.data.DataMigrationHealth.Progress;
import io.mockloop.migrations.engine.batch.Checkpoint;
import io.mockloop.migrations.engine.batch.LoadRules.Load;
import io.mockloop.migrations.engine.contract.Logged;
import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import io.mockloop.migrations.engine.rows.Health.Subject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class HealthTests {

    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

    @AutoClose
    private final Logged logged = new Logged(Health.class.getName());

    private final List<Duration> waited = new ArrayList<>();
    private final List<@Nullable String> told = new ArrayList<>();
    private long nanos = 3;
    private int asked;
    private boolean isCancelled;
    private @Nullable String problem;
    private SqlSupplier<Load> database = () -> Load.NONE;

    private Health health(SqlSupplier<Load> asking, DataMigrationHealth... own) {
        database = asking;
        return new Health("Migration 2", new Subject("2", "items"), List.of(own), told::add, () -> nanos);
    }

    private boolean pause(Duration length) {
        nanos += length.toNanos();
        waited.add(length);
        return !isCancelled;
    }

    private Health ofDatabase() {
        return health(() -> {
            asked++;
            return new Load(problem, null);
        });
    }

    private void batch(Health health, int millis) throws SQLException {
        health.await(new Checkpoint(List.of(7), 40, 2, 90), null, database, this::pause);
        nanos += Duration.ofMillis(millis).toNanos();
    }

    @Test
    void theDatabaseIsAskedOnceASecondAtMost() throws SQLException {
        Health health = ofDatabase();
        for (int i = 0; i < 10; i++) {
            batch(health, 400);
        }
        assertThat(asked).isEqualTo(4); // at 0, 1.2, 2.4 and 3.6 s
        assertThat(waited).isEmpty();
        assertThat(logged.events()).isEmpty();
    }

    @Test
    void whatTheDatabaseSaysToOneWorkerIsSoForTheOthers() throws SQLException {
        Health health = ofDatabase();
        problem = "a vacuum is at work";
        for (int worker = 0; worker < 3; worker++) {
            health.await(new Checkpoint(List.of(7), 40, 2, 90), null, database, waited::add);
        }
        assertThat(asked).isEqualTo(1);
        assertThat(waited).containsExactly(FIVE_SECONDS, FIVE_SECONDS, FIVE_SECONDS);
        assertThat(logged.events()).hasSize(1);
    }

    @Test
    void eachBatchWaitsOnceWhileTheDatabaseIsHardAtWorkAndNoneForEver() throws SQLException {
        Health health = ofDatabase();
        problem = "a vacuum is at work";
        batch(health, 1);
        batch(health, 1);
        problem = "a vacuum is still at work";
        batch(health, 1);
        problem = null;
        batch(health, 2000);
        batch(health, 2000);
        assertThat(waited).containsExactly(FIVE_SECONDS, FIVE_SECONDS, FIVE_SECONDS);
        assertThat(logged.messages("INFO"))
                .containsExactly(
                        "Migration 2 waits between its batches: a vacuum is at work",
                        "Migration 2 waits no more; that was for 15 s");
    }

    @Test
    void tellsWhatIsWaitedForNowAndWhenItIsNothing() throws SQLException {
        Health health = ofDatabase();
        batch(health, 2000);
        problem = "a vacuum is at work";
        batch(health, 2000);
        problem = "another is";
        batch(health, 2000);
        problem = null;
        batch(health, 2000);
        assertThat(told).containsExactly(null, "a vacuum is at work", "another is", null);
    }

    @Test
    void theUsersOwnIsAskedUntilItAgrees() throws SQLException {
        List<Progress> seen = new ArrayList<>();
        Health health = health(() -> Load.NONE, progress -> {
            seen.add(progress);
            return seen.size() < 3
                    ? Answer.waiting("the queue is long", Duration.ofMinutes(seen.size()))
                    : Answer.healthy();
        });
        batch(health, 1);
        assertThat(waited).containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(2));
        assertThat(seen).hasSize(3).containsOnly(new Progress("2", "items", 40, 90));
        batch(health, 1);
        assertThat(logged.messages("INFO"))
                .containsExactly(
                        "Migration 2 waits between its batches: the queue is long",
                        "Migration 2 waits no more; that was for 180 s");
    }

    @Test
    void aCancelledRunAsksNothingMore() throws SQLException {
        isCancelled = true;
        Health health = health(
                () -> new Load("a vacuum is at work", null),
                progress -> Answer.waiting("for ever", Duration.ofHours(1)),
                progress -> {
                    throw new IllegalStateException("It is asked behind the end");
                });
        batch(health, 1);
        assertThat(waited).containsExactly(FIVE_SECONDS);
        batch(health, 1);
        assertThat(waited).containsExactly(FIVE_SECONDS, FIVE_SECONDS);
        Health own = health(() -> Load.NONE, progress -> Answer.waiting("for ever", Duration.ofHours(1)));
        batch(own, 1);
        assertThat(waited).endsWith(Duration.ofHours(1)).hasSize(3);
    }

    @Test
    void whatCannotBeSeenIsSaidOnce() throws SQLException {
        Health health = health(() -> new Load(null, "GRANT it"));
        batch(health, 2000);
        batch(health, 2000);
        assertThat(waited).isEmpty();
        assertThat(logged.messages("INFO"))
                .containsExactly("Migration 2 doesn't wait for what it cannot see: GRANT it");
    }

    @Test
    void whatCannotBeAskedIsSaidOnceAndNotAskedAgain() throws SQLException {
        Health health = health(() -> {
            asked++;
            throw new SQLException("permission denied");
        });
        batch(health, 2000);
        batch(health, 2000);
        assertThat(asked).isEqualTo(1);
        assertThat(logged.messages("INFO"))
                .containsExactly(
                        "Migration 2 doesn't look any more at how hard the database is at work: permission denied");
    }

    @Test
    void anAnswerThatWaitsSaysHowLong() {
        assertThatIllegalArgumentException().isThrownBy(() -> Answer.waiting("busy", Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> Answer.waiting("busy", Duration.ofSeconds(-1)));
    }
}
