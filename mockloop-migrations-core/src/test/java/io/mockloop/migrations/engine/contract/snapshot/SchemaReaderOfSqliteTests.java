package io.mockloop.migrations.engine.contract.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.dialect.sqlite.SqliteDialect;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaReader.Scope;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.Golden;
import io.mockloop.migrations.testkit.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaReaderOfSqliteTests extends SnapshotTests {

    SchemaReaderOfSqliteTests() {
        super(TestDatabase.sqlite());
    }

    private Structure after(String... statements) throws SQLException {
        try (FreshDatabase other = TestDatabase.sqlite().newDatabase()) {
            other.execute(statements);
            return structure(other, Scope.SESSION);
        }
    }

    @Test
    void howItWasWrittenMakesNoDifference() throws SQLException {
        assertThat(words(after(
                        "create table if not exists main.[T] (`Id` integer primary key -- its key\n"
                                + ", \"Name\" text not null default \"Some\" collate nocase, 'n' int constraint"
                                + " \"is n\" check (\"n\" IN(1 , -2)or n between x'AB' and 2.5),"
                                + " check(\"Name\"<>'A''b')FOREIGN KEY(n)REFERENCES t)",
                        "create index \"I\" on [t] ([name] COLLATE Binary asc, abs( n )desc)where n>=- 1",
                        "create view V as select \"name\" as \"Called\", t.n||'x' from\n\t`T` --\n")))
                .isEqualTo(words(after(
                        "CREATE TABLE T (Id INTEGER PRIMARY KEY, Name TEXT DEFAULT 'Some' COLLATE NOCASE NOT"
                                + " NULL, n INT REFERENCES T (Id) CONSTRAINT \"is n\" CHECK (n IN (1, -2) OR n BETWEEN"
                                + " x'AB' AND 2.5), CHECK (Name <> 'A''b'))",
                        "CREATE INDEX I ON T (Name COLLATE BINARY, abs(n) DESC) WHERE n >= -1",
                        "CREATE VIEW V AS SELECT name AS \"Called\", t . n || 'x' FROM t")));
    }

    @Test
    void whatIsNoNameOfTheSchemaKeepsItsCase() throws SQLException {
        String table = "CREATE TABLE t (a TEXT DEFAULT %s CHECK (a <> %s))";
        Structure expected = after(table.formatted("'A'", "\"B\""));
        assertThat(differing(expected, after(table.formatted("Aa", "\"B\"")))).isEqualTo("column t.a");
        assertThat(differing(expected, after(table.formatted("A", "\"b\"")))).isEqualTo("check a of t");
        assertThat(differing(expected, after(table.formatted("('A')", "\"B\""))))
                .isEmpty();
    }

    @Test
    void namesAreAsTheyWereGivenAndSoAreThoseOfAViewsColumns() throws SQLException {
        assertThat(words(after(
                        "CREATE TABLE Logs (Id INT CHECK (id > 0))",
                        "CREATE VIEW Newest AS SELECT ID AS LogId, ABS(id) AS \"Positive\" FROM logs L ORDER BY L.ID")))
                .contains(
                        "check Id of Logs [Id] | definition: (Id > 0)",
                        "view Newest | definition: as select Id as LogId, abs(Id) as \"Positive\" from Logs L order by L.Id");
    }

    @Test
    void namesThatWereChangedReadAsIfGivenAtFirst() throws SQLException {
        assertThat(after(
                        "CREATE TABLE a (x INT PRIMARY KEY, y INT CHECK (y > 0))",
                        "CREATE TABLE b (x INT REFERENCES a ON DELETE CASCADE)",
                        "CREATE INDEX i ON a (y)",
                        "CREATE VIEW v AS SELECT x, y FROM a",
                        "CREATE TRIGGER g AFTER INSERT ON a BEGIN UPDATE b SET x = NEW.y; END",
                        "ALTER TABLE a RENAME TO c",
                        "ALTER TABLE c RENAME COLUMN y TO z",
                        "ALTER TABLE c ADD COLUMN more TEXT"))
                .isEqualTo(after(
                        "CREATE TABLE c (x INT PRIMARY KEY, z INT CHECK (z > 0), more TEXT)",
                        "CREATE TABLE b (x INT REFERENCES c ON DELETE CASCADE)",
                        "CREATE INDEX i ON c (z)",
                        "CREATE VIEW v AS SELECT x, z FROM c",
                        "CREATE TRIGGER g AFTER INSERT ON c BEGIN UPDATE b SET x = NEW.z; END"));
    }

    @Test
    void severalWithoutANameAreAllThere() throws SQLException {
        assertThat(words(after("CREATE TABLE t (a INT CHECK (a > 0) CHECK (a < 9) REFERENCES t (b) REFERENCES t (c),"
                        + " b INT UNIQUE, c INT UNIQUE, CHECK (1), UNIQUE (b, c))")))
                .filteredOn(each -> !each.matches("(column|table).*"))
                .containsExactly(
                        "foreign key a of t [a] to [b] | references: t",
                        "foreign key a 2 of t [a] to [c] | references: t",
                        "unique b of t [b]",
                        "unique b, c of t [b, c]",
                        "unique c of t [c]",
                        "check (1) of t | definition: (1)",
                        "check (a < 9) of t [a] | definition: (a < 9)",
                        "check (a > 0) of t [a] | definition: (a > 0)");
    }

    @Test
    void whatIsNotOfTheMainDatabaseIsLeftOutAndWhatIsBrokenIsRead() throws SQLException {
        database.execute("CREATE TABLE t (a INT)", "CREATE VIEW broken AS SELECT * FROM t, gone", "ANALYZE");
        database.execute("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE t AS (a INT)'");
        Path file = path.resolve("other.db");
        try (Connection connection = database.dataSource().getConnection()) {
            PlainSql.execute(connection, "CREATE TEMP TABLE t (b INT)");
            PlainSql.execute(connection, "CREATE TEMP VIEW w AS SELECT 1");
            PlainSql.execute(connection, "ATTACH '" + file + "' AS other");
            PlainSql.execute(connection, "CREATE TABLE other.t (c INT)");
            assertThat(words(new SqliteDialect().schemas().read(connection, Scope.DATABASE)))
                    .containsExactly(
                            "table t",
                            "column t.a | position: 1 | type: INT",
                            "view broken | definition: as" + " select * from t, gone");
        }
    }

    @Test
    void aVirtualTableIsThereWithoutWhatItKeepsItsRowsIn() throws SQLException {
        String table = "CREATE VIRTUAL TABLE words USING %s";
        Structure structure = after(table.formatted("fts5(word, tokenize = 'ascii')"));
        assertThat(words(structure))
                .containsExactly("table words | definition: using fts5(word, tokenize =" + " 'ascii') | kind: virtual");
        assertThat(differing(structure, after(table.formatted("FTS5 ( word,tokenize='ascii' )"))))
                .isEmpty();
        assertThat(differing(structure, after(table.formatted("fts5(word)")))).isEqualTo("table words");
    }

    @ParameterizedTest
    @ValueSource(strings = {"music.sql", "films.sql"})
    void realSchemasReadTheSameFromADumpInAnotherOrder(String script) throws SQLException {
        String all = text(Golden.of(SnapshotTests.class, "/io/mockloop/migrations/dialect/sqlite/ddl/" + script));
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(all);
        }
        List<String> made = database.rows("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE"
                + " 'sqlite\\_%' ESCAPE '\\' AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')"
                + " ORDER BY type = 'trigger', type = 'view', type = 'index', name DESC");
        Structure structure = structure();
        assertThat(differing(structure, after(made.toArray(String[]::new)))).isEmpty();
        assertThat(structure.objects()).hasSizeGreaterThan(100);
        long columns = structure.all(ObjectKind.COLUMN).count();
        assertThat(database.rows("SELECT count(*) FROM pragma_table_list l, pragma_table_xinfo(l.name) WHERE l.schema ="
                        + " 'main' AND l.type = 'table' AND l.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"))
                .containsExactly(String.valueOf(columns));
    }
}
