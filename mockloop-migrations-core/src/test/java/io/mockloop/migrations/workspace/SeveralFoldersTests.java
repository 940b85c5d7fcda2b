package io.mockloop.migrations.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeveralFoldersTests {

    @TempDir
    private Path root;

    private TestFolder folder = new TestFolder(Path.of(""));

    @BeforeEach
    void makeFolder() {
        folder = new TestFolder(root);
    }

    private MigrationFiles files() {
        return new MigrationFiles(
                List.of(root.resolve("db"), root.resolve("more")), new JavaPackages(root, List.of()), TestFolder.CLOCK);
    }

    @Test
    void shareTheVersions() {
        folder.sql("V1__a.sql").lock("1 V1__a.sql");
        folder.file("more/V2__b.sql", "").file("more/migrations.lock", "2 V2__b.sql\n");

        assertThat(files().check().isValid()).isTrue();
        assertThat(files().create("c", List.of()).files().get(0)).isEqualTo(root.resolve("db/V3__c.sql"));
        assertThat(folder.lockLines()).containsExactly("1 V1__a.sql", "3 V3__c.sql");
        assertThat(folder.read("more/migrations.lock")).isEqualTo("2 V2__b.sql\n");
    }

    @Test
    void areNamedInMessages() {
        folder.sql("V1__a.sql", "V3__a.sql").lock("1 V1__a.sql", "3 V3__a.sql");
        folder.file("more/V1__b.sql", "").file("more/V2__b.sql", "").file("more/migrations.lock", "");

        assertThat(files().check().problems())
                .extracting(Problem::code, each -> String.valueOf(each.script()).replace(root + "/", ""))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("DUPLICATE_VERSION", "more/V1__b.sql"),
                        org.assertj.core.groups.Tuple.tuple("LATE_VERSION", "more/V2__b.sql"));
        files().renumber(Version.of("1"), null, null);
        files().renumber(Version.of("2"), null, null);
        assertThat(folder.read("more/migrations.lock")).isEqualTo("4 V4__b.sql\n5 V5__b.sql\n");
        assertThat(files().check().isValid()).isTrue();
    }

    @Test
    void mayHoldVariantsOfOneMigration() {
        folder.sql("V1__a.sql").lock("1 V1__a.sql");
        folder.file("more/V1__a.mysql.sql", "").file("more/migrations.lock", "1 V1__a.mysql.sql\n");

        assertThat(files().check().isValid()).isTrue();
    }

    @Test
    void listAFileOnceThatIsReachedTwice() throws IOException {
        folder.sql("V1__a.sql").lock("1 V1__a.sql");
        Files.createSymbolicLink(root.resolve("more"), root.resolve("db"));

        assertThat(files().check().problems()).extracting(Problem::code).containsExactly("LINE_WITHOUT_FILE");
    }
}
