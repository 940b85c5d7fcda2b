package io.mockloop.migrations.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class SessionMySqlTests extends MySqlSessionTests {

    SessionMySqlTests() {
        super(TestDatabase.mySql());
    }

    /** MySQL greets with auto-commit on, whatever is set, and MariaDB's driver believes it. */
    private HikariDataSource poolWithoutAutoCommitUnknowing() throws SQLException {
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
