package io.mockloop.migrations.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.dialect.mariadb.MariaDbRules;
import io.mockloop.migrations.dialect.mysql.MySqlRules;
import io.mockloop.migrations.dialect.postgresql.PostgreSqlRules;
import io.mockloop.migrations.dialect.sqlite.SqliteRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Joins random statements, and finds them again. What it joins is the same in each run. */
class SplittingFuzzTests {

    private static final List<String> PARTS = List.of(
            "a",
            "b1",
            "begin",
            "end",
            "42",
            "1.5",
            "(",
            ")",
            ",",
            "=",
            "+",
            "<>",
            "''",
            "'it''s'",
            "';'",
            "'--'",
            "'/*'",
            "'*/'",
            "\"x;y\"",
            "\"\"\"\"",
            "'ä€😀'",
            "'line\nend;'",
            "'\r\n'",
            "case",
            "if",
            "loop");

    private static final List<String> SPACE = List.of(
            " ",
            "\n",
            "\r\n",
            "\t",
            "  \n ",
            " -- a; 'b\n",
            " -- \"\r\n",
            " /* ; ' */ ",
            "\n/* -- */\n",
            " /*\n;\n*/ ");

    private static Stream<Arguments> databases() {
        return Stream.of(
                Arguments.of(
                        new PostgreSqlRules(),
                        parts(
                                "$$;$$",
                                "$a$ $$ ; ' $a$",
                                "E'\\';'",
                                "e'\\\\'",
                                "U&'\\0061;'",
                                "a$b$c",
                                "$1",
                                "@>",
                                "?",
                                "::"),
                        List.of(
                                "CREATE RULE r AS ON DELETE TO a DO (SELECT 1; SELECT 2)",
                                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN a THEN 1 END; SELECT ';'; END",
                                "CREATE FUNCTION f() RETURNS int AS $f$ BEGIN RETURN 1; END $f$ LANGUAGE plpgsql"),
                        parts(SPACE, " /* /* ; */ ; */ ")),
                Arguments.of(
                        new SqliteRules(),
                        parts("[x;'y]", "`a;`", "x'00'", "?1", ":a", "$a", "'\\'"),
                        List.of(
                                "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT CASE WHEN 1 THEN 2 END; SELECT ';'; END",
                                "CREATE TEMP TRIGGER t BEFORE UPDATE ON a BEGIN DELETE FROM \"end\"; END"),
                        SPACE),
                Arguments.of(new MySqlRules(), mySql(), bodies(), parts(SPACE, " # a; '\n", " -- /*\n")),
                Arguments.of(
                        new MariaDbRules(),
                        mySql(),
                        parts(
                                bodies(),
                                "BEGIN NOT ATOMIC SELECT 1; SELECT 2; END",
                                "FOR i IN 1..2 DO SELECT ';'; END FOR"),
                        parts(SPACE, " # a; '\n")));
    }

    private static List<String> parts(String... more) {
        return parts(PARTS, more);
    }

    private static List<String> parts(List<String> some, String... more) {
        return Stream.concat(some.stream(), Arrays.stream(more)).toList();
    }

    private static List<String> mySql() {
        return parts(
                "'\\';'", "\"\\\";\"", "'\\\\'", "`a;``b`", "@a", "@@b", "/*!40101 ';' + 1 */", "1--2", "_utf8';'");
    }

    private static List<String> bodies() {
        return List.of(
                "CREATE TRIGGER t AFTER INSERT ON a FOR EACH ROW BEGIN IF NEW.a THEN SET @a = IF(1, 2, 3); END IF; END",
                "CREATE PROCEDURE p(begin INT) l: BEGIN CASE WHEN 1 THEN SELECT 1; END CASE; LOOP LEAVE l; END LOOP; END l",
                "CREATE FUNCTION f() RETURNS INT RETURN CASE WHEN 1 THEN 2 END",
                "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO REPEAT SET @a = ';'; UNTIL 1 END REPEAT");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("databases")
    void findsWhatWasJoined(SqlRules rules, List<String> parts, List<String> bodies, List<String> space) {
        ScriptSettings settings = new ScriptSettings(rules, Map.of(), Set.of(), true, Set.of());
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            List<String> statements = new ArrayList<>();
            StringBuilder script = new StringBuilder("-- transaction: false\n");
            int count = random.nextInt(12);
            for (int i = 0; i < count; i++) {
                String statement = random.nextInt(5) == 0 ? pick(bodies, random) : statement(random, parts, space);
                statements.add(statement);
                script.append(spaces(random, space)).append(statement);
                script.append(spaces(random, space)).append(";".repeat(1 + random.nextInt(2)));
            }
            script.append(spaces(random, space));
            SqlScript read = Scripts.read(script.toString(), settings);
            assertThat(Scripts.statements(read, Section.UP))
                    .as("seed %d: %s", seed, script)
                    .isEqualTo(statements);
            assertThat(read.checksum(Section.UP))
                    .as("seed %d: %s", seed, script)
                    .isEqualTo(Scripts.read("-- transaction: false\n" + String.join(";", statements), settings)
                            .checksum(Section.UP));
        }
    }

    private static String statement(Random random, List<String> parts, List<String> space) {
        StringBuilder statement = new StringBuilder("SELECT");
        int parentheses = 0;
        int count = random.nextInt(20);
        for (int i = 0; i < count; i++) {
            String part = pick(parts, random);
            if (part.equals(")") && parentheses == 0) {
                part = "(";
            }
            parentheses += part.equals("(") ? 1 : part.equals(")") ? -1 : 0;
            statement.append(pick(space, random)).append(part);
        }
        return statement.append(")".repeat(parentheses)).toString();
    }

    private static String spaces(Random random, List<String> space) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(3); i > 0; i--) {
            text.append(pick(space, random));
        }
        return text.toString();
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
