package io.mockloop.migrations.engine.contract.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Logged;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.UnfinishedMigrationException;
import io.mockloop.migrations.settings.TransactionScope;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.Await;
import io.mockloop.migrations.testkit.Background;
import io.mockloop.migrations.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A change of a table that others use, where a transaction undoes it, and what is done CONCURRENTLY. */
class DdlLockOfPostgreSqlTests extends ContractTests {

    private static final Duration LIMIT = Duration.ofMillis(400);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Version TWO = Version.of("2");
    private static final String ALTER = "ALTER TABLE t ADD COLUMN note VARCHAR(20)";

    DdlLockOfPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }

    @BeforeEach
    void aTableThatIsUsed() {
        folder.with("V1__t.sql", "CREATE TABLE t (id INT);\nINSERT INTO t VALUES (1);\n");
        manager().migrateToLatest();
    }

    /** A transaction that goes on until it is closed. */
    private final class Other implements AutoCloseable {

        private final Connection connection = database.access().connect();

        Other(String statement) throws SQLException {
            connection.setAutoCommit(false);
            try (Statement sent = connection.createStatement()) {
                sent.execute(statement);
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    private MigrationManagerBuilder polite() {
        return builder().ddlLockTimeout(LIMIT);
    }

    private CompletableFuture<MigrationResult> start(MigrationManagerBuilder builder) {
        return Background.start(() -> builder.build().migrateToLatest());
    }

    private static void awaitLine(Logged log, String level, String part) {
        Await.until(LONG, part, () -> log.messages(level).stream().anyMatch(line -> line.contains(part)));
    }

    @Test
    void inOneTransactionForAllOfThemAllAreRunAgain() throws Exception {
        folder.with("V2__a.sql", "CREATE TABLE a (id INT);\nSET search_path = public;\n")
                .with("V3__t.sql", ALTER + ";\n");
        CompletableFuture<MigrationResult> run;
        try (Logged log = new Logged("io.mockloop.migrations");
                Other reader = new Other("SELECT * FROM t")) {
            run = start(polite().transaction(TransactionScope.ALL));
            awaitLine(log, "WARN", "It was rolled back, and is tried again");
            assertThat(reader).isNotNull();
        }
        assertThat(executed(run.get(1, TimeUnit.MINUTES))).containsExactly("2", "3");
    }

    @Test
    void codeThatHasChangedSomethingIsNotRunAgain() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        Coded coded = new Coded("2", db -> {
            runs.incrementAndGet();
            db.execute("CREATE TABLE a (id INT)");
            db.execute(ALTER);
        });
        try (Other reader = new Other("SELECT * FROM t")) {
            MigrationException failure =
                    failureOf(() -> polite().migrations(coded).build().migrateToLatest());
            assertThat(failure)
                    .hasMessageContaining("statement 2, ")
                    .hasMessageContaining("public.t is locked (AccessShareLock) by process")
                    .hasMessageContaining("nothing of it is left");
            assertThat(reader).isNotNull();
        }
        assertThat(runs).hasValue(1);
        assertThat(database.rows("SELECT to_regclass('a') IS NULL")).containsExactly("t");
    }

    @Test
    void changesOfRowsAloneWaitForRows() throws Exception {
        folder.with("V2__rows.sql", "UPDATE t SET id = id + 1;\n");
        CompletableFuture<MigrationResult> run;
        try (Other writer = new Other("UPDATE t SET id = 10")) {
            run = start(polite().ddlRetries(0));
            Thread.sleep(3 * LIMIT.toMillis());
            assertThat(run).isNotDone();
            writer.connection.commit();
        }
        assertThat(executed(run.get(1, TimeUnit.MINUTES))).containsExactly("2");
        assertThat(database.rows("SELECT id FROM t")).containsExactly("11");
    }

    @Test
    void aStricterLimitOfTheSessionStays() throws Exception {
        database.execute("ALTER ROLE CURRENT_USER IN DATABASE "
                + database.rows("SELECT current_database()").get(0) + " SET lock_timeout = '200ms'");
        folder.with("V2__t.sql", ALTER + ";\n");
        try (Other reader = new Other("SELECT * FROM t")) {
            long started = System.nanoTime();
            assertThat(failureOf(() -> MigrationManagerBuilder.forDataSource(
                                    database.access().dataSource())
                            .locations(folder.location())
                            .ddlLockTimeout(Duration.ofMinutes(1))
                            .ddlRetries(1)
                            .build()
                            .migrateToLatest()))
                    .hasMessageContaining("(SQLState 55P03)");
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(20));
            assertThat(reader).isNotNull();
        }
    }

    @Test
    void whatIsDoneConcurrentlyWaitsForOldTransactionsAndSaysWhose() throws Exception {
        folder.with("V2__i.sql", "-- transaction: false\n" + ALTER + ";\nCREATE INDEX CONCURRENTLY i ON t (id);\n");
        CompletableFuture<MigrationResult> run;
        try (Logged log = new Logged("io.mockloop.migrations");
                Other reader = new Other("CREATE TABLE other (id INT)")) {
            try (Statement statement = reader.connection.createStatement()) {
                statement.execute("COMMIT");
                statement.execute("BEGIN ISOLATION LEVEL REPEATABLE READ");
                statement.executeQuery("SELECT * FROM other").close();
            }
            run = start(polite());
            awaitLine(
                    log,
                    "INFO",
                    "Migration 2, statement 2 of 2, V2__i.sql:3: it waits, as it is meant to, for transactions that were there"
                            + " before it, and keeps nobody out meanwhile: process ");
            assertThat(run).isNotDone();
        }
        assertThat(executed(run.get(1, TimeUnit.MINUTES))).containsExactly("2");
        assertThat(database.rows("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass"))
                .containsExactly("t");
    }

    /** Those who wait for the lock hold no snapshot that it would wait for, whatever their connections are like. */
    @Test
    void whatIsDoneConcurrentlyDoesNotWaitForThoseWhoWaitForTheLock() throws Exception {
        folder.with("V2__i.sql", "CREATE INDEX CONCURRENTLY i ON t (id);\n");
        SingleConnectionDataSource withoutAutoCommit =
                new SingleConnectionDataSource(database.url(), database.user(), database.password(), true);
        withoutAutoCommit.setAutoCommit(false);
        List<DataSource> replicas = List.of(database.dataSource(), database.pool(1), withoutAutoCommit);
        CompletableFuture<MigrationResult> run;
        List<CompletableFuture<MigrationResult>> waiters = new ArrayList<>();
        try (Other writer = new Other("UPDATE t SET id = id")) {
            run = start(polite());
            database.awaitRunning("CREATE INDEX CONCURRENTLY", LONG);
            for (DataSource replica : replicas) {
                MigrationManagerBuilder waiter =
                        MigrationManagerBuilder.forDataSource(replica).locations(folder.location());
                waiters.add(start(waiter));
            }
            Thread.sleep(3 * LIMIT.toMillis());
            assertThat(database.rows("SELECT query FROM pg_stat_activity WHERE datname = current_database()"
                            + " AND state LIKE 'idle in transaction%'"))
                    .containsExactly("UPDATE t SET id = id");
            assertThat(waiters).noneMatch(CompletableFuture::isDone);
            assertThat(run).isNotDone();
            assertThat(writer).isNotNull();
        }
        assertThat(executed(run.get(1, TimeUnit.MINUTES))).containsExactly("2");
        for (CompletableFuture<MigrationResult> waiter : waiters) {
            assertThat(executed(waiter.get(1, TimeUnit.MINUTES))).isEmpty();
        }
        withoutAutoCommit.destroy();
    }

    @Test
    void aWaiterIsToldOfAnIndexThatFailedHalfWayAndEitherRecoveryRemovesIt() throws Exception {
        database.execute("INSERT INTO t VALUES (1)");
        folder.with("V2__i.sql", "CREATE UNIQUE INDEX CONCURRENTLY i ON t (id);\n")
                .with("U2__i.sql", "DROP INDEX i;\n");
        CompletableFuture<MigrationResult> run;
        CompletableFuture<MigrationResult> waiter;
        try (Other writer = new Other("UPDATE t SET id = id")) {
            run = start(polite());
            database.awaitRunning("CREATE UNIQUE INDEX CONCURRENTLY", LONG);
            waiter = start(builder());
            assertThat(writer).isNotNull();
        }
        assertThat(run)
                .failsWithin(LONG)
                .withThrowableThat()
                .withMessageContaining("(SQLState 23505)")
                .withMessageContaining("DROP INDEX CONCURRENTLY public.i;");
        assertThat(waiter)
                .failsWithin(LONG)
                .withThrowableThat()
                .withCauseInstanceOf(UnfinishedMigrationException.class);
        manager().recover(TWO, RecoveryKind.ROLLBACK);
        assertThat(database.rows("SELECT to_regclass('i') IS NULL")).containsExactly("t");
        assertThat(failureOf(() -> manager().migrateToLatest())).hasMessageContaining("(SQLState 23505)");
        database.execute("DELETE FROM t");
        manager().recover(TWO, RecoveryKind.COMPLETE);
        assertThat(database.rows("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass"))
                .containsExactly("t");
    }

    @Test
    void anIndexThatAnEarlierRunLeftInvalidIsDroppedBeforeTheRecovery() {
        database.execute("INSERT INTO t VALUES (1)");
        folder.with("V2__i.sql", "-- transaction: false\nCREATE UNIQUE INDEX CONCURRENTLY i ON t (id);\n");
        assertThat(failureOf(() -> manager().migrateToLatest())).hasMessageContaining("(SQLState 23505)");
        database.execute("DELETE FROM t");
        manager().recover(TWO, RecoveryKind.COMPLETE);
        assertThat(database.rows("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass"))
                .containsExactly("t");
    }

    @Test
    void anIndexThatATryLeftInvalidIsDroppedBeforeTheNext() throws Exception {
        folder.with(
                "V2__i.sql",
                "-- transaction: false\nSET lock_timeout = '300ms';\nCREATE INDEX CONCURRENTLY i ON t (id);\n");
        CompletableFuture<MigrationResult> run;
        try (Logged log = new Logged("io.mockloop.migrations")) {
            try (Other writer = new Other("INSERT INTO t VALUES (2)")) {
                run = start(polite());
                awaitLine(log, "WARN", "(1 of 10)");
                assertThat(database.rows("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass"))
                        .containsExactly("f");
                assertThat(writer).isNotNull();
            }
            assertThat(executed(run.get(1, TimeUnit.MINUTES))).containsExactly("2");
            assertThat(log.messages("WARN"))
                    .contains("Migration 2: the index public.i, which the last try left INVALID, was dropped");
        }
        assertThat(database.rows("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass"))
                .containsExactly("t");
    }
}
