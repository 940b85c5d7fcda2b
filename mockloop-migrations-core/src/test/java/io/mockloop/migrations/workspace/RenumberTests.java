package io.mockloop.migrations.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.workspace.RenumberedMigration.LockChange;
import io.mockloop.migrations.workspace.lock.FilesException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenumberTests {

    private static final String DONE_NOTE =
            "A database that has run it as version 5 refuses 6 until that is accepted there: mockloop db repair --version 5.";

    @TempDir
    private Path root;

    private TestFolder folder = new TestFolder(Path.of(""));

    @BeforeEach
    void makeFolder() {
        folder = new TestFolder(root);
    }

    private RenumberedMigration renumber(String version) {
        return renumber(version, null, null);
    }

    private RenumberedMigration renumber(String version, @Nullable String file, @Nullable String to) {
        return folder.files().renumber(Version.of(version), file, to == null ? null : Version.of(to));
    }

    private FilesException refused(String version, @Nullable String file, @Nullable String to) {
        List<String> before = folder.tree();
        List<String> texts = before.stream().map(folder::read).toList();
        FilesException[] refusal = new FilesException[1];
        assertThatExceptionOfType(FilesException.class)
                .isThrownBy(() -> renumber(version, file, to))
                .satisfies(e -> refusal[0] = e);
        assertThat(folder.tree()).isEqualTo(before);
        assertThat(before.stream().map(folder::read).toList()).isEqualTo(texts);
        return refusal[0];
    }

    @Test
    void givesTheOneWithoutALineTheNextVersionWithAllThatBelongsToIt() {
        folder.sql(
                        "V4__a.sql",
                        "V5__theirs.sql",
                        "U5__theirs.sql",
                        "V5__mine.sql",
                        "V5__mine.mysql.sql",
                        "U5__mine.sql",
                        "U5__mine.mysql.sql")
                .file("db/V5__mine.sql.conf", "executeInTransaction=false")
                .lock("# ours", "4 V4__a.sql", "5 V5__theirs.sql");

        RenumberedMigration result = renumber("5");

        assertThat(result.from()).hasToString("5");
        assertThat(result.to()).hasToString("6");
        assertThat(result.renamed())
                .extracting(each -> folder.relative(each.from()) + " " + folder.relative(each.to()))
                .containsExactly(
                        "db/V5__mine.sql db/V6__mine.sql",
                        "db/V5__mine.sql.conf db/V6__mine.sql.conf",
                        "db/V5__mine.mysql.sql db/V6__mine.mysql.sql",
                        "db/U5__mine.sql db/U6__mine.sql",
                        "db/U5__mine.mysql.sql db/U6__mine.mysql.sql");
        assertThat(result.changed()).isEmpty();
        assertThat(result.notes()).containsExactly(DONE_NOTE);
        assertThat(folder.tree())
                .containsExactly(
                        "db/U5__theirs.sql",
                        "db/U6__mine.mysql.sql",
                        "db/U6__mine.sql",
                        "db/V4__a.sql",
                        "db/V5__theirs.sql",
                        "db/V6__mine.mysql.sql",
                        "db/V6__mine.sql",
                        "db/V6__mine.sql.conf",
                        "db/migrations.lock");
        assertThat(folder.read("db/migrations.lock"))
                .isEqualTo("# ours\n4 V4__a.sql\n5 V5__theirs.sql\n6 V6__mine.sql\n");
        assertThat(folder.files().check().isValid()).isTrue();
    }

    /** Else the one that stays would be late, and get another version, too. */
    @Test
    void leavesTheVersionToTheOneThatKeepsIt() {
        folder.sql("V1__a.sql", "V2__b.sql", "V2__c.sql");
        folder.files().writeLocks();
        assertThat(folder.lockLines()).containsExactly("1 V1__a.sql");

        RenumberedMigration result = renumber("2", "V2__c.sql", null);

        assertThat(folder.lockLines()).containsExactly("1 V1__a.sql", "2 V2__b.sql", "3 V3__c.sql");
        assertThat(result.lockChange()).isEqualTo(LockChange.ADDED);
        assertThat(result.notes()).contains("V2__b.sql keeps version 2, and has its line now.");
        assertThat(folder.files().check().isValid()).isTrue();
    }

    @Test
    void leavesTheVersionToTheOneThatKeepsItAmongThree() {
        folder.sql("V1__a.sql", "V2__b.sql", "V2__c.sql", "V2__d.sql");
        folder.files().writeLocks();

        renumber("2", "V2__d.sql", null);
        assertThat(folder.files().check().problems()).extracting(Problem::code).containsExactly("DUPLICATE_VERSION");
        assertThat(renumber("2", "V2__c.sql", null).lockChange()).isEqualTo(LockChange.CHANGED);

        assertThat(folder.lockLines()).containsExactly("1 V1__a.sql", "2 V2__b.sql", "3 V3__d.sql", "4 V4__c.sql");
        assertThat(folder.files().check().isValid()).isTrue();
    }

    @Test
    void givesNoLineToOneThatIsLateAllTheSame() {
        folder.sql("V2__mine.sql", "V2__other.sql", "V3__theirs.sql").lock("3 V3__theirs.sql");

        renumber("2", "V2__other.sql", null);

        assertThat(folder.lockLines()).containsExactly("3 V3__theirs.sql", "4 V4__other.sql");
        assertThat(folder.files().check().problems()).extracting(Problem::code).containsExactly("LATE_VERSION");
    }

    @Test
    void saysThatItWroteALockFile() {
        folder.sql("V1__a.sql", "V2__b.sql", "V2__c.sql");

        assertThat(renumber("2", "V2__c.sql", null).lockChange()).isEqualTo(LockChange.CREATED);

        assertThat(folder.lockLines()).containsExactly("1 V1__a.sql", "2 V2__b.sql", "3 V3__c.sql");
    }

    @Test
    void leavesTheVersionToTheOneThatKeepsItInAnotherFolder() {
        folder.sql("V1__a.sql", "V2__b.sql").lock("1 V1__a.sql");
        folder.file("other/V2__c.sql", "SELECT 1;").file("other/migrations.lock", "# theirs\n");
        List<Path> folders = List.of(root.resolve("other"), root.resolve("db"));
        MigrationFiles files =
                new MigrationFiles(folders, new JavaPackages(root.resolve("src"), List.of()), TestFolder.CLOCK);

        files.renumber(Version.of("2"), "V2__c.sql", null);

        assertThat(folder.lockLines()).containsExactly("1 V1__a.sql", "2 V2__b.sql");
        assertThat(files.check().isValid()).isTrue();
    }

    @Test
    void keepsZerosSubFoldersAndTheRestOfTheName() {
        folder.sql("x/migration_005_a b__c.d.sql", "V006__f.sql")
                .lock("005 x/migration_005_a b__c.d.sql", "006 V006__f.sql");

        renumber("5");

        assertThat(folder.lockLines()).containsExactly("006 V006__f.sql", "007 x/migration_007_a b__c.d.sql");
        assertThat(folder.files().check().isValid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"V5__b.sql", "U5__b.sql", "sub/V5__b.sql", "sub\\V5__b.sql"})
    void takesTheFileThatIsNamedWhereBothHaveALine(String file) {
        folder.sql("V5__a.sql", "sub/V5__b.sql").lock("5 V5__a.sql", "5 sub/V5__b.sql");

        if (file.startsWith("U")) {
            assertThat(refused("5", file, null).code()).isEqualTo("UNKNOWN_FILE");
            return;
        }
        renumber("5", file, "7.1");

        assertThat(folder.lockLines()).containsExactly("5 V5__a.sql", "7.1 sub/V7.1__b.sql");
    }

    @Test
    void takesAPathFromTheWorkingFolderToo() {
        folder.sql("V5__a.sql", "V5__b.sql").lock("5 V5__a.sql", "5 V5__b.sql");

        renumber("5", root.resolve("db/../db/V5__b.sql").toString(), null);

        assertThat(folder.lockLines()).containsExactly("5 V5__a.sql", "6 V6__b.sql");
    }

    @Test
    void listsBothWhereItCannotTell() {
        folder.sql("V5__a.sql", "V5__b c.sql").lock("5 V5__a.sql", "5 V5__b c.sql");

        assertThat(refused("5", null, null)).hasMessage("""
                Version 5 is that of V5__a.sql, V5__b c.sql, and each has a line in migrations.lock. Nothing was changed.
                -> Type `mockloop db renumber 5 --file V5__a.sql` or `mockloop db renumber 5 --file "V5__b c.sql"`.""");
        assertThat(refused("5", "V6__x.sql", null)).hasMessageStartingWith("""
                'V6__x.sql' is none of the files of version 5: V5__a.sql, V5__b c.sql. Nothing was changed.""");
    }

    @Test
    void needsNoLockFile() {
        folder.sql("V1__a.sql", "V5__a.sql", "V5__b.sql");

        assertThat(refused("5", null, null))
                .hasMessageContaining("more than one of them has no line in migrations.lock");
        renumber("5", "V5__b.sql", null);

        assertThat(folder.lockLines()).containsExactly("1 V1__a.sql", "5 V5__a.sql", "6 V6__b.sql");
    }

    @Test
    void refusesAVersionThatIsTaken() {
        folder.sql("V5__a.sql", "V6__b.sql").lock("5 V5__a.sql", "6 V6__b.sql", "7 V7__elsewhere.sql");

        for (String taken : List.of("6.0", "7", "5")) {
            assertThat(refused("5", null, taken).code()).isEqualTo("VERSION_TAKEN");
        }
    }

    @Test
    void refusesAVersionThatNothingHas() {
        folder.sql("V5__a.sql", "U6__b.sql").lock("5 V5__a.sql");

        assertThat(refused("4", null, null)).hasMessage("""
                No migration has version 4. Nothing was changed.
                -> Name a version that a file has; the highest one is 6.""");
    }

    @Test
    void changesTheDirectivesOfOthersAndNothingBesides() throws Exception {
        byte[] latin =
                "-- gr\u00F6\u00DFer\r\n-- Depends-On:  1,5.0 , 05\r\nSELECT 'depends-on: 5';\r\n-- depends-on: see 5\r\n"
                        .getBytes(StandardCharsets.ISO_8859_1);
        folder.sql("V1__a.sql", "V5__b.sql")
                .file("db/V3__c.sql", "/* depends-on: 5 */ -- depends-on: 5\n\n-- depends-on: 55, 1\nSELECT 5;")
                .file(
                        "db/migration_2_x.sql",
                        "\uFEFF-- migrate:down\n-- depends-on: 5\n-- migrate:up\n-- depends-on: 5")
                .file("src/Migration9Y.java", "@MigrationInfo(dependencies = {\"1\", \"5\"}) class Migration9Y {}")
                .lock(
                        "1 V1__a.sql",
                        "2 migration_2_x.sql",
                        "3 V3__c.sql",
                        "4 V4__d.sql",
                        "5 V5__b.sql",
                        "9 ../src/Migration9Y.java");
        Files.write(root.resolve("db/V4__d.sql"), latin);

        RenumberedMigration result = renumber("5");

        assertThat(result.to()).hasToString("10");
        assertThat(result.changed())
                .extracting(folder::relative)
                .containsExactly("db/migration_2_x.sql", "db/V3__c.sql", "db/V4__d.sql");
        assertThat(result.notes()).contains("../src/Migration9Y.java depends on version 5: write 10 there.");
        assertThat(folder.read("db/V3__c.sql"))
                .isEqualTo("/* depends-on: 5 */ -- depends-on: 10\n\n-- depends-on: 55, 1\nSELECT 5;");
        assertThat(folder.read("db/migration_2_x.sql"))
                .isEqualTo("\uFEFF-- migrate:down\n-- depends-on: 5\n-- migrate:up\n-- depends-on: 10");
        assertThat(Files.readAllBytes(root.resolve("db/V4__d.sql")))
                .isEqualTo(new String(latin, StandardCharsets.ISO_8859_1)
                        .replace("1,5.0 , 05", "1,10 , 10")
                        .getBytes(StandardCharsets.ISO_8859_1));
        assertThat(folder.read("src/Migration9Y.java"))
                .isEqualTo("@MigrationInfo(dependencies = {\"1\", \"5\"}) class Migration9Y {}");
    }

    @Test
    void listsDependentsWhereAnotherOneKeepsTheVersion() {
        String dependent = "-- depends-on: 5\nSELECT 1;";
        folder.sql("V5__a.sql", "V5__b.sql", "U5__undo.sql")
                .file("db/V6__c.sql", dependent)
                .lock("5 V5__a.sql", "6 V6__c.sql");

        RenumberedMigration result = renumber("5");

        assertThat(result.changed()).isEmpty();
        assertThat(result.notes())
                .containsExactly(
                        "U5__undo.sql keeps version 5: whether it undoes V5__b.sql cannot be told from its name.",
                        "V6__c.sql depends on version 5, which is still that of V5__a.sql: look whether 7 is meant.",
                        "A database that has run it as version 5 refuses 7 until that is accepted there: mockloop db repair --version 5.");
        assertThat(folder.read("db/V6__c.sql")).isEqualTo(dependent);
    }

    @Test
    void saysWhereTheNewVersionIsLate() {
        folder.sql("V1__a.sql", "V5__b.sql", "V9__c.sql").lock("1 V1__a.sql", "5 V5__b.sql", "9 V9__c.sql");

        assertThat(renumber("9", null, "3").notes())
                .contains(
                        "Version 3 lies below 5: a database that has run 5 refuses it, unless it says what it depends on.");
    }

    @Test
    void leavesABaselineAloneUnlessItIsNamed() {
        folder.sql("B5__base.sql", "V5__a.sql").lock("5 B5__base.sql", "5 V5__a.sql");

        renumber("5");
        assertThat(folder.lockLines()).containsExactly("5 B5__base.sql", "6 V6__a.sql");

        renumber("5");
        assertThat(folder.lockLines()).containsExactly("6 V6__a.sql", "7 B7__base.sql");
    }

    @Test
    void saysWhatToChangeInAClass() {
        folder.sql("V5__a.sql")
                .file("db/V6__c.sql", "-- depends-on: 5\nSELECT 1;")
                .file("src/m/Migration5AddX.java", "class Migration5AddX implements Migration { Migration5AddX() {} }")
                .file("src/m/AddY.java", "@MigrationInfo(version = \"7\", dependencies = \"5\") class AddY {}")
                .lock("5 ../src/m/Migration5AddX.java", "5 V5__a.sql", "6 V6__c.sql", "7 ../src/m/AddY.java");

        FilesException refusal = refused("5", "../src/m/Migration5AddX.java", null);

        assertThat(refusal.code()).isEqualTo("JAVA_BY_HAND");
        assertThat(refusal).hasMessage("""
                ../src/m/Migration5AddX.java is a class, and those are changed by hand. Nothing was changed.
                -> To give it version 8 instead of 5: rename the class Migration5AddX to Migration8AddX, and its file; let V6__c.sql, ../src/m/AddY.java depend on 8, where this one is meant; then type `mockloop db check --write`. A database that has run it as 5 is to undo it first.""");
    }

    @Test
    void changesNothingWhereANameIsTaken() {
        folder.sql("V5__a.sql", "V7__c.sql").file("db/V5__a.sql.conf", "").lock("5 V5__a.sql", "7 V7__c.sql");
        folder.file("db/V8__a.sql.conf", "");

        assertThat(refused("5", null, null).code()).isEqualTo("FILE_EXISTS");
    }

    @Test
    void changesNothingWhereTheLockFileIsNotSound() {
        folder.sql("V5__a.sql").lock("5 V5__a.sql", "=======");

        assertThat(refused("5", null, null).code()).isEqualTo("LOCK_CONFLICT");
    }
}
