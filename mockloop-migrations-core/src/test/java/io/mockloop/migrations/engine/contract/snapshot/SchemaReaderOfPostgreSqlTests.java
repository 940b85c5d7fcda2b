package io.mockloop.migrations.engine.contract.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.dialect.postgresql.PostgreSqlDialect;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.snapshot.SchemaReader.Scope;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaReaderOfPostgreSqlTests extends SnapshotTests {

    SchemaReaderOfPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }

    private static Structure read(Connection connection, Scope scope) throws SQLException {
        return new PostgreSqlDialect().schemas().read(connection, scope);
    }

    @Test
    void isTheSameWhateverElseThePathHasAndLeavesThePath() throws SQLException {
        makeEverything();
        Structure expected = structure();
        try (Connection connection = database.dataSource().getConnection()) {
            for (String path :
                    List.of("public", "public, audit", "public, pg_catalog", "pg_temp, public, nowhere, audit")) {
                PlainSql.execute(connection, "CREATE TEMP TABLE IF NOT EXISTS parent (id int)");
                PlainSql.execute(connection, "SET search_path = " + path);
                assertThat(differing(expected, read(connection, Scope.DATABASE)))
                        .as(path)
                        .isEmpty();
                assertThat(PlainSql.text(connection, "SHOW search_path")).contains(path);
            }
        }
    }

    @Test
    void inATransactionItLeavesWhatWasSetThere() throws SQLException {
        makeEverything();
        Structure expected = structure();
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            PlainSql.execute(connection, "SET search_path = public, audit");
            PlainSql.execute(connection, "SET LOCAL search_path = public");
            assertThat(read(connection, Scope.DATABASE)).isEqualTo(expected);
            assertThat(PlainSql.text(connection, "SHOW search_path")).contains("public");
            connection.commit();
            assertThat(PlainSql.text(connection, "SHOW search_path")).contains("public, audit");
            connection.rollback();
            connection.setAutoCommit(true);
            PlainSql.execute(connection, "RESET search_path");
        }
    }

    @Test
    void theSessionsScopeIsWhatItsPathNames() throws SQLException {
        makeEverything();
        assertThat(structure(database, Scope.SESSION).objects().keySet())
                .noneMatch(each -> each.table().startsWith("audit."))
                .anyMatch(each -> each.toString().equals("table parent"));
        try (Connection connection = database.dataSource().getConnection()) {
            PlainSql.execute(connection, "SET search_path = audit");
            assertThat(words(read(connection, Scope.SESSION)))
                    .contains("foreign key events_of_fkey of events [of] to [id] | on delete: set null"
                            + " | references: public.parent");
            PlainSql.execute(connection, "SET search_path = nowhere");
            assertThat(read(connection, Scope.SESSION).objects()).isEmpty();
            PlainSql.execute(connection, "RESET search_path");
        }
    }

    @Test
    void twoSchemasWithTheSameReadTheSame() throws SQLException {
        String[] statements = {
            "CREATE TYPE mood AS ENUM ('sad')",
            "CREATE TABLE t (id serial PRIMARY KEY, feeling mood DEFAULT 'sad')",
            "CREATE TABLE u (t int REFERENCES t, CHECK (t > 0))",
            "CREATE FUNCTION f(m mood) RETURNS SETOF t LANGUAGE sql BEGIN ATOMIC SELECT * FROM t WHERE feeling = m; END",
            "CREATE VIEW v AS SELECT f('sad'::mood) FROM t",
            "CREATE INDEX i ON t (id) WHERE feeling = 'sad'"
        };
        try (Connection connection = database.dataSource().getConnection()) {
            PlainSql.execute(connection, "CREATE SCHEMA \"O ne\"");
            PlainSql.execute(connection, "CREATE SCHEMA two");
            PlainSql.execute(connection, "SET search_path = \"O ne\"");
            for (String each : statements) {
                PlainSql.execute(connection, each);
            }
            Structure one = read(connection, Scope.SESSION);
            PlainSql.execute(connection, "SET search_path = two, \"O ne\"");
            for (String each : statements) {
                PlainSql.execute(connection, each);
            }
            PlainSql.execute(connection, "SET search_path = two");
            assertThat(words(read(connection, Scope.SESSION))).isEqualTo(words(one));
            PlainSql.execute(connection, "RESET search_path");
        }
    }

    @Test
    void aSchemaOfThePathThatTheUserMayNotUseIsUnseen() throws SQLException {
        makeEverything();
        try (Connection connection = database.readOnly().connect()) {
            PlainSql.execute(connection, "SET search_path = audit, public");
            Structure structure = read(connection, Scope.SESSION);
            assertThat(structure.unseen()).containsExactly("schema audit, which the user may not use");
            assertThat(structure)
                    .isEqualTo(new Structure(structure(database, Scope.SESSION).objects(), structure.unseen()));
            assertThat(read(connection, Scope.DATABASE)).isEqualTo(structure());
        }
    }

    @Test
    void namesWithDotsAndQuotesAreNotTakenForSchemas() throws SQLException {
        database.execute(
                "CREATE SCHEMA a",
                "CREATE TABLE a.b (x int)",
                "CREATE TABLE \"a.b\" (y int)",
                "CREATE TABLE \"Say \"\"it\"\" \\\" (\"O'k\" int)",
                "CREATE SCHEMA \"it's\"",
                "CREATE TABLE \"it's\".t (z int)");
        assertThat(structure().objects().keySet())
                .extracting(SnapshotTests::named)
                .containsExactly(
                        "table \"a.b\"",
                        "table Say \"it\" \\",
                        "table a.b",
                        "table it's.t",
                        "column \"a.b\".y",
                        "column Say \"it\" \\.O'k",
                        "column a.b.x",
                        "column it's.t.z");
        try (Connection connection = database.dataSource().getConnection()) {
            PlainSql.execute(connection, "SET standard_conforming_strings = off");
            PlainSql.execute(connection, "SET search_path = \"it's\"");
            assertThat(read(connection, Scope.SESSION).objects().keySet())
                    .extracting(SnapshotTests::named)
                    .containsExactly("table t", "column t.z");
            PlainSql.execute(connection, "RESET ALL");
        }
    }

    @Test
    void positionsHaveNoGapsAndWhatIsOfAParentStandsOnce() throws SQLException {
        database.execute(
                "CREATE TABLE t (a int, b int, c int)",
                "ALTER TABLE t DROP b",
                "CREATE TABLE p (id int PRIMARY KEY, x int CHECK (x > 0)) PARTITION BY LIST (id)",
                "CREATE INDEX px ON p (x)",
                "CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1)");
        assertThat(words(structure()))
                .contains("column t.a | position: 1 | type: integer", "column t.c | position: 2 | type: integer")
                .contains("table p1 | bound: FOR VALUES IN (1) | partition of: p", "index px of p [x]")
                .noneMatch(each -> each.matches("(index|check|primary key).* of p1.*"));
    }
}
