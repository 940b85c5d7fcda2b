package io.mockloop.migrations.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.dialect.mariadb.MariaDbRules;
import io.mockloop.migrations.dialect.mysql.MySqlRules;
import io.mockloop.migrations.dialect.postgresql.PostgreSqlRules;
import io.mockloop.migrations.dialect.sqlite.SqliteRules;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Joins random statements, and finds them again. What it joins is the same in each run. */
@Tag("once")
class SplittingFuzzTests {

    private static final String LINES_IN_STRING = "'line\nend;'";

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
            LINES_IN_STRING,
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

    private static final String COPY = "COPY a FROM stdin";
    private static final int SEEDS = 400;

    /**
     * What scripts are made of on one database.
     *
     * @param strings strings with backslashes as the database reads them by default
     * @param otherStrings strings with backslashes as it reads them after the first setting; the second undoes it
     * @param bodies statements with semicolons inside
     * @param delimiters what ends statements; the first needs no command
     */
    private record Texts(
            SqlRules rules,
            List<String> parts,
            List<String> strings,
            List<String> otherStrings,
            List<String> settings,
            List<String> bodies,
            List<String> space,
            List<String> delimiters) {

        ScriptSettings scripts() {
            return Scripts.settings(rules, Map.of());
        }

        @Override
        public String toString() {
            return rules.getClass().getSimpleName();
        }
    }

    private static Stream<Texts> databases() {
        return Stream.of(
                new Texts(
                        new PostgreSqlRules(),
                        parts(
                                "$$;$$",
                                "$a$ $$ ; ' $a$",
                                "E'\\';'",
                                "e'\\\\'",
                                "E'a'\n'\\';'",
                                "U&'\\0061;'",
                                "a$b$c",
                                "$1",
                                "1$$;$$",
                                "$1$$;$$",
                                "@>",
                                "@-",
                                "?",
                                "->>",
                                "::"),
                        List.of(", '\\'", ", ';\\'"), // what continues an E'' has its escapes
                        List.of(", '\\';'", ", '\\\\'"),
                        List.of("SET standard_conforming_strings = off", "SET standard_conforming_strings TO on"),
                        List.of(
                                "CREATE RULE r AS ON DELETE TO a DO (SELECT 1; SELECT 2)",
                                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN a THEN 1 END; SELECT ';'; END",
                                "CREATE PROCEDURE begin() BEGIN ATOMIC SELECT a.end AS case; SELECT 1 AS end; END",
                                "CREATE FUNCTION f() RETURNS int AS $f$ BEGIN RETURN 1; END $f$ LANGUAGE plpgsql",
                                COPY),
                        parts(SPACE, " /* /* ; */ ; */ "),
                        List.of(";")),
                new Texts(
                        new SqliteRules(),
                        parts("[x;'y]", "`a;`", "x'00'", "?1", ":a", "$a"),
                        List.of("'\\'", "';\\'"),
                        List.of(),
                        List.of(),
                        List.of(
                                "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT CASE WHEN 1 THEN 2 END; SELECT ';'; END",
                                "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; /* END; */ END",
                                "CREATE TEMP TRIGGER t BEFORE UPDATE ON a BEGIN DELETE FROM \"end\"; END"),
                        SPACE,
                        List.of(";")),
                mySql(new MySqlRules(), List.of("CREATE FUNCTION f() RETURNS INT LANGUAGE JAVASCRIPT AS $a$ $$;$ $a$")),
                mySql(
                        new MariaDbRules(),
                        List.of(
                                "BEGIN NOT ATOMIC SELECT 1; SELECT 2; END",
                                "CREATE PACKAGE p FUNCTION f() RETURNS INT; PROCEDURE q(); END",
                                "FOR i IN 1..2 DO SELECT ';'; END FOR")));
    }

    private static Texts mySql(SqlRules rules, List<String> more) {
        return new Texts(
                rules,
                parts("`a;``b`", "@a", "@@b", "/*!40101 ';' + 1 */", "1--2", "_utf8';'", "\\N", "a$b"),
                List.of("'\\';'", "\"\\\";\"", "'\\\\'", "_utf8'\\';'"),
                List.of("'\\'", "';\\'", "\"\\\"", "\";\\\""),
                List.of("SET sql_mode = 'NO_BACKSLASH_ESCAPES'", "/*!40101 SET @@SESSION.SQL_MODE='' */"),
                parts(
                        more,
                        "CREATE TRIGGER t AFTER INSERT ON a FOR EACH ROW BEGIN IF NEW.a THEN SET @a = IF(1, 2, 3); END IF; END",
                        "CREATE PROCEDURE p(begin INT) l: BEGIN CASE WHEN 1 THEN SELECT 1; END CASE; LOOP LEAVE l; END LOOP; END l",
                        "CREATE FUNCTION f() RETURNS INT RETURN CASE WHEN 1 THEN 2 END",
                        "CREATE PROCEDURE p() BEGIN DECLARE EXIT HANDLER FOR 1062, NOT FOUND BEGIN END; DECLARE end INT; END",
                        "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO REPEAT SET @a = ';'; UNTIL 1 END REPEAT"),
                parts(SPACE, " # a; '\n"),
                List.of(";", "//", "$$", ";;", "d//", "|", "go"));
    }

    private static List<String> parts(String... more) {
        return parts(PARTS, more);
    }

    private static List<String> parts(List<String> some, String... more) {
        return Stream.concat(some.stream(), Arrays.stream(more)).toList();
    }

    /** A script that is written, and what it holds. */
    private static final class Written {

        private final Texts texts;
        private final Random random;
        private final StringBuilder script = new StringBuilder("-- transaction: false\n");
        private final List<String> statements = new ArrayList<>();
        private boolean other;
        private String delimiter = ";";

        Written(Texts texts, int seed) {
            this.texts = texts;
            this.random = new Random(seed);
            for (int count = random.nextInt(12); count > 0; count--) {
                changeDelimiter();
                add(next());
            }
            space();
        }

        private void changeDelimiter() {
            if (random.nextInt(4) == 0 && texts.delimiters().size() > 1) {
                delimiter = pick(texts.delimiters());
                script.append("\nDELIMITER ").append(delimiter).append('\n');
            }
        }

        private String next() {
            if (random.nextInt(8) == 0 && !texts.settings().isEmpty()) {
                other = !other;
                return texts.settings().get(other ? 0 : 1);
            }
            return random.nextInt(5) == 0 ? pick(texts.bodies()) : query();
        }

        private void add(String statement) {
            space();
            script.append(statement).append(delimiter.equals(";") ? "" : " ");
            space();
            if (statement.equals(COPY)) {
                String data = random.nextInt(2) == 0 ? "" : "1\t;'\n\\\\.\n-- migrate:up\n";
                script.append(";\n").append(data).append("\\.\n");
                statements.add(COPY + data);
            } else {
                script.append(delimiter).append(random.nextInt(2) == 0 ? "" : " " + delimiter);
                statements.add(statement);
            }
        }

        private String query() {
            StringBuilder query = new StringBuilder("SELECT");
            int parentheses = 0;
            for (int count = random.nextInt(20); count > 0; count--) {
                String part =
                        pick(random.nextInt(6) > 0 ? texts.parts() : other ? texts.otherStrings() : texts.strings());
                if (part.equals(")") && parentheses == 0) {
                    part = "(";
                }
                parentheses += part.equals("(") ? 1 : part.equals(")") ? -1 : 0;
                query.append(pick(texts.space())).append(part);
            }
            return query.append(")".repeat(parentheses)).toString();
        }

        private void space() {
            for (int count = random.nextInt(3); count > 0; count--) {
                script.append(pick(texts.space()));
            }
        }

        private String pick(List<String> from) {
            return from.get(random.nextInt(from.size()));
        }
    }

    private static List<String> withData(SqlScript script) throws IOException {
        List<String> found = new ArrayList<>();
        try (ScriptStatements all = script.statements(Section.UP)) {
            for (SqlStatement next = all.next(); next != null; next = all.next()) {
                StringWriter data = new StringWriter();
                if (next.copyData() != null) {
                    next.copyData().transferTo(data);
                }
                found.add(next.text() + data);
            }
        }
        return found;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("databases")
    void findsWhatWasJoined(Texts texts) throws IOException {
        for (int seed = 0; seed < SEEDS; seed++) {
            Written written = new Written(texts, seed);
            SqlScript read = Scripts.read(written.script.toString(), texts.scripts());
            assertThat(withData(read)).as("seed %d: %s", seed, written.script).isEqualTo(written.statements);
            assertThat(withData(read)).as("again, seed %d", seed).isEqualTo(written.statements);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("databases")
    void findsItWithOtherLineEnds(Texts texts) throws IOException {
        for (int seed = 0; seed < SEEDS; seed++) {
            Written written = new Written(texts, seed);
            assertThat(withData(Scripts.read(withCrLf(written.script.toString()), texts.scripts())))
                    .as("seed %d: %s", seed, written.script)
                    .isEqualTo(written.statements.stream()
                            .map(SplittingFuzzTests::withCrLf)
                            .toList());
        }
    }

    private static String withCrLf(String text) {
        return text.replace("\r\n", "\n").replace("\n", "\r\n");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("databases")
    void layoutAndDelimitersAreNotInTheChecksum(Texts texts) {
        for (int seed = 0; seed < SEEDS; seed++) {
            Written written = new Written(texts, seed);
            if (written.statements.stream().anyMatch(text -> text.startsWith(COPY))) {
                continue;
            }
            String checksum = checksum(written.script.toString(), texts);
            String joined = "-- transaction: false\n" + String.join("\n;\n-- a comment\n", written.statements);
            assertThat(checksum(joined, texts))
                    .as("seed %d: %s", seed, written.script)
                    .isEqualTo(checksum);
            if (!written.script.toString().contains(LINES_IN_STRING)) {
                String script = written.script.toString().replace("'\r\n'", "' '");
                assertThat(checksum(withCrLf(script), texts))
                        .as("seed %d: %s", seed, written.script)
                        .isEqualTo(checksum(script, texts));
            }
        }
    }

    private static String checksum(String script, Texts texts) {
        return Scripts.read(script, texts.scripts()).checksum(Section.UP).value();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("databases")
    void whatWasStoredIsWhatWasFound(Texts texts) throws IOException {
        for (int seed = 0; seed < SEEDS; seed++) {
            Written written = new Written(texts, seed);
            SqlScript read = Scripts.read(written.script.toString(), texts.scripts());
            SqlScript stored = SqlScript.stored(
                    "stored",
                    Section.UP,
                    read.storedStatements(Section.UP, 1_000_000).orElseThrow(),
                    false,
                    texts.scripts());
            assertThat(withData(stored)).as("seed %d: %s", seed, written.script).isEqualTo(written.statements);
            if (written.statements.stream().noneMatch(text -> text.startsWith(COPY))) {
                assertThat(stored.checksum(Section.UP))
                        .as("seed %d: %s", seed, written.script)
                        .isEqualTo(read.checksum(Section.UP));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("databases")
    void aStatementAloneIsOneStatement(Texts texts) throws IOException {
        for (int seed = 0; seed < SEEDS; seed++) {
            Written written = new Written(texts, seed);
            for (String statement : written.statements) {
                if (texts.settings().contains(statement)) {
                    break; // the following are read in another way
                }
                if (!statement.startsWith(COPY)) {
                    assertThat(Scripts.statements("-- transaction: false\n" + statement, texts.scripts()))
                            .as("seed %d", seed)
                            .containsExactly(statement);
                }
            }
        }
    }

    private static Stream<SqlRules> compound() {
        return Stream.of(new MySqlRules(), new MariaDbRules());
    }

    /** That the servers take these procedures, is a contract's to show. */
    @ParameterizedTest
    @MethodSource("compound")
    void findsRandomBodies(SqlRules rules) {
        for (int seed = 0; seed < SEEDS; seed++) {
            List<String> procedures = RandomBodies.procedures(10, seed);
            assertThat(Scripts.statements(String.join(";\n", procedures), Scripts.settings(rules, Map.of())))
                    .as("seed %d", seed)
                    .isEqualTo(procedures);
        }
    }
}
