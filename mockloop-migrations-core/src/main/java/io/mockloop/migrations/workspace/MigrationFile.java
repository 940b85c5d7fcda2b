package io.mockloop.migrations.workspace;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.discovery.files.FileName.Content;
import io.mockloop.migrations.engine.discovery.files.FileName.OfMigration;
import io.mockloop.migrations.sql.SqlSource;
import io.mockloop.migrations.workspace.lock.LockLine;
import io.mockloop.migrations.workspace.lock.Names;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A migration as the files that make it up. */
sealed interface MigrationFile {

    /** The folder whose lock file has its line. */
    Path home();

    /** The file that its line names, relative to the folder, with {@code /}. */
    String path();

    /** The version. */
    Version version();

    /** Its files, but for those that undo it or hold settings for it. */
    List<Path> files();

    /** Its line. */
    default LockLine line() {
        return new LockLine(version(), path());
    }

    /** What is equal for the same file. */
    default String key() {
        return Names.key(path());
    }

    /** What is typed to give it, and no other one of its version, the next version. */
    default String renumberCommand(Version asked) {
        String file = path().indexOf(' ') < 0 ? path() : '"' + path() + '"';
        return "`mockloop db renumber %s --file %s`".formatted(asked, file);
    }

    /** Whether it stands for all up to its version, so that one migration may have that version, too. */
    default boolean isBaseline() {
        return false;
    }

    /**
     * An SQL file.
     *
     * @param path relative to the location, with {@code /}
     */
    record SqlFile(Path file, String path, OfMigration fileName) implements SqlSource {

        @Override
        public String name() {
            return path;
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }

    /**
     * One in SQL.
     *
     * @param variants those that stand in for each other on different databases, the one for all before the others
     */
    record Sql(Path home, List<SqlFile> variants) implements MigrationFile {

        /** Copies the list. */
        public Sql {
            variants = List.copyOf(variants);
        }

        OfMigration name() {
            return variants.get(0).fileName();
        }

        @Override
        public String path() {
            return variants.get(0).path();
        }

        @Override
        public Version version() {
            return name().version();
        }

        @Override
        public List<Path> files() {
            return variants.stream().map(SqlFile::file).toList();
        }

        @Override
        public boolean isBaseline() {
            return name().content() == Content.BASELINE;
        }

        /** Whether no database has files of both. */
        boolean standsInFor(MigrationFile other) {
            return other instanceof Sql sql
                    && sql.name().name().equals(name().name())
                    && variants.stream()
                            .noneMatch(mine -> sql.variants.stream()
                                    .anyMatch(its -> Objects.equals(
                                            mine.fileName().variant(),
                                            its.fileName().variant())));
        }
    }

    /** One in Java. */
    record Java(Path home, String path, Version version, JavaSource source) implements MigrationFile {

        @Override
        public List<Path> files() {
            return List.of(source.path());
        }
    }
}
