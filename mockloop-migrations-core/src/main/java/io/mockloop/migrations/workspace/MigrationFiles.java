package io.mockloop.migrations.workspace;

import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.workspace.Inventory.Folder;
import io.mockloop.migrations.workspace.lock.FileChanges;
import io.mockloop.migrations.workspace.lock.FilesException;
import io.mockloop.migrations.workspace.lock.LockFile;
import io.mockloop.migrations.workspace.lock.Names;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Migrations as files in folders, each of which has a {@code migrations.lock}. What changes files changes all that
 * belong together, or none.
 */
public final class MigrationFiles {

    private final List<Path> folders;
    private final JavaPackages packages;
    private final Clock clock;

    /**
     * For some folders.
     *
     * @param folders at least one; new SQL files go into the first one
     * @param packages where Java migrations lie
     * @param clock tells the versions of folders that don't count
     */
    public MigrationFiles(List<Path> folders, JavaPackages packages, Clock clock) {
        this.folders = List.copyOf(folders);
        this.packages = packages;
        this.clock = clock;
    }

    /**
     * Finds where lock files and migrations don't fit together.
     *
     * @throws FilesException if a folder isn't there or cannot be read
     */
    public ValidationResult check() {
        return new FolderCheck(existing()).problems();
    }

    /**
     * Finds what would not fit behind another branch, in the first folder.
     *
     * @param against that branch's lock file of the folder
     * @throws FilesException if the folder or the file isn't there or cannot be read
     */
    public ValidationResult checkAgainst(Path against) {
        return new FolderCheck(existing()).problemsBehind(against);
    }

    /**
     * Finds the migrations that a schema written as SQL doesn't have, by the versions in its head, and the versions
     * there that no migration has.
     *
     * @param file what {@code db dump-schema} has written
     * @throws FilesException if a folder or the file isn't there or cannot be read
     */
    public ValidationResult checkSchemaFile(Path file) {
        return new FolderCheck(existing()).problemsOfSchema(file);
    }

    /**
     * Makes the lock files fit the folders: adds the lines that lack, removes those without a file, and leaves out what
     * must get another version first.
     *
     * @return the lock files that were changed; what is still wrong is for {@link #check} to say
     * @throws FilesException if a folder isn't there, or a file cannot be read or written
     */
    public List<Path> writeLocks() {
        Inventory inventory = existing();
        LockComparison locks = new LockComparison(inventory);
        return inventory.folders().stream()
                .filter(folder -> writeLock(folder, locks.fitting(folder)))
                .map(folder -> LockFile.in(folder.path()))
                .toList();
    }

    private static boolean writeLock(Folder folder, LockFile fitting) {
        boolean fits = folder.lock().filter(fitting::equals).isPresent();
        boolean needed = folder.lock().isPresent() || !fitting.lines().isEmpty();
        if (fits || !needed) {
            return false;
        }
        try (FileChanges changes = FileChanges.in(folder.path())) {
            changes.commit(fitting);
            return true;
        }
    }

    /**
     * Writes the next SQL migration, and its line.
     *
     * @param description in a few words
     * @param dependsOn versions of migrations that are there
     * @throws FilesException if it cannot be
     */
    public NewMigration create(String description, List<Version> dependsOn) {
        FileWords words = FileWords.of(description);
        try (FileChanges changes = FileChanges.in(folders.get(0))) {
            return creation(changes).sql(words, dependsOn);
        }
    }

    /**
     * Writes the next migration as a class, and its line.
     *
     * @param description in a few words
     * @param dependsOn versions of migrations that are there
     * @throws FilesException if it cannot be
     */
    public NewMigration createJava(String description, List<Version> dependsOn) {
        FileWords words = FileWords.of(description);
        packages.first();
        try (FileChanges changes = FileChanges.in(folders.get(0))) {
            return creation(changes).java(words, dependsOn, packages);
        }
    }

    private Creation creation(FileChanges changes) {
        Inventory inventory = inventory();
        Version version = new NextVersion(inventory.versions(), clock).get();
        return new Creation(inventory, new LockComparison(inventory), changes, version);
    }

    /**
     * Gives a migration another version, with all that belongs to it.
     *
     * @param file which one, if two have that version: the path of one of its files, or its name; null for the one that
     *     has no line
     * @param to the new version; null for the next one
     * @throws FilesException if it cannot be
     */
    public RenumberedMigration renumber(Version version, @Nullable String file, @Nullable Version to) {
        Inventory before = existing();
        Path home = new Selection(before, version).choose(file).home();
        try (FileChanges changes = FileChanges.in(home)) {
            Inventory inventory = existing();
            MigrationFile migration = new Selection(inventory, version).choose(file);
            Version next = to == null ? new NextVersion(inventory.versions(), clock).get() : to;
            Selection.requireFree(inventory, migration, next);
            return new Renumbering(inventory, changes, migration, next).run();
        }
    }

    private Inventory inventory() {
        return Inventory.of(folders, packages);
    }

    private Inventory existing() {
        List<Path> missing =
                folders.stream().filter(folder -> !Files.isDirectory(folder)).toList();
        if (!missing.isEmpty()) {
            throw new FilesException(
                    "LOCATION_NOT_FOUND",
                    "There is no folder %s."
                            .formatted(missing.stream().map(Names::shown).collect(Collectors.joining(", "))),
                    "Name the folder of the migrations with `--locations`, or begin one with `mockloop db new`.");
        }
        packages.requireFolders();
        return inventory();
    }
}
