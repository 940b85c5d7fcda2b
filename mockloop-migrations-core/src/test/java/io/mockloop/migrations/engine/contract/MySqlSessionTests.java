package io.mockloop.migrations.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sessions of MySQL and MariaDB. */
abstract class MySqlSessionTests extends SessionTests {

    MySqlSessionTests(TestDatabase server) {
        super(server);
    }

    @Override
    String identity() {
        return "SELECT CONNECTION_ID()";
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("USE information_schema", "SELECT DATABASE()"),
                new Case("SET sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES'", "SELECT @@sql_mode"),
                new Case(
                        "SET foreign_key_checks = 0, unique_checks = 0, sql_notes = OFF",
                        "SELECT @@foreign_key_checks, @@unique_checks, @@sql_notes"),
                new Case(
                        "SET NAMES utf8mb4 COLLATE utf8mb4_bin",
                        "SELECT @@character_set_client, @@character_set_results, @@collation_connection"),
                new Case("SET character_set_results = NULL", "SELECT @@character_set_results"),
                new Case("SET time_zone = '+03:00', lc_time_names = 'de_DE'", "SELECT @@time_zone, @@lc_time_names"),
                new Case("SET timestamp = 1000000000", "SELECT UNIX_TIMESTAMP() > 1000000005"),
                new Case("SET autocommit = 0", "SELECT @@autocommit"),
                new Case(
                        "SET SESSION TRANSACTION ISOLATION LEVEL SERIALIZABLE",
                        "SELECT @@transaction_isolation, @@transaction_read_only"),
                new Case(
                        "SET @@SESSION.sort_buffer_size = 100000, sql_select_limit = 1, long_query_time = 3.5",
                        "SELECT @@sort_buffer_size, @@sql_select_limit, @@long_query_time"),
                new Case(
                        "SET sql_safe_updates = 1, auto_increment_increment = 7",
                        "SELECT @@sql_safe_updates," + " @@auto_increment_increment"),
                new Case("SET default_storage_engine = MyISAM", "SELECT @@default_storage_engine"),
                new Case(
                        "LOCK TABLES a WRITE",
                        "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'x'"),
                new Case("SET ROLE NONE", "SELECT CURRENT_ROLE()"),
                new Case(
                        "SET @a = 1, @`b c` := 2, @d.e=@@sql_mode; /*!40101 SET @OLD_SQL_NOTES=@@SQL_NOTES */",
                        "SELECT @a, @`b c`, @d.e, @OLD_SQL_NOTES"),
                new Case(
                        "DO GET_LOCK('mine', 0); SELECT GET_LOCK('it''s', 0)",
                        "SELECT IS_FREE_LOCK('mine'), IS_FREE_LOCK('it''s')"));
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
}
