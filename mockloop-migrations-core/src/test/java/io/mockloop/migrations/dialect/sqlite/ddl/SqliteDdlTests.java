package io.mockloop.migrations.dialect.sqlite.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mockloop.migrations.schema.Constraint;
import io.mockloop.migrations.schema.EnumType;
import io.mockloop.migrations.schema.ForeignKey;
import io.mockloop.migrations.schema.Schema;
import io.mockloop.migrations.schema.SchemaChange;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes of a schema on tables that somebody wrote by hand. */
class SqliteDdlTests {

    private final SqliteDdl ddl = new SqliteDdl();
    private Sqlite sqlite;

    @BeforeEach
    void make() throws SQLException {
        sqlite = new Sqlite(
                "PRAGMA foreign_keys = OFF",
                "CREATE TABLE p (id INTEGER PRIMARY KEY)",
                "CREATE TABLE [t] (id INTEGER PRIMARY KEY, code TEXT UNIQUE, -- short\n"
                        + " p INT REFERENCES p ON DELETE CASCADE, kind TEXT CHECK (kind IN ('a', 'b')), n INT, UNIQUE (n, p))",
                "CREATE TABLE child (t REFERENCES t ON DELETE CASCADE)",
                "INSERT INTO t VALUES (1, 'x', NULL, 'a', 5)",
                "INSERT INTO child VALUES (1)");
    }

    @AfterEach
    void close() throws SQLException {
        sqlite.close();
    }

    private static List<SchemaChange> changes(Consumer<Schema> written) {
        List<SchemaChange> changes = new ArrayList<>();
        written.accept(changes::add);
        return changes;
    }

    private void change(Consumer<Schema> written) throws SQLException {
        for (SchemaChange change : changes(written)) {
            for (String statement : ddl.statements(change)) {
                sqlite.run(ddl.asSent(sqlite.connection(), statement).toArray(String[]::new));
            }
        }
    }

    @Test
    void dropsKeysWithoutANameByWhatTheyWere() throws SQLException {
        change(schema -> schema.dropConstraint("t", Constraint.unique("code")));
        change(schema -> schema.dropConstraint("main.t", ForeignKey.from("p").to("p", "id")));
        change(schema -> schema.dropConstraint("t", Constraint.unique("n", "p")));
        assertThat(sqlite.text("t"))
                .isEqualTo("CREATE TABLE \"t\" (id INTEGER PRIMARY KEY, code TEXT, -- short\n"
                        + " p INT, kind TEXT CHECK (kind IN ('a', 'b')), n INT)");
        assertThat(sqlite.rows("SELECT * FROM t")).containsExactly("1|x|null|a|5");
        assertThatThrownBy(() -> change(schema -> schema.dropConstraint("t", Constraint.unique("n"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("table t cannot be changed: table t has no UNIQUE constraint on n");
    }

    @Test
    void dropsACheckWithoutANameByWhatItSays() throws SQLException {
        change(schema -> schema.dropConstraint("t", Constraint.check("any", "kind in ('a','b')")));
        assertThat(sqlite.text("t")).doesNotContain("CHECK");
        assertThatThrownBy(() -> change(schema -> schema.dropConstraint("t", Constraint.check("any", "n > 0"))))
                .hasMessage("table t cannot be changed: table t has no check without a name that says (n > 0)");
    }

    @Test
    void keepsAKeyThatOthersNeed() throws SQLException {
        sqlite.run(
                "CREATE TABLE pair (a INT, b INT, UNIQUE (a, b))",
                "CREATE TABLE of (x INT, y INT, FOREIGN KEY (y, x) REFERENCES pair (b, a))");
        for (int round = 0; round < 2; round++) {
            assertThatThrownBy(() -> change(schema -> schema.dropConstraint("pair", Constraint.unique("a", "b"))))
                    .hasMessage("table pair cannot be changed: the foreign key of table of on y, x needs the UNIQUE"
                            + " constraint. Drop that before");
            sqlite.run(
                    "CREATE UNIQUE INDEX less ON pair (a, b) WHERE a > 0",
                    "CREATE UNIQUE INDEX more ON pair (a, b, a + b)");
            sqlite.run(round == 0 ? "DROP INDEX less" : "CREATE UNIQUE INDEX same ON pair (B, a)", "DROP INDEX more");
        }
        change(schema -> schema.dropConstraint("pair", Constraint.unique("a", "b")));
        assertThat(sqlite.rows("PRAGMA foreign_key_check")).isEmpty();
    }

    @Test
    void givesAColumnOtherValuesToBeOneOf() throws SQLException {
        EnumType two = EnumType.of("kind", "a", "b");
        EnumType three = EnumType.of("kind", "a", "b", "it's");
        change(schema -> schema.alterColumn(
                "t",
                was -> was.enumeration("kind", two),
                now -> now.enumeration("kind", three).notNull().defaultTo("it's")));
        sqlite.run("INSERT INTO t (id) VALUES (2)");
        assertThat(sqlite.text("t"))
                .contains("kind TEXT NOT NULL DEFAULT 'it''s' CHECK (\"kind\" IN ('a', 'b', 'it''s')), n INT");
        change(schema -> schema.alterColumn(
                "t", was -> was.enumeration("kind", three).notNull().defaultTo("it's"), now -> now.varchar("kind", 9)));
        assertThat(sqlite.text("t")).contains("kind VARCHAR(9), n INT");
        assertThat(sqlite.rows("SELECT kind FROM t")).containsExactly("a", "it's");
    }

    @Test
    void changesNamesInWhatNamesThemWhateverTheSetting() throws SQLException {
        sqlite.run("PRAGMA legacy_alter_table = ON", "CREATE VIEW v AS SELECT n FROM t");
        change(schema -> schema.renameColumn("t", "n", "number"));
        change(schema -> schema.renameTable("t", "other"));
        assertThat(sqlite.rows("SELECT * FROM v")).containsExactly("5");
        assertThat(sqlite.text("child")).contains("REFERENCES \"other\"");
        assertThat(sqlite.rows("PRAGMA legacy_alter_table")).containsExactly("1");
    }

    @Test
    void copiesNothingThatForeignKeysWouldTakeRowsFrom() throws SQLException {
        sqlite.run("PRAGMA foreign_keys = ON");
        assertThatThrownBy(() -> change(schema -> schema.addUnique("t", "kind")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mark the class with @RebuildsTables");
        change(schema -> schema.addForeignKey("t", ForeignKey.from("n").to("p", "id")));
        change(schema -> schema.setNotNull("t", "code"));
        assertThat(sqlite.rows("SELECT * FROM child")).containsExactly("1");
    }

    @Test
    void doesAllOrNothingAlsoOutsideOfATransaction() throws SQLException {
        String before = sqlite.text("t");
        List<String> sent = ddl.asSent(
                sqlite.connection(),
                ddl.statements(changes(schema -> schema.addUnique("t", "kind")).get(0))
                        .get(0));
        int dropped = sent.indexOf("DROP TABLE \"t\"");
        assertThat(dropped).isPositive();
        sqlite.run(sent.subList(0, dropped + 1).toArray(String[]::new));
        sqlite.run("ROLLBACK");
        assertThat(sqlite.text("t")).isEqualTo(before);
        assertThat(sqlite.rows("SELECT * FROM t")).containsExactly("1|x|null|a|5");
        sqlite.run(sent.toArray(String[]::new));
        assertThat(sqlite.text("t")).contains("UNIQUE (\"kind\")");
    }

    @Test
    void setsForeignKeysOffOnlyIfATableMayBeCopied() {
        assertThat(ddl.settings(changes(schema -> {
                    schema.setNotNull("t", "n");
                    schema.addCheck("t", "ck", "n > 0");
                    schema.addColumn("t", column -> column.integer("m").defaultTo(1));
                    schema.createIndex("t", "n");
                    schema.renameTable("t", "u");
                })))
                .isEmpty();
        assertThat(ddl.settings(changes(schema ->
                        schema.addColumn("t", column -> column.date("m").defaultNow()))))
                .containsExactly("PRAGMA foreign_keys = OFF");
        assertThat(ddl.settings(changes(schema -> schema.addUnique("t", "n")))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"ALTER TABLE other.t DROP COLUMN x", "CREATE INDEX i ON t (n)", "SELECT 1", "ALTER TABLE"})
    void sendsWhatIsNoAlterTableOfTheDatabaseAsItIs(String statement) throws SQLException {
        assertThat(ddl.asSent(sqlite.connection(), statement)).containsExactly(statement);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTER TABLE t ALTER COLUMN n RESTART|SQLite has no ALTER COLUMN … RESTART",
                "ALTER TABLE t OWNER TO me|SQLite has no OWNER TO me",
                "ALTER TABLE nobody DROP COLUMN n|there is no table nobody",
                "ALTER TABLE t DROP CONSTRAINT none|table t has no constraint none"
            })
    void saysWhatSqliteHasNot(String statement, String reason) {
        assertThatThrownBy(() -> ddl.asSent(sqlite.connection(), statement))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
