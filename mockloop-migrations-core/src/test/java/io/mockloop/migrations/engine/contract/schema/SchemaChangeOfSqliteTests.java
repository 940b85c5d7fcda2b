package io.mockloop.migrations.engine.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.RebuildsTables;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.schema.Constraint;
import io.mockloop.migrations.schema.ForeignKey;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class SchemaChangeOfSqliteTests extends ContractTests {

    private final Changing unique = new Changing("2", schema -> schema.addUnique("parent", "old"));

    SchemaChangeOfSqliteTests() {
        super(TestDatabase.sqlite());
    }

    private HikariDataSource checked() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.url() + (database.url().contains("?") ? "&" : "?") + "foreign_keys=true");
        pool.setMaximumPoolSize(1);
        return pool;
    }

    private MigrationManager manager(HikariDataSource pool, Migration... changes) {
        folder.with("V1__tables.sql", """
                CREATE TABLE parent (id INTEGER PRIMARY KEY, old TEXT);
                CREATE TABLE child (id INTEGER PRIMARY KEY, p INTEGER REFERENCES parent (id) ON DELETE CASCADE);
                INSERT INTO parent VALUES (1, 'x');
                INSERT INTO child VALUES (7, 1);
                """);
        return MigrationManagerBuilder.forDataSource(pool)
                .locations(folder.location())
                .migrations(changes)
                .build();
    }

    @Test
    void aCopiedTableKeepsItsChildrenUpAndDown() {
        try (HikariDataSource pool = checked()) {
            MigrationManager manager = manager(pool, unique);
            assertThat(executed(manager.migrateToLatest())).containsExactly("1", "2");
            assertThat(database.rows("SELECT id, p FROM child")).containsExactly("7|1");
            manager.rollbackToVersion("1");
            assertThat(database.rows("SELECT id, p FROM child")).containsExactly("7|1");
            assertThat(database.rows("SELECT sql FROM sqlite_schema WHERE name = 'parent'"))
                    .containsExactly("CREATE TABLE \"parent\" (id INTEGER PRIMARY KEY, old TEXT)");
            assertThat(new JdbcTemplate(pool).queryForObject("PRAGMA foreign_keys", Integer.class))
                    .isEqualTo(1);
        }
    }

    private static class Plain implements Migration {

        @Override
        public String version() {
            return "2";
        }

        @Override
        public String description() {
            return "A key";
        }

        @Override
        public void up(DatabaseConnection db) {
            db.schema().addUnique("parent", "old");
        }

        @Override
        public void down(DatabaseConnection db) {
            db.schema().dropConstraint("parent", Constraint.unique("old"));
        }
    }

    @RebuildsTables
    private static final class Marked extends Plain {}

    @Test
    void aCopyInPlainJavaIsRefusedOrKeepsItsChildrenIfItIsMarked() {
        try (HikariDataSource pool = checked()) {
            assertThat(failureOf(manager(pool, new Plain())::migrateToLatest))
                    .hasMessageContaining("table parent cannot be changed: it must be copied")
                    .hasMessageContaining("mark the class with @RebuildsTables")
                    .hasMessageContaining("nothing of it is left");
            manager(pool, new Marked()).migrateToLatest();
            assertThat(database.rows("SELECT id, p FROM child")).containsExactly("7|1");
            manager(pool, new Marked()).rollbackToVersion("1");
            assertThat(database.rows("SELECT id, p FROM child")).containsExactly("7|1");
            assertThat(new JdbcTemplate(pool).queryForObject("PRAGMA foreign_keys", Integer.class))
                    .isEqualTo(1);
        }
    }

    @Test
    void aNewForeignKeyIsHeldAgainstTheRows() {
        Changing orphan = new Changing(
                "2",
                schema -> schema.addForeignKey("child", ForeignKey.from("id").to("parent", "id")));
        try (HikariDataSource pool = checked()) {
            MigrationManager manager = manager(pool, orphan);
            List<String> rows = List.of("7|1");
            assertThat(failureOf(manager::migrateToLatest))
                    .hasMessageContaining("row 7 of table child refers to a row of table parent");
            assertThat(database.rows("SELECT id, p FROM child")).isEqualTo(rows);
            assertThat(database.rows("SELECT sql FROM sqlite_schema WHERE name = 'child'"))
                    .noneMatch(sql -> sql.contains("fk_child_id"));
        }
    }

    @Test
    void aChangeThatCannotBeSaysWhyAndLeavesNothing() {
        Changing column = new Changing("2", schema -> schema.dropColumn("parent", row -> row.bigint("id")));
        try (HikariDataSource pool = checked()) {
            assertThat(failureOf(manager(pool, column)::migrateToLatest))
                    .hasMessageContaining("the foreign key of table child on p refers to column id")
                    .hasMessageContaining("nothing of it is left");
        }
    }

    @Test
    void aColumnThatNeedsACopyIsAddedToATableThatOthersReferTo() {
        Changing column = new Changing("2", schema -> {
            schema.sql("DELETE FROM child", "SELECT 1");
            schema.sql("DELETE FROM parent", "SELECT 1");
            schema.addColumn("parent", row -> row.text("kind").notNull());
        });
        try (HikariDataSource pool = checked()) {
            manager(pool, column).migrateToLatest();
            assertThatThrownBy(() -> database.execute("INSERT INTO parent (id) VALUES (1)"))
                    .hasMessageContaining("NOT NULL constraint failed: parent.kind");
        }
    }

    @Test
    void aStatementThatNeedsACopyKeepsTheChildren() {
        Changing statement = new Changing(
                "3", schema -> schema.sql("ALTER TABLE \"parent\" DROP COLUMN \"old\" CASCADE", "SELECT 1"));
        try (HikariDataSource pool = checked()) {
            manager(pool, unique, statement).migrateToLatest();
            assertThat(database.rows("SELECT id, p FROM child")).containsExactly("7|1");
            assertThat(database.rows("SELECT * FROM parent")).containsExactly("1");
        }
    }

    private MigrationManager keys(Changing... changes) {
        folder.with(
                "V1__tables.sql",
                "CREATE TABLE k (i INTEGER, t TEXT, PRIMARY KEY (i)); CREATE TABLE n (i INTEGER, t TEXT);"
                        + " CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT); INSERT INTO n VALUES (NULL, 'x'), (2, NULL)");
        return builder().migrations(changes).build();
    }

    @Test
    void aPrimaryKeyIsNotMadeOfNull() {
        for (String column : List.of("i", "t")) { // the first would be numbered by SQLite
            Changing key = new Changing("2", schema -> schema.addPrimaryKey("n", column));
            assertThat(failureOf(keys(key)::migrateToLatest))
                    .hasMessageContaining("table n cannot be changed: column " + column + " is NULL in a row");
        }
        assertThat(database.rows("SELECT i, t FROM n")).containsExactly("null|x", "2|null");
    }

    @Test
    void aPrimaryKeyLetsNoNullIn() {
        Changing key = new Changing("2", schema -> {
            schema.sql("DELETE FROM n", "SELECT 1");
            schema.addPrimaryKey("n", "t");
        });
        keys(key).migrateToLatest();
        assertThatThrownBy(() -> database.execute("INSERT INTO n VALUES (1, NULL)"))
                .hasMessageContaining("NOT NULL constraint failed: n.t");
    }

    @Test
    void anIdentityKeepsItsPrimaryKey() {
        Changing key = new Changing("2", schema -> schema.dropConstraint("a", Constraint.primaryKey("id")));
        assertThat(failureOf(keys(key)::migrateToLatest))
                .hasMessageContaining("AUTOINCREMENT gives the numbers of table a");
    }
}
