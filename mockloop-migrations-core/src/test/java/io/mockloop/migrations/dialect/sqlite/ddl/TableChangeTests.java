package io.mockloop.migrations.dialect.sqlite.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mockloop.migrations.dialect.sqlite.ddl.ConstraintText.Kind;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which way a change goes, and that it changes what it says, without a copy if none is needed. */
class TableChangeTests {

    private Sqlite sqlite;

    @BeforeEach
    void make() throws SQLException {
        sqlite = new Sqlite(
                "PRAGMA foreign_keys = ON",
                "CREATE TABLE p (id INTEGER PRIMARY KEY, code TEXT UNIQUE)",
                "CREATE TABLE t (id INTEGER PRIMARY KEY, -- the key\n n INT, s VARCHAR(10) DEFAULT 'x', p INT)",
                "CREATE VIEW v AS SELECT n FROM t",
                "CREATE TABLE child (t INT REFERENCES t ON DELETE CASCADE)",
                "INSERT INTO t VALUES (1, 1, 'a', 1), (2, 2, 'b', NULL)",
                "INSERT INTO child VALUES (1), (2)");
    }

    @AfterEach
    void close() throws SQLException {
        sqlite.close();
    }

    private TableChange change(UnaryOperator<TableText> change) throws SQLException {
        return sqlite.change(connection -> {
            StoredTable table = sqlite.table("t");
            return TableChange.to(connection, table, change.apply(table.text()));
        });
    }

    private TableChange drop(String column) throws SQLException {
        return sqlite.change(connection -> TableChange.dropColumn(connection, sqlite.table("t"), column));
    }

    private void assertInTheTextAlone(UnaryOperator<TableText> change) throws SQLException {
        String root = "SELECT rootpage FROM sqlite_schema WHERE name = 't'";
        List<String> page = sqlite.rows(root);
        List<String> rows = sqlite.rows("SELECT * FROM t");
        TableText expected = change.apply(sqlite.table("t").text());
        TableChange done = change(change);
        assertThat(done.needsForeignKeysOff()).isFalse();
        assertThat(sqlite.rows(root)).as("it lies where it lay").isEqualTo(page);
        assertThat(sqlite.text("t")).isEqualTo(expected.sql());
        assertThat(sqlite.rows("SELECT * FROM t")).isEqualTo(rows);
        assertThat(sqlite.rows("SELECT count(*) FROM child")).containsExactly("2");
        assertThat(sqlite.rows("PRAGMA integrity_check")).containsExactly("ok");
        assertThat(sqlite.rows("SELECT name FROM sqlite_schema WHERE name LIKE 'mockloop%'"))
                .isEmpty();
    }

    @Test
    void makesWhatTheRowsAllowWithoutACopy() throws SQLException {
        assertInTheTextAlone(t -> t.notNull("n", true));
        assertInTheTextAlone(t -> t.addConstraint("CONSTRAINT few CHECK (t.p < 9 AND n IN (1, 2))"));
        assertInTheTextAlone(t -> t.addConstraint("FOREIGN KEY (p) REFERENCES p (id)"));
        assertInTheTextAlone(t -> t.type("s", "VARCHAR(200)"));
        assertInTheTextAlone(t -> t.defaultValue("s", "'it''s'"));
        assertThatThrownBy(() -> sqlite.run("INSERT INTO t (n) VALUES (NULL)")).hasMessageContaining("NOT NULL");
        assertThatThrownBy(() -> sqlite.run("INSERT INTO t (n) VALUES (3)")).hasMessageContaining("few");
        assertThatThrownBy(() -> sqlite.run("INSERT INTO t (n, p) VALUES (1, 5)"))
                .hasMessageContaining("FOREIGN KEY");
        assertInTheTextAlone(t -> t.dropConstraint("few"));
        assertInTheTextAlone(t -> t.dropConstraint(Kind.FOREIGN_KEY, List.of("p")));
        assertInTheTextAlone(t -> t.notNull("n", false));
        sqlite.run("INSERT INTO t (p) VALUES (5)");
        assertThat(sqlite.rows("SELECT s FROM t WHERE p = 5")).containsExactly("it's");
    }

    @Test
    void tellsOtherConnectionsToReadTheSchemaAgain() throws SQLException {
        List<String> version = sqlite.rows("PRAGMA schema_version");
        change(t -> t.notNull("n", true));
        assertThat(sqlite.rows("PRAGMA schema_version")).isNotEqualTo(version);
    }

    @Test
    void failsByTheNameOfAConstraintThatARowBreaks() throws SQLException {
        String text = sqlite.text("t");
        assertThatThrownBy(() -> change(t -> t.notNull("p", true)))
                .hasMessageContaining("NOT NULL constraint failed: mockloop_new_t.p");
        assertThatThrownBy(() -> change(t -> t.addConstraint("CONSTRAINT one CHECK (n = 1)")))
                .hasMessageContaining("CHECK constraint failed: one");
        assertThat(sqlite.text("t")).isEqualTo(text);
        assertThat(sqlite.rows("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'mockloop%'"))
                .containsExactly("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'x'", "\"x\"", "x", "1.50", "TRUE", "x'61'", "-3", "NULL"})
    void copiesRowsThatHaveTheirDefaultFromTheText(String literal) throws SQLException {
        sqlite.run("PRAGMA foreign_keys = OFF", "ALTER TABLE t ADD COLUMN d TEXT DEFAULT " + literal);
        List<String> rows = sqlite.rows("SELECT quote(d) FROM t");
        TableChange change = change(t -> t.defaultValue("d", "'other'"));
        assertThat(change.statements()).anyMatch(each -> each.startsWith("DROP TABLE \"t\""));
        assertThat(sqlite.rows("SELECT quote(d) FROM t")).isEqualTo(rows);
    }

    @Test
    void copiesForWhatIndexesAreMadeOfAndForOtherTypes() throws SQLException {
        sqlite.run("PRAGMA foreign_keys = OFF");
        for (UnaryOperator<TableText> each : List.<UnaryOperator<TableText>>of(
                t -> t.type("id", "INT"),
                t -> t.type("n", "TEXT"),
                t -> t.addConstraint("UNIQUE (n)"),
                t -> t.dropConstraint(Kind.PRIMARY_KEY, List.of("id")).addConstraint("PRIMARY KEY (s)"))) {
            assertThat(change(each).statements()).anyMatch(statement -> statement.startsWith("DROP TABLE \"t\""));
            assertThat(sqlite.rows("SELECT id, n, s, p FROM t")).containsExactly("1|1|a|1", "2|2|b|null");
        }
    }

    @Test
    void addsColumnsAsSqliteDoes() throws SQLException {
        TableChange change = change(t -> t.addColumn("a INT NOT NULL DEFAULT -1 CHECK (a < 0)")
                .addColumn("\"b c\" TEXT COLLATE NOCASE REFERENCES p (code)")
                .addColumn("g AS (n + 1)"));
        assertThat(change.statements())
                .containsExactly(
                        "ALTER TABLE \"t\" ADD COLUMN a INT NOT NULL DEFAULT -1 CHECK (a < 0)",
                        "ALTER TABLE \"t\" ADD COLUMN \"b c\" TEXT COLLATE NOCASE REFERENCES p (code)",
                        "ALTER TABLE \"t\" ADD COLUMN g AS (n + 1)");
        assertThat(sqlite.rows("SELECT a, g FROM t")).containsExactly("-1|2", "-1|3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a TEXT DEFAULT CURRENT_TIMESTAMP",
                "a INT DEFAULT (1 + 1)",
                "a INT UNIQUE",
                "a AS (n) STORED",
                "a INT DEFAULT 1 REFERENCES p"
            })
    void copiesForAColumnThatSqliteDoesNotAdd(String definition) throws SQLException {
        sqlite.run("PRAGMA foreign_keys = OFF");
        assertThat(change(t -> t.addColumn(definition)).statements())
                .anyMatch(statement -> statement.startsWith("DROP TABLE \"t\""));
        assertThat(sqlite.text("t")).contains(definition);
    }

    @Test
    void dropsAColumnWithWhatIsOnItAlone() throws SQLException {
        sqlite.run(
                "PRAGMA legacy_alter_table = ON",
                "ALTER TABLE t ADD COLUMN c TEXT CHECK (c > '')",
                "CREATE INDEX c_desc ON t (\"C\" COLLATE NOCASE DESC)",
                "CREATE INDEX n ON t (n)");
        change(t -> t.addConstraint("FOREIGN KEY (c) REFERENCES p (code)"));
        TableChange change = drop("C");
        assertThat(change.needsForeignKeysOff()).isFalse();
        assertThat(sqlite.text("t"))
                .isEqualTo(
                        "CREATE TABLE t (id INTEGER PRIMARY KEY, -- the key\n n INT, s VARCHAR(10) DEFAULT 'x', p INT)");
        assertThat(sqlite.rows("SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 't'"))
                .containsExactly("n");
        assertThat(sqlite.rows("PRAGMA legacy_alter_table")).containsExactly("1");
        assertThat(sqlite.rows("PRAGMA integrity_check")).containsExactly("ok");
        assertThat(sqlite.rows("SELECT * FROM t")).containsExactly("1|1|a|1", "2|2|b|null");
    }

    @Test
    void dropsAUniqueColumnBehindACopy() throws SQLException {
        change(t -> t.addColumn("u INT UNIQUE"));
        assertThat(sqlite.rows("SELECT * FROM t")).hasSize(2);
        sqlite.run("PRAGMA foreign_keys = OFF");
        drop("u");
        assertThat(sqlite.text("t"))
                .isEqualTo("CREATE TABLE \"t\" (id INTEGER PRIMARY KEY, -- the key\n n INT,"
                        + " s VARCHAR(10) DEFAULT 'x', p INT)");
    }

    @Test
    void refusesToDropAColumnThatOthersNeed() throws SQLException {
        sqlite.run(
                "ALTER TABLE child ADD COLUMN n INT REFERENCES t (p)",
                "CREATE INDEX two ON t (s, id)",
                "CREATE INDEX partial ON t (id) WHERE s > ''",
                "CREATE INDEX expression ON t (s || 'x')");
        assertThatThrownBy(() -> drop("p")).hasMessage("the foreign key of table child on n refers to column p");
        for (String index : List.of("two", "partial", "expression")) {
            assertThatThrownBy(() -> drop("s")).hasMessage("the index " + index + " needs column s");
            sqlite.run("DROP INDEX " + index);
        }
        assertThatThrownBy(() -> drop("n")).hasMessageContaining("error in view v after drop column");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AFTER DELETE ON child BEGIN DELETE FROM t WHERE n = 1; END|error in trigger tr after drop column",
                "AFTER DELETE ON child BEGIN UPDATE t SET n = 1; END|no such column: n",
                "BEFORE UPDATE OF t ON child BEGIN INSERT INTO t (n) VALUES (1); END|no column named n",
                "UPDATE ON child BEGIN INSERT INTO t (n) VALUES (1); END|no column named n",
                "INSERT ON child BEGIN INSERT INTO t (n) VALUES (1); END|no column named n",
                "INSTEAD OF UPDATE ON w BEGIN INSERT INTO t (n) VALUES (1); END|no column named n",
                "UPDATE OF s, \"N\" ON t BEGIN DELETE FROM child; END|the trigger tr is fired by changes of column n",
            })
    void refusesToDropAColumnThatATriggerReadsOrWrites(String trigger, String reason) throws SQLException {
        sqlite.run("DROP VIEW v", "CREATE VIEW w AS SELECT 1 AS one", "CREATE TRIGGER tr " + trigger);
        List<String> schema = sqlite.rows("SELECT sql FROM sqlite_schema");
        assertThatThrownBy(() -> drop("n")).hasMessageContaining(reason);
        assertThat(sqlite.rows("SELECT sql FROM sqlite_schema")).isEqualTo(schema);
    }

    @Test
    void dropsAColumnThatATriggerOnlySeemsToUse() throws SQLException {
        sqlite.run(
                "DROP VIEW v",
                "CREATE TABLE log (n)",
                "CREATE TRIGGER tr AFTER INSERT ON t BEGIN INSERT INTO log (n) VALUES (new.s); END");
        drop("n");
        sqlite.run("INSERT INTO t (s) VALUES ('new')");
        assertThat(sqlite.rows("SELECT * FROM log")).containsExactly("new");
    }

    @Test
    void doesNothingForTheSameText() throws SQLException {
        assertThat(change(t -> t).statements()).isEmpty();
    }
}
