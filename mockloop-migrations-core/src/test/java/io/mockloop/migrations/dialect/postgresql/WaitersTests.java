package io.mockloop.migrations.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.jdbc.SqlFunction;
import io.mockloop.migrations.testkit.Await;
import io.mockloop.migrations.testkit.Background;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class WaitersTests {

    @AutoClose
    private final FreshDatabase database = TestDatabase.postgreSql().newDatabase();

    @Test
    void areThoseWhomTheSessionItselfBlocks() throws Exception {
        database.execute("CREATE TABLE a (id INT)", "CREATE TABLE b (id INT)");
        try (Connection migrating = database.access().connect();
                Connection another = database.access().connect();
                Connection other = database.access().connect()) {
            ServerProcess process = new ServerProcess();
            assertThat(new PostgreSqlExecution(process).waitersFor(migrating)).isNull();
            process.answered(ServerProcess.ofLogin(migrating));
            SqlFunction<Connection, List<String>> waiters =
                    Objects.requireNonNull(new PostgreSqlExecution(process).waitersFor(migrating));
            lock(migrating, "a");
            lock(another, "b");
            assertThat(waiters.apply(other)).isEmpty();
            CompletableFuture<?> ofMigrating = Background.start(() -> database.rows("SELECT * FROM a"));
            CompletableFuture<?> ofAnother = Background.start(() -> database.rows("SELECT * FROM b"));
            Await.until(Duration.ofSeconds(30), "two wait", () -> waiting(other) == 2);
            assertThat(waiters.apply(other))
                    .singleElement()
                    .asString()
                    .matches("process \\d+ of user " + database.user() + ", PostgreSQL JDBC Driver");
            migrating.rollback();
            another.rollback();
            ofMigrating.get(30, TimeUnit.SECONDS);
            ofAnother.get(30, TimeUnit.SECONDS);
        }
    }

    private static void lock(Connection connection, String table) throws SQLException {
        connection.setAutoCommit(false);
        PlainSql.execute(connection, "ALTER TABLE " + table + " ADD COLUMN note VARCHAR(20)");
    }

    private static int waiting(Connection connection) throws SQLException {
        return PlainSql.query(
                        connection,
                        "SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted"
                                + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
                        row -> row.getInt(1))
                .get(0);
    }
}
