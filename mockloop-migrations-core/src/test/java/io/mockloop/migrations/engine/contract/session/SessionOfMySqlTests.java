package io.mockloop.migrations.engine.contract.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.Database;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The sessions of MySQL and MariaDB. */
@OnEachDatabase(that = That.IS_OF_MYSQL)
class SessionOfMySqlTests extends SessionAssertions {

    SessionOfMySqlTests(TestDatabase server) {
        super(server);
    }

    private static String failure(Statement statement, String sql) {
        try {
            statement.executeUpdate(sql);
            return "none";
        } catch (SQLException e) {
            return "" + e.getErrorCode();
        }
    }

    @Test
    void temporaryTablesAndPreparedStatementsAreGone() throws SQLException {
        folder.with("V1__a.sql", """
                        CREATE TABLE t (id INT);
                        CREATE TEMPORARY TABLE `t` (id INT, x INT);
                        CREATE TEMPORARY TABLE u AS SELECT 1 AS a;
                        DROP TEMPORARY TABLE u;
                        PREPARE s FROM 'SELECT 1';
                        """)
                .with("V2__b.sql", "CREATE TEMPORARY TABLE u (a INT);\nINSERT INTO t (id) VALUES (1);\n");
        try (Connection connection = connectionOf()) {
            Statement statement = connection.createStatement();
            assertThat(failure(statement, "INSERT INTO t (id, x) VALUES (1, 2)"))
                    .isEqualTo("1054");
            assertThat(failure(statement, "INSERT INTO u VALUES (1)")).isEqualTo("1146");
            assertThat(failure(statement, "DEALLOCATE PREPARE s")).isEqualTo("1243");
        }
        assertThat(database.rows("SELECT id FROM t")).containsExactly("1");
    }

    @Test
    void theApplicationsConnectionCommitsBehindSeveralMigrations() throws SQLException {
        folder.with("V1__a.sql", "CREATE TABLE t (id INT);")
                .with("V2__b.sql", "SET @a = 1;\nINSERT INTO t VALUES (1);")
                .with("V3__c.sql", "SET @a = 1;\nINSERT INTO t VALUES (2);")
                .with("V4__d.sql", "SET @a = 1;\nCREATE TABLE u (id INT);");
        try (Connection connection = connectionOf()) {
            connection.createStatement().executeUpdate("INSERT INTO t VALUES (3)");
            assertThat(database.rows("SELECT id FROM t")).containsExactly("1", "2", "3");
        }
    }

    private Connection connectionOf() throws SQLException {
        HikariDataSource pool = database.pool(1);
        MigrationManagerBuilder.forDataSource(pool)
                .locations(folder.location())
                .build()
                .migrateToLatest();
        return pool.getConnection();
    }

    /** MySQL greets with auto-commit on, whatever is set, and MariaDB's driver believes it. */
    private HikariDataSource poolWithoutAutoCommitUnknowing() throws SQLException {
        assumeTrue(database.kind() == Database.MYSQL, "MariaDB says whether auto-commit is on");
        JdbcTemplate admin = new JdbcTemplate(database.admin().dataSource());
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.url().replaceFirst("jdbc:mysql:([^?]*).*", "jdbc:mariadb:$1?sslMode=trust"));
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(1);
        admin.execute("SET GLOBAL autocommit = 0");
        try (Connection connection = pool.getConnection()) {
            assertThat(connection.getAutoCommit()).isTrue();
        } finally {
            admin.execute("SET GLOBAL autocommit = 1");
        }
        return pool;
    }

    @Test
    void aServerWithoutAutoCommitIsNoticedWhereTheDriverIsWrong() throws SQLException {
        try (HikariDataSource pool = poolWithoutAutoCommitUnknowing()) {
            assertAppliedAndUndone(pool);
        }
    }

    @Test
    void aSessionWithoutAutoCommitIsGivenBackSoAndOutsideOfATransaction() throws SQLException {
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);\n");
        manager().migrateToLatest();
        try (HikariDataSource pool = poolWithoutAutoCommitUnknowing()) {
            MigrationManager manager = MigrationManagerBuilder.forDataSource(pool)
                    .locations(folder.location())
                    .build();
            manager.status();
            database.execute("INSERT INTO a VALUES (1)");
            JdbcTemplate jdbc = new JdbcTemplate(pool);
            assertThat(jdbc.queryForList("SELECT id FROM a")).hasSize(1);
            jdbc.execute("ROLLBACK");
            folder.with("V2__b.sql", "CREATE TABLE b (id INT);\n");
            assertThat(executed(manager.migrateToLatest())).containsExactly("2");
            assertThat(jdbc.queryForObject("SELECT @@autocommit", Integer.class))
                    .isZero();
        }
    }
}
