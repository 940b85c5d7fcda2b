package io.mockloop.migrations.sql.split;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.dialect.mariadb.MariaDbRules;
import io.mockloop.migrations.dialect.mysql.MySqlRules;
import io.mockloop.migrations.dialect.postgresql.PostgreSqlRules;
import io.mockloop.migrations.dialect.sqlite.SqliteRules;
import io.mockloop.migrations.exception.ScriptException;
import io.mockloop.migrations.sql.token.LexicalRules;
import io.mockloop.migrations.sql.token.ScriptInput;
import io.mockloop.migrations.sql.token.TextInput;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Twice the text is twice the work, whatever stands in it. What is counted is how often a character is looked at. */
@Tag("once")
class SplittingWorkTests {

    /** What each kind of text is repeated in. */
    private static final List<String> BEGINNINGS = List.of(
            "",
            "SELECT ",
            "SELECT '",
            "SELECT \"",
            "/*",
            "--",
            "CREATE TABLE a (",
            "CREATE TRIGGER t AFTER INSERT ON a FOR EACH ROW BEGIN ");

    private static final List<String> PARTS = List.of(
            "'",
            "''",
            "' ",
            "\"",
            "\"\"",
            "`",
            "[",
            "]",
            "\\",
            "\\'",
            ";",
            "; ",
            "(",
            ")",
            "()",
            "-",
            "--",
            "-- \n",
            "/",
            "/*",
            "*/",
            "/**/",
            "/*!",
            "/*! */",
            "/*M!",
            "/*+",
            "#",
            "#\n",
            "$",
            "$$",
            "$a",
            "$a$",
            "$a$ $b$",
            "$1",
            "$ab $",
            "a",
            "1",
            "ä",
            "€",
            "😀",
            " ",
            "\n",
            "\r\n",
            "\t",
            ".",
            ":",
            "@",
            "E'",
            "E'a'\n",
            "e",
            "N'",
            "U&'",
            "x'0'",
            "DELIMITER ",
            "DELIMITER //\n",
            "DELIMITER $$\n$$\n",
            "\nDELIMITER\n",
            "\ndelimiter a",
            "\n delimiter ;\n",
            "begin ",
            "end ",
            "END;",
            "BEGIN ATOMIC ",
            "case ",
            "if ",
            "loop ",
            "BEGIN; ",
            "CREATE ",
            "SET sql_mode=''; ",
            "SET @a=@@sql_mode,",
            "SET a=(",
            "SET standard_conforming_strings=off;",
            "COPY a FROM stdin;\n",
            "COPY a FROM stdin;\n\\.\n",
            "\\.\n",
            "\\.",
            "\\N",
            "\n.",
            "-- migrate:up\n",
            "migrate:",
            "declare x handler for ",
            "until ",
            "l: ",
            "IF a THEN ",
            "END IF; ");

    /** What is squared is seen far below. */
    private static final int COUNT = 600;

    /** How often a character is looked at, at most: a long delimiter is compared at each. */
    private static final int MOST_LOOKS = 30;

    private static Stream<Arguments> databases() {
        List<String> delimiter = List.of("DELIMITER aaaaaaaaab\n", "DELIMITER $$\n", "DELIMITER //\nSELECT ");
        return Stream.of(
                Arguments.of("SQLite", new SqliteRules().lexical(), List.of("CREATE TRIGGER a BEGIN;")),
                Arguments.of(
                        "PostgreSQL",
                        new PostgreSqlRules().lexical(),
                        List.of(
                                "SELECT E'",
                                "SELECT $",
                                "SELECT $$",
                                "SELECT $" + "a".repeat(500) + "$",
                                "COPY a FROM stdin;\n",
                                "CREATE FUNCTION f() BEGIN ATOMIC ")),
                Arguments.of("MySQL", new MySqlRules().lexical(), delimiter),
                Arguments.of("MariaDB", new MariaDbRules().lexical(), delimiter));
    }

    /** Characters that count the looks at them. */
    private static final class CountingInput implements ScriptInput {

        private final TextInput text;
        private long looks;

        CountingInput(String text) {
            this.text = new TextInput(text);
        }

        @Override
        public int peek(int ahead) {
            looks++;
            return text.peek(ahead);
        }

        @Override
        public char take() {
            looks++;
            return text.take();
        }

        @Override
        public int line() {
            return text.line();
        }

        @Override
        public void unclosed(String code, String what, int opened) {
            text.unclosed(code, what, opened);
        }

        @Override
        public ScriptException problem(String code, int atLine, String problem, String action) {
            return new ScriptException(code, "x.sql", atLine, problem, action, null);
        }
    }

    private static long work(String text, LexicalRules rules) {
        CountingInput input = new CountingInput(text);
        StatementSplitter splitter = new StatementSplitter((ScriptInput) input, rules);
        splitter.digestInto(new StatementDigest());
        try {
            while (splitter.next() != null) {
                // each piece is given once
            }
        } catch (ScriptException ex) {
            // refused in the middle or at the end: the work is what was done until then
            assertThat(ex).hasMessageStartingWith("x.sql:");
        }
        return input.looks;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("databases")
    void twiceTheTextIsTwiceTheWork(String name, LexicalRules rules, List<String> own) {
        List<String> beginnings = new ArrayList<>(BEGINNINGS);
        beginnings.addAll(own);
        for (String beginning : beginnings) {
            for (String part : PARTS) {
                String text = beginning + part.repeat(COUNT);
                long one = work(text, rules);
                long two = work(text + part.repeat(COUNT), rules);
                assertThat(two)
                        .as("%s%s…", beginning, part)
                        .isLessThanOrEqualTo(one * 21 / 10 + 10L * beginning.length());
                assertThat(one).as("%s%s…", beginning, part).isLessThanOrEqualTo((long) MOST_LOOKS * text.length());
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("databases")
    void twoKindsOfTextByTurnsAreNoMoreWork(String name, LexicalRules rules, List<String> own) {
        for (String first : PARTS) {
            for (String second : PARTS) {
                String text = "SELECT " + (first + second).repeat(COUNT / 2);
                assertThat(work(text, rules))
                        .as("%s%s…", first, second)
                        .isLessThanOrEqualTo((long) MOST_LOOKS * text.length());
            }
        }
    }
}
