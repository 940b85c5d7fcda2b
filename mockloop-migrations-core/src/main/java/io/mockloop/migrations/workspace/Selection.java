package io.mockloop.migrations.workspace;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.workspace.lock.FilesException;
import io.mockloop.migrations.workspace.lock.LockFile;
import io.mockloop.migrations.workspace.lock.Names;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Chooses the migration that is to get another version. */
record Selection(Inventory inventory, Version version) {

    /**
     * The migration.
     *
     * @param file one of its files, or the name of one; null for the one that has no line
     * @throws FilesException if there is none, or more than one
     */
    MigrationFile choose(@Nullable String file) {
        List<MigrationFile> all = inventory.of(version);
        if (all.isEmpty()) {
            throw new FilesException(
                    "UNKNOWN_VERSION",
                    "No migration has version %s.".formatted(version),
                    inventory.versions().stream()
                            .max(Version::compareTo)
                            .map(highest -> "Name a version that a file has; the highest one is %s.".formatted(highest))
                            .orElse("There is none here; `--locations` names the folder."));
        }
        return file == null ? newcomer(all) : named(all, file);
    }

    private MigrationFile newcomer(List<MigrationFile> all) {
        List<MigrationFile> run =
                all.stream().filter(each -> !each.isBaseline()).toList();
        List<MigrationFile> candidates = run.isEmpty() ? all : run;
        List<MigrationFile> without =
                candidates.stream().filter(each -> !inventory.hasLine(each)).toList();
        if (candidates.size() > 1 && without.size() != 1) {
            throw new FilesException(
                    "AMBIGUOUS_FILE",
                    "Version %s is that of %s, and %s in %s."
                            .formatted(
                                    version,
                                    labels(candidates),
                                    without.isEmpty() ? "each has a line" : "more than one of them has no line",
                                    LockFile.NAME),
                    "Type "
                            + candidates.stream()
                                    .map(each -> each.renumberCommand(version))
                                    .collect(Collectors.joining(" or "))
                            + ".");
        }
        return candidates.size() == 1 ? candidates.get(0) : without.get(0);
    }

    private MigrationFile named(List<MigrationFile> all, String file) {
        List<MigrationFile> found =
                all.stream().filter(each -> isNamed(each, file)).toList();
        if (found.size() != 1) {
            throw new FilesException(
                    "UNKNOWN_FILE",
                    "'%s' is %s of version %s: %s."
                            .formatted(
                                    file,
                                    found.isEmpty() ? "none of the files" : "the name of several files",
                                    version,
                                    labels(all)),
                    "Type "
                            + all.stream()
                                    .map(each -> each.renumberCommand(version))
                                    .collect(Collectors.joining(" or "))
                            + ".");
        }
        return found.get(0);
    }

    private static boolean isNamed(MigrationFile migration, String file) {
        String name = Names.key(file.replace('\\', '/'));
        if (migration.key().equals(name)) {
            return true;
        }
        try {
            Path path = Inventory.absolute(Path.of(file));
            return migration.files().stream()
                    .anyMatch(each -> Inventory.absolute(each).equals(path)
                            || Names.key(String.valueOf(each.getFileName())).equals(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private String labels(List<MigrationFile> migrations) {
        return migrations.stream().map(inventory::label).collect(Collectors.joining(", "));
    }

    /**
     * Makes sure that nothing else has a version.
     *
     * @throws FilesException if something has
     */
    static void requireFree(Inventory inventory, MigrationFile migration, Version wanted) {
        boolean taken = inventory.of(wanted).stream().anyMatch(each -> each.isBaseline() == migration.isBaseline())
                || inventory.home(migration).lines().stream()
                        .anyMatch(line ->
                                line.version().equals(wanted) && NameCheck.isBaseline(line) == migration.isBaseline());
        if (taken) {
            throw new FilesException(
                    "VERSION_TAKEN",
                    "Version %s is taken.".formatted(wanted),
                    "Name a free one, or leave `--to` out and get the next one.");
        }
    }
}
