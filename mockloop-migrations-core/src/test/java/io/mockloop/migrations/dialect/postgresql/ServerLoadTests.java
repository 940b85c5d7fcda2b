package io.mockloop.migrations.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mockloop.migrations.engine.batch.LoadRules.Load;
import io.mockloop.migrations.settings.DataLimits;
import io.mockloop.migrations.testkit.Await;
import io.mockloop.migrations.testkit.Background;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;

class ServerLoadTests {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String UPDATE = "UPDATE items SET n = 1 WHERE id BETWEEN :from AND :to";

    @AutoClose
    private final FreshDatabase database = TestDatabase.postgreSql().newDatabase();

    private Load load(Connection connection, DataLimits limits, String statement) throws SQLException {
        return Objects.requireNonNull(new ServerLoad().question(limits, statement))
                .apply(connection);
    }

    @Test
    void tellsNothingOfAServerAtRest() throws SQLException {
        try (Connection connection = database.access().connect()) {
            assertThat(load(connection, DataLimits.USUAL.withReplicationLag(LONG), UPDATE))
                    .isEqualTo(Load.NONE);
        }
        assertThat(new ServerLoad()
                        .question(
                                DataLimits.USUAL
                                        .withReplicationLag(Duration.ZERO)
                                        .withWaitForVacuum(false),
                                UPDATE))
                .isNull();
    }

    /** Who may not see it, as the user here, is told that there is something. */
    @Test
    void tellsOfAVacuumOfTheTableAndOfNoOther() throws Exception {
        database.execute(
                "CREATE TABLE items (id INT PRIMARY KEY, n INT)",
                "INSERT INTO items SELECT g, 0 FROM generate_series(1, 30000) g",
                "DELETE FROM items WHERE id % 2 = 0");
        DataLimits limits = DataLimits.USUAL.withReplicationLag(Duration.ZERO);
        try (Connection seeing = database.admin().connect();
                Connection blind = database.access().connect();
                Connection vacuuming = database.admin().connect();
                Statement vacuum = vacuuming.createStatement()) {
            vacuum.execute("SET vacuum_cost_delay = 100; SET vacuum_cost_limit = 1");
            CompletableFuture<Boolean> vacuumed = Background.start(() -> vacuum.execute("VACUUM items"));
            Await.until(
                    LONG,
                    "the vacuum is told",
                    () -> load(seeing, limits, UPDATE).problem() != null);
            assertThat(load(seeing, limits, UPDATE)).isEqualTo(new Load("a vacuum is at work on items", null));
            assertThat(load(seeing, limits, "UPDATE others SET n = 1")).isEqualTo(Load.NONE);
            assertThat(load(blind, limits, UPDATE))
                    .isEqualTo(new Load(
                            null, "the user may not see replicas and vacuums; GRANT pg_read_all_stats lets it"));
            assertThat(load(blind, limits.withReplicationLag(LONG).withWaitForVacuum(false), UPDATE))
                    .isEqualTo(Load.NONE);
            vacuum.cancel();
            assertThatThrownBy(() -> vacuumed.get(30, TimeUnit.SECONDS)).hasMessageContaining("canceling statement");
        }
    }

    /** A replica that says only after a while that it has done what it was sent. */
    @Test
    void tellsOfAReplicaThatIsBehind() throws Exception {
        Properties replication = new Properties();
        replication.setProperty("user", database.admin().user());
        replication.setProperty("password", database.admin().password());
        replication.setProperty("replication", "database");
        replication.setProperty("assumeMinServerVersion", "9.4");
        replication.setProperty("preferQueryMode", "simple");
        try (Connection connection = database.admin().connect();
                Connection replica =
                        DriverManager.getConnection(database.admin().url(), replication);
                PGReplicationStream stream = stream(connection, replica)) {
            database.execute("CREATE TABLE items (id INT)");
            LogSequenceNumber written = position(connection);
            Await.until(LONG, "all is received", () -> {
                stream.readPending();
                return stream.getLastReceiveLSN().asLong() >= written.asLong();
            });
            TimeUnit.MILLISECONDS.sleep(20);
            stream.setFlushedLSN(stream.getLastReceiveLSN());
            stream.setAppliedLSN(stream.getLastReceiveLSN());
            stream.forceUpdateStatus();
            DataLimits limits = DataLimits.USUAL.withReplicationLag(Duration.ofMillis(1));
            Await.until(
                    LONG, "it is told", () -> load(connection, limits, UPDATE).problem() != null);
            assertThat(load(connection, limits, UPDATE).problem())
                    .matches("a replica is \\d+ m?s behind, which is more than 1 ms");
        }
    }

    private static PGReplicationStream stream(Connection connection, Connection replica) throws SQLException {
        return replica.unwrap(PGConnection.class)
                .getReplicationAPI()
                .replicationStream()
                .physical()
                .withStartPosition(position(connection))
                .withStatusInterval(1, TimeUnit.HOURS)
                .start();
    }

    private static LogSequenceNumber position(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT pg_current_wal_flush_lsn()")) {
            row.next();
            return LogSequenceNumber.valueOf(row.getString(1));
        }
    }
}
