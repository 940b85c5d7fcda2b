package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.data.RowFailurePolicy;
import io.mockloop.migrations.data.RowQuery;
import io.mockloop.migrations.engine.contract.Logged;
import io.mockloop.migrations.testkit.Background;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;

/** Two processes, each with a pool of its own, at one migration of rows. */
abstract class SharedWorkers extends WorkersOfItems {

    static final int LONG = 60;

    final HikariDataSource otherPool = database.pool(3);

    @AutoClose
    final Logged sharing = new Logged("io.mockloop.migrations.engine.run");

    SharedWorkers(TestDatabase server) {
        super(server);
    }

    /** What two processes do meanwhile. */
    static class Meeting {

        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch both = new CountDownLatch(2);
        final CountDownLatch someDone = new CountDownLatch(1);

        void await(CountDownLatch latch) throws InterruptedException {
            assertThat(latch.await(LONG, TimeUnit.SECONDS)).as("both are at it").isTrue();
        }
    }

    /** Waits at its first batch until two workers of each process are at one. */
    @MigrationInfo(version = "2", description = "Mark rows")
    static class Shared extends Poisoned {

        private final Meeting meeting;
        private final AtomicBoolean isBegun = new AtomicBoolean();
        final Set<Object> rows = ConcurrentHashMap.newKeySet();

        Shared(Meeting meeting) {
            this(meeting, RowQuery.of(QUERY).by("id"), RowFailurePolicy.QUARANTINE);
        }

        Shared(Meeting meeting, RowQuery query, RowFailurePolicy policy) {
            super(policy, query, 10);
            this.meeting = meeting;
        }

        @Override
        public void processBatch(DatabaseConnection db, List<Row> batch) throws Exception {
            meeting.begun.countDown();
            if (isBegun.compareAndSet(false, true)) {
                meeting.both.countDown();
            }
            meeting.await(meeting.both);
            batch.forEach(row -> rows.add(row.get("id")));
            super.processBatch(db, batch);
            Thread.sleep(5);
        }
    }

    CompletableFuture<MigrationResult> second(Meeting meeting, Migration migration) throws Exception {
        meeting.await(meeting.begun);
        return Background.start(() -> of(otherPool, 2, migration).migrateToLatest());
    }

    static <T> T result(CompletableFuture<T> of) throws Exception {
        return of.get(LONG, TimeUnit.SECONDS);
    }

    static Throwable failure(CompletableFuture<?> of) throws Exception {
        try {
            throw new AssertionError("It has not failed: " + result(of));
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    void assertHistoryIsOfOneRun() {
        assertThat(database.rows("SELECT state FROM schema_version WHERE version = '2'"))
                .containsExactly("APPLIED");
        assertThat(database.rows("SELECT state FROM schema_version_log WHERE version = '2'"))
                .containsExactly("APPLIED");
    }
}
