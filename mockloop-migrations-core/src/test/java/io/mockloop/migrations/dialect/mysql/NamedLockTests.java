package io.mockloop.migrations.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.engine.lock.LockName;
import io.mockloop.migrations.engine.lock.MigrationLock;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NamedLockTests {

    static Stream<TestDatabase> servers() {
        return Stream.of(TestDatabase.mySql(), TestDatabase.mariaDb());
    }

    /** With lower_case_table_names both are one table. */
    @ParameterizedTest
    @MethodSource("servers")
    void aTableHasOneLockHoweverItIsWritten(TestDatabase server) throws SQLException {
        try (FreshDatabase database = server.newDatabase();
                Connection one = database.dataSource().getConnection();
                Connection other = database.dataSource().getConnection()) {
            MigrationLock lower = lock(one, "app", "schema_version");
            MigrationLock upper = lock(other, "App", "SCHEMA_VERSION");
            assertThat(lower.tryAcquire()).isTrue();
            assertThat(upper.tryAcquire()).isFalse();
            lower.release();
            assertThat(upper.tryAcquire()).isTrue();
        }
    }

    private static MigrationLock lock(Connection connection, String schema, String table) throws SQLException {
        return new MySqlDialect().locks().open(connection, new LockName(schema, table, false), true);
    }
}
