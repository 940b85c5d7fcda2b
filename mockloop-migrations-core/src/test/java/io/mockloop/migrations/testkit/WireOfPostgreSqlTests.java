package io.mockloop.migrations.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

class WireOfPostgreSqlTests {

    @AutoClose
    private final FreshDatabase database = TestDatabase.postgreSql().newDatabase();

    @AutoClose
    private final WireProxy proxy = WireProxy.to(database.access());

    @BeforeEach
    void createTable() {
        database.execute("CREATE TABLE t (a INT)");
    }

    /** Into a long pipeline the driver may put a Sync of its own. */
    @Test
    void countsAPipelineAsOneRoundTripAndOneCommit() throws SQLException {
        try (Connection connection = proxy.access().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < 20; i++) {
                statement.addBatch("CREATE TABLE t" + i + " (a INT PRIMARY KEY)");
            }
            statement.addBatch("COMMIT");
            proxy.reset();
            statement.executeBatch();
            WireTraffic traffic = proxy.snapshot();
            assertThat(traffic.roundTrips()).isEqualTo(1);
            assertThat(traffic.count("Sync")).isEqualTo(1);
            assertThat(traffic.commits()).isEqualTo(1);
            assertThat(traffic.statements()).hasSize(22).startsWith("BEGIN").endsWith("COMMIT");
        }
    }

    @Test
    void countsAStatementWithAutoCommitAsACommit() throws SQLException {
        try (Connection connection = proxy.access().connect();
                Statement statement = connection.createStatement()) {
            proxy.reset();
            statement.executeUpdate("INSERT INTO t VALUES (1)");
            assertThat(proxy.snapshot().commits()).isEqualTo(1);
        }
    }

    @Test
    void countsACopyAsTwoRoundTrips() throws SQLException, IOException {
        try (Connection connection = proxy.access().connect()) {
            proxy.reset();
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY t FROM STDIN", new StringReader("1\n2\n"));
            assertThat(proxy.snapshot().roundTrips()).isEqualTo(2);
            assertThat(proxy.snapshot().statements()).containsExactly("COPY t FROM STDIN");
        }
    }
}
