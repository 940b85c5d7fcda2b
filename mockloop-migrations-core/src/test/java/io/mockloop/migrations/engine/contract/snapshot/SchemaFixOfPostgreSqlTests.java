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
    void nothingIsDoneIfNothingDiffers() throws SQLException {
        makeEverything();
        assertThat(new PostgreSqlSchemaFixer().fix(structure(), structure()))
                .isEqualTo(new Fix(List.of(), List.of()));
    }
}
