package io.mockloop.migrations.engine.contract.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.dialect.postgresql.script.PostgreSqlSchemaFixer;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.snapshot.SchemaFixer.Fix;
import io.mockloop.migrations.engine.snapshot.SchemaReader.Scope;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** A schema that was changed by hand is led back to what it was, by statements that run, and with its rows. */
class SchemaFixOfPostgreSqlTests extends SnapshotTests {

    private static final TestDatabase SERVER = TestDatabase.postgreSql();

    SchemaFixOfPostgreSqlTests() {
        super(SERVER);
    }

    /** Makes one structure of the other, and says what differs then. */
    private String fix(FreshDatabase in, Structure found, Structure expected) throws SQLException {
        Fix fix = new PostgreSqlSchemaFixer().fix(found, expected);
        String script = String.join(";\n", fix.statements()) + "\n" + fix.remarks();
        String at = "";
        try (Connection connection = in.dataSource().getConnection()) {
            for (String each : fix.statements()) {
                at = each;
                PlainSql.execute(connection, each);
            }
        } catch (SQLException e) {
            return e.getMessage() + "\n at " + at + "\n in " + script;
        }
        String left = differing(expected, structure(in, Scope.DATABASE));
        return left.isEmpty() ? "" : left + "\n left by " + script;
    }

    private void makeEverything(FreshDatabase in) {
        in.execute(text(own("everything", ".sql")).split("\n\n"));
    }

    @Test
    void eachDriftIsLedBackInBothDirections() throws SQLException {
        SoftAssertions all = new SoftAssertions();
        FreshDatabase one = SERVER.newDatabase();
        try {
            makeEverything(one);
            Structure before = structure(one, Scope.DATABASE);
            for (String line : text(own("changes", ".txt")).lines().toList()) {
                String[] parts = line.split(" \\| ", -1);
                boolean isOrder = parts[0].equals("column to_audit.feeling, column to_audit.id");
                one.execute(parts[1].split(" ;; "));
                Structure after = structure(one, Scope.DATABASE);
                String back = fix(one, after, before);
                String forth = back.isEmpty() || isOrder ? fix(one, before, after) : "";
                if (isOrder) {
                    all.assertThat(back).as(parts[1]).contains(parts[0], "which only a new table can have");
                    one.execute(parts[2].split(" ;; "));
                    continue;
                }
                all.assertThat(back).as(parts[1]).isEmpty();
                all.assertThat(forth).as("the other direction: " + parts[1]).isEmpty();
                if (!(back + forth).isEmpty()) {
                    one.close();
                    one = SERVER.newDatabase();
                    makeEverything(one);
                } else {
                    one.execute(parts[2].split(" ;; "));
                    all.assertThat(differing(before, structure(one, Scope.DATABASE)))
                            .as("undone: " + parts[1])
                            .isEmpty();
                }
            }
        } finally {
            one.close();
        }
        all.assertAll();
    }

    @Test
    void whatUsesWhatHasDriftedIsMadeAgain() throws SQLException {
        SoftAssertions all = new SoftAssertions();
        FreshDatabase one = withUsers();
        try {
            Structure before = structure(one, Scope.DATABASE);
            for (String line : text(own("drifts", ".txt")).lines().toList()) {
                one.execute(line.split(" ;; "));
                Structure after = structure(one, Scope.DATABASE);
                String failure = fix(one, after, before);
                all.assertThat(failure).as("back: " + line).isEmpty();
                if (failure.isEmpty()) {
                    failure = fix(one, before, after);
                    all.assertThat(failure).as("forth: " + line).isEmpty();
                }
                if (failure.isEmpty()) {
                    one.execute(new PostgreSqlSchemaFixer()
                            .fix(after, before)
                            .statements()
                            .toArray(String[]::new));
                } else {
                    one.close();
                    one = withUsers();
                }
            }
        } finally {
            one.close();
        }
        all.assertAll();
    }

    private FreshDatabase withUsers() {
        FreshDatabase one = SERVER.newDatabase();
        makeEverything(one);
        one.execute(text(own("users", ".sql")).split("\n\n"));
        return one;
    }

    @Test
    void everythingIsMadeOfNothingAndNothingOfEverything() throws SQLException {
        makeEverything();
        Structure everything = structure();
        try (FreshDatabase other = SERVER.newDatabase()) {
            other.execute("CREATE EXTENSION pg_trgm");
            Structure nothing = structure(other, Scope.DATABASE);
            assertThat(fix(other, nothing, everything)).isEmpty();
            assertThat(fix(other, structure(other, Scope.DATABASE), nothing)).isEmpty();
        }
    }

    @Test
    void rowsAreKept() throws SQLException {
        makeEverything();
        database.execute(
                "CREATE TABLE rows (id int PRIMARY KEY, feeling mood DEFAULT 'ok', price numeric DEFAULT 1,"
                        + " twofold numeric GENERATED ALWAYS AS (price * 2) STORED, name varchar(20))",
                "CREATE INDEX rows_name ON rows (name)",
                "CREATE TABLE of_rows (row_id int REFERENCES rows)");
        Structure expected = structure();
        database.execute(
                "INSERT INTO rows (id, feeling, price, name) VALUES (1, 'it''s fine', 2, 'one'), (2, 'sad', 3, NULL)",
                "INSERT INTO of_rows VALUES (2)",
                "ALTER TABLE rows ALTER feeling DROP DEFAULT, ALTER name TYPE text, ALTER price SET DEFAULT 5",
                "ALTER TABLE of_rows DROP CONSTRAINT of_rows_row_id_fkey, ALTER row_id TYPE text",
                "ALTER TABLE rows DROP CONSTRAINT rows_pkey, ALTER id TYPE text",
                "DROP INDEX rows_name",
                "ALTER TYPE mood ADD VALUE 'late' BEFORE 'ok'",
                "ALTER TABLE rows ADD extra int",
                "UPDATE rows SET extra = 1");
        assertThat(fix(database, structure(), expected)).isEmpty();
        assertThat(database.rows(
                        "SELECT id || ' ' || feeling || ' ' || price || ' ' || twofold || ' ' || coalesce(name, '-')"
                                + " FROM rows ORDER BY id"))
                .containsExactly("1 it's fine 2 4 one", "2 sad 3 6 -");
        assertThat(database.rows("SELECT row_id FROM of_rows")).containsExactly("2");
    }

    @Test
    void saysWhatIsLostAndWhatCannotBeLedBack() throws SQLException {
        database.execute(
                "CREATE TYPE mood AS ENUM ('a', 'b')",
                "CREATE TABLE t (id int, feeling mood, needed int NOT NULL, note text)",
                "CREATE TABLE gone (id int)",
                "CREATE VIEW v AS SELECT note FROM t",
                "CREATE TABLE s (id int)");
        Structure expected = structure();
        database.execute(
                "ALTER TYPE mood ADD VALUE 'c'",
                "DROP VIEW v",
                "ALTER TABLE t ALTER note TYPE varchar(5)",
                "CREATE VIEW v AS SELECT note FROM t",
                "ALTER TABLE t DROP needed, ADD more int",
                "DROP TABLE gone, s",
                "CREATE TABLE s (id int) PARTITION BY LIST (id)",
                "CREATE TABLE new (id int)");
        assertThat(new PostgreSqlSchemaFixer().fix(structure(), expected).remarks())
                .containsExactlyInAnyOrder(
                        "table gone comes back without its rows",
                        "table new is dropped with its rows",
                        "table s is of another sort (partitioned LIST (id), expected plain), which only a new table can"
                                + " be: it is left as it is",
                        "table t: column more is dropped with its values",
                        "table t: column needed comes back without its values; it takes no NULL, so that the statement"
                                + " fails if there are rows",
                        "type mood is made anew; rows with 'c' stop that, and need another value before",
                        "table t: its columns stand as (id, feeling, note, needed) then, expected (id, feeling, needed,"
                                + " note), which only a new table can have",
                        "view v is made again: rights on it must be granted again");
    }

    @Test
    void nothingIsDoneIfNothingDiffers() throws SQLException {
        makeEverything();
        assertThat(new PostgreSqlSchemaFixer().fix(structure(), structure())).isEqualTo(new Fix(List.of(), List.of()));
    }
}
