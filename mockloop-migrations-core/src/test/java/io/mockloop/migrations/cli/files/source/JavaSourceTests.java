package io.mockloop.migrations.cli.files.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.cli.files.lock.FilesException;
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

    private String renumbered(String name, String text, String from, String to) {
        RenamedSource renamed = RenamedSource.of(source(name, text), Version.of(from), Version.of(to));
        return renamed.typeName() + "\n" + renamed.text();
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
        assertThat(two.withDependency(Version.of("1"), Version.of("7")))
                .isEqualTo("@MigrationInfo(dependencies = {\"2\", \"7\",}, version = \"3\") class B {}");
    }

    @Test
    void renamesTheClassWhereTheNameIsItsOwn() {
        String text = """
                package a; // Migration5AddX
                /** {@link Migration5AddX} */
                @Component
                public class Migration5AddX implements Migration {
                    Logger log = getLogger(Migration5AddX.class);
                    String text = "Migration5AddX";
                    Migration5AddX() { this(1); }
                    @Inject
                    public Migration5AddX(int i) {}
                    void up(DatabaseConnection db) {}
                }
                """;

        assertThat(renumbered("Migration5AddX", text, "5", "2026.1")).isEqualTo("""
                Migration2026_1AddX
                package a; // Migration5AddX
                /** {@link Migration5AddX} */
                @Component
                public class Migration2026_1AddX implements Migration {
                    Logger log = getLogger(Migration2026_1AddX.class);
                    String text = "Migration5AddX";
                    Migration2026_1AddX() { this(1); }
                    @Inject
                    public Migration2026_1AddX(int i) {}
                    void up(DatabaseConnection db) {}
                }
                """);
    }

    @Test
    void changesTheAnnotationAndTheNameThatGoesWithIt() {
        assertThat(renumbered("AddX", "@MigrationInfo(version=\"5\")\r\nclass AddX {}", "5", "6"))
                .isEqualTo("AddX\n@MigrationInfo(version=\"6\")\r\nclass AddX {}");
        assertThat(renumbered(
                        "Migration_005_AddX",
                        "@MigrationInfo(version = \"5\") class Migration_005_AddX {}",
                        "5",
                        "006"))
                .isEqualTo("Migration_006_AddX\n@MigrationInfo(version = \"006\") class Migration_006_AddX {}");
        assertThat(renumbered(
                        "Migration5AddX",
                        "class Migration5AddX { public String version() { return \"7\"; } }",
                        "7",
                        "8"))
                .isEqualTo("Migration5AddX\nclass Migration5AddX { public String version() { return \"8\"; } }");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class Migration5AddX { static Migration5AddX INSTANCE; }",
                "class Migration5AddX { Object o = new Migration5AddX(); }",
                "class Migration5AddX { int i = Migration5AddX.COUNT; }",
                "class Migration5AddX { int i = other.Migration5AddX.class; }",
                "import a.Migration5AddX; class Migration5AddX {}",
                "@MigrationInfo(version = FIVE) class Migration5AddX {}",
            })
    void refusesWhatIsNotSimple(String text) {
        assertThatExceptionOfType(FilesException.class)
                .isThrownBy(() -> renumbered("Migration5AddX", text, "5", "6"))
                .satisfies(e -> assertThat(e.code()).isEqualTo("JAVA_NOT_SIMPLE"))
                .withMessageContaining("Migration5AddX.java cannot be given another version here: ")
                .withMessageContaining("mockloop db check --write");
    }

    @Test
    void leavesEveryOtherByteAlone() throws IOException {
        byte[] bytes =
                "class Migration5AddX { String s = \"gr\u00F6\u00DFer\"; }\r\n".getBytes(StandardCharsets.ISO_8859_1);
        JavaSource source = JavaSource.read(Files.write(folder.resolve("Migration5AddX.java"), bytes));

        String renamed =
                RenamedSource.of(source, Version.of("5"), Version.of("6")).text();

        assertThat(source.bytesOf(renamed))
                .isEqualTo("class Migration6AddX { String s = \"gr\u00F6\u00DFer\"; }\r\n"
                        .getBytes(StandardCharsets.ISO_8859_1));
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
