package io.mockloop.migrations.sql.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.dialect.mariadb.MariaDbRules;
import io.mockloop.migrations.dialect.postgresql.PostgreSqlRules;
import io.mockloop.migrations.dialect.sqlite.SqliteRules;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScannerTests {

    private static final List<LexicalRules> RULES =
            List.of(new PostgreSqlRules().lexical(), new MariaDbRules().lexical(), new SqliteRules().lexical());

    /** Counts how often the text is looked at. */
    private static final class CountingInput implements CharInput {

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
    }

    private static long looks(String text, LexicalRules rules) {
        CountingInput input = new CountingInput(text);
        Scanner scanner = new Scanner(input, rules);
        StringBuilder read = new StringBuilder();
        while (scanner.next(read, false).type() != TokenType.END) {
            // each token is appended
        }
        assertThat(read.length()).isLessThanOrEqualTo(text.length());
        return input.looks;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$a",
                "$a$",
                "$$",
                "$",
                "'",
                "''",
                "' ",
                "E'\\",
                "/*",
                "/*!",
                "/*+",
                "*/",
                "--",
                "- ",
                "#\n",
                "[",
                "`",
                "\"",
                "\\",
                ";",
                "a",
                "$1$a",
                "$ab$$a$ab",
                "DELIMITER ",
                "/*!999999",
                "/* */",
                "\n",
                "E'a'\n'b'\n",
                "ä"
            })
    void looksAtTheTextInTimeThatGrowsWithItsLength(String part) {
        for (LexicalRules rules : RULES) {
            long one = looks(part.repeat(2_000), rules);
            long four = looks(part.repeat(8_000), rules);
            assertThat(four).isLessThan(one * 5 + 100);
            assertThat(one).isLessThan(2_000L * part.length() * 12 + 100);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 'a\nb', \"c\" /* d */ -- e\n , $$ f $$, g_1.h;", "/*!40101 SET a = 1 */;#x"})
    void everyCharacterIsInOneToken(String text) {
        for (LexicalRules rules : RULES) {
            Scanner scanner = new Scanner(new TextInput(text), rules);
            StringBuilder read = new StringBuilder();
            int end = 0;
            for (Token token = scanner.next(read, false);
                    token.type() != TokenType.END;
                    token = scanner.next(read, false)) {
                assertThat(token.from()).isEqualTo(end);
                end = token.to();
            }
            assertThat(read).hasToString(text);
        }
    }
}
