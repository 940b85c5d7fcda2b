package io.mockloop.migrations.workspace;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.workspace.MigrationFile.Java;
import io.mockloop.migrations.workspace.lock.FilesException;
import io.mockloop.migrations.workspace.lock.LockFile;
import io.mockloop.migrations.workspace.lock.LockLine;
import io.mockloop.migrations.workspace.lock.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All that has a version: the SQL files of the folders, the Java sources that their lock files name, and those that lie
 * beside such a source.
 *
 * @param folders at least one
 * @param migrations lowest version first
 * @param unknown Java sources without a line whose version cannot be read
 */
record Inventory(List<Folder> folders, List<MigrationFile> migrations, List<Path> unknown) {

    /**
     * A location.
     *
     * @param lock empty if it has none
     */
    record Folder(Path path, Optional<LockFile> lock, FolderFiles files) {

        /** The lines of its lock file. */
        List<LockLine> lines() {
            return lock.map(LockFile::lines).orElse(List.of());
        }
    }

    /**
     * Looks into folders.
     *
     * @param paths at least one; the first one is where new files go, and need not be there
     * @param packages where Java migrations may lie that no lock file names yet; if none are named, and there is no
     *     lock file either, all sources are looked through
     */
    static Inventory of(List<Path> paths, JavaPackages packages) {
        Set<Object> known = new HashSet<>();
        List<Folder> folders = paths.stream()
                .map(path -> new Folder(path, LockFile.of(path), FolderFiles.of(path, known)))
                .toList();
        List<MigrationFile> migrations = new ArrayList<>();
        folders.forEach(folder -> migrations.addAll(folder.files().migrations()));
        JavaFinder java = new JavaFinder(folders);
        java.find(packages);
        migrations.addAll(java.found.values());
        migrations.sort(Comparator.comparing(MigrationFile::version).thenComparing(MigrationFile::path));
        return new Inventory(folders, migrations, java.unknown);
    }

    /** The folder that new files are written into. */
    Folder first() {
        return folders.get(0);
    }

    /** A folder's. */
    List<MigrationFile> in(Folder folder) {
        return migrations.stream()
                .filter(each -> each.home().equals(folder.path()))
                .toList();
    }

    /** That of a migration. */
    Folder home(MigrationFile migration) {
        return folders.stream()
                .filter(folder -> folder.path().equals(migration.home()))
                .findFirst()
                .orElseThrow();
    }

    /** Whether a line names it, with whatever version. */
    boolean hasLine(MigrationFile migration) {
        return home(migration)
                .lock()
                .filter(lock -> lock.names(migration.path()))
                .isPresent();
    }

    /** The same without one of the migrations. */
    Inventory without(MigrationFile migration) {
        return new Inventory(
                folders, migrations.stream().filter(each -> each != migration).toList(), unknown);
    }

    /** Those with a version. */
    List<MigrationFile> of(Version version) {
        return migrations.stream()
                .filter(each -> each.version().equals(version))
                .toList();
    }

    /** Whether neither a migration nor a baseline has a version in it. */
    boolean lacks(Version version) {
        return migrations.stream()
                .noneMatch(each -> each.version().equals(version)
                        || (each.isBaseline() && each.version().isAbove(version)));
    }

    /** All versions, those of lines and undo files included, as they are written. */
    List<Version> versions() {
        List<Version> versions =
                new ArrayList<>(migrations.stream().map(MigrationFile::version).toList());
        for (Folder folder : folders) {
            folder.lines().forEach(line -> versions.add(line.version()));
            folder.files().undos().forEach(undo -> versions.add(undo.version()));
        }
        return versions;
    }

    /** How messages call it: by its path, and its location if there are several. */
    String label(MigrationFile migration) {
        return label(migration.home(), migration.path());
    }

    /** The same for any file of a folder. */
    String label(Path folder, String path) {
        return folders.size() == 1 ? path : Names.shown(folder.resolve(path));
    }

    private static final class JavaFinder {

        private final List<Folder> folders;
        private final Map<Path, Java> found = new LinkedHashMap<>();
        private final List<Path> unknown = new ArrayList<>();

        JavaFinder(List<Folder> folders) {
            this.folders = folders;
        }

        void find(JavaPackages packages) {
            Set<Path> beside = new TreeSet<>();
            for (Folder folder : folders) {
                for (LockLine line : folder.lines()) {
                    if (line.isJava()) {
                        Path file = absolute(folder.path().resolve(line.path()));
                        beside.add(Objects.requireNonNull(file.getParent()));
                        lined(folder, line, file);
                    }
                }
            }
            beside.forEach(folder -> findBelow(folder, 1, source -> true));
            packages.folders().forEach(folder -> findBelow(absolute(folder), Integer.MAX_VALUE, source -> true));
            if (packages.packages().isEmpty() && folders.get(0).lock().isEmpty()) {
                findBelow(absolute(packages.sources()), Integer.MAX_VALUE, JavaSource::usesMigrations);
            }
        }

        private void lined(Folder folder, LockLine line, Path file) {
            if (Files.isRegularFile(file)) {
                JavaSource source = JavaSource.read(file);
                Version version = source.version().orElse(line.version());
                found.putIfAbsent(file, new Java(folder.path(), line.path(), version, source));
            }
        }

        private void findBelow(Path folder, int depth, Predicate<JavaSource> wanted) {
            if (!Files.isDirectory(folder)) {
                return;
            }
            try (Stream<Path> files = Files.walk(folder, depth)) {
                files.filter(file -> file.toString().endsWith(".java") && !found.containsKey(file))
                        .sorted()
                        .map(JavaSource::read)
                        .filter(source -> source.isMigration() && wanted.test(source))
                        .forEach(this::take);
            } catch (IOException e) {
                throw FilesException.unreadable(folder, e);
            }
        }

        private void take(JavaSource source) {
            Path home = folders.get(0).path();
            Optional<Version> version = source.version();
            if (version.isEmpty()) {
                unknown.add(source.path());
            } else {
                found.put(source.path(), new Java(home, relative(home, source.path()), version.get(), source));
            }
        }
    }

    /** A path without {@code ..}, for comparison. */
    static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /**
     * A file as a folder's lock file names it.
     *
     * @throws FilesException if there is no way from one to the other
     */
    static String relative(Path folder, Path file) {
        try {
            return Names.shown(absolute(folder).relativize(absolute(file)));
        } catch (IllegalArgumentException e) {
            throw new FilesException(
                    "NOT_RELATIVE",
                    "%s lies on another drive than %s.".formatted(Names.shown(file), Names.shown(folder)),
                    "Keep both on one.");
        }
    }
}
