package io.mockloop.migrations.sql;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mockloop.migrations.exception.ScriptException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTextTests {

    private static SqlSource bytes(String latin1) {
        return new SqlSource() {
            @Override
            public String name() {
                return "x.sql";
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(latin1.getBytes(StandardCharsets.ISO_8859_1));
            }
        };
    }

    private static void assertNotUtf8(String latin1, int line) {
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> SqlScript.read(bytes(latin1), Section.UP, Scripts.SQLITE))
                .matches(ex -> ex.code().equals("NOT_IN_ENCODING"))
                .withMessageStartingWith("x.sql:" + line + ": the file is not valid UTF-8");
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        assertNotUtf8("SELECT 1;\nSELECT '\u00e4';", 2);
        assertNotUtf8("\n\n-- \u00e4\n", 3);
        assertNotUtf8("-- " + "x".repeat(20_000) + "\nSELECT '\u00c3", 2);
        assertNotUtf8("\u00ff\u00feS\0E\0", 1);
    }

    @Test
    void whatIsUtf16IsRefusedWithItsName() {
        for (Charset each : List.of(UTF_16LE, UTF_16BE)) {
            assertThatExceptionOfType(ScriptException.class)
                    .isThrownBy(() -> SqlScript.read(
                            bytes(new String("-- \u00e4\nSELECT 1;".getBytes(each), StandardCharsets.ISO_8859_1)),
                            Section.UP,
                            Scripts.SQLITE))
                    .matches(ex -> ex.code().equals("NOT_IN_ENCODING"))
                    .withMessageStartingWith(
                            "x.sql:1: the file looks like %s without a byte order mark, and is read as" + " UTF-8.",
                            each)
                    .withMessageContaining("encoding=%s in x.sql.conf", each);
            String marked = new String("\uFEFFSELECT 1;".getBytes(each), StandardCharsets.ISO_8859_1);
            assertThatExceptionOfType(ScriptException.class)
                    .isThrownBy(() -> SqlScript.read(bytes(marked), Section.UP, Scripts.SQLITE))
                    .withMessageContaining("encoding=UTF-16 in x.sql.conf");
            assertThat(Scripts.statements(
                            SqlScript.read(bytes(marked), Section.UP, Scripts.SQLITE.in(StandardCharsets.UTF_16)),
                            Section.UP))
                    .containsExactly("SELECT 1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1;\n\0",
                "SELECT 1;\nSELECT 'a\0b'",
                "SELECT 1;\nSELECT \"a\0b\"",
                "SELECT 1;\nSELECT a\0b",
                "SELECT 1;\nSELECT /* \0 */ 1",
                "SELECT 1;\n-- \0\nSELECT 2",
                "SELECT 1;\n-- migrate:down\0\nSELECT 2"
            })
    void aNulIsRefusedWhereverItStands(String text) {
        for (ScriptSettings each : List.of(Scripts.SQLITE, Scripts.POSTGRESQL, Scripts.MYSQL)) {
            Scripts.assertRefused(text, each, "NUL_CHARACTER", 2)
                    .withMessageStartingWith("x.sql:2: a character NUL stands in this line");
        }
    }

    @Test
    void aNulIsRefusedAmongTheDataOfACopy() {
        Scripts.assertRefused("COPY t FROM stdin;\na\nb\0\n\\.\n", Scripts.POSTGRESQL, "NUL_CHARACTER", 3);
    }

    @Test
    void aByteOrderMarkIsNoText() {
        assertThat(Scripts.statements("\uFEFFSELECT 1;", Scripts.SQLITE)).containsExactly("SELECT 1");
        assertThat(Scripts.statements("\uFEFF-- backup: true\nSELECT '\uFEFF';", Scripts.SQLITE))
                .containsExactly("SELECT '\uFEFF'");
    }

    @Test
    void charactersOfSeveralBytesMayStandAnywhere() {
        for (int i = 8180; i < 8195; i++) {
            String text = "SELECT '" + "x".repeat(i - 8) + "ä€😀'";
            assertThat(Scripts.statements(text, Scripts.SQLITE)).containsExactly(text);
        }
    }

    @Test
    void lineEndsInLiteralsAreData() {
        assertThat(Scripts.statements("SELECT 'a\r\nb',\r\n'c\rd';\r\n", Scripts.SQLITE))
                .containsExactly("SELECT 'a\r\nb',\r\n'c\rd'");
    }

    @Test
    void linesAreCountedWithEitherLineEnd() {
        SqlScript script = Scripts.read("\r\n-- x\r\nSELECT '\r\n';\n\n  SELECT 2;\rSELECT 3", Scripts.SQLITE);
        try (ScriptStatements statements = script.statements(Section.UP)) {
            assertThat(Objects.requireNonNull(statements.next()).line()).isEqualTo(3);
            assertThat(Objects.requireNonNull(statements.next()).line()).isEqualTo(6);
            assertThat(Objects.requireNonNull(statements.next()).line()).isEqualTo(6);
            assertThat(statements.next()).isNull();
        }
    }

    @Test
    void aSourceThatCannotBeOpenedIsNamed() {
        SqlSource source = new SqlSource() {
            @Override
            public String name() {
                return "x.sql";
            }

            @Override
            public InputStream open() throws IOException {
                throw new IOException("no such file");
            }
        };
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> SqlScript.read(source, Section.UP, Scripts.SQLITE))
                .matches(ex -> ex.code().equals("SCRIPT_UNREADABLE"))
                .withMessageStartingWith("x.sql:1: the file cannot be read (java.io.IOException: no such file).")
                .withCauseInstanceOf(IOException.class);
    }

    @Test
    void whatIsNotClosedIsReportedWhereItBegins() {
        Scripts.assertRefused("SELECT 1;\nSELECT 'a\n\n;", Scripts.POSTGRESQL, "UNCLOSED_QUOTE", 2);
        Scripts.assertRefused("SELECT\n\"a;\n", Scripts.POSTGRESQL, "UNCLOSED_QUOTE", 2);
        Scripts.assertRefused("SELECT\n[a;\n", Scripts.SQLITE, "UNCLOSED_QUOTE", 2);
        Scripts.assertRefused("SELECT\n`a;\n", Scripts.MYSQL, "UNCLOSED_QUOTE", 2);
        Scripts.assertRefused("\nSELECT $a$ $$", Scripts.POSTGRESQL, "UNCLOSED_QUOTE", 2)
                .withMessageContaining("the dollar-quoted string that begins here is not closed");
        Scripts.assertRefused("SELECT 1;\n\n/* a */ /* b\n", Scripts.SQLITE, "UNCLOSED_COMMENT", 3);
        Scripts.assertRefused("SELECT 1;\n/*!40101 SET a = 1;\nSELECT 2;", Scripts.MYSQL, "UNCLOSED_COMMENT", 2);
        Scripts.assertRefused("COPY a FROM stdin;\n1\n", Scripts.POSTGRESQL, "UNCLOSED_COPY", 1);
        Scripts.assertRefused("COPY a FROM stdin", Scripts.POSTGRESQL, "UNCLOSED_COPY", 1);
        Scripts.assertRefused(
                "-- migrate:up\n\nDELIMITER //\nSELECT 1;\n-- migrate:down\n", Scripts.MYSQL, "UNCLOSED_DELIMITER", 3);
    }

    @Test
    void linesThatEndAStatementElsewhereAreRefusedByName() {
        for (ScriptSettings each : List.of(Scripts.SQLITE, Scripts.POSTGRESQL, Scripts.MYSQL)) {
            Scripts.assertRefused("SELECT 1;\n  / \nSELECT 2;", each, "CLIENT_COMMAND", 2)
                    .withMessageContaining("a line / is a command of Oracle's client, and no SQL.")
                    .withMessageContaining("end the statement before it with ;");
            Scripts.assertRefused(
                    "CREATE TABLE a (b int)\n/\n-- c\n\nCREATE TABLE c (d int)\n/\n", each, "CLIENT_COMMAND", 2);
            Scripts.assertRefused("CREATE TABLE a (b int)\n/", each, "CLIENT_COMMAND", 2);
            Scripts.assertRefused("SELECT 1;\r\ngo\r\n", each, "CLIENT_COMMAND", 2)
                    .withMessageContaining("go is a command");
            assertThat(Scripts.statements("SELECT 4\n/\n2;\nSELECT 1\n/ 2;", each))
                    .hasSize(2);
            assertThat(Scripts.statements("SELECT '\n/\n', \"\ngo\n\"; /*\n/\n*/", each))
                    .hasSize(1);
        }
        for (ScriptSettings each : List.of(Scripts.SQLITE, Scripts.POSTGRESQL)) {
            Scripts.assertRefused("CREATE TABLE a (b int)\nGO\nINSERT INTO a VALUES (1)\nGO", each, "CLIENT_COMMAND", 2)
                    .withMessageContaining("GO is a command of SQL Server's client, and no SQL.");
            Scripts.assertRefused("SELECT 1;\nGO 5\n", each, "CLIENT_COMMAND", 2);
            assertThat(Scripts.statements("SELECT 1 AS\ngo\n;SELECT\ngo\nFROM a;SELECT 1 AS go;", each))
                    .hasSize(3);
        }
        assertThat(Scripts.statements("DELIMITER /\nSELECT 1\n/\nSELECT 2\n/\n", Scripts.MYSQL))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COPY c TO STDOUT",
                "COPY c (a, \"to\") TO stdout CSV",
                "copy (SELECT a FROM b) to STDIN WITH (FORMAT csv)"
            })
    void aCopyToItsClientIsRefused(String copy) {
        Scripts.assertRefused("SELECT 1;\n" + copy + ";\nSELECT 2;", Scripts.POSTGRESQL, "COPY_TO_STDOUT", 2)
                .withMessageContaining("COPY … TO 'file'");
        Scripts.assertRefused("SELECT 1;\n" + copy, Scripts.POSTGRESQL, "COPY_TO_STDOUT", 2);
    }

    @Test
    void aCopyToAFileIsSent() {
        assertThat(Scripts.statements(
                        "COPY c TO '/tmp/stdout'; COPY c TO PROGRAM 'x'; COPY c FROM STDOUT;\n1\n\\.\n",
                        Scripts.POSTGRESQL))
                .containsExactly("COPY c TO '/tmp/stdout'", "COPY c TO PROGRAM 'x'", "COPY c FROM STDOUT");
    }

    @Test
    void commandsOfTheDatabasesClientAreRefusedByName() {
        Scripts.assertRefused("\\set ON_ERROR_STOP on\n", Scripts.POSTGRESQL, "CLIENT_COMMAND", 1)
                .withMessageContaining("\\set is a command of the database's own client");
        Scripts.assertRefused("SELECT 1 \\gexec", Scripts.POSTGRESQL, "CLIENT_COMMAND", 1);
        Scripts.assertRefused("SELECT 1\n\\restrict x\n;", Scripts.POSTGRESQL, "CLIENT_COMMAND", 2);
        Scripts.assertRefused("\\! ls", Scripts.POSTGRESQL, "CLIENT_COMMAND", 1).withMessageContaining("\\! is");
        Scripts.assertRefused("SELECT 1;\n.read x.sql\n", Scripts.SQLITE, "CLIENT_COMMAND", 2);
        Scripts.assertRefused("\\. x.sql\n", Scripts.MYSQL, "CLIENT_COMMAND", 1);
        Scripts.assertRefused("DELIMITER\n", Scripts.MYSQL, "BAD_DELIMITER", 1);
        Scripts.assertRefused("COPY a FROM stdin; SELECT 1;\n\\.\n", Scripts.POSTGRESQL, "COPY_DATA", 1);
    }

    @Test
    void restrictIsPassedOver() {
        SqlScript script = Scripts.read("\\restrict abc\nSELECT 1;\n\n\\unrestrict abc\n", Scripts.POSTGRESQL);
        assertThat(Scripts.statements(script, Section.UP)).containsExactly("SELECT 1");
        assertThat(script.checksum(Section.UP))
                .isEqualTo(Scripts.read("SELECT 1;", Scripts.POSTGRESQL).checksum(Section.UP));
    }

    @Test
    void aCopyThatIsNotReadIsPassedOver() {
        SqlScript script = Scripts.read("COPY a FROM stdin;\n1;DROP TABLE a;\n'\n\\.\nSELECT 1;", Scripts.POSTGRESQL);
        assertThat(Scripts.statements(script, Section.UP)).containsExactly("COPY a FROM stdin", "SELECT 1");
    }
}
