package io.mockloop.migrations.engine.contract.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/**
 * LOCK TABLES hides every other table from its session: the history is written all the same, as exactly as without, and
 * nobody is handed the locks.
 */
@OnEachDatabase(that = That.IS_OF_MYSQL)
class TableLockTests extends ContractTests {

    private static final String TABLES = "CREATE TABLE a (id INT);\nCREATE TABLE b (id INT);\n";

    TableLockTests(TestDatabase server) {
        super(server);
    }

    private void migrate(Migration... migrations) {
        HikariDataSource pool = database.pool(1);
        try {
            MigrationManagerBuilder.forDataSource(pool)
                    .locations(folder.location())
                    .migrations(migrations)
                    .build()
                    .migrateToLatest();
        } finally {
            assertReachesEveryTable(pool);
        }
    }

    private static void assertReachesEveryTable(HikariDataSource pool) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO b VALUES (77)");
            statement.executeUpdate("DELETE FROM b WHERE id = 77");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aFileMayLockItsTablesAndChangeThem() {
        folder.with("V1__a.sql", TABLES + """
                        LOCK TABLES `a` WRITE, b READ;
                        INSERT INTO a VALUES (1);
                        ALTER TABLE a ADD COLUMN note VARCHAR(10);
                        INSERT INTO a VALUES (2, 'x;y');
                        UNLOCK TABLES;
                        /*!40000 LOCK TABLE b WRITE */;
                        INSERT INTO b VALUES (3);
                        UNLOCK TABLES;
                        INSERT INTO a VALUES (4, NULL);
                        """);
        migrate();
        assertThat(applied()).containsExactly("1");
        assertThat(database.rows("SELECT id FROM a UNION ALL SELECT id FROM b ORDER BY id"))
                .containsExactly("1", "2", "3", "4");
    }

    @Test
    void locksThatAreLeftAreFreedForTheNextMigrationAndTheApplication() {
        folder.with("V1__a.sql", TABLES + "LOCK TABLES a WRITE;\nINSERT INTO a VALUES (1);\n")
                .with("V2__b.sql", "INSERT INTO b SELECT id FROM a;\n")
                .with("V3__c.sql", "-- transaction: false\nLOCK TABLE a READ;\n");
        migrate();
        assertThat(applied()).containsExactly("1", "2", "3");
        assertThat(database.rows("SELECT id FROM b")).containsExactly("1");
    }

    @Test
    void aFailureUnderALockIsJournalledToTheStatement() {
        folder.with(
                "V1__a.sql",
                TABLES + "LOCK TABLES a WRITE;\nINSERT INTO a VALUES (1);\n"
                        + "ALTER TABLE a ADD COLUMN n INT;\nINSERT INTO a VALUES (2, 2);\nINSERT INTO b VALUES (3);\n");
        assertThat(failureOf(this::migrate))
                .hasMessageContaining("V1__a.sql:7")
                .hasMessageContaining("Statements 1 to 5 are done, and stay.");
        assertThat(database.rows("SELECT id FROM a")).containsExactly("1");
        assertThat(database.rows("SELECT state, statement_done, statement_sent FROM schema_version"))
                .containsExactly("FAILED|5|7");
        assertThat(database.rows("SELECT state FROM schema_version_log")).containsExactly("FAILED");
    }

    @Test
    void aLockThatFailsHasCommittedWhatStoodBeforeIt() {
        folder.with("V1__a.sql", TABLES).with("V2__b.sql", "INSERT INTO a VALUES (1);\nLOCK TABLES missing WRITE;\n");
        assertThat(failureOf(this::migrate)).hasMessageContaining("Statement 1 is done, and stays.");
        assertThat(database.rows("SELECT id FROM a")).containsExactly("1");
    }

    @Test
    void aJavaMigrationMayLockTables() {
        folder.with("V1__a.sql", TABLES);
        migrate(Coded.sending(
                "2", "LOCK TABLES a WRITE", "INSERT INTO a VALUES (1)", "ALTER TABLE a ADD COLUMN n INT"));
        assertThat(applied()).containsExactly("1", "2");
        assertThat(database.rows("SELECT id FROM a")).containsExactly("1");
    }
}
