package io.mockloop.migrations.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationMetadata;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.discovery.files.FileName.Content;
import io.mockloop.migrations.engine.discovery.files.FileName.OfMigration;
import io.mockloop.migrations.engine.discovery.files.NamedFiles;
import io.mockloop.migrations.setup.OfflineRules;
import io.mockloop.migrations.sql.ScriptSettings;
import io.mockloop.migrations.sql.Section;
import io.mockloop.migrations.sql.SqlRules;
import io.mockloop.migrations.sql.SqlScript;
import io.mockloop.migrations.sql.SqlSource;
import io.mockloop.migrations.sql.directive.Directives;
import io.mockloop.migrations.workspace.lock.FilesException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewMigrationTests {

    @TempDir
    private Path root;

    private TestFolder folder = new TestFolder(Path.of(""));

    @BeforeEach
    void makeFolder() {
        folder = new TestFolder(root);
    }

    private NewMigration create(String description, String... dependsOn) {
        return folder.files().create(description, versions(dependsOn));
    }

    private static List<Version> versions(String... texts) {
        return List.of(texts).stream().map(Version::of).toList();
    }

    private List<String> names(NewMigration created) {
        return created.files().stream().map(folder::relative).toList();
    }

    private record TextSource(String name, String text) implements SqlSource {
        @Override
        public InputStream open() {
            return new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Reads a file by the rules of each database; it must be a migration for all. */
    private Directives read(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        OfMigration file = (OfMigration) NamedFiles.READER.read(name);
        Section section = file.content() == Content.DOWN ? Section.DOWN : Section.UP;
        Directives said = Directives.NONE;
        for (SqlRules rules : OfflineRules.of(null)) {
            SqlScript script = SqlScript.read(
                    new TextSource(name, folder.read(path)),
                    file.content() == Content.SECTIONS ? null : section,
                    new ScriptSettings(rules, Map.of(), Set.of(), true, Set.of("schema_version")));
            assertThat(script.statementCount(section)).isZero();
            assertThat(script.has(Section.DOWN)).isEqualTo(file.content() != Content.UP);
            said = script.directives(section);
        }
        return said;
    }

    @Test
    void beginsAFolderWithBothWaysInOneFile() {
        NewMigration created = create("add webhooks");

        assertThat(created.version()).hasToString("20261124093005");
        assertThat(created.description()).isEqualTo("add webhooks");
        assertThat(names(created)).containsExactly("db/migration_20261124093005_add_webhooks.sql");
        assertThat(created.lock()).isEqualTo(root.resolve("db/migrations.lock"));
        assertThat(folder.tree()).containsExactly("db/migration_20261124093005_add_webhooks.sql", "db/migrations.lock");
        assertThat(folder.read("db/migrations.lock")).isEqualTo("""
                # The migrations of this folder, a version and its file a line, so that two branches with one version conflict.
                # Written by `mockloop db new` and `renumber`; after a merge type `mockloop db check --write`.
                20261124093005 migration_20261124093005_add_webhooks.sql
                """);
        assertThat(folder.read("db/migration_20261124093005_add_webhooks.sql")).isEqualTo("""
                -- migrate:up
                -- Write here the statements that make the change, each with a semicolon at its end.

                -- migrate:down
                -- Write here the statements that undo it. If that is impossible, delete this section,
                -- and write as the first line of the file (with your reason) "-- irreversible: reason".
                """);
        assertThat(read("db/migration_20261124093005_add_webhooks.sql")).isEqualTo(Directives.NONE);
        assertThat(folder.files().check().problems()).extracting(Problem::code).containsOnly("UNTOUCHED_FILE");
    }

    @Test
    void countsOnInPairsWhereTheFolderDoes() {
        folder.sql("V001__a.sql", "V002__b.sql", "migration_3_c.sql")
                .lock("# ours", "001 V001__a.sql", "3 migration_3_c.sql");

        NewMigration created = create("  Add   URL\tcolumn, at last ", "1", "2");

        assertThat(names(created))
                .containsExactly("db/V004__add_url_column_at_last.sql", "db/U004__add_url_column_at_last.sql");
        assertThat(folder.read("db/migrations.lock")).isEqualTo("""
                # ours
                001 V001__a.sql
                3 migration_3_c.sql
                004 V004__add_url_column_at_last.sql
                """);
        assertThat(folder.read("db/V004__add_url_column_at_last.sql")).isEqualTo("""
                -- description: Add URL column, at last
                -- depends-on: 1, 2

                -- Write here the statements that make the change, each with a semicolon at its end.
                -- Those that undo it go into U004__add_url_column_at_last.sql. If that is impossible, delete that file,
                -- and write as the first line of this one (with your reason) "-- irreversible: reason".
                """);
        assertThat(folder.read("db/U004__add_url_column_at_last.sql")).isEqualTo("""
                -- Write here the statements that undo V004__add_url_column_at_last.sql, each with a semicolon at its end.
                """);
        Directives said = read("db/V004__add_url_column_at_last.sql");
        assertThat(said.description()).isEqualTo("Add URL column, at last");
        assertThat(said.dependsOn()).isEqualTo(versions("1", "2"));
        read("db/U004__add_url_column_at_last.sql");
    }

    @Test
    void givesAFolderWithoutLockFileOneOfAllItsMigrations() {
        folder.sql("V1__a.sql", "V2__b.sql", "V2__b.mysql.sql", "B2__base.sql");

        create("c");

        assertThat(folder.lockLines()).containsExactly("1 V1__a.sql", "2 B2__base.sql", "2 V2__b.sql", "3 V3__c.sql");
        assertThat(folder.files().check().problems()).extracting(Problem::code).containsOnly("UNTOUCHED_FILE");
    }

    @Test
    void countsLinesUndoFilesAndJavaMigrationsToo() {
        folder.sql("V1__a.sql", "U5__lost.sql").lock("1 V1__a.sql", "4 V4__on_another_branch.sql");
        assertThat(create("c").version()).hasToString("6");

        folder.file("src/m/Migration7X.java", "class Migration7X implements Migration {}");
        assertThat(folder.files("m").create("d", List.of()).version()).hasToString("8");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            Add X,                V2__add_x.sql,         Add X
            add x,                V2__add_x.sql,
            IĞDIR ilçesi,         V2__iğdir_ilçesi.sql,  IĞDIR ilçesi
            добавить заказы,      V2__добавить_заказы.sql,
            表を追加,               V2__表を追加.sql,
            'naïve -- /* ''x'' */', V2__naïve_x.sql,     'naïve -- /* ''x'' */'
            add ${webhook} 2,     V2__add_webhook_2.sql, add ${webhook} 2
            2024 prices,          V2__2024_prices.sql,
            ../../etc/passwd,     V2__etc_passwd.sql,    ../../etc/passwd
            x.mysql,              V2__x_mysql.sql,       x.mysql
            a: b,                 V2__a_b.sql,           a: b
            """)
    void keepsTheDescriptionWhereTheNameLosesSomething(String description, String file, String directive) {
        folder.sql("V1__a.sql").lock("1 V1__a.sql");

        NewMigration created = create(description);

        assertThat(names(created).get(0)).isEqualTo("db/" + file);
        assertThat(read("db/" + file).description()).isEqualTo(directive);
    }

    @Test
    void leavesAwayWordsThatAreTooManyForAName() {
        String description = "rename the column ".repeat(100);

        NewMigration created = create(description);

        String name = names(created).get(0);
        assertThat(name.length()).isBetween(100, 200);
        assertThat(name).endsWith("_rename_the.sql");
        assertThat(read(name).description()).isEqualTo(description.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "!?", "--"})
    void refusesADescriptionWithoutWords(String description) {
        assertThatExceptionOfType(FilesException.class)
                .isThrownBy(() -> create(description))
                .satisfies(e -> assertThat(e.code()).isEqualTo("BAD_DESCRIPTION"))
                .withMessageContaining("mockloop db new \"add webhooks\"");
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void refusesToDependOnWhatIsNotThere() {
        folder.sql("V1__a.sql", "B5__base.sql").lock("1 V1__a.sql", "5 B5__base.sql");
        List<String> before = folder.tree();

        assertThatExceptionOfType(FilesException.class)
                .isThrownBy(() -> create("x", "1", "3", "6"))
                .satisfies(e -> assertThat(e.code()).isEqualTo("MISSING_DEPENDENCY"))
                .withMessageStartingWith("There is no migration with version 6 to depend on.");
        assertThat(folder.tree()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"<<<<<<< HEAD, LOCK_CONFLICT", "V2__b.sql, LOCK_BAD_LINE"})
    void writesNothingWhereTheLockFileIsNotSound(String line, String code) {
        folder.sql("V1__a.sql").lock("1 V1__a.sql", line);
        List<String> before = folder.tree();

        assertThatExceptionOfType(FilesException.class)
                .isThrownBy(() -> create("x"))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code))
                .withMessageContaining("mockloop db check --write");
        assertThat(folder.tree()).isEqualTo(before);
    }

    private Class<? extends Migration> compiled(String path) throws IOException, ClassNotFoundException {
        Path classes = Files.createDirectories(root.resolve("classes"));
        int exit = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-Xlint:all,-processing",
                        "-Werror",
                        "-proc:none",
                        "-encoding",
                        "UTF-8",
                        "-d",
                        classes.toString(),
                        "-cp",
                        Path.of("target/classes").toAbsolutePath().toString(),
                        root.resolve(path).toString());
        assertThat(exit).isZero();
        String name = path.substring("src/".length(), path.length() - ".java".length())
                .replace('/', '.');
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            return loader.loadClass(name).asSubclass(Migration.class);
        }
    }

    @Test
    void writesAClassThatCompiles() throws Exception {
        folder.sql("V1__a.sql").lock("1 V1__a.sql");

        NewMigration created = folder.files("com.acme.migration", "other").createJava("add webhooks", List.of());

        assertThat(names(created)).containsExactly("src/com/acme/migration/Migration2AddWebhooks.java");
        assertThat(folder.lockLines())
                .containsExactly("1 V1__a.sql", "2 ../src/com/acme/migration/Migration2AddWebhooks.java");
        assertThat(folder.read("src/com/acme/migration/Migration2AddWebhooks.java"))
                .isEqualTo("""
                package com.acme.migration;

                import io.mockloop.migrations.DatabaseConnection;
                import io.mockloop.migrations.Migration;

                class Migration2AddWebhooks implements Migration {

                    @Override
                    public void up(DatabaseConnection db) {
                        // Write here what makes the change, such as db.execute("ALTER TABLE ...").
                    }

                    @Override
                    public void down(DatabaseConnection db) {
                        // Write here what undoes it. If that is impossible, throw an UnsupportedOperationException,
                        // and annotate the class with @MigrationInfo(reversible = false): then this is never called.
                    }
                }
                """);
        MigrationMetadata read = MigrationMetadata.of(compiled("src/com/acme/migration/Migration2AddWebhooks.java"));
        assertThat(read.version()).isEqualTo("2");
        assertThat(read.description()).isEqualTo("Add webhooks");
        assertThat(folder.files().check().isValid()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            Add URL column,       1,     Migration003AddURLColumn
            'say "\\u0041" \\ x',  '',   Migration003SayU0041X
            Größe ändern,         '1 2', Migration003GrößeÄndern
            ilk sütunu ekle,      '',    Migration003IlkSütunuEkle
            """)
    void keepsWhatTheNameOfTheClassLoses(String description, String dependsOn, String name) throws Exception {
        folder.sql("V001__a.sql", "V002__b.sql").lock("001 V001__a.sql", "002 V002__b.sql");
        List<Version> versions = dependsOn.isEmpty() ? List.of() : versions(dependsOn.split(" ", -1));

        NewMigration created = folder.files("m").createJava(description, versions);

        assertThat(names(created)).containsExactly("src/m/" + name + ".java");
        MigrationMetadata read = MigrationMetadata.of(compiled("src/m/" + name + ".java"));
        assertThat(read.version()).isEqualTo("003");
        assertThat(read.description()).isEqualToIgnoringCase(description);
        assertThat(read.dependencies()).hasSameSizeAs(versions);
    }

    @Test
    void refusesAClassWhoseNameWouldSayAnotherVersion() {
        assertThatExceptionOfType(FilesException.class)
                .isThrownBy(() -> folder.files("m").createJava("2024 prices", List.of()))
                .satisfies(e -> assertThat(e.code()).isEqualTo("BAD_DESCRIPTION"))
                .withMessageContaining("Migration202611240930052024Prices");
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void refusesAClassWithoutAPackage() {
        assertThatExceptionOfType(FilesException.class)
                .isThrownBy(() -> folder.files().createJava("x", List.of()))
                .satisfies(e -> assertThat(e.code()).isEqualTo("NO_JAVA_PACKAGE"))
                .withMessageContaining("--java-packages com.example.migration");
        assertThatExceptionOfType(FilesException.class)
                .isThrownBy(() -> folder.files("../m").createJava("x", List.of()))
                .withMessageContaining("'../m' is not the name of a package.");
        assertThat(root).isEmptyDirectory();
    }
}
