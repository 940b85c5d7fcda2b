package io.mockloop.migrations.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mockloop.migrations.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

@OnEachDatabase
class TestDatabaseTests {

    private static final Set<String> OF_EACH_SESSION =
            Set.of("pseudo_thread_id", "rand_seed1", "rand_seed2", "statement_id", "timestamp");

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
    void aSessionThatIsGivenOutAgainIsAsNew() throws SQLException {
        List<String> asNew;
        try (Connection session = database.access().connect()) {
            asNew = shown(session);
        }
        for (String change : changes()) {
            try (Connection session = database.dataSource().getConnection();
                    Statement statement = session.createStatement()) {
                statement.execute(change);
                session.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
                session.setAutoCommit(false);
                statement.executeQuery("SELECT 1").close();
            }
            try (Connection session = database.dataSource().getConnection()) {
                assertThat(shown(session)).as(change).containsExactlyElementsOf(asNew);
            }
        }
    }

    private List<String> changes() {
        return switch (database.kind()) {
            case SQLITE -> List.of("PRAGMA foreign_keys = ON");
            case POSTGRESQL ->
                List.of("SET search_path = pg_catalog", "SET application_name = 'x'", "SELECT pg_advisory_lock(1)");
            case MYSQL, MARIADB ->
                List.of(
                        "SET sql_mode = 'ANSI_QUOTES'",
                        "SET time_zone = '+03:00'",
                        "SET autocommit = 0",
                        "SET NAMES utf8mb4 COLLATE utf8mb4_bin",
                        "SET @mine = 1",
                        "USE information_schema",
                        "DO GET_LOCK('mockloop_kept', 0)");
        };
    }

    /** What is set in a session, and the locks that sessions hold; what each has of its own is left out. */
    private List<String> shown(Connection session) throws SQLException {
        List<String> shown = new ArrayList<>();
        shown.add("%s %s %s %s"
                .formatted(
                        session.getCatalog(),
                        session.getAutoCommit(),
                        session.isReadOnly(),
                        session.getTransactionIsolation()));
        List<String> queries = switch (database.kind()) {
            case SQLITE -> List.of("PRAGMA foreign_keys");
            case POSTGRESQL ->
                List.of(
                        "SHOW ALL",
                        "SELECT count(*), '' FROM pg_locks WHERE locktype = 'advisory'"
                                + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
            case MYSQL, MARIADB -> List.of("SHOW SESSION VARIABLES", "SELECT IS_FREE_LOCK('mockloop_kept'), @mine");
        };
        for (String query : queries) {
            try (Statement statement = session.createStatement();
                    ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    if (!OF_EACH_SESSION.contains(rows.getString(1))) {
                        shown.add(rows.getString(1)
                                + (database.kind() == Database.SQLITE ? "" : " = " + rows.getString(2)));
                    }
                }
            }
        }
        return shown;
    }

    @Test
    void reachesAnotherProcessAsArguments() {
        DatabaseAccess access = database.access();
        assertThat(DatabaseAccess.of(access.arguments())).isEqualTo(access);
    }
}
