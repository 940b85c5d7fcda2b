package io.mockloop.migrations.engine.contract.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Migrating;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.OtherJvm;
import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnEachDatabase(
        variants = true,
        quick = {Database.SQLITE, Database.POSTGRESQL})
class ConcurrencyTests extends ContractTests {

    private static final int MANAGERS = 20;
    private static final int PROCESSES = 4;
    private static final int MIGRATIONS = 30;
    private static final Duration LONG = Duration.ofMinutes(2);

    /** Some times what it takes, 200 ms, on a machine that does nothing else. */
    private static final Duration GENEROUS = Duration.ofSeconds(3);

    @TempDir
    Path beside;

    ConcurrencyTests(TestDatabase server) {
        super(server);
    }

    /** One migration after which nobody can be left half-done, though it isn't one transaction. */
    private void addMigrations(int outsideTransaction) {
        folder.with("V1__applied.sql", "CREATE TABLE applied (v INT);\nINSERT INTO applied VALUES (1);\n");
        for (int version = 2; version <= MIGRATIONS; version++) {
            folder.with(
                    "V%d__next.sql".formatted(version),
                    (version == outsideTransaction ? "-- transaction: false\n" : "")
                            + "CREATE TABLE t%d (id INT);\nINSERT INTO applied VALUES (%d);\n"
                                    .formatted(version, version));
        }
    }

    private void assertThatEachIsAppliedOnce() {
        String[] versions =
                IntStream.rangeClosed(1, MIGRATIONS).mapToObj(String::valueOf).toArray(String[]::new);
        assertThat(database.rows("SELECT v FROM applied ORDER BY v")).containsExactly(versions);
        assertThat(database.rows("SELECT version FROM schema_version WHERE state = 'APPLIED' ORDER BY installed_rank"))
                .containsExactly(versions);
        assertThat(database.rows("SELECT version FROM schema_version_log WHERE state = 'APPLIED' ORDER BY id"))
                .containsExactly(versions);
        assertThat(manager().history()).hasSize(MIGRATIONS);
    }

    @Slow
    @ParameterizedTest
    @ValueSource(ints = {0, 15})
    void twentyManagersAtOnceApplyEachMigrationOnce(int outsideTransaction) throws Exception {
        addMigrations(outsideTransaction);
        AtomicLong lastCommit = new AtomicLong();
        List<Long> returns = new ArrayList<>();
        int executed = 0;
        for (Future<Returned> run : atOnce(lastCommit)) {
            executed += run.get().executed();
            returns.add(run.get().nanos());
        }
        assertThat(executed).isEqualTo(MIGRATIONS);
        assertThatEachIsAppliedOnce();
        long last = returns.stream().mapToLong(Long::longValue).max().orElseThrow();
        Duration wait = Duration.ofNanos(last - lastCommit.get());
        System.out.println(database.kind() + ": last waiter back after " + wait.toMillis() + " ms");
        assertThat(wait).isLessThan(GENEROUS);
    }

    @Test
    void managersAtOnceRunARepeatableOnceAndCallbacksOneAfterTheOther() throws Exception {
        folder.with("V1__seen.sql", "CREATE TABLE seen (n INT);\nCREATE TABLE open (n INT);\n")
                .with("R__one.sql", "INSERT INTO seen VALUES (1);");
        manager().migrateToLatest();
        folder.with("R__one.sql", "INSERT INTO seen VALUES (2);")
                .with("beforeMigrate.sql", "INSERT INTO open SELECT COUNT(*) FROM open;\n")
                .with("afterMigrate.sql", "DELETE FROM open WHERE n = 0;\nINSERT INTO seen VALUES (3);\n");
        int executed = 0;
        for (Future<Returned> run : atOnce(new AtomicLong())) {
            executed += run.get().executed();
        }
        assertThat(executed).isEqualTo(1);
        assertThat(database.rows("SELECT n, COUNT(*) FROM seen GROUP BY n ORDER BY n"))
                .containsExactly("1|1", "2|1", "3|" + MANAGERS);
        assertThat(database.rows("SELECT n FROM open")).isEmpty();
    }

    /** How many migrations a manager has run, and when it came back. */
    private record Returned(int executed, long nanos) {}

    private List<Future<Returned>> atOnce(AtomicLong lastCommit) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(MANAGERS);
        CyclicBarrier barrier = new CyclicBarrier(MANAGERS);
        List<Callable<Returned>> runs = new ArrayList<>();
        for (int i = 0; i < MANAGERS; i++) {
            MigrationManager manager = MigrationManagerBuilder.forDataSource(database.pool(1))
                    .locations(folder.location())
                    .listeners(new NotingCommits(lastCommit))
                    .build();
            runs.add(() -> {
                barrier.await();
                int executed = manager.migrateToLatest().executed().size();
                return new Returned(executed, System.nanoTime());
            });
        }
        try {
            return threads.invokeAll(runs);
        } finally {
            threads.shutdown();
        }
    }

    private record NotingCommits(AtomicLong last) implements MigrationListener {
        @Override
        public void afterMigration(Execution execution, Duration executionTime) {
            last.set(System.nanoTime());
        }
    }

    @Test
    void fourProcessesAtOnceApplyEachMigrationOnce() throws Exception {
        addMigrations(0);
        Path go = beside.resolve("go");
        List<OtherJvm> processes = new ArrayList<>();
        try {
            for (int i = 0; i < PROCESSES; i++) {
                processes.add(Migrating.up(database, path, go));
            }
            processes.forEach(process -> process.awaitLine(Migrating.READY, LONG));
            Files.createFile(go);
            int executed = 0;
            for (OtherJvm process : processes) {
                assertThat(process.exitCode(LONG)).as(process::output).isZero();
                executed +=
                        Integer.parseInt(process.awaitLine(Migrating.DONE, LONG).substring(Migrating.DONE.length()));
            }
            assertThat(executed).isEqualTo(MIGRATIONS);
        } finally {
            processes.forEach(OtherJvm::close);
        }
        assertThatEachIsAppliedOnce();
    }
}
