package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.BackgroundRows;
import io.mockloop.migrations.DataMigrationStatus.Halt;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.testkit.TestDatabase;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Rows that a run leaves to the background, and what is asked of them. */
abstract class BackgroundSuite extends RangesOfItems {

    static final Version TWO = Version.of("002.0"); // the code writes 2
    static final Duration LONG = Duration.ofSeconds(60);

    BackgroundSuite(TestDatabase server) {
        super(server);
    }

    void withRangesBehind() {
        folder.with("V2__ranges.sql", "-- batch: items.id 100 background\n" + STATEMENT);
    }

    String state() {
        return database.rows("SELECT state FROM schema_version WHERE version = '2'")
                .get(0);
    }

    @Nullable Halt halt(MigrationManager manager) {
        return manager.dataMigrations().get(0).halt();
    }

    static void finish(MigrationManager manager) throws InterruptedException {
        try (BackgroundRows rows = manager.startBackground()) {
            assertThat(rows.await(LONG)).isTrue();
            assertThat(rows.isDone()).isTrue();
        }
    }
}
