package io.mockloop.migrations.workspace.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mockloop.migrations.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileChangesTests {

    private static final LockFile ONE = LockFile.empty().and(new LockLine(Version.of("1"), "V1__a.sql"));

    @TempDir
    private Path root;

    private Path folder = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(root.resolve("db"));
        Files.writeString(folder.resolve("a.sql"), "a");
        Files.writeString(folder.resolve("b.sql"), "b");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<String> tree() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void makesAllChanges() throws IOException {
        try (FileChanges changes = FileChanges.in(folder)) {
            changes.create(root.resolve("x/y/c.sql"), bytes("c"));
            changes.move(folder.resolve("a.sql"), folder.resolve("d.sql"));
            changes.replace(folder.resolve("b.sql"), bytes(""));
            changes.commit(ONE);
        }

        assertThat(tree()).containsExactly("db/b.sql", "db/d.sql", "db/migrations.lock", "x/y/c.sql");
        assertThat(folder.resolve("b.sql")).isEmptyFile();
        assertThat(folder.resolve("migrations.lock")).hasContent(ONE.text());
    }

    @Test
    void undoesAllWhereOneFails() throws IOException {
        assertThatExceptionOfType(FilesException.class)
                .isThrownBy(() -> {
                    try (FileChanges changes = FileChanges.in(folder)) {
                        changes.create(root.resolve("x/y/c.sql"), bytes("c"));
                        changes.replace(folder.resolve("b.sql"), bytes("other"));
                        changes.move(folder.resolve("a.sql"), folder.resolve("d.sql"));
                        changes.move(folder.resolve("d.sql"), folder.resolve("b.sql"));
                        changes.commit(ONE);
                    }
                })
                .satisfies(e -> assertThat(e.code()).isEqualTo("FILE_EXISTS"));

        assertThat(tree()).containsExactly("db/a.sql", "db/b.sql");
        assertThat(folder.resolve("b.sql")).hasContent("b");
        assertThat(root.resolve("x")).doesNotExist();
    }

    @Test
    void undoesAllWhereItIsNotCommitted() throws IOException {
        try (FileChanges changes = FileChanges.in(root.resolve("new/folder"))) {
            changes.create(root.resolve("new/folder/c.sql"), bytes("c"));
        }

        assertThat(tree()).containsExactly("db/a.sql", "db/b.sql");
        assertThat(root.resolve("new")).doesNotExist();
    }

    @Test
    void neverOverwrites() {
        assertThatExceptionOfType(FilesException.class)
                .isThrownBy(() -> {
                    try (FileChanges changes = FileChanges.in(folder)) {
                        changes.create(folder.resolve("a.sql"), bytes("other"));
                    }
                })
                .satisfies(e -> assertThat(e.code()).isEqualTo("FILE_EXISTS"));

        assertThat(folder.resolve("a.sql")).hasContent("a");
    }

    @Test
    void letsNoOtherChangeTheSameFolder() throws IOException {
        try (FileChanges changes = FileChanges.in(folder)) {
            assertThatExceptionOfType(FilesException.class)
                    .isThrownBy(() -> FileChanges.in(folder))
                    .satisfies(e -> assertThat(e.code()).isEqualTo("LOCK_BUSY"))
                    .withMessageContaining("db/migrations.lock.tmp is there");
            changes.commit(ONE);
        }

        assertThat(tree()).containsExactly("db/a.sql", "db/b.sql", "db/migrations.lock");
    }

    @Test
    void followsALinkToTheLockFile() throws IOException {
        Path elsewhere = Files.writeString(root.resolve("elsewhere"), "");
        Path link = Files.createSymbolicLink(folder.resolve("migrations.lock"), elsewhere);

        try (FileChanges changes = FileChanges.in(folder)) {
            changes.commit(ONE);
        }

        assertThat(link).isSymbolicLink();
        assertThat(elsewhere).hasContent(ONE.text());
    }

    @Test
    void saysThatAFolderIsAFile() {
        assertThatExceptionOfType(FilesException.class)
                .isThrownBy(() -> FileChanges.in(folder.resolve("a.sql")))
                .satisfies(e -> assertThat(e.code()).isEqualTo("FILE_EXISTS"));
    }
}
