package io.mockloop.migrations.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholderTests {

    private final ScriptSettings settings =
            Scripts.settings(Scripts.POSTGRESQL.rules(), Map.of("t", "a_table", "q", "it's; ${t}"));

    @Test
    void isReplacedInCodeLiteralsAndBodies() {
        assertThat(Scripts.statements("INSERT INTO ${t} VALUES ('${t}', \"${t}\", $$ ${t} $$, ${t}${t});", settings))
                .containsExactly("INSERT INTO a_table VALUES ('a_table', \"a_table\", $$ a_table $$, a_tablea_table)");
    }

    @Test
    void isLeftAloneInComments() {
        assertThat(Scripts.statements("-- ${x}\nSELECT /* ${x} */ ${t} -- ${y}\n, ${t} /* ${z} */;", settings))
                .containsExactly("SELECT /* ${x} */ a_table -- ${y}\n, a_table");
    }

    @Test
    void isReplacedAfterSplittingAndOnce() {
        assertThat(Scripts.statements("SELECT ${q};SELECT 2;", settings))
                .containsExactly("SELECT it's; ${t}", "SELECT 2");
    }

    /** Some drivers run the first of them alone, and say nothing. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            INSERT INTO a VALUES (1); INSERT INTO a VALUES (';') | 2
            INSERT INTO a VALUES (1);                             | 1
            INSERT INTO a VALUES ('; --')                         | 1
            -- nothing here                                       | 0
            /* nothing; here */                                   | 0
            ""                                                    | 0
            " ; "                                                 | 0
            CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END | 1
            """)
    void aValueMayHoldAnyNumberOfStatements(String value, int count) {
        SqlScript script = Scripts.read(
                "SELECT 1;\n${statements};\nSELECT 2;",
                Scripts.settings(Scripts.POSTGRESQL.rules(), Map.of("statements", value)));

        assertThat(Scripts.statements(script, Section.UP))
                .hasSize(count + 2)
                .startsWith("SELECT 1")
                .endsWith("SELECT 2");
        assertThat(script.statementCount(Section.UP)).isEqualTo(count + 2);
    }

    @Test
    void aValueWithDelimitersInABodyLeavesItWhole() {
        assertThat(Scripts.statements(
                        "DELIMITER $$\nCREATE PROCEDURE p() BEGIN ${s}; END$$\nSELECT 1; ${s}$$\n",
                        Scripts.settings(Scripts.MYSQL.rules(), Map.of("s", "SELECT 2; SELECT 3"))))
                .containsExactly("CREATE PROCEDURE p() BEGIN SELECT 2; SELECT 3; END", "SELECT 1; SELECT 2; SELECT 3");
    }

    @Test
    void whatHasNotTheShapeOfANameIsText() {
        assertThat(Scripts.statements("SELECT '${}', '${a b}', '${t', '$ {t}', '${$', '${t}';", settings))
                .containsExactly("SELECT '${}', '${a b}', '${t', '$ {t}', '${$', 'a_table'");
    }

    @Test
    void anUndefinedOneIsAnErrorThatListsTheDefined() {
        Scripts.assertRefused("SELECT 1;\nSELECT 2,\n  '${x.y}';", settings, "UNDEFINED_PLACEHOLDER", 3)
                .withMessageContaining("the placeholder ${x.y} is not defined. Defined are: q, t.")
                .withMessageContaining("mockloop.migrations.placeholders.x.y")
                .withMessageContaining("-- placeholders: false")
                .withMessageNotContaining("a_table");
        Scripts.assertRefused("SELECT ${x};", Scripts.SQLITE, "UNDEFINED_PLACEHOLDER", 1)
                .withMessageContaining("None are.");
    }

    @Test
    void flywaysOwnAreRefusedByName() {
        Scripts.assertRefused("SELECT '${flyway:timestamp}';", settings, "FLYWAY_PLACEHOLDER", 1)
                .withMessageContaining("${flyway:timestamp}");
    }

    @Test
    void aDirectiveTurnsReplacementOff() {
        assertThat(Scripts.statements("-- placeholders: false\nSELECT '${x}', '${t}';", settings))
                .containsExactly("SELECT '${x}', '${t}'");
    }

    @Test
    void aSettingTurnsReplacementOffWhateverADirectiveSays() {
        ScriptSettings off = new ScriptSettings(settings.rules(), Map.of(), Set.of(), false, Set.of());
        assertThat(Scripts.statements("-- placeholders: true\nSELECT '${x}';", off))
                .containsExactly("SELECT '${x}'");
    }

    @Test
    void aSectionTurnsReplacementOffForItself() {
        SqlScript script = Scripts.readMarked(
                "-- migrate:up\n-- placeholders: false\nSELECT '${t}';\n-- migrate:down\nSELECT '${t}';", settings);
        assertThat(Scripts.statements(script, Section.UP)).containsExactly("SELECT '${t}'");
        assertThat(Scripts.statements(script, Section.DOWN)).containsExactly("SELECT 'a_table'");
    }

    @Test
    void namesAreComparedWithoutRegardToCase() {
        ScriptSettings settings =
                Scripts.settings(Scripts.SQLITE.rules(), Map.of("schemaName", "app", "password", "secret"));
        SqlScript script = Scripts.read("SELECT '${SCHEMANAME} ${Password}';", settings);

        assertThat(Scripts.statements(script, Section.UP)).containsExactly("SELECT 'app secret'");
        assertThat(script.storedStatements(Section.UP, 100)).contains(List.of("SELECT 'app ${Password}'"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ${name}              | value
            1 ${NAME},${other}!  | 1 value,${other}!
            $${name}$            | $value$
            ${name               | ${name
            ${na me} ${}         | ${na me} ${}
            $ {name} $$ ${${name | $ {name} $$ ${${name
            """)
    void valuesStandInTheDataOfACopyAndNamesWithoutAreData(String data, String expected) throws IOException {
        ScriptSettings settings = Scripts.settings(Scripts.POSTGRESQL.rules(), Map.of("name", "value"));
        String padding = "x".repeat(8190) + "\n";
        SqlScript script =
                Scripts.read("COPY t FROM stdin;\n" + data + "\n" + padding + data + "\n\\.\nSELECT 1;", settings);

        try (ScriptStatements statements = script.statements(Section.UP)) {
            StringWriter read = new StringWriter();
            Objects.requireNonNull(Objects.requireNonNull(statements.next()).copyData())
                    .transferTo(read);
            assertThat(read).hasToString(expected + "\n" + padding + expected + "\n");
            assertThat(Objects.requireNonNull(statements.next()).text()).isEqualTo("SELECT 1");
        }
    }

    @Test
    void valuesInTheDataOfACopyCountForWhatIsSent() {
        String text = "COPY t FROM stdin;\n${name}\n\\.\n";
        SqlScript one = Scripts.read(text, Scripts.settings(Scripts.POSTGRESQL.rules(), Map.of("name", "1")));
        SqlScript two = Scripts.read(text, Scripts.settings(Scripts.POSTGRESQL.rules(), Map.of("name", "2")));

        assertThat(one.checksum(Section.UP)).isEqualTo(two.checksum(Section.UP));
        assertThat(one.checksumWithValues(Section.UP)).isNotEqualTo(two.checksumWithValues(Section.UP));
    }
}
