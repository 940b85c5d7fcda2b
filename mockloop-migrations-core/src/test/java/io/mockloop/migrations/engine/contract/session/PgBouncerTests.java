package io.mockloop.migrations.engine.contract.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Interposed;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.PgBouncer;
import io.mockloop.migrations.testkit.PgBouncer.Mode;
import io.mockloop.migrations.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Through a pooler between the application and the server. */
class PgBouncerTests extends ContractTests {

    private static final int STARTS = 4;
    private static final String LOCKS = "SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database"
            + " WHERE l.locktype = 'advisory' AND d.datname = current_database()";

    private final PgBouncer pooler;

    PgBouncerTests() {
        super(TestDatabase.postgreSql());
        pooler = PgBouncer.before(database.access());
    }

    @BeforeEach
    void migrations() {
        for (int version = 1; version <= 5; version++) {
            folder.with(
                    "V%d__t.sql".formatted(version),
                    "CREATE TABLE t%d (id INT);\nSELECT pg_sleep(0.05);\n".formatted(version));
        }
    }

    private MigrationManager through(Mode mode) {
        return MigrationManagerBuilder.forDataSource(pooler.access(mode).dataSource())
                .locations(folder.location())
                .lockTimeout(Duration.ofSeconds(20))
                .build();
    }

    @Test
    void severalStartsAmongOtherTrafficAreRefusedOrDoAllAndLeaveNoLock() throws Exception {
        pooler.access(Mode.TRANSACTION); // a skip has to come from the test's own thread
        ExecutorService threads = Executors.newFixedThreadPool(2 * STARTS);
        AtomicBoolean over = new AtomicBoolean();
        List<Future<Integer>> traffic = new ArrayList<>();
        List<Callable<String>> starts = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            traffic.add(threads.submit(() -> queries(over)));
            starts.add(() -> outcome(Mode.TRANSACTION));
        }
        List<String> outcomes = new ArrayList<>();
        for (Future<String> start : threads.invokeAll(starts)) {
            outcomes.add(start.get());
        }
        over.set(true);
        for (Future<Integer> each : traffic) {
            assertThat(each.get()).isPositive();
        }
        threads.shutdown();
        assertThat(outcomes).allMatch(outcome -> outcome.equals("done") || outcome.contains("such as PgBouncer"));
        assertThat(database.rows(LOCKS)).containsExactly("0");
        manager().migrateToLatest();
        assertThat(applied()).containsExactly("1", "2", "3", "4", "5");
    }

    private int queries(AtomicBoolean over) throws SQLException {
        int sent = 0;
        try (Connection connection = pooler.access(Mode.TRANSACTION).connect();
                Statement statement = connection.createStatement()) {
            while (!over.get()) {
                statement.execute("SELECT pg_sleep(0.002)");
                sent++;
            }
        }
        return sent;
    }

    private String outcome(Mode mode) {
        try {
            through(mode).migrateToLatest();
            return "done";
        } catch (MigrationException e) {
            return e.code() + " " + e.getMessage();
        }
    }

    /**
     * What is about to be sent is answered by another session, since this one is somebody else's until the answer is
     * there.
     */
    @ParameterizedTest
    @ValueSource(strings = {"pg_try_advisory_lock", "SELECT pg_catalog.pg_backend_pid()"})
    void anotherSessionIsNoticedAndTheLockIsFreedWhereItWasTaken(String before) throws Exception {
        manager().migrateToLatest();
        folder.with("V6__t.sql", "CREATE TABLE t6 (id INT);");
        DataSource target = pooler.access(Mode.TRANSACTION).dataSource();
        ExecutorService threads = Executors.newFixedThreadPool(1);
        List<Future<Integer>> others = new ArrayList<>();
        CountDownLatch answered = new CountDownLatch(1);
        Runnable taking = () -> {
            CountDownLatch taken = new CountDownLatch(1);
            others.add(threads.submit(() -> {
                takeSession(taken, answered);
                return 0;
            }));
            await(taken);
        };
        Interposed interposed = new Interposed(target, before, taking, answered::countDown);
        MigrationException failure = failureOf(() -> MigrationManagerBuilder.forDataSource(interposed)
                .locations(folder.location())
                .build()
                .migrateToLatest());
        for (Future<Integer> other : others) {
            other.get();
        }
        threads.shutdown();
        assertThat(interposed.happened()).isTrue();
        assertThat(failure.code()).as(failure.getMessage()).isEqualTo("POOLED_SESSION");
        assertThat(failure)
                .hasMessageContaining("such as PgBouncer in transaction mode")
                .hasMessageContaining("mockloop.migrations.url");
        assertThat(database.rows(LOCKS)).containsExactly("0");
        assertThat(executed(manager().migrateToLatest())).containsExactly("6");
    }

    private void takeSession(CountDownLatch taken, CountDownLatch answered) throws Exception {
        try (Connection other = pooler.access(Mode.TRANSACTION).connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT 1");
            taken.countDown();
            await(answered);
            other.rollback();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aStartWithNothingPendingAndStatusGoThrough() {
        manager().migrateToLatest();
        assertThat(through(Mode.TRANSACTION).migrateToLatest().executed()).isEmpty();
        assertThat(through(Mode.TRANSACTION).status().applied()).hasSize(5);
        assertThat(through(Mode.TRANSACTION).validate().isValid()).isTrue();
    }

    @Test
    void aPoolerThatKeepsSessionsTogetherIsAsGoodAsNone() {
        assertThat(executed(through(Mode.SESSION).migrateToLatest())).containsExactly("1", "2", "3", "4", "5");
        assertThat(through(Mode.SESSION).migrateToLatest().executed()).isEmpty();
        assertThat(database.rows(LOCKS)).containsExactly("0");
    }

    /** The driver prepares under a name what it sends often. */
    @Test
    void whatOneThatKnowsNoPreparedStatementsSaysNamesThePooler() {
        manager().migrateToLatest();
        MigrationException failure = null;
        for (int i = 0; i < 10 && failure == null; i++) {
            try {
                folder.with("V%d__t.sql".formatted(10 + i), "CREATE TABLE t%d (id INT);".formatted(10 + i));
                through(Mode.UNPREPARED).migrateToLatest();
            } catch (MigrationException e) {
                failure = e;
            }
        }
        assertThat(failure).isNotNull();
        assertThat(failure.code()).as(failure.getMessage()).isEqualTo("POOLED_SESSION");
        assertThat(failure).hasMessageContaining("prepared statement").hasMessageContaining("such as PgBouncer");
        assertThat(through(Mode.UNPREPARED).status().applied()).hasSizeGreaterThan(4);
    }
}
