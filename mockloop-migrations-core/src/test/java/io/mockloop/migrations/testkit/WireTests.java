package io.mockloop.migrations.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEachDatabase(that = That.IS_A_SERVER, variants = true)
class WireTests {

    @AutoClose
    private final FreshDatabase database;

    @AutoClose
    private final WireProxy proxy;

    WireTests(TestDatabase server) {
        database = server.newDatabase();
        proxy = WireProxy.to(database.access());
    }

    @BeforeEach
    void createTable() {
        database.execute("CREATE TABLE t (a INT)");
    }

    @Test
    void countsOneStatementAndOneRoundTrip() throws SQLException {
        try (Connection connection = proxy.access().connect();
                Statement statement = connection.createStatement()) {
            proxy.reset();
            statement.executeQuery("SELECT 1").close();
            WireTraffic traffic = proxy.snapshot();
            assertThat(traffic.statements()).containsExactly("SELECT 1");
            assertThat(traffic.roundTrips()).isEqualTo(1);
            assertThat(traffic.connections()).isZero();
        }
    }

    @Test
    void countsALongAnswerOnce() throws SQLException {
        database.execute("INSERT INTO t VALUES (1), (2), (3), (4), (5), (6), (7), (8), (9), (10)");
        try (Connection connection = proxy.access().connect();
                Statement statement = connection.createStatement()) {
            proxy.reset();
            String query = "SELECT '" + "ş".repeat(9000) + "' FROM t CROSS JOIN t u";
            statement.executeQuery(query).close();
            assertThat(proxy.snapshot().statements()).containsExactly(query);
            assertThat(proxy.snapshot().roundTrips()).isEqualTo(1);
        }
    }

    @Test
    void countsPreparedStatementsEachTime() throws SQLException {
        try (Connection connection = proxy.access().connect();
                PreparedStatement statement = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
            proxy.reset();
            for (int i = 0; i < 8; i++) {
                statement.setInt(1, i);
                statement.executeUpdate();
            }
            assertThat(proxy.snapshot().statements())
                    .hasSize(8)
                    .allSatisfy(text -> assertThat(text).startsWith("INSERT INTO t VALUES ("));
            assertThat(proxy.snapshot().roundTrips()).isEqualTo(8);
        }
    }

    @Test
    void knowsTheTextOfStatementsThatTheServerPrepared() throws SQLException {
        DatabaseAccess access = proxy.access();
        String url = access.url() + "&useServerPrepStmts=true&prepareThreshold=1";
        try (Connection connection =
                        new DatabaseAccess(access.kind(), url, access.user(), access.password()).connect();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?)");
                PreparedStatement select = connection.prepareStatement("SELECT a FROM t WHERE a = ?")) {
            insert.setInt(1, 7);
            select.setInt(1, 7);
            insert.executeUpdate();
            select.executeQuery().close();
            proxy.reset();
            insert.executeUpdate();
            select.executeQuery().close();
            insert.executeUpdate();
            assertThat(proxy.snapshot().statements())
                    .extracting(text -> text.substring(0, 6))
                    .containsExactly("INSERT", "SELECT", "INSERT");
            assertThat(proxy.snapshot().statements()).doesNotContain("INSERT INTO t VALUES (7)");
            assertThat(proxy.snapshot().roundTrips()).isEqualTo(3);
        }
    }

    @Test
    void countsCommits() throws SQLException {
        try (Connection connection = proxy.access().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            proxy.reset();
            statement.executeUpdate("INSERT INTO t VALUES (1)");
            statement.executeUpdate("INSERT INTO t VALUES (2)");
            assertThat(proxy.snapshot().commits()).isZero();
            connection.commit();
            assertThat(proxy.snapshot().commits()).isEqualTo(1);
            statement.executeUpdate("INSERT INTO t VALUES (3)");
            connection.rollback();
            assertThat(proxy.snapshot().commits()).isEqualTo(1);
        }
        assertThat(database.rows("SELECT a FROM t")).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void countsConnections() throws SQLException {
        for (int i = 0; i < 3; i++) {
            proxy.access().connect().close();
        }
        assertThat(proxy.snapshot().connections()).isEqualTo(3);
    }

    @Test
    void cutMakesTheDriverFailAndTheNextConnectionWorks() throws SQLException {
        try (Connection connection = proxy.access().connect();
                Statement statement = connection.createStatement()) {
            proxy.cut();
            assertThatThrownBy(() -> statement.executeQuery("SELECT 1")).isInstanceOf(SQLException.class);
        }
        try (Connection connection = proxy.access().connect()) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void losesARequestBeforeTheServerGetsIt() throws SQLException {
        assertThat(insertsThatSucceed(() -> proxy.loseRequest(2))).isEqualTo(1);
        assertThat(database.rows("SELECT a FROM t")).containsExactly("0");
    }

    @Test
    void losesAnAnswerAfterTheServerHasDoneItsWork() throws SQLException {
        assertThat(insertsThatSucceed(() -> proxy.loseAnswer(2))).isEqualTo(1);
        assertThat(database.rows("SELECT a FROM t ORDER BY a")).containsExactly("0", "1");
    }

    private int insertsThatSucceed(Runnable fault) throws SQLException {
        try (Connection connection = proxy.access().connect();
                Statement statement = connection.createStatement()) {
            fault.run();
            for (int i = 0; i < 3; i++) {
                try {
                    statement.executeUpdate("INSERT INTO t VALUES (" + i + ")");
                } catch (SQLException e) {
                    return i;
                }
            }
        }
        return 3;
    }
}
