package io.mockloop.migrations.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

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
        assertThat(script.storedStatements(Section.UP)).containsExactly("SELECT 'app ${Password}'");
    }
}
