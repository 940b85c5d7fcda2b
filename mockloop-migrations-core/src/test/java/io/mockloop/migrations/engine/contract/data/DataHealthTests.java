package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.data.DataMigrationHealth;
import io.mockloop.migrations.data.DataMigrationHealth.Answer;
import io.mockloop.migrations.data.DataMigrationHealth.Progress;
import io.mockloop.migrations.engine.contract.Logged;
import io.mockloop.migrations.settings.DataLimits;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is asked before each batch of rows. */
@OnEachDatabase
class DataHealthTests extends RangesOfItems {

    private final List<Progress> asked = new ArrayList<>();

    DataHealthTests(TestDatabase server) {
        super(server);
    }

    private MigrationManager asking(DataMigrationHealth health) {
        return builder()
                .data(pace -> pace.withHealth(progress -> {
                    asked.add(progress);
                    return health.check(progress);
                }))
                .build();
    }

    @Test
    void itIsToldHowFarRangesHaveCome() {
        withRanges(100);
        asking(progress -> Answer.healthy()).migrateToLatest();
        assertThat(asked)
                .containsExactly(
                        new Progress("2", "items", 0, ROWS),
                        new Progress("2", "items", 100, ROWS),
                        new Progress("2", "items", 200, ROWS),
                        new Progress("2", "items", ROWS, ROWS));
    }

    @Test
    void itIsToldHowFarBatchesHaveCome() {
        builder()
                .migrations(new Marking(200))
                .data(pace -> pace.withHealth(progress -> {
                    asked.add(progress);
                    return Answer.healthy();
                }))
                .build()
                .migrateToLatest();
        assertThat(asked)
                .containsExactly(
                        new Progress("2", null, 0, ROWS),
                        new Progress("2", null, 200, ROWS),
                        new Progress("2", null, ROWS, ROWS));
    }

    /** Another session can write all rows, those of the last batch, too; on SQLite it could write none. */
    @Test
    void noTransactionIsOpenWhileItWaits() {
        withRanges(100);
        asking(progress -> {
                    database.execute("UPDATE items SET other = " + asked.size());
                    return asked.size() == 2 ? Answer.waiting("once", Duration.ofMillis(1)) : Answer.healthy();
                })
                .migrateToLatest();
        assertThat(asked).extracting(Progress::rows).containsExactly(0L, 100L, 100L, 200L, 250L);
        assertAll(1);
        assertThat(count("other = 5")).isEqualTo("250");
    }

    @Test
    void whatItWaitsForIsKnownToOthersAsLongAsItDoes() {
        withRanges(100);
        MigrationManager other = manager();
        List<@Nullable String> seen = new ArrayList<>();
        failureOf(() -> asking(progress -> {
                    if (asked.size() == 1) {
                        return Answer.waiting("it's night", Duration.ofMillis(1));
                    }
                    seen.add(Objects.requireNonNull(other.status().running()).slowedBy());
                    seen.add(other.dataMigrations().get(0).slowedBy());
                    throw new IllegalStateException("the monitor is away");
                })
                .migrateToLatest());
        assertThat(seen).containsExactly("it's night", "it's night");
        assertThat(other.status().running()).isNull();
        assertThat(other.dataMigrations().get(0).slowedBy()).isNull();

        asked.clear();
        seen.clear();
        asking(progress -> {
                    if (asked.size() == 2) {
                        seen.add(
                                Objects.requireNonNull(other.status().running()).slowedBy());
                        seen.add(other.dataMigrations().get(0).slowedBy());
                    }
                    return Answer.healthy();
                })
                .migrateToLatest();
        assertThat(seen).containsExactly(null, null);
        assertAll(1);
    }

    @Test
    void whatItThrowsEndsTheRunAndTheNextGoesOn() {
        withRanges(100);
        assertThat(failureOf(() -> asking(progress -> {
                            if (progress.rows() > 0) {
                                throw new IllegalStateException("the monitor is away");
                            }
                            return Answer.healthy();
                        })
                        .migrateToLatest()))
                .hasMessageContaining("the monitor is away")
                .hasMessageContaining("Its first 100 rows are done");
        assertThat(count("done = 1")).isEqualTo("100");
        assertThat(executed(manager().migrateToLatest())).containsExactly("2");
        assertAll(1);
    }

    @Test
    void theDatabaseIsAskedWithoutAWordIfAllIsWell() {
        withRanges(100);
        try (Logged logged = new Logged("io.mockloop.migrations.engine.rows")) {
            builder()
                    .data(pace -> pace.withLimits(none -> DataLimits.USUAL.withThreadsRunning(10_000)))
                    .build()
                    .migrateToLatest();
            assertThat(logged.messages("INFO")).noneMatch(message -> message.contains("look"));
        }
        assertAll(1);
    }
}
