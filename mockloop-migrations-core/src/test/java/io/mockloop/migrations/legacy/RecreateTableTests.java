package io.mockloop.migrations.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.exception.MigrationFailedException;
import io.mockloop.migrations.schema.Constraint;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** On connections that look after foreign keys, and delete what refers to rows that go. */
class RecreateTableTests {

    @TempDir
    private Path folder;

    private SQLiteDataSource dataSource;
    private JdbcTemplate jdbc;

    @BeforeEach
    void fill() {
        SQLiteConfig config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        dataSource = new SQLiteDataSource(config);
        dataSource.setUrl("jdbc:sqlite:" + folder.resolve("a.db"));
        jdbc = new JdbcTemplate(dataSource);
        jdbc.execute("CREATE TABLE servers (id INTEGER PRIMARY KEY, code TEXT UNIQUE, note TEXT)");
        jdbc.execute("CREATE TABLE logs (server INT REFERENCES servers (id) ON DELETE CASCADE)");
        jdbc.execute("INSERT INTO servers VALUES (1, 'a', 'b')");
        jdbc.execute("INSERT INTO logs VALUES (1)");
    }

    @MigrationInfo(version = "2", reversible = false)
    static final class WithoutCode extends SqliteMigration {

        @Override
        public void up(DatabaseConnection db) {
            recreateTableWithoutColumn(db, "servers", "code");
        }

        @Override
        public void down(DatabaseConnection db) {}
    }

    @MigrationInfo(version = "2", reversible = false)
    static final class OfAnotherKind implements Migration {

        @Override
        public void up(DatabaseConnection db) {
            db.schema().dropConstraint("servers", Constraint.unique("code"));
        }

        @Override
        public void down(DatabaseConnection db) {}
    }

    private MigrationManager manager(Migration migration) {
        return MigrationManagerBuilder.forDataSource(dataSource)
                .locations("file:" + folder)
                .migrations(migration)
                .baselineOnMigrate(true)
                .build();
    }

    @Test
    void keepsTheRowsThatReferToTheTable() {
        manager(new WithoutCode()).migrateToLatest();
        assertThat(jdbc.queryForList("SELECT * FROM servers").toString()).isEqualTo("[{id=1, note=b}]");
        assertThat(jdbc.queryForList("SELECT server FROM logs", Integer.class)).containsExactly(1);
    }

    @Test
    void isNamedAsTheWayOutByOneThatWouldDeleteThem() {
        assertThatThrownBy(() -> manager(new OfAnotherKind()).migrateToLatest())
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageContaining(
                        "Make the change in a ReversibleMigration, or mark the class with @RebuildsTables");
        assertThat(jdbc.queryForList("SELECT server FROM logs", Integer.class)).containsExactly(1);
    }
}
