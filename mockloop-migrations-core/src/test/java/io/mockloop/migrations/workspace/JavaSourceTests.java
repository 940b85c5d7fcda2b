package io.mockloop.migrations.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaSourceTests {

    @TempDir
    private Path folder;

    private JavaSource source(String name, String text) {
        try {
            return JavaSource.read(Files.writeString(folder.resolve(name + ".java"), text));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Migration003AddX      | class Migration003AddX implements Migration {}                                             | 003
            Migration_2_1_AddX    | class Migration_2_1_AddX extends Base {}                                                   | 2.1
            AddX                  | @MigrationInfo(version = "3", description = "x (y), z") class AddX implements Migration {}  | 3
            AddX                  | @Component @io.mockloop.migrations.MigrationInfo(description = "a", version = "4") public final class AddX implements Migration {} | 4
            Migration5AddX        | @MigrationInfo(version = "", backupRequired = true) class Migration5AddX {}                | 5
            Migration5AddX        | @MigrationInfo class Migration5AddX {}                                                     | 5
            Migration5AddX        | @MigrationInfo(version = "6") class Migration5AddX {}                                      | 6
            Migration5AddX        | class Migration5AddX implements M { public String version() { return "7"; } }              | 7
            Migration5AddX        | @MigrationInfo(version = "9") class Other {} record Migration5AddX() implements M {}       | 5
            Migration5AddX        | /* class Migration5AddX */ class Migration5AddX { String s = "version() {"; class In { String version() { return "8"; } } } | 5
            Migration5AddX        | @interface A {} @MigrationInfo(version = "6") @A("(") class Migration5AddX { char c = '"'; } @MigrationInfo(version = "8") class Z {} | 6
            """)
    void readsTheVersion(String name, String text, String version) {
        assertThat(source(name, text).version()).hasToString("Optional[" + version + "]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AddX                  | class AddX implements Migration {}
            Migration5AddX        | class Other implements Migration {}
            Migration5AddX        | interface Migration5AddX {}
            Migration5AddX        | @MigrationInfo(version = Versions.FIVE) class Migration5AddX implements Migration {}
            Migration5AddX        | @MigrationInfo(version = "5" + "6") class Migration5AddX implements Migration {}
            Migration5AddX        | class Migration5AddX { public String version() { return VERSION; } }
            Migration5AddX        | class Migration5AddX { public String version() { if (x) { return "5"; } return "6"; } }
            Migration5AddX        | @MigrationInfo(version = "five") class Migration5AddX {}
            """)
    void saysNoVersionThatOnlyRunningCodeTells(String name, String text) {
        assertThat(source(name, text).version()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            true  | Migration5AddX     | class Migration5AddX implements Migration {}
            true  | AddX               | @MigrationInfo(version = "5") class AddX implements Migration {}
            false | AddX               | class AddX implements Migration {}
            false | Migration5AddXTest | class Migration5AddXTest extends Base {}
            false | Migration5         | class Migration5 { int notOne; }
            false | Migrations         | class Migrations implements Runnable {}
            false | AddX               | // @MigrationInfo(version = "5")
            """)
    void tellsAMigration(boolean whether, String name, String text) {
        assertThat(source(name, text).isMigration()).isEqualTo(whether);
    }

    @Test
    void readsDependencies() {
        JavaSource one = source("A", "@MigrationInfo(version = \"3\", dependencies = \"2\") class A {}");
        JavaSource two = source("B", "@MigrationInfo(dependencies = {\"2\", \"1.0\",}, version = \"3\") class B {}");
        JavaSource constant = source("C", "@MigrationInfo(version = \"3\", dependencies = TWO) class C {}");
        JavaSource method = source("D", "class D { public List<String> dependencies() { return List.of(); } }");
        JavaSource none = source("E", "@MigrationInfo(version = \"3\", dependencies = {}) class E {}");

        assertThat(one.dependencies()).containsExactly(Version.of("2"));
        assertThat(two.dependencies()).containsExactly(Version.of("2"), Version.of("1"));
        assertThat(constant.dependencies()).isEmpty();
        assertThat(constant.declaresDependencies()).isTrue();
        assertThat(method.declaresDependencies()).isTrue();
        assertThat(none.declaresDependencies()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Migration5AddX     | class Migration5AddX {}                                                   | 5 | rename the class Migration5AddX to Migration2026_1AddX, and its file
            AddX               | @MigrationInfo(version="5") class AddX {}                                 | 5 | write "2026.1" for "5" where it says its version
            Migration_005_AddX | @MigrationInfo(version = "05") class Migration_005_AddX {}                | 5 | rename the class Migration_005_AddX to Migration_2026_1_AddX, and its file, write "2026.1" for "05" where it says its version
            Migration5AddX     | class Migration5AddX { public String version() { return "7"; } }          | 7 | write "2026.1" for "7" where it says its version
            Migration5AddX     | @MigrationInfo(version = FIVE) class Migration5AddX {}                    | 5 | give it version 2026.1, in its code
            """)
    void saysWhatGivesItAnotherVersion(String name, String text, String from, String change) {
        assertThat(source(name, text).change(Version.of(from), Version.of("2026.1")))
                .isEqualTo(change);
    }

    @Test
    void readsASourceOfAnyEncoding() throws IOException {
        byte[] bytes = "class Migration5AddX extends Base { String s = \"gr\u00F6\u00DFer\"; }\r\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        JavaSource source = JavaSource.read(Files.write(folder.resolve("Migration5AddX.java"), bytes));

        assertThat(source.version()).hasToString("Optional[5]");
    }

    @Test
    void readsALongTextWithoutDeepStacks() {
        String text = "\"\"\"\n" + "\\n'a' \\\" b // c\n".repeat(100_000) + "\"\"\"";
        String line = "\"" + "\\t\\\"x".repeat(100_000) + "\"";

        assertThat(source(
                                "AddX",
                                "@MigrationInfo(version = \"5\") class AddX { String a = " + text + ", b = " + line
                                        + "; String version() { return \"6\"; } }")
                        .version())
                .hasToString("Optional[6]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"",
                "'",
                "/*",
                "//",
                "\"\"\"",
                "\"a\\",
                "class",
                "class A {",
                "@",
                "@MigrationInfo(",
                "@MigrationInfo(version",
                "}}}",
                "@MigrationInfo(version = {"
            })
    void readsUnfinishedSourcesToTheirEnd(String text) {
        assertThat(source("A", text).isMigration()).isFalse();
    }
}
