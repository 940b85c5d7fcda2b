package io.mockloop.migrations.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SectionTests {

    @Test
    void aScriptWithoutMarkersIsOneSection() {
        SqlScript script = Scripts.read("CREATE TABLE a(b int);\nSELECT 1", Scripts.POSTGRESQL);
        assertThat(script.has(Section.UP)).isTrue();
        assertThat(script.has(Section.DOWN)).isFalse();
        assertThat(script.line(Section.UP)).isEqualTo(1);
        assertThat(Scripts.statements(script, Section.UP)).containsExactly("CREATE TABLE a(b int)", "SELECT 1");
        assertThat(Scripts.statements(script, Section.DOWN)).isEmpty();
    }

    @Test
    void markersDivideAScript() {
        SqlScript script =
                Scripts.readMarked("-- head\n-- migrate:up\nSELECT 1;\n\n-- migrate:down\nSELECT 2;", Scripts.MYSQL);
        assertThat(Scripts.statements(script, Section.UP)).containsExactly("SELECT 1");
        assertThat(Scripts.statements(script, Section.DOWN)).containsExactly("SELECT 2");
        assertThat(script.line(Section.UP)).isEqualTo(2);
        assertThat(script.line(Section.DOWN)).isEqualTo(5);
    }

    @Test
    void theSectionsMayStandInAnyOrder() {
        SqlScript script = Scripts.readMarked("-- migrate:down\nSELECT 2;\n-- migrate:up\nSELECT 1;", Scripts.SQLITE);
        assertThat(Scripts.statements(script, Section.UP)).containsExactly("SELECT 1");
        assertThat(Scripts.statements(script, Section.DOWN)).containsExactly("SELECT 2");
    }

    @Test
    void anEmptySectionIsThere() {
        SqlScript script = Scripts.readMarked("-- migrate:up\nSELECT 1;\n-- migrate:down\n-- nothing", Scripts.SQLITE);
        assertThat(script.has(Section.DOWN)).isTrue();
        assertThat(script.statementCount(Section.DOWN)).isZero();
        assertThat(script.runsInTransaction(Section.DOWN)).isTrue();
    }

    @Test
    void anEmptyScriptHasTheSectionItIs() {
        assertThat(Scripts.read("", Scripts.SQLITE).has(Section.UP)).isTrue();
        assertThat(Scripts.read("-- a comment\n/* and another */", Scripts.MYSQL)
                        .statementCount(Section.UP))
                .isZero();
    }

    @Test
    void textBeforeADownMarkerIsTheScriptsOwnSection() {
        SqlScript script = Scripts.read("SELECT 1\n-- migrate:down\nSELECT 2", Scripts.SQLITE);
        assertThat(Scripts.statements(script, Section.UP)).containsExactly("SELECT 1");
        assertThat(Scripts.statements(script, Section.DOWN)).containsExactly("SELECT 2");
    }

    @Test
    void aMarkerInALiteralOrBlockCommentIsNone() {
        String text =
                "-- migrate:up\nSELECT '\n-- migrate:down\n';\n/*\n-- migrate:down\n*/\nSELECT $$\n-- migrate:down\n$$;";
        SqlScript script = Scripts.readMarked(text, Scripts.POSTGRESQL);
        assertThat(script.has(Section.DOWN)).isFalse();
        assertThat(script.statementCount(Section.UP)).isEqualTo(2);
    }

    @Test
    void markersAreFoundWithoutBlankAndInAnyCase() {
        SqlScript script = Scripts.readMarked("--migrate:up\nSELECT 1;\n  -- MIGRATE:DOWN\r\nSELECT 2;", Scripts.MYSQL);
        assertThat(Scripts.statements(script, Section.DOWN)).containsExactly("SELECT 2");
    }

    @Test
    void aCommentThatSaysWhatIsMigratedIsNoMarker() {
        assertThat(Scripts.statements("SELECT -- Migrate: all users\n1;", Scripts.SQLITE))
                .hasSize(1);
        assertThat(Scripts.statements("-- Migrated: last year\nSELECT 1;", Scripts.SQLITE))
                .hasSize(1);
    }

    @Test
    void aSecondSectionOfTheSameKindIsRefused() {
        Scripts.assertRefused("-- migrate:up\nSELECT 1;\n-- migrate:up\n", null, Scripts.SQLITE, "DUPLICATE_SECTION", 3)
                .withMessageContaining("a second up section begins here; the first begins in line 1.");
        Scripts.assertRefused("SELECT 1;\n-- migrate:up\nSELECT 2;", Scripts.SQLITE, "DUPLICATE_SECTION", 2);
    }

    @Test
    void anUnknownMarkerIsRefused() {
        Scripts.assertRefused("-- migrate:dwon\nSELECT 1;", null, Scripts.SQLITE, "BAD_MARKER", 1)
                .withMessageContaining("'migrate:dwon' is no marker; 'migrate:down' is.");
        Scripts.assertRefused("SELECT 1;\n-- migrate:upp", Scripts.SQLITE, "BAD_MARKER", 2)
                .withMessageContaining("'migrate:up' is");
        Scripts.assertRefused("-- migrate: up\n", Scripts.SQLITE, "BAD_MARKER", 1);
        Scripts.assertRefused("-- migrate:up transaction:false\n", Scripts.SQLITE, "BAD_MARKER", 1)
                .withMessageContaining("-- transaction: false");
    }

    @Test
    void aMarkerBehindOtherTextIsRefused() {
        Scripts.assertRefused("SELECT 1; -- migrate:down\nSELECT 2;", Scripts.SQLITE, "BAD_MARKER", 1);
        Scripts.assertRefused("SELECT 1 -- migrate:down\nSELECT 2;", Scripts.SQLITE, "BAD_MARKER", 1);
    }

    @Test
    void aMisspeltMarkerIsRefused() {
        Scripts.assertRefused("SELECT 1;\n-- migrat:down\nSELECT 2;", Scripts.SQLITE, "MISSPELT_DIRECTIVE", 2)
                .withMessageContaining("'migrat:down' is no directive; 'migrate:down' is.");
    }

    @Test
    void aStatementBeforeTheFirstMarkerIsRefused() {
        Scripts.assertRefused("-- head\n\nSELECT 1;\n-- migrate:up\n", null, Scripts.SQLITE, "TEXT_BEFORE_SECTION", 3)
                .withMessageContaining("Write '-- migrate:up' on a line of its own");
    }

    @Test
    void aScriptThatNeedsMarkersNeedsAnUpSection() {
        Scripts.assertRefused("-- migrate:down\nSELECT 1;", null, Scripts.SQLITE, "NO_UP_SECTION", 1);
        Scripts.assertRefused("", null, Scripts.SQLITE, "NO_UP_SECTION", 1);
    }
}
