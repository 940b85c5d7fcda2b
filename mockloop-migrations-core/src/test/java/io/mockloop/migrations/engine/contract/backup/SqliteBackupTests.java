package io.mockloop.migrations.engine.contract.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.OtherJvm;
import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SQLite's online backup: what others do meanwhile, and what a kill leaves. */
@OnEachDatabase(that = That.IS_A_FILE, variants = true)
class SqliteBackupTests extends BackupSuite {

    SqliteBackupTests(TestDatabase server) {
        super(server);
    }

    @BeforeEach
    void fillWithRows() {
        folder.with("V1__t.sql", "CREATE TABLE t (id INTEGER PRIMARY KEY, data BLOB);\n");
        manager().migrateToLatest();
        fill(20_000);
    }

    private void fill(int rows) {
        database.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + rows
                + ") INSERT INTO t (data) SELECT randomblob(1000) FROM n");
    }

    private String count() {
        return database.rows("SELECT count(*) FROM t").get(0);
    }

    @Test
    void openConnectionsGoOnAndSeeWhatWasRestored() throws SQLException {
        Path backup = backingUp().build().backup().file();
        try (Connection open = database.access().connect();
                Statement statement = open.createStatement()) {
            statement.execute("CREATE TABLE later (id INT)");
            statement.execute("DELETE FROM t");
            statement.executeQuery("SELECT count(*) FROM t").close();
            backingUp().build().restore(backup);
            assertThat(statement.executeQuery("SELECT count(*) FROM t").getInt(1))
                    .isEqualTo(20_000);
            statement.execute("INSERT INTO t (data) VALUES (x'00')");
        }
        assertThat(count()).isEqualTo("20001");
        assertThat(database.rows("SELECT name FROM sqlite_master WHERE name = 'later'"))
                .isEmpty();
        assertThat(files()).hasSize(2);
    }

    @Test
    void oneWhoWritesForLongIsWaitedForAndThenNamed() throws SQLException {
        Path backup = backingUp().build().backup().file();
        database.execute("DELETE FROM t");
        try (Connection open = database.access().connect();
                Statement statement = open.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            MigrationException failure = failureOf(() ->
                    backingUp().lockTimeout(Duration.ofMillis(500)).build().restore(backup));
            assertThat(failure.code()).isEqualTo("RESTORE_FAILED");
            assertThat(failure)
                    .hasMessageContaining("another connection is using the database")
                    .hasMessageContaining("The database holds what it held before.")
                    .hasMessageContaining("mockloop.migrations.lock.timeout");
            statement.execute("ROLLBACK");
        }
        assertThat(count()).isEqualTo("0");
        backingUp().build().restore(backup);
        assertThat(count()).isEqualTo("20000");
    }

    @Test
    void aBackupIsMadeWhileOthersWriteWithoutAPause() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            try (Connection open = database.access().connect();
                    Statement statement = open.createStatement()) {
                statement.execute("PRAGMA busy_timeout = 60000");
                while (!stop.get()) {
                    statement.execute("UPDATE t SET data = randomblob(1000) WHERE id = 1");
                    Thread.sleep(1);
                }
            } catch (SQLException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        writer.start();
        Path backup;
        try {
            backup = backingUp().build().backup().file();
        } finally {
            stop.set(true);
            writer.join();
        }
        database.execute("DELETE FROM t");
        backingUp().build().restore(backup);
        assertThat(count()).isEqualTo("20000");
        assertThat(database.rows("PRAGMA integrity_check")).containsExactly("ok");
    }

    @Test
    void theDatabaseItselfIsNoBackup() {
        Path file = Path.of(database.url().substring("jdbc:sqlite:".length()));
        assertThat(failureOf(() -> backingUp().build().restore(file)).code()).isEqualTo("BACKUP_NOT_RESTORABLE");
    }

    @Slow
    @Test
    void aKilledRestoreHasDoneAllOrNothing() throws InterruptedException {
        Path backup = backingUp().build().backup().file();
        fill(60_000);
        for (int millis = 0; millis < 400; millis += 50) {
            database.execute("DELETE FROM t WHERE id > 20000");
            fill(20_000);
            try (OtherJvm process = BackingUp.start(database, backups, "", backup.toString())) {
                process.awaitLine(BackingUp.READY, Duration.ofSeconds(30));
                Thread.sleep(millis);
                process.kill();
            }
            assertThat(count()).isIn("20000", "40000");
            assertThat(database.rows("PRAGMA integrity_check")).containsExactly("ok");
        }
    }

    @Slow
    @Test
    void aKilledBackupIsNoneOrWhole() throws InterruptedException {
        for (int millis = 0; millis < 300; millis += 50) {
            try (OtherJvm process = BackingUp.start(database, backups, "", "")) {
                process.awaitLine(BackingUp.READY, Duration.ofSeconds(30));
                Thread.sleep(millis);
                process.kill();
            }
            files().stream()
                    .filter(file -> file.toString().endsWith(".db"))
                    .forEach(file -> backingUp().build().planRestore(file));
        }
        Path backup = backingUp().build().backup().file();
        database.execute("DELETE FROM t");
        backingUp().build().restore(backup);
        assertThat(count()).isEqualTo("20000");
    }
}
