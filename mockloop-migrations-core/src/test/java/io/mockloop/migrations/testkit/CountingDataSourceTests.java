package io.mockloop.migrations.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CountingDataSourceTests {

    @AutoClose
    private final FreshDatabase database = TestDatabase.sqlite().newDatabase();

    private final CountingDataSource counting = new CountingDataSource(database.pool(1));

    @Test
    void listsWhatIsExecuted() throws SQLException {
        try (Connection connection = counting.getConnection();
                Statement statement = connection.createStatement();
                PreparedStatement prepared = onNewTable(connection)) {
            connection.setAutoCommit(false);
            statement.addBatch("INSERT INTO t VALUES (1)");
            statement.addBatch("INSERT INTO t VALUES (2)");
            statement.executeBatch();
            prepared.setInt(1, 1);
            prepared.executeQuery().close();
            connection.commit();
        }
        assertThat(counting.borrowed()).isEqualTo(1);
        assertThat(counting.statements())
                .containsExactly(
                        "CREATE TABLE t (a INT)",
                        "INSERT INTO t VALUES (1)",
                        "INSERT INTO t VALUES (2)",
                        "SELECT a FROM t WHERE a = ?",
                        "COMMIT");
        assertThat(counting.commits()).isEqualTo(2);
    }

    @Test
    void countsNoCommitWhereNothingIsWritten() throws SQLException {
        database.execute("CREATE TABLE t (a INT)");
        for (int i = 0; i < 2; i++) {
            try (Connection connection = counting.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.executeQuery("SELECT a FROM t").close();
            }
        }
        assertThat(counting.commits()).isZero();
        assertThat(counting.statements()).hasSize(2);
        counting.reset();
        assertThat(counting.statements()).isEmpty();
        assertThat(counting.borrowed()).isZero();
    }

    @Test
    void letsAConnectionDie() throws SQLException {
        try (Connection connection = counting.getConnection();
                Statement statement = connection.createStatement();
                PreparedStatement prepared = onNewTable(connection)) {
            connection.setAutoCommit(false);
            counting.dieAt(2);
            statement.execute("INSERT INTO t VALUES (1)");
            assertThatThrownBy(connection::commit).hasMessageContaining("died");
            assertThatThrownBy(() -> prepared.execute()).isInstanceOf(SQLException.class);
            assertThatThrownBy(connection::rollback).isInstanceOf(SQLException.class);
        }
        assertThat(database.rows("SELECT a FROM t")).isEmpty();
    }

    private static PreparedStatement onNewTable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (a INT)");
        }
        return connection.prepareStatement("SELECT a FROM t WHERE a = ?");
    }
}
