package io.mockloop.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationPlan.PlannedStatement;
import io.mockloop.migrations.MigrationPlan.Source;
import io.mockloop.migrations.MigrationPlan.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationPlanTests {

    private static Step sql(String description, PlannedStatement... statements) {
        return new Step(
                Version.of("2"),
                description,
                MigrationType.SQL,
                "V2__two.sql",
                Direction.UP,
                Source.FILE,
                true,
                false,
                List.of(statements),
                null);
    }

    private static String printed(Step... steps) {
        return new MigrationPlan(List.of(steps)).toString();
    }

    @Test
    void saysWhatIsToBeKnownOfAStepBelowItsName() {
        Step step = new Step(
                Version.of("2"),
                "Two",
                MigrationType.SQL,
                "V2__two.sql",
                Direction.DOWN,
                Source.DATABASE,
                true,
                false,
                List.of(new PlannedStatement(1, "DROP TABLE a")),
                "V2__two.sql is another one now.");
        assertThat(printed(step)).isEqualTo("""
                -- DOWN 2: Two (V2__two.sql, stored in the database)
                -- V2__two.sql is another one now.
                -- statement 1
                DROP TABLE a;

                """);
    }

    @Test
    void saysWhereThereIsNothingToDo() {
        assertThat(new MigrationPlan(List.of()).isEmpty()).isTrue();
        assertThat(printed()).isEqualTo("-- Nothing to do.\n");
    }

    @Test
    void isSqlWithVersionFileAndLine() {
        assertThat(printed(sql(
                        "Two things",
                        new PlannedStatement(1, "CREATE TABLE a (id INT)"),
                        new PlannedStatement(3, "INSERT INTO a\n  VALUES (1)"))))
                .isEqualTo("""
                        -- UP 2: Two things (V2__two.sql)
                        -- V2__two.sql:1
                        CREATE TABLE a (id INT);
                        -- V2__two.sql:3
                        INSERT INTO a
                          VALUES (1);

                        """);
    }

    @Test
    void saysOfJavaThatItsStatementsAreNotKnown() {
        Step step = new Step(
                Version.of("3"),
                "Three",
                MigrationType.JAVA,
                "com.acme.Three",
                Direction.DOWN,
                Source.CLASS,
                true,
                false,
                List.of(),
                null);
        assertThat(printed(step)).isEqualTo("""
                -- DOWN 3: Three (com.acme.Three)
                -- Written in Java: its statements are known when it runs.

                """);
    }

    @Test
    void saysWhereASqlMigrationHasNoStatements() {
        assertThat(printed(sql("Nothing"))).isEqualTo("""
                -- UP 2: Nothing (V2__two.sql)
                -- No statements: nothing is done but the entry in the history.

                """);
    }

    @Test
    void aCommentAtTheEndOfAStatementSwallowsNoDelimiter() {
        assertThat(printed(sql(
                        "Comments",
                        new PlannedStatement(1, "SELECT 1 -- so far"),
                        new PlannedStatement(2, "SELECT 2\n# on MySQL"),
                        new PlannedStatement(4, "SELECT 3"))))
                .contains("SELECT 1 -- so far\n;\n", "SELECT 2\n# on MySQL\n;\n", "SELECT 3;\n");
    }

    @Test
    void aDescriptionOfSeveralLinesStaysAComment() {
        assertThat(printed(sql("Two\r\nDROP TABLE a;\nlines")))
                .startsWith("-- UP 2: Two DROP TABLE a; lines (V2__two.sql)\n");
    }

    @Test
    void isNotChangedWithTheListsItWasMadeOf() {
        assertThat(new MigrationPlan(List.of(sql("x"))).steps()).isUnmodifiable();
    }
}
