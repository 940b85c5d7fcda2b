package io.mockloop.migrations.engine.contract.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody reads the database, in a transaction, while a migration is to be committed. */
class SqliteReaderTests extends ContractTests {

    SqliteReaderTests() {
        super(TestDatabase.sqlite());
    }

    /** A transaction that reads until it is closed. */
    private final class Reader implements AutoCloseable {

        private final Connection connection = database.access().connect();

        Reader() throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("BEGIN");
                statement.executeQuery("SELECT count(*) FROM sqlite_master").close();
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    private MigrationManager within(Duration lockTimeout) {
        return builder().lockTimeout(lockTimeout).build();
    }

    /** How many of those who begin to read while it lasts are kept out. */
    private int keptOut(CompletableFuture<?> run) throws Exception {
        int count = 0;
        while (!run.isDone()) {
            try (Connection connection = database.access().connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA busy_timeout = 300");
                try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM sqlite_master")) {
                    assertThat(rows.next()).isTrue();
                }
            } catch (SQLException e) {
                count++;
            }
            Thread.sleep(20);
        }
        return count;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void givesUpInTimeKeepsNobodyOutAndSaysThatSomebodyReads(int applied) throws Exception {
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);");
        if (applied > 0) {
            manager().migrateToLatest();
            folder.with("V2__b.sql", "CREATE TABLE b (id INT);\nINSERT INTO a VALUES (1);\n");
        }
        long started = System.nanoTime();
        try (Reader reader = new Reader()) {
            CompletableFuture<MigrationException> run = CompletableFuture.supplyAsync(
                    () -> failureOf(() -> within(Duration.ofSeconds(1)).migrateToLatest()));
            assertThat(keptOut(run)).isZero();
            MigrationException failure = run.get(1, TimeUnit.MINUTES);
            assertThat(failure.code()).as(failure.getMessage()).isEqualTo("LOCK_TIMEOUT");
            assertThat(failure)
                    .hasMessageContaining("another connection is reading the database")
                    .hasMessageContaining("nothing of it is left")
                    .hasMessageContaining("PRAGMA journal_mode = WAL");
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(15));
            assertThat(reader).isNotNull();
        }
        assertThat(executed(manager().migrateToLatest())).containsExactly(String.valueOf(applied + 1));
        if (applied > 0) {
            assertThat(database.rows("SELECT id FROM a")).containsExactly("1");
        }
    }

    @Test
    void goesOnWhenNobodyReadsAnyMore() throws Exception {
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);\nINSERT INTO a VALUES (1);\n")
                .with("V2__vacuum.sql", "VACUUM;\n")
                .with("V3__b.sql", "INSERT INTO a VALUES (2);\n");
        CompletableFuture<Integer> run;
        try (Reader reader = new Reader()) {
            run = CompletableFuture.supplyAsync(() ->
                    within(Duration.ofMinutes(1)).migrateToLatest().executed().size());
            Thread.sleep(700);
            assertThat(run).isNotDone();
            assertThat(reader).isNotNull();
        }
        assertThat(run.get(1, TimeUnit.MINUTES)).isEqualTo(3);
        assertThat(database.rows("SELECT id FROM a ORDER BY id")).containsExactly("1", "2");
    }

    @Test
    void codeIsNotRunASecondTimeByItself() throws Exception {
        int[] runs = new int[1];
        Coded coded = new Coded("1", db -> {
            runs[0]++;
            db.execute("CREATE TABLE a (id INT)");
        });
        builder().baselineOnMigrate(true).build().baseline(Version.of("0.1"));
        try (Reader reader = new Reader()) {
            MigrationException failure = failureOf(() -> manager(coded).migrateToLatest());
            assertThat(failure)
                    .hasMessageContaining("at COMMIT")
                    .hasMessageContaining("nothing of it is left. Another connection is reading the database");
            assertThat(reader).isNotNull();
        }
        assertThat(runs[0]).isEqualTo(1);
        assertThat(executed(manager(coded).migrateToLatest())).containsExactly("1");
    }

    @Test
    void aChangeOfTheHistoryAloneGivesUpInTime() throws Exception {
        try (Reader reader = new Reader()) {
            MigrationException failure =
                    failureOf(() -> within(Duration.ofMillis(500)).baseline(Version.of("3")));
            assertThat(failure.code()).as(failure.getMessage()).isEqualTo("LOCK_TIMEOUT");
            assertThat(failure).hasMessageContaining("another connection is reading the database");
            assertThat(reader).isNotNull();
        }
    }
}
