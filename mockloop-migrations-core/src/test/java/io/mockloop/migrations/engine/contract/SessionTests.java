package io.mockloop.migrations.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A session that a migration changed is as before for the next migration, and for the next who borrows the connection.
 */
abstract class SessionTests extends ContractTests {

    private final List<String> changes;
    private final String settings;

    /**
     * What the suite is about on one database.
     *
     * @param changes statements that change the session
     * @param settings a query that shows what they change
     */
    SessionTests(TestDatabase server, List<String> changes, String settings) {
        super(server);
        this.changes = changes;
        this.settings = settings;
    }

    @Test
    void aSessionThatAFileChangedIsPutBack() {
        HikariDataSource pool = database.pool(1);
        JdbcTemplate jdbc = new JdbcTemplate(pool);
        List<?> before = jdbc.queryForList(settings);
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);\n" + String.join(";\n", changes) + ";\n")
                .with("V2__b.sql", "CREATE TABLE b (id INT);\nINSERT INTO a VALUES (1);\n");
        assertThat(executed(MigrationManagerBuilder.forDataSource(pool)
                        .locations(folder.location())
                        .build()
                        .migrateToLatest()))
                .containsExactly("1", "2");
        assertThat(jdbc.queryForList(settings)).isEqualTo(before);
        assertThat(database.rows("SELECT id FROM a")).containsExactly("1");
    }

    @Test
    void aSessionThatAFailureLeftIsPutBack() {
        HikariDataSource pool = database.pool(1);
        JdbcTemplate jdbc = new JdbcTemplate(pool);
        List<?> before = jdbc.queryForList(settings);
        folder.with("V1__a.sql", String.join(";\n", changes) + ";\nINSERT INTO missing VALUES (1);\n");
        failureOf(() -> MigrationManagerBuilder.forDataSource(pool)
                .locations(folder.location())
                .build()
                .migrateToLatest());
        assertThat(jdbc.queryForList(settings)).isEqualTo(before);
    }

    @Test
    void aPoolWithoutAutoCommitGetsItsConnectionBackWithoutIt() throws SQLException {
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);\n");
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(database.url());
            pool.setUsername(database.user());
            pool.setPassword(database.password());
            pool.setMaximumPoolSize(1);
            pool.setAutoCommit(false);
            for (int run = 0; run < 2; run++) {
                assertThat(MigrationManagerBuilder.forDataSource(pool)
                                .locations(folder.location())
                                .build()
                                .migrateToLatest()
                                .executed())
                        .hasSize(1 - run);
                try (Connection connection = pool.getConnection()) {
                    assertThat(connection.getAutoCommit()).isFalse();
                }
            }
        }
        assertThat(applied()).containsExactly("1");
    }
}
