package io.mockloop.migrations.engine.contract.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.SessionChange;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** What must hold for a session that a migration has changed, and for what it did there. */
abstract class SessionAssertions extends ContractTests {

    SessionAssertions(TestDatabase server) {
        super(server);
    }

    private MigrationManager managerOf(HikariDataSource pool) {
        return MigrationManagerBuilder.forDataSource(pool)
                .locations(folder.location())
                .build();
    }

    private List<?> session(HikariDataSource pool, SessionChange change) {
        JdbcTemplate jdbc = new JdbcTemplate(pool);
        return List.of(
                jdbc.queryForList(change.query()),
                jdbc.queryForList(database.traits().identity()));
    }

    final void assertPutBack(HikariDataSource pool, SessionChange change) {
        List<?> before = session(pool, change);
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);\n" + change.statements() + ";\n")
                .with("V2__b.sql", "CREATE TABLE b (id INT);\nINSERT INTO a VALUES (1);\n");
        MigrationManager manager = managerOf(pool);
        assertThat(executed(manager.migrateToLatest())).containsExactly("1", "2");
        assertThat(session(pool, change)).isEqualTo(before);
        JdbcTemplate jdbc = new JdbcTemplate(pool);
        assertThat(jdbc.queryForList("SELECT a.id FROM a LEFT JOIN b ON a.id = b.id", Integer.class))
                .containsExactly(1);
        folder.with("V3__c.sql", change.statements() + ";\nINSERT INTO missing VALUES (1);\n");
        failureOf(manager::migrateToLatest);
        assertThat(session(pool, change)).isEqualTo(before);
        assertThat(jdbc.queryForList("SELECT state FROM schema_version_log ORDER BY id", String.class))
                .containsExactly("APPLIED", "APPLIED", "FAILED");
    }

    /** What is said to be done is there for everybody else. */
    final void assertAppliedAndUndone(HikariDataSource pool) {
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);\n")
                .with("U1__a.sql", "DROP TABLE a;\n")
                .with("V2__b.sql", "INSERT INTO a VALUES (1);\n")
                .with("U2__b.sql", "DELETE FROM a;\n")
                .with("V3__c.sql", "-- transaction: false\nINSERT INTO a VALUES (2);\n")
                .with("U3__c.sql", "-- transaction: false\nDELETE FROM a WHERE id = 2;\n");
        MigrationManager manager = managerOf(pool);
        assertThat(executed(manager.migrateToLatest())).containsExactly("1", "2", "3");
        assertThat(database.rows("SELECT id FROM a")).containsExactly("1", "2");
        assertThat(applied()).containsExactly("1", "2", "3");
        assertThat(executed(manager.migrateToLatest())).isEmpty();
        assertThat(executed(manager.rollbackToVersion("1"))).containsExactly("3", "2");
        assertThat(database.rows("SELECT id FROM a")).isEmpty();
        assertThat(applied()).containsExactly("1");
        assertThat(database.rows("SELECT state FROM schema_version_log ORDER BY id"))
                .containsExactly("APPLIED", "APPLIED", "APPLIED", "ROLLED_BACK", "ROLLED_BACK");
        folder.with("V1__a.sql", "CREATE TABLE a (id BIGINT);\n");
        assertThat(executed(manager.repair())).containsExactly("1");
        assertThat(database.rows("SELECT count(*) FROM schema_version_log")).containsExactly("6");
        database.execute("DELETE FROM schema_version WHERE version = '1'");
        assertThat(manager.currentVersion()).isEmpty();
    }
}
