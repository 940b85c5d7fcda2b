package io.mockloop.migrations.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.sql.directive.Directives;
import io.mockloop.migrations.sql.directive.Requirement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectiveTests {

    private static Directives up(String text) {
        return Scripts.read(text, Scripts.SQLITE).directives(Section.UP);
    }

    @Test
    void readsEachDirective() {
        Directives said = up("""
                -- depends-on: 1, 2.1
                -- description: Add webhooks: a table
                -- backup: true
                -- transaction: false
                -- irreversible: data are lost
                -- placeholders: false
                -- require: SELECT count(*) = 0 || '' FROM a | table a must be empty
                -- timeout: 30s
                -- lint: ignore DROP_COLUMN nobody reads it
                SELECT 1;
                """);
        assertThat(said)
                .isEqualTo(new Directives(
                        List.of(Version.of("1"), Version.of("2.1")),
                        "Add webhooks: a table",
                        true,
                        false,
                        "data are lost",
                        false,
                        List.of(new Requirement("SELECT count(*) = 0 || '' FROM a", "table a must be empty", 7)),
                        Duration.ofSeconds(30),
                        null,
                        List.of("DROP_COLUMN nobody reads it")));
    }

    @Test
    void nothingSaidIsNothing() {
        assertThat(up("SELECT 1;")).isEqualTo(Directives.NONE);
    }

    @Test
    void aSectionsOwnHeadGoesBeforeTheFiles() {
        SqlScript script = Scripts.readMarked("""
                -- depends-on: 1
                -- timeout: 5m
                -- transaction: false
                -- migrate:up
                -- depends-on: 2
                -- transaction: true
                SELECT 1;
                -- migrate:down
                -- timeout: 100ms
                SELECT 2;
                """, Scripts.SQLITE);
        Directives up = script.directives(Section.UP);
        Directives down = script.directives(Section.DOWN);
        assertThat(up.dependsOn()).containsExactly(Version.of("1"), Version.of("2"));
        assertThat(up.transaction()).isTrue();
        assertThat(up.timeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(down.dependsOn()).containsExactly(Version.of("1"));
        assertThat(down.transaction()).isFalse();
        assertThat(down.timeout()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void wordsAndValuesAreReadInAnyCaseAndLayout() {
        Directives said = up("--Description:One\r\n--  BACKUP :  TRUE  \r\n\r\n/* licence */\r\n-- Timeout: 1H\r\n");
        assertThat(said.description()).isEqualTo("One");
        assertThat(said.backup()).isTrue();
        assertThat(said.timeout()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aHashCommentIsOneOnMySql() {
        assertThat(Scripts.read("# backup: true\nSELECT 1;", Scripts.MYSQL)
                        .directives(Section.UP)
                        .backup())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- Rationale: speed",
                "-- Host: localhost    Database: x",
                "-- Name: f(integer); Type: FUNCTION; Schema: app; Owner: postgres",
                "-- Link: https://example.org/1",
                "-- line: 5",
                "-- Requirements for: later",
                "-- see https://example.org",
                "-- 12:30 lunch",
                "-- Description:",
                "-- :",
                "--",
                "/* transaction: false */"
            })
    void otherCommentsAreComments(String comment) {
        assertThat(up(comment + "\nSELECT 1;")).isEqualTo(Directives.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "depend-on, depends-on", "depends_on, depends-on", "dpeends-on, depends-on", "descripton, description",
        "backups, backup", "transacton, transaction", "transactoin, transaction", "ireversible, irreversible",
        "placeholder, placeholders", "requires, require", "timeoutt, timeout", "Timeuot, timeout"
    })
    void aSlipIsAnErrorWithTheWordMeant(String written, String meant) {
        Scripts.assertRefused("\n-- " + written + ": 1\nSELECT 1;", Scripts.SQLITE, "MISSPELT_DIRECTIVE", 2)
                .withMessageContaining("is no directive; '%s' is.", meant);
    }

    @Test
    void aSlipInLintIsAnErrorWhereItIgnores() {
        Scripts.assertRefused("-- lnit: ignore X y\n", Scripts.SQLITE, "MISSPELT_DIRECTIVE", 1)
                .withMessageContaining("'lint' is");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "depends-on: one",
                "depends-on: 1,,2",
                "depends-on:",
                "backup: yes",
                "transaction: no",
                "irreversible:",
                "placeholders: off",
                "require: SELECT 1",
                "require: | message",
                "require: SELECT 'a' || 'b'",
                "timeout: 30",
                "timeout: 0s",
                "timeout: soon",
                "lint: ignore X",
                "lint: all"
            })
    void aBadValueIsAnError(String directive) {
        Scripts.assertRefused("-- head\n-- " + directive + "\nSELECT 1;", Scripts.SQLITE, "BAD_DIRECTIVE", 2)
                .withMessageContaining(directive.substring(0, directive.indexOf(':')));
    }

    @Test
    void aDirectiveTwiceInOneHeadIsAnError() {
        Scripts.assertRefused("-- timeout: 1s\n-- timeout: 2s\n", Scripts.SQLITE, "BAD_DIRECTIVE", 2)
                .withMessageContaining("'timeout' stands twice");
    }

    @Test
    void aDirectiveBehindAStatementIsAnError() {
        Scripts.assertRefused("SELECT 1;\n-- transaction: false\nSELECT 2;", Scripts.SQLITE, "MISPLACED_DIRECTIVE", 2)
                .withMessageContaining("Move it before the first statement");
    }

    @Test
    void whatOnlyLooksLikeADirectiveMayStandBehindAStatement() {
        assertThat(up("SELECT 1;\n-- description: the next one\n-- transaction: the one of table b\n-- requires: c\n"))
                .isEqualTo(Directives.NONE);
    }

    @Test
    void placeholdersOfARequirementAreReplaced() {
        SqlScript script = Scripts.read(
                "-- require: SELECT 1 FROM ${t} | no ${t}\n",
                Scripts.settings(Scripts.SQLITE.rules(), Map.of("t", "a")));
        assertThat(script.directives(Section.UP).requirements())
                .containsExactly(new Requirement("SELECT 1 FROM a", "no ${t}", 1));
    }
}
