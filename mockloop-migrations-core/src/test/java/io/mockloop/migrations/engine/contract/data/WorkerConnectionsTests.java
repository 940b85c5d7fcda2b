package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The connections of several workers: the pool's, what is done where one of them dies, what all may do in a second. */
@OnEachDatabase(that = That.IS_A_SERVER)
class WorkerConnectionsTests extends WorkersOfItems {

    WorkerConnectionsTests(TestDatabase server) {
        super(server);
    }

    /** Ends the session of one of its workers, behind having changed its rows. */
    @MigrationInfo(version = "2", description = "Mark rows")
    private final class Dying extends Together {

        private final boolean isOfRun;
        private final AtomicBoolean isDead = new AtomicBoolean();
        private final Thread run = Thread.currentThread();

        Dying(boolean isOfRun) {
            super(3);
            this.isOfRun = isOfRun;
        }

        @Override
        public void processBatch(DatabaseConnection db, List<Row> rows) throws Exception {
            super.processBatch(db, rows);
            if ((Thread.currentThread() == run) == isOfRun && isDead.compareAndSet(false, true)) {
                db.execute(database.traits().endOfSession());
                db.execute("SELECT 1");
            }
        }
    }

    @Test
    void whatAWorkerLeavesThatDiesIsDoneByTheOthers() {
        withWorkers(3, new Dying(false)).migrateToLatest();
        assertAllDoneOnce();
        assertThat(logged.messages("WARN"))
                .singleElement()
                .asString()
                .contains("has lost its connection, and the others do what it had not committed");
    }

    @Test
    void withTheRunsOwnConnectionAllEndAndTheNextGoesOn() {
        failureOf(() -> withWorkers(3, new Dying(true)).migrateToLatest());
        assertThat(count("done = 1")).isLessThan(ROWS);
        withWorkers(3, new Together(2)).migrateToLatest();
        assertAllDoneOnce();
    }

    @Test
    void aPoolThatIsTooSmallIsRefusedBeforeAnythingIsDone() {
        assertThat(failureOf(() -> of(database.pool(2), 3, new Together(3)).migrateToLatest()))
                .hasMessageContaining("it is to have 3 workers, each on a connection of its own, and the pool has 2"
                        + " connections at most");
        assertThat(applied()).containsExactly("1");
        assertThat(String.join("\n", catalogOfUser())).doesNotContain("schema_version_data");
    }

    @Test
    void ifOthersHaveThePoolsConnectionsItIsSaidAndFewerGoThroughThem() throws SQLException {
        try (HikariDataSource busy = database.access().pool(3)) {
            busy.setConnectionTimeout(300);
            try (Connection taken = busy.getConnection()) {
                of(busy, 3, new Together(2)).migrateToLatest();
                assertThat(taken.isClosed()).isFalse();
            }
        }
        assertAllDoneOnce();
        assertThat(logged.messages("WARN"))
                .singleElement()
                .asString()
                .contains(
                        "goes through its rows with 2 workers, and not 3: com.zaxxer.hikari.HikariDataSource, which has"
                                + " 3 at most, gives no more connections: ");
    }

    @Test
    void theirRowsInASecondAreLimitedTogether() {
        long before = System.nanoTime();
        MigrationManager manager = MigrationManagerBuilder.forDataSource(pool)
                .locations(folder.location())
                .migrations(new Marking(10))
                .data(pace -> pace.withWorkers(4).withRowsPerSecond(400))
                .build();
        manager.migrateToLatest();
        assertAllDoneOnce();
        // the first batch of each worker isn't waited for
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(800));
    }

    /** Asks, through the pool too, which session it is in. */
    @MigrationInfo(version = "2", description = "Mark rows")
    private final class Asking extends Together {

        private final Set<String> sessions = ConcurrentHashMap.newKeySet();

        Asking() {
            super(3);
        }

        @Override
        public void processBatch(DatabaseConnection db, List<Row> rows) throws Exception {
            super.processBatch(db, rows);
            String identity = database.traits().identity();
            sessions.add(String.valueOf(db.query(identity)));
            assertThat(new JdbcTemplate(pool).queryForList(identity)).isEqualTo(db.query(identity));
        }
    }

    @Test
    void springsJdbcFindsTheConnectionOfEach() {
        Asking asking = new Asking();
        withWorkers(3, asking).migrateToLatest();
        assertAllDoneOnce();
        assertThat(asking.sessions).hasSize(3);
    }
}
