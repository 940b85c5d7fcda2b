package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.engine.contract.Logged;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** One session writes at a time: one worker is enough, whatever is said. */
@OnEachDatabase(that = That.IS_A_FILE)
class WorkersOfSqliteTests extends RangesOfItems {

    @AutoClose
    private final Logged logged = new Logged("io.mockloop.migrations.engine.rows");

    WorkersOfSqliteTests(TestDatabase server) {
        super(server);
    }

    @Test
    void oneGoesThroughTheRowsAndThatIsSaid() {
        withRanges(8);
        builder().data(pace -> pace.withWorkers(4)).build().migrateToLatest();
        assertAll(1);
        assertThat(logged.messages("INFO"))
                .containsExactly(
                        "migration 2 (V2__ranges.sql) goes through its rows with 1 worker, and not 4: %s takes no more at once"
                                .formatted(product()));
    }
}
