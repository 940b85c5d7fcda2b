package io.mockloop.migrations.workspace;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.engine.discovery.files.Location;
import io.mockloop.migrations.workspace.lock.FilesException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where, among a project's sources, the locations of its migrations lie. */
public final class SourceFolders {

    /** Where they lie if nobody says it: in the first of these that is there, or else in the last one. */
    private static final List<String> DEFAULTS = List.of("src/main/resources/db/migration", "migrations");

    private static final Path RESOURCES = Path.of("src", "main", "resources");

    private SourceFolders() {}

    /**
     * The folders of locations, in their order; for each database, if they differ between databases.
     *
     * @param locations as in a configuration; may be none
     * @return at least one list, each of at least one folder, which need not be there
     * @throws IllegalArgumentException if one isn't a location
     * @throws FilesException if one lies on a class path whose sources aren't here
     */
    public static List<List<Path>> of(List<String> locations) {
        if (locations.isEmpty()) {
            return List.of(List.of(byDefault()));
        }
        List<Location> all = locations.stream().map(Location::of).toList();
        if (all.stream().noneMatch(Location::isPerDatabase)) {
            return List.of(all.stream()
                    .map(location -> folder(location, location.path()))
                    .toList());
        }
        List<List<Path>> folders = Arrays.stream(Database.values())
                .flatMap(database -> foldersFor(database, all).stream())
                .distinct()
                .toList();
        if (folders.isEmpty()) {
            throw new FilesException(
                    "LOCATION_NOT_FOUND",
                    "There is no folder of any database for %s.".formatted(String.join(", ", locations)),
                    "Name the folder of the migrations with `--locations`.");
        }
        return folders;
    }

    /** Where they lie if nobody says it; need not be there. */
    public static Path byDefault() {
        return DEFAULTS.stream()
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(Path.of(DEFAULTS.get(DEFAULTS.size() - 1)));
    }

    /** Nothing if a database has no folder of its own, as it isn't one of the project's. */
    private static Optional<List<Path>> foldersFor(Database database, List<Location> locations) {
        List<Path> folders = new ArrayList<>();
        for (Location location : locations) {
            List<Path> candidates = location.paths(database.vendorNames()).stream()
                    .map(path -> folder(location, path))
                    .toList();
            Optional<Path> there =
                    candidates.stream().filter(Files::isDirectory).findFirst();
            if (there.isEmpty() && location.isPerDatabase()) {
                return Optional.empty();
            }
            folders.add(there.orElse(candidates.get(0)));
        }
        return Optional.of(folders);
    }

    private static Path folder(Location location, String path) {
        if (location.kind() == Location.Kind.DISK) {
            return Location.onDisk(path);
        }
        if (!Files.isDirectory(RESOURCES)) {
            throw new FilesException(
                    "LOCATION_NOT_FOUND",
                    "%s lies on a class path, and there is no src/main/resources here that it could be made from."
                            .formatted(location.setting()),
                    "Name the folder among the sources with `--locations`.");
        }
        return RESOURCES.resolve(path);
    }
}
