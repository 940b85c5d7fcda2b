package io.mockloop.migrations.workspace;

import io.mockloop.migrations.MigrationMetadata;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.discovery.files.FileName;
import io.mockloop.migrations.engine.discovery.files.FileName.Content;
import io.mockloop.migrations.engine.discovery.files.FileName.OfMigration;
import io.mockloop.migrations.engine.discovery.files.NamedFiles;
import io.mockloop.migrations.workspace.Inventory.Folder;
import io.mockloop.migrations.workspace.MigrationFile.Sql;
import io.mockloop.migrations.workspace.lock.FileChanges;
import io.mockloop.migrations.workspace.lock.FilesException;
import io.mockloop.migrations.workspace.lock.LockFile;
import io.mockloop.migrations.workspace.lock.LockLine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes new migrations, in the manner of the folder. */
final class Creation {

    private final Inventory inventory;
    private final LockComparison locks;
    private final FileChanges changes;
    private final Version version;

    /**
     * Prepares one.
     *
     * @param version what it gets
     */
    Creation(Inventory inventory, LockComparison locks, FileChanges changes, Version version) {
        this.inventory = inventory;
        this.locks = locks;
        this.changes = changes;
        this.version = version;
    }

    /** A file with both ways, or a pair of files if most of the folder are pairs. */
    NewMigration sql(FileWords words, List<Version> dependsOn) {
        requireThere(dependsOn);
        Path folder = inventory.first().path();
        boolean pair = isInPairs();
        String name = (pair ? "%s__%s" : "migration_%s_%s").formatted(version, words.inFileName());
        String file = (pair ? "V" : "") + name + ".sql";
        FileName read = NamedFiles.READER.read(file);
        if (!(read instanceof OfMigration migration) || !migration.version().equals(version)) {
            throw FileWords.refused(words.description(), "%s would not be a migration.".formatted(file));
        }
        @Nullable String said = words.areAll(migration.description()) ? null : words.description();
        List<Path> files;
        if (pair) {
            String undo = "U" + name + ".sql";
            files = List.of(folder.resolve(file), folder.resolve(undo));
            write(files.get(0), Templates.up(said, dependsOn, undo));
            write(files.get(1), Templates.down(file));
        } else {
            files = List.of(folder.resolve(file));
            write(files.get(0), Templates.sections(said, dependsOn));
        }
        return finish(words, files, file);
    }

    /** A class in the first of the packages. */
    NewMigration java(FileWords words, List<Version> dependsOn, JavaPackages packages) {
        requireThere(dependsOn);
        String javaPackage = packages.first();
        String name = "Migration" + version.toString().replace('.', '_') + words.inClassName();
        MigrationMetadata read = MigrationMetadata.ofName(name);
        boolean same = Optional.ofNullable(read.version())
                .flatMap(Version::parse)
                .filter(version::equals)
                .isPresent();
        if (!same || name.codePoints().anyMatch(c -> !Character.isJavaIdentifierPart(c))) {
            throw FileWords.refused(
                    words.description(),
                    "as the name of a class, %s, it would not say version %s.".formatted(name, version));
        }
        @Nullable String said = words.areAll(read.description()) ? null : words.description();
        Path file = packages.folder(javaPackage).resolve(name + ".java");
        write(file, Templates.javaClass(javaPackage, name, said, dependsOn));
        return finish(words, List.of(file), Inventory.relative(inventory.first().path(), file));
    }

    private void requireThere(List<Version> dependsOn) {
        for (Version each : dependsOn) {
            if (inventory.lacks(each)) {
                throw new FilesException(
                        "MISSING_DEPENDENCY",
                        "There is no migration with version %s to depend on.".formatted(each),
                        "Correct `--depends-on`.");
            }
        }
    }

    /** If the folder has no files yet, the others' manner is taken. */
    private boolean isInPairs() {
        List<Sql> own = inventory.first().files().migrations();
        Stream<Sql> all = own.isEmpty()
                ? inventory.folders().stream().flatMap(folder -> folder.files().migrations().stream())
                : own.stream();
        return all.mapToInt(each -> balance(each.name().content())).sum() > 0;
    }

    private static int balance(Content content) {
        return switch (content) {
            case UP -> 1;
            case SECTIONS -> -1;
            case DOWN, BASELINE -> 0;
        };
    }

    private void write(Path file, String text) {
        changes.create(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private NewMigration finish(FileWords words, List<Path> files, String path) {
        Folder folder = inventory.first();
        Path lock = LockFile.in(folder.path());
        LockFile before = folder.lock().orElseGet(() -> locks.fitting(folder)).requireSound(lock);
        changes.commit(before.and(new LockLine(version, path)));
        return new NewMigration(version, words.description(), files, lock);
    }
}
