package io.mockloop.migrations.dialect.sqlite.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mockloop.migrations.dialect.sqlite.ddl.ConstraintText.Kind;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A table with all that SQLite knows, and all that can hang on one, is the same behind a rebuild. */
class TableRebuildTests {

    private static final String EVERYTHING = """
            CREATE TABLE "every thing" ( -- all of it
              id INTEGER CONSTRAINT pk PRIMARY KEY AUTOINCREMENT, -- the (key)
              [parent] INT REFERENCES "every thing"(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
              `code` TEXT NOT NULL ON CONFLICT ABORT COLLATE NOCASE CONSTRAINT code_once UNIQUE ON CONFLICT ROLLBACK,
              'price' DECIMAL(10, 2) DEFAULT -1.50 CHECK ("every thing".price <> 0),
              made TEXT DEFAULT (datetime('now', '-1 day')),
              note TEXT DEFAULT 'it''s (x), y',
              raw BLOB DEFAULT x'00ff',
              twice INT AS (price * 2) STORED,
              upper_code TEXT GENERATED ALWAYS AS (upper(code)) VIRTUAL,
              shelf INT, place INT,
              CONSTRAINT on_shelf FOREIGN KEY (shelf, place) REFERENCES shelf (shelf, place) ON UPDATE SET NULL,
              UNIQUE (shelf, place DESC),
              CONSTRAINT fine CHECK (note NOT LIKE '%--%' /* , */ OR note IN ("code", ')'))
            )""";

    private Sqlite sqlite;

    @BeforeEach
    void make() throws SQLException {
        sqlite = new Sqlite(
                "PRAGMA foreign_keys = OFF",
                "CREATE TABLE shelf (shelf INT, place INT, PRIMARY KEY (place, shelf), UNIQUE (shelf, place)) WITHOUT ROWID",
                "INSERT INTO shelf VALUES (1, 1), (1, 2)",
                EVERYTHING,
                "CREATE TABLE child (id INTEGER PRIMARY KEY, of INT REFERENCES \"every thing\" ON DELETE CASCADE,"
                        + " code TEXT REFERENCES [every thing](code) ON UPDATE CASCADE)",
                "CREATE TABLE log (line TEXT)",
                "CREATE INDEX plain ON \"every thing\"(made)",
                "CREATE UNIQUE INDEX lower_note ON [every thing] (lower(note), raw DESC) WHERE note > 'a' -- some",
                "CREATE TRIGGER own AFTER INSERT ON \"every thing\" WHEN new.code <> ';' BEGIN INSERT INTO log VALUES ('+' || new.code); END",
                "CREATE TRIGGER deleting BEFORE DELETE ON \"every thing\" BEGIN INSERT INTO log VALUES ('-'); END",
                "CREATE TRIGGER changing UPDATE OF note, price ON \"every thing\" BEGIN INSERT INTO log VALUES (old.note); END",
                "CREATE TRIGGER others AFTER INSERT ON log WHEN new.line = 'go' BEGIN"
                        + " UPDATE \"every thing\" SET note = 'gone' WHERE id = 3; END",
                "CREATE VIEW v AS SELECT e.id, e.upper_code FROM \"every thing\" AS e",
                "CREATE VIEW vv AS SELECT * FROM v JOIN \"every thing\" USING (id)",
                "CREATE TRIGGER instead INSTEAD OF INSERT ON v BEGIN INSERT INTO \"every thing\" (code) VALUES (new.id); END",
                "CREATE TEMP TRIGGER mine AFTER INSERT ON main.\"every thing\" BEGIN INSERT INTO log VALUES ('temp'); END",
                "INSERT INTO \"every thing\" (id, parent, code, price, made, note, raw, shelf, place) VALUES"
                        + " (3, NULL, 'a', 1.25, 'then', 'n', x'01', 1, 1), (7, 3, 'b', '5', NULL, NULL, NULL, NULL, 9),"
                        + " (90, 7, 'c', 9e99, 'x', 'y', 'z', 1, 2)",
                "INSERT INTO child VALUES (1, 3, 'b'), (2, 90, NULL)",
                "DELETE FROM \"every thing\" WHERE id = 90",
                "DELETE FROM child WHERE id = 2",
                "ANALYZE");
    }

    @AfterEach
    void close() throws SQLException {
        sqlite.close();
    }

    private static TableRebuild same(StoredTable table) {
        return new TableRebuild(table, table.text());
    }

    private void rebuild() throws SQLException {
        sqlite.change(connection -> {
            TableRebuild same = same(sqlite.table("every thing"));
            return new TableChange(same.statements(connection), same.needsForeignKeysOff());
        });
    }

    private List<String> schema() throws SQLException {
        return Stream.concat(
                        sqlite.rows("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name").stream(),
                        sqlite.rows("SELECT type, name, tbl_name, sql FROM sqlite_temp_schema").stream())
                .map(line -> line.replace("\"every thing\".price", "price"))
                .toList();
    }

    private List<String> rows() throws SQLException {
        return Stream.of(
                        "SELECT rowid, *, typeof(price), typeof(raw) FROM \"every thing\" ORDER BY id",
                        "SELECT * FROM child",
                        "SELECT * FROM log",
                        "SELECT * FROM vv",
                        "SELECT * FROM sqlite_sequence",
                        "SELECT * FROM sqlite_stat1 ORDER BY tbl, idx",
                        "PRAGMA foreign_key_check",
                        "PRAGMA integrity_check",
                        "SELECT * FROM pragma_table_xinfo('every thing')",
                        "SELECT * FROM pragma_foreign_key_list('every thing')",
                        "SELECT * FROM pragma_foreign_key_list('child')",
                        "SELECT name, \"unique\", origin, partial FROM pragma_index_list('every thing') ORDER BY name")
                .flatMap(query -> {
                    try {
                        return sqlite.rows(query).stream();
                    } catch (SQLException e) {
                        throw new IllegalStateException(query, e);
                    }
                })
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"OFF, OFF", "OFF, ON"})
    void losesNothing(String foreignKeys, String legacy) throws SQLException {
        sqlite.run("PRAGMA foreign_keys = " + foreignKeys, "PRAGMA legacy_alter_table = " + legacy);
        List<String> schema = schema();
        List<String> rows = rows();
        rebuild();
        assertThat(schema()).isEqualTo(schema);
        assertThat(rows()).isEqualTo(rows);
        assertThat(sqlite.rows("PRAGMA legacy_alter_table")).containsExactly(legacy.equals("ON") ? "1" : "0");
        sqlite.run("INSERT INTO log VALUES ('go')", "INSERT INTO v (id) VALUES (5)");
        assertThat(sqlite.rows("SELECT line FROM log")).endsWith("go", "n", "temp", "+5");
        assertThat(sqlite.rows("SELECT max(id) FROM \"every thing\"")).containsExactly("91");
    }

    @Test
    void asksForForeignKeysToBeOffIfRowsWouldGo() throws SQLException {
        assertThat(same(sqlite.table("every thing")).needsForeignKeysOff()).isFalse();
        sqlite.run("PRAGMA foreign_keys = ON");
        assertThat(same(sqlite.table("every thing")).needsForeignKeysOff()).isTrue();
        assertThat(same(sqlite.table("child")).needsForeignKeysOff()).isFalse();
        rebuild();
        assertThat(sqlite.rows("SELECT count(*) FROM child"))
                .as("what the precondition is for")
                .containsExactly("0");
    }

    @Test
    void leavesTheRowsOfOthersWithForeignKeysOnIfNoneReferToIt() throws SQLException {
        sqlite.run("PRAGMA foreign_keys = ON");
        List<String> rows = rows();
        sqlite.change(connection -> new TableChange(same(sqlite.table("child")).statements(connection), false));
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void asksForItToBeOffForATableThatWillReferToItself() throws SQLException {
        sqlite.run("PRAGMA foreign_keys = ON");
        StoredTable child = sqlite.table("child");
        assertThat(new TableRebuild(child, child.text().addColumn("next INT REFERENCES child(id)"))
                        .needsForeignKeysOff())
                .isTrue();
    }

    @Test
    void keepsTheHighestNumberOfAnEmptyTable() throws SQLException {
        sqlite.run("DELETE FROM \"every thing\"");
        rebuild();
        sqlite.run("INSERT INTO \"every thing\" (code) VALUES ('new')");
        assertThat(sqlite.rows("SELECT id FROM \"every thing\"")).containsExactly("91");
    }

    @Test
    void takesAnotherNameIfACrashHasLeftATable() throws SQLException {
        sqlite.run("CREATE TABLE \"mockloop_new_every thing\" (kept INT)");
        rebuild();
        assertThat(sqlite.rows("SELECT name FROM sqlite_schema WHERE name LIKE 'mockloop%'"))
                .containsExactly("mockloop_new_every thing");
    }

    @Test
    void keepsRowids() throws SQLException {
        sqlite.run(
                "CREATE TABLE loose (rowid TEXT, a TEXT, PRIMARY KEY (a))",
                "INSERT INTO loose (oid, rowid, a) VALUES (7, 'x', 'y'), (3, 'z', 'w')");
        List<String> rows = sqlite.rows("SELECT oid, * FROM loose");
        TableText text = sqlite.table("loose").text();
        sqlite.change(connection -> TableChange.to(
                connection,
                sqlite.table("loose"),
                text.dropConstraint(Kind.PRIMARY_KEY, List.of("a")).addConstraint("PRIMARY KEY (rowid)")));
        assertThat(sqlite.rows("SELECT oid, * FROM loose")).isEqualTo(rows);
        assertThat(sqlite.text("loose")).isEqualTo("CREATE TABLE \"loose\" (rowid TEXT, a TEXT, PRIMARY KEY (rowid))");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TABLE t(a INT, b TEXT COLLATE NOCASE, PRIMARY KEY (b, a)) WITHOUT ROWID, STRICT",
                "CREATE TABLE t(a ANY, b TEXT) STRICT",
                "CREATE TABLE t(a PRIMARY KEY DESC, b)"
            })
    void keepsWhatTheTableIs(String text) throws SQLException {
        sqlite.run(text, "INSERT INTO t VALUES (2, 'x'), (1, 'y')");
        List<String> rows = sqlite.rows("SELECT *, typeof(a) FROM t");
        sqlite.change(connection -> TableChange.to(
                connection, sqlite.table("t"), sqlite.table("t").text().addConstraint("UNIQUE (b)")));
        assertThat(sqlite.rows("SELECT *, typeof(a) FROM t")).isEqualTo(rows);
        assertThat(sqlite.text("t"))
                .isEqualTo(new TableText(text).addConstraint("UNIQUE (b)").sql().replace(" t(", " \"t\"("));
    }

    @Test
    void failsWhereANewConstraintWouldDropRows() throws SQLException {
        sqlite.run("CREATE TABLE t(a)", "INSERT INTO t VALUES (1), (1)");
        assertThatThrownBy(() -> sqlite.change(connection -> TableChange.to(
                        connection,
                        sqlite.table("t"),
                        sqlite.table("t").text().addConstraint("UNIQUE (a) ON CONFLICT REPLACE"))))
                .hasMessageContaining("UNIQUE constraint failed: mockloop_new_t.a");
        assertThat(sqlite.rows("SELECT * FROM t")).hasSize(2);
    }

    @Test
    void convertsValuesToANewTypeAndFillsNewColumns() throws SQLException {
        sqlite.run("CREATE TABLE t(a TEXT, b)", "INSERT INTO t VALUES ('12', 1), ('x', 2)");
        sqlite.change(connection -> TableChange.to(
                connection,
                sqlite.table("t"),
                sqlite.table("t")
                        .text()
                        .type("a", "INTEGER")
                        .addColumn("c TEXT NOT NULL DEFAULT (upper('c'))")
                        .addColumn("d AS (b + 1) STORED")));
        assertThat(sqlite.rows("SELECT *, typeof(a) FROM t")).containsExactly("12|1|C|2|integer", "x|2|C|3|text");
    }

    @Test
    void readsNoTemporaryTable() throws SQLException {
        sqlite.run("CREATE TEMP TABLE child (a)");
        assertThatThrownBy(() -> sqlite.table("child")).hasMessageContaining("hides table child");
        assertThatThrownBy(() -> sqlite.table("none")).hasMessage("there is no table none");
        assertThatThrownBy(() -> sqlite.table("v")).hasMessage("there is no table v");
    }
}
