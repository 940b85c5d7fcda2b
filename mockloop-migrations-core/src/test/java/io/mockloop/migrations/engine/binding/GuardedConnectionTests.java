package io.mockloop.migrations.engine.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mockloop.migrations.engine.binding.StatementGate.Values;
import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import io.mockloop.migrations.exception.ForbiddenCallException;
import io.mockloop.migrations.exception.ForbiddenCallException.Deed;
import io.mockloop.migrations.exception.MigrationException;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class GuardedConnectionTests {

    @AutoClose
    private final Connection target = DriverManager.getConnection("jdbc:sqlite::memory:");

    private final Gate gate = new Gate();
    private final Connection connection = GuardedConnection.of(target, gate);

    GuardedConnectionTests() throws SQLException {}

    private static final class Gate implements StatementGate {

        private final List<String> checked = new ArrayList<>();
        private final List<String> sent = new ArrayList<>();
        private final List<Values> bound = new ArrayList<>();
        private int done;

        @Override
        public void check(String sql) {
            checked.add(sql);
        }

        @Override
        public String toSend(String sql) {
            return sql.replace("by another name", "t");
        }

        @Override
        public MigrationException refusal(String call) {
            return new ForbiddenCallException(Deed.END_OF_TRANSACTION, null, "Migration 1 (x)", call);
        }

        @Override
        public boolean comparesValues() {
            return true;
        }

        @Override
        public boolean isDone(String sql, Values values) {
            bound.add(values);
            return bound.size() <= done;
        }

        @Override
        public <T> T send(String sql, Values values, Statement statement, SqlSupplier<T> sending) throws SQLException {
            sent.add(sql);
            return sending.get();
        }
    }

    @Test
    void refusesCallsThatEndTheTransaction() {
        assertThatThrownBy(connection::commit)
                .isInstanceOf(ForbiddenCallException.class)
                .hasMessage(
                        "Migration 1 (x) called Connection.commit, but its transaction is not its own.\n-> Remove the"
                                + " call: the migration is committed, or rolled back, together with its row in the history.");
        assertThatThrownBy(connection::rollback).hasMessageContaining("Connection.rollback");
        assertThatThrownBy(() -> connection.setAutoCommit(true)).hasMessageContaining("Connection.setAutoCommit");
    }

    @Test
    void sendsWhatTheGateMakesOfAStatement() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE by another name (id INT)");
            statement.addBatch("INSERT INTO by another name VALUES (1)");
            statement.executeBatch();
        }
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO by another name VALUES (2)")) {
            statement.executeUpdate();
        }
        try (Statement statement = target.createStatement()) {
            assertThat(statement.executeQuery("SELECT sum(id) FROM t").getInt(1))
                    .isEqualTo(3);
        }
        assertThat(gate.sent.get(0)).isEqualTo("CREATE TABLE by another name (id INT)");
    }

    @Test
    void allowsSavepoints() throws SQLException {
        target.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INT)");
            Savepoint savepoint = connection.setSavepoint();
            statement.execute("INSERT INTO t VALUES (1)");
            connection.rollback(savepoint);
            assertThat(statement.executeQuery("SELECT count(*) FROM t").getInt(1))
                    .isZero();
        }
    }

    @Test
    void staysOpen() throws SQLException {
        connection.close();
        assertThat(target.isClosed()).isFalse();
    }

    @Test
    void looksAtEachStatementHoweverItIsSent() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INT)");
            statement.addBatch("INSERT INTO t VALUES (1)");
            statement.addBatch("INSERT INTO t VALUES (2)");
            statement.executeBatch();
            assertThat(statement.getConnection()).isSameAs(connection);
        }
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
            statement.setInt(1, 3);
            statement.executeUpdate();
        }
        assertThat(gate.checked)
                .containsSubsequence(
                        "CREATE TABLE t (id INT)",
                        "INSERT INTO t VALUES (1)",
                        "INSERT INTO t VALUES (2)",
                        "INSERT INTO t VALUES (?)");
        assertThat(gate.sent).hasSize(3).last().isEqualTo("INSERT INTO t VALUES (?)");
    }

    @Test
    void throwsWhatTheDriverThrows() {
        assertThatThrownBy(() -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("SELECT * FROM missing");
                    }
                })
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("missing");
    }

    @Test
    void aBatchThatIsDoneIsNotSentAlongWithTheNextOne() throws SQLException {
        create();
        gate.done = 1;
        gate.bound.clear();
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
            for (int id = 1; id <= 4; id++) {
                statement.setInt(1, id);
                statement.addBatch();
                if (id % 2 == 0) {
                    statement.executeBatch();
                }
            }
        }
        try (Statement statement = target.createStatement()) {
            assertThat(statement.executeQuery("SELECT sum(id) FROM t").getInt(1))
                    .isEqualTo(3 + 4);
        }
    }

    private void create() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id)");
        }
    }

    private Values bound(Binding binding) throws SQLException {
        gate.bound.clear();
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
            binding.on(statement);
        }
        return gate.bound.get(gate.bound.size() - 1);
    }

    private interface Binding {
        void on(PreparedStatement statement) throws SQLException;
    }

    private Values boundOne(@Nullable Object value) throws SQLException {
        return bound(statement -> {
            statement.setObject(1, value);
            statement.executeUpdate();
        });
    }

    @Test
    void tellsTheGateEqualValuesByTheSameHash() throws SQLException {
        create();
        assertThat(boundOne(7)).isEqualTo(boundOne(7L)).isNotEqualTo(boundOne(8));
        assertThat(boundOne("7")).isEqualTo(boundOne(7));
        assertThat(boundOne(null)).isNotEqualTo(boundOne("null"));
        assertThat(boundOne(new byte[] {1, 2})).isEqualTo(boundOne(new byte[] {1, 2}));
        assertThat(boundOne(new byte[] {1, 2})).isNotEqualTo(boundOne(new byte[] {1, 3}));
        assertThat(boundOne(null)).isEqualTo(bound(statement -> {
            statement.setNull(1, Types.INTEGER);
            statement.executeUpdate();
        }));
        assertThat(boundOne(7).isPartial()).isFalse();
        assertThat(bound(Statement::executeBatch)).isEqualTo(Values.NONE);
    }

    @Test
    void tellsTheGateWhatCannotBeCompared() throws SQLException {
        create();
        Values one = bound(statement -> {
            statement.setBinaryStream(1, new ByteArrayInputStream(new byte[] {1}), 1);
            statement.executeUpdate();
        });
        assertThat(one.isPartial()).isTrue();
        assertThat(one.hash()).isNotEmpty();
    }

    @Test
    void aBatchOfStatementsIsToldByAllOfThem() throws SQLException {
        create();
        gate.bound.clear();
        try (Statement statement = connection.createStatement()) {
            for (String first : List.of("1", "2", "1")) {
                statement.addBatch("INSERT INTO t VALUES (" + first + ")");
                statement.addBatch("INSERT INTO t VALUES (3)");
                statement.executeBatch();
            }
        }
        assertThat(gate.bound.get(0)).isEqualTo(gate.bound.get(2)).isNotEqualTo(gate.bound.get(1));
    }
}
