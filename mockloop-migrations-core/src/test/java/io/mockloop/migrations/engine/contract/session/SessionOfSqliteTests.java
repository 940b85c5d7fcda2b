package io.mockloop.migrations.engine.contract.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class SessionOfSqliteTests extends ContractTests {

    SessionOfSqliteTests() {
        super(TestDatabase.sqlite());
    }

    @Test
    void anAttachedDatabaseIsDetached() {
        HikariDataSource pool = database.pool(1);
        String file = path.resolve("other.db").toString();
        folder.with(
                        "V1__a.sql",
                        "-- transaction: false\nATTACH '" + file + "' AS other;\nCREATE TABLE other.x (id INT);\n")
                .with("V2__b.sql", "CREATE TABLE x (id INT);\n");
        MigrationManagerBuilder.forDataSource(pool)
                .locations(folder.location())
                .build()
                .migrateToLatest();
        assertThat(new JdbcTemplate(pool).queryForList("SELECT name FROM pragma_database_list", String.class))
                .doesNotContain("other");
        assertThat(database.rows("SELECT id FROM x")).isEmpty();
    }

    /** As SQLite's manual has it for what ALTER TABLE can't do (lang_altertable.html, 7). */
    @Test
    void aTableRebuiltByHandKeepsItsChildren() {
        String url = database.url() + (database.url().contains("?") ? "&" : "?") + "foreign_keys=true";
        folder.with("V1__tables.sql", """
                        CREATE TABLE parent (id INTEGER PRIMARY KEY, old TEXT);
                        CREATE TABLE child (id INTEGER PRIMARY KEY, p INTEGER REFERENCES parent (id) ON DELETE CASCADE);
                        INSERT INTO parent VALUES (1, 'x');
                        INSERT INTO child VALUES (7, 1);
                        """).with("V2__rebuild.sql", """
                        PRAGMA foreign_keys = OFF;
                        CREATE TABLE fresh (id INTEGER PRIMARY KEY);
                        INSERT INTO fresh SELECT id FROM parent;
                        DROP TABLE parent;
                        ALTER TABLE fresh RENAME TO parent;
                        PRAGMA foreign_keys = ON;
                        """);
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(url);
            pool.setMaximumPoolSize(1);
            MigrationManager manager = MigrationManagerBuilder.forDataSource(pool)
                    .locations(folder.location())
                    .build();
            assertThat(executed(manager.migrateToLatest())).containsExactly("1", "2");
            assertThat(new JdbcTemplate(pool).queryForObject("PRAGMA foreign_keys", Integer.class))
                    .isEqualTo(1);
            assertThat(database.rows("SELECT id, p FROM child")).containsExactly("7|1");
            folder.with("V3__orphan.sql", "PRAGMA foreign_keys = OFF;\nDELETE FROM parent;\n");
            assertThat(failureOf(manager::migrateToLatest))
                    .hasMessageContaining("row 7 of table child refers to a row of table parent");
            assertThat(database.rows("SELECT id FROM parent")).containsExactly("1");
        }
    }
}
