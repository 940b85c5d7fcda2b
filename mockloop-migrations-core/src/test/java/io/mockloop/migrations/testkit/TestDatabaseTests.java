package io.mockloop.migrations.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

@OnEachDatabase
class TestDatabaseTests {

    private final TestDatabase server;

    @AutoClose
    private final FreshDatabase database;

    TestDatabaseTests(TestDatabase server) {
        this.server = server;
        this.database = server.newDatabase();
    }

    @Test
    void eachDatabaseIsItsOwn() {
        database.execute("CREATE TABLE t (a INT)");
        try (FreshDatabase other = server.newDatabase()) {
            other.execute("CREATE TABLE t (b INT)", "INSERT INTO t VALUES (NULL)", "INSERT INTO t VALUES (7)");
            assertThat(other.rows("SELECT b, 'x' FROM t ORDER BY b")).containsExactlyInAnyOrder("null|x", "7|x");
        }
        assertThat(database.rows("SELECT a FROM t")).isEmpty();
    }

    @Test
    void readerReadsAndNothingElse() {
        database.execute("CREATE TABLE t (a INT)");
        JdbcTemplate jdbc = new JdbcTemplate(database.readOnly().dataSource());
        assertThat(jdbc.queryForList("SELECT a FROM t")).isEmpty();
        assertThatThrownBy(() -> jdbc.execute("INSERT INTO t VALUES (1)")).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.execute("CREATE TABLE u (a INT)")).isInstanceOf(DataAccessException.class);
    }

    @Test
    void userWithoutCreateCreatesNothing() {
        database.execute("CREATE TABLE t (a INT)");
        JdbcTemplate jdbc = new JdbcTemplate(database.withoutCreate().dataSource());
        assertThat(jdbc.queryForList("SELECT a FROM t")).isEmpty();
        assertThatThrownBy(() -> jdbc.execute("CREATE TABLE u (a INT)")).isInstanceOf(DataAccessException.class);
    }

    @Test
    void showsThatASlowStatementRuns() throws Exception {
        ExecutorService background = Executors.newSingleThreadExecutor();
        try (Connection connection = database.access().connect();
                Statement statement = connection.createStatement()) {
            boolean sqlite = database instanceof SqliteFile;
            if (sqlite) {
                statement.execute("BEGIN IMMEDIATE");
            }
            Future<?> slow = background.submit(() -> statement.execute(database.slowStatement(60)));
            database.awaitRunning("mockloop_slow", Duration.ofSeconds(20));
            assertThat(database.isRunning("no such statement")).isEqualTo(sqlite);
            Await.until(Duration.ofSeconds(20), "the statement ends when cancelled", () -> {
                statement.cancel();
                return slow.isDone();
            });
        } finally {
            background.shutdownNow();
        }
    }

    @Test
    void goesAwayThoughATransactionIsOpen() throws Exception {
        FreshDatabase closed = server.newDatabase();
        closed.execute("CREATE TABLE t (a INT)");
        Connection connection = closed.access().connect();
        connection.setAutoCommit(false);
        connection.createStatement().execute("SELECT * FROM t");
        closed.close();
        assertThatThrownBy(() -> closed.rows("SELECT * FROM t")).isInstanceOf(DataAccessException.class);
    }

    @Test
    void reachesAnotherProcessAsArguments() {
        DatabaseAccess access = database.access();
        assertThat(DatabaseAccess.of(access.arguments())).isEqualTo(access);
    }
}
