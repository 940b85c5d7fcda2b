package io.mockloop.migrations.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.exception.ScriptException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class StoredStatementTests {

    private static SqlScript stored(SqlScript script, ScriptSettings settings) {
        return SqlScript.stored(
                "the way back of 1",
                Section.DOWN,
                script.storedStatements(Section.DOWN, 100_000).orElseThrow(),
                script.runsInTransaction(Section.DOWN),
                settings);
    }

    @Test
    void areAsSentButForSecrets() {
        SqlScript script = Scripts.readMarked(
                "-- migrate:up\n-- migrate:down\nDROP USER ${user};\nSELECT '${password}';\n",
                Scripts.settings(Scripts.POSTGRESQL.rules(), Map.of("user", "joe", "password", "s3cret")));
        assertThat(script.storedStatements(Section.DOWN, 100_000).orElseThrow())
                .containsExactly("DROP USER joe", "SELECT '${password}'");
        ScriptSettings later = Scripts.settings(Scripts.POSTGRESQL.rules(), Map.of("user", "x", "password", "n3w"));
        SqlScript stored = stored(script, later);
        assertThat(stored.name()).isEqualTo("the way back of 1");
        assertThat(Scripts.statements(stored, Section.DOWN)).containsExactly("DROP USER joe", "SELECT 'n3w'");
    }

    @Test
    void otherPlaceholdersAreTextByThen() {
        SqlScript script = Scripts.readMarked(
                "-- migrate:up\n-- migrate:down\n-- placeholders: false\nSELECT '${x}';", Scripts.SQLITE);
        assertThat(Scripts.statements(stored(script, Scripts.SQLITE), Section.DOWN))
                .containsExactly("SELECT '${x}'");
    }

    @Test
    void aSecretThatIsMissingIsAnError() {
        Assertions.assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> SqlScript.stored(
                        "stored", Section.DOWN, List.of("SELECT 1", "SELECT '${password}'"), true, Scripts.SQLITE))
                .withMessageContaining("stored:2: the placeholder ${password} is not defined.");
    }

    @Test
    void keepTheHoistedSettingsAndLeaveThePairOut() {
        SqlScript script = Scripts.readMarked(
                "-- migrate:up\n-- migrate:down\nPRAGMA foreign_keys = OFF;BEGIN;DROP TABLE a;COMMIT;", Scripts.SQLITE);
        assertThat(script.storedStatements(Section.DOWN, 100_000).orElseThrow())
                .containsExactly("PRAGMA foreign_keys = OFF", "DROP TABLE a");
        SqlScript stored = stored(script, Scripts.SQLITE);
        assertThat(stored.hoisted(Section.DOWN)).hasSize(1);
        assertThat(stored.statementCount(Section.DOWN)).isEqualTo(1);
        assertThat(Scripts.statements(stored, Section.DOWN)).containsExactly("DROP TABLE a");
        assertThat(stored.runsInTransaction(Section.DOWN)).isTrue();
        assertThat(stored.has(Section.UP)).isFalse();
    }

    @Test
    void areReadByTheRulesThatTheOnesBeforeLeave() {
        SqlScript script = Scripts.readMarked("""
                -- migrate:up
                -- migrate:down
                SET standard_conforming_strings = off;
                CREATE TABLE a (b text DEFAULT 'c\\'');
                RESET ALL;
                CREATE TABLE d (e text DEFAULT '\\');
                -- ${none}
                CREATE TABLE f (g text); -- ${none}
                """, Scripts.POSTGRESQL);
        assertThat(Scripts.statements(stored(script, Scripts.POSTGRESQL), Section.DOWN))
                .containsExactlyElementsOf(Scripts.statements(script, Section.DOWN))
                .hasSize(5);
    }

    @Test
    void areNotSplitAgain() {
        SqlScript script = Scripts.readMarked(
                "-- migrate:up\n-- migrate:down\n-- transaction: false\nDELIMITER //\nCREATE PROCEDURE p() LOOP; SELECT 1; END//",
                Scripts.MYSQL);
        SqlScript stored = stored(script, Scripts.MYSQL);
        assertThat(Scripts.statements(stored, Section.DOWN))
                .containsExactly("CREATE PROCEDURE p() LOOP; SELECT 1; END");
        assertThat(stored.runsInTransaction(Section.DOWN)).isFalse();
        assertThat(stored.checksum(Section.DOWN)).isEqualTo(script.checksum(Section.DOWN));
    }

    @Test
    void keepTheDataOfACopy() throws IOException {
        SqlScript script = Scripts.readMarked(
                "-- migrate:up\n-- migrate:down\nCOPY a FROM stdin;\n1\t;\n2\t\\.x\n\\.\nSELECT 1;",
                Scripts.POSTGRESQL);
        SqlScript stored = stored(script, Scripts.POSTGRESQL);
        try (ScriptStatements statements = stored.statements(Section.DOWN)) {
            SqlStatement copy = Objects.requireNonNull(statements.next());
            assertThat(copy.text()).isEqualTo("COPY a FROM stdin");
            assertThat(read(Objects.requireNonNull(copy.copyData()))).isEqualTo("1\t;\n2\t\\.x\n");
            assertThat(Objects.requireNonNull(statements.next()).text()).isEqualTo("SELECT 1");
            assertThat(statements.next()).isNull();
        }
    }

    @Test
    void areNotHeldWhereTheyAreTooLong() {
        String text = "-- migrate:up\n-- migrate:down\nCOPY a FROM stdin;\n" + "1\n".repeat(10_000) + "\\.\nSELECT 1;";
        SqlScript script = Scripts.readMarked(text, Scripts.POSTGRESQL);
        int length = "COPY a FROM stdin;\nSELECT 1".length() + 20_000;
        assertThat(script.storedStatements(Section.DOWN, length)).isPresent();
        assertThat(script.storedStatements(Section.DOWN, length - 1)).isEmpty();
        assertThat(script.storedStatements(Section.DOWN, 10_000)).isEmpty();
        assertThat(script.storedStatements(Section.DOWN, 3)).isEmpty();
    }

    private static String read(Reader data) throws IOException {
        StringWriter text = new StringWriter();
        data.transferTo(text);
        return text.toString();
    }
}
