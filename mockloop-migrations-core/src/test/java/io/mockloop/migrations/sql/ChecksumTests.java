package io.mockloop.migrations.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumTests {

    private static String of(String text, ScriptSettings settings) {
        return Scripts.read(text, settings).checksum(Section.UP).value();
    }

    private static String of(String text) {
        return of(text, Scripts.POSTGRESQL);
    }

    @Test
    void isSha256OverTheTokens() throws Exception {
        byte[] tokens = "CREATE TABLE a(b int,c text)\0SELECT 'ä€😀'\0".getBytes(StandardCharsets.UTF_8);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(tokens);
        assertThat(of("CREATE TABLE a (b int, c text);\nSELECT 'ä€😀';"))
                .isEqualTo("sha256:" + HexFormat.of().formatHex(hash));
    }

    @Test
    void commentsAndLayoutAreNoChange() {
        String plain = of("CREATE TABLE a(b int);SELECT x+1 FROM a");
        assertThat(
                        of(
                                "-- licence\n/* of\n2024 */ CREATE TABLE a (\n\tb int -- the b\n);\n;\n\nSELECT /* x */ x + 1\nFROM a;\n"))
                .isEqualTo(plain);
        assertThat(of("CREATE TABLE a(b int);\r\nSELECT x+1\r\nFROM a;\r\n")).isEqualTo(plain);
        assertThat(of("\uFEFFCREATE TABLE a(b int);SELECT x+1 FROM a")).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT a b|SELECT ab",
                "SELECT - -1|SELECT -1",
                "SELECT 'a' 'b'|SELECT 'a''b'",
                "SELECT E 'a'|SELECT E'a'",
                "SELECT 1 .5|SELECT 1.5",
                "SELECT a < - b|SELECT a <- b",
                "SELECT 'a b'|SELECT 'a  b'",
                "SELECT $$a b$$|SELECT $$a  b$$",
                "SELECT 1; SELECT 2|SELECT 1 SELECT 2",
                "SELECT a|SELECT A",
                "SELECT /*+ x */ 1|SELECT 1",
                "SELECT /*+ x */ 1|SELECT /*+ y */ 1",
                "SELECT a; SELECT b|SELECT b; SELECT a"
            })
    void anyOtherTokenIsAChange(String one, String other) {
        assertThat(of(one)).isNotEqualTo(of(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 'a\n\nb'",
                "SELECT \"a\nb\"",
                "CREATE FUNCTION f() RETURNS int AS $$\nSELECT 1;\n$$ LANGUAGE sql;\nSELECT 2;\n",
                "COPY a FROM stdin CSV;\n1,\"x\ny\"\n\\.\nSELECT 1;\n"
            })
    void lineEndsInLiteralsAreNoChange(String text) throws Exception {
        Checksum unix = Scripts.read(text, Scripts.POSTGRESQL).checksum(Section.UP);
        Checksum windows =
                Scripts.read(text.replace("\n", "\r\n"), Scripts.POSTGRESQL).checksum(Section.UP);
        assertThat(windows.value()).isEqualTo(unix.value());
        assertThat(windows.older()).isEqualTo(unix.older()).hasSize(1);
    }

    /** So did releases in which the line ends in literals counted take them. */
    @Test
    void aChecksumOfTheOlderRuleIsTheSameText() throws Exception {
        String unix = "sha256:" + sha256("SELECT 'a\nb\nc'\0");
        String windows = "sha256:" + sha256("SELECT 'a\r\nb\r\nc'\0");
        String mixed = "sha256:" + sha256("SELECT 'a\nb\r\nc'\0");
        Checksum ofUnix = Scripts.read("SELECT 'a\nb\nc';", Scripts.SQLITE).checksum(Section.UP);
        Checksum ofWindows =
                Scripts.read("SELECT 'a\r\nb\r\nc';", Scripts.SQLITE).checksum(Section.UP);
        Checksum ofMixed = Scripts.read("SELECT 'a\nb\r\nc';", Scripts.SQLITE).checksum(Section.UP);
        assertThat(List.of(ofUnix, ofWindows, ofMixed))
                .extracting(Checksum::value)
                .containsOnly(unix);
        assertThat(List.of(ofUnix, ofWindows, ofMixed)).allMatch(each -> each.isOf(unix) && each.isOf(windows));
        assertThat(ofMixed.isOf(mixed)).isTrue();
        assertThat(ofUnix.isOf(mixed)).isFalse();
        assertThat(ofUnix.isOf(null)).isFalse();
    }

    @Test
    void aCarriageReturnAloneIsData() {
        assertThat(of("SELECT 'a\rb'")).isNotEqualTo(of("SELECT 'a\nb'")).isNotEqualTo(of("SELECT 'ab'"));
        assertThat(of("SELECT 'a\r'")).isNotEqualTo(of("SELECT 'a'"));
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theLayoutOfHintsIsNoChange() {
        assertThat(of("SELECT /*+  x\n y */ 1")).isEqualTo(of("SELECT /*+ x y */ 1"));
        assertThat(of("/*+ x */SELECT 1")).isEqualTo(of("/*+ x */\nSELECT 1"));
    }

    @Test
    void conditionalCommentsCount() {
        assertThat(of("/*!40101 SET a = 1 */;", Scripts.MYSQL))
                .isEqualTo(of("/*!40101 SET a=1*/;", Scripts.MYSQL))
                .isNotEqualTo(of("/*!40102 SET a=1*/;", Scripts.MYSQL))
                .isNotEqualTo(of("/*!40101 SET a=2*/;", Scripts.MYSQL))
                .isNotEqualTo(of("SET a=1;", Scripts.MYSQL));
    }

    @Test
    void theDelimiterIsNoChange() {
        String plain = of("CREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END; SELECT 3;", Scripts.MYSQL);
        assertThat(of(
                        "DELIMITER //\nCREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END//\nDELIMITER ;\nSELECT 3;",
                        Scripts.MYSQL))
                .isEqualTo(plain);
        assertThat(of(
                        "DELIMITER $$\nCREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END;$$\nSELECT 3 $$",
                        Scripts.MYSQL))
                .isEqualTo(plain);
    }

    @Test
    void placeholdersCountAsTheyStand() {
        ScriptSettings one = Scripts.settings(Scripts.SQLITE.rules(), Map.of("a", "1", "b", "1"));
        ScriptSettings two = Scripts.settings(Scripts.SQLITE.rules(), Map.of("a", "2", "b", "2"));
        assertThat(of("SELECT ${a}", one)).isEqualTo(of("SELECT ${a}", two)).isNotEqualTo(of("SELECT ${b}", one));
    }

    @Test
    void eachSectionHasItsOwn() {
        String up = "-- migrate:up\nSELECT 1;\n-- migrate:down\n";
        SqlScript one = Scripts.readMarked(up + "SELECT 2;", Scripts.SQLITE);
        SqlScript other = Scripts.readMarked(up + "-- timeout: 1s\nSELECT 3;", Scripts.SQLITE);
        assertThat(one.checksum(Section.UP))
                .isEqualTo(other.checksum(Section.UP))
                .matches(checksum -> checksum.isOf(of("SELECT 1")));
        assertThat(one.checksum(Section.DOWN)).isNotEqualTo(other.checksum(Section.DOWN));
    }

    @Test
    void theDataOfACopyCountAndTheirLineEndsDoNot() {
        String script = "COPY a FROM stdin;\n1\tx\n\\.\nSELECT 1;";
        assertThat(of(script))
                .isEqualTo(of(script.replace("\n", "\r\n")))
                .isNotEqualTo(of(script.replace("x", "y")))
                .isNotEqualTo(of(script.replace("1\tx\n", "")));
    }
}
