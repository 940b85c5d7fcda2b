package io.mockloop.migrations.engine.discovery;

import io.mockloop.migrations.engine.discovery.files.ClassPathFolders;
import io.mockloop.migrations.engine.discovery.files.ClassPathFolders.Listing;
import io.mockloop.migrations.engine.discovery.files.FoundFile;
import io.mockloop.migrations.engine.discovery.files.Location;
import io.mockloop.migrations.engine.migration.Defect;
import io.mockloop.migrations.engine.migration.Defects;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the files in the locations, each once, however many locations lead to it.
 *
 * @param locations as the user wrote them
 * @param chosen whether each of them must exist
 * @param vendors the names that stand for the database, the most fitting first
 * @param borrowed takes the folders of another database that serve this one
 */
record SqlFileFinder(List<String> locations, boolean chosen, List<String> vendors, List<String> borrowed) {

    /** All files, whatever they are, in the order of the locations. */
    Collection<FoundFile> find(ClassPathFolders folders, Defects defects) {
        Map<Object, FoundFile> files = new LinkedHashMap<>();
        for (String setting : locations) {
            try {
                Location location = Location.of(setting);
                for (FoundFile file : list(location, folders, defects)) {
                    files.putIfAbsent(file.identity(), file);
                }
            } catch (IllegalArgumentException e) {
                defects.add(Defect.LOCATION_INVALID, String.valueOf(e.getMessage()), null);
            } catch (IOException e) {
                defects.add(Defect.UNREADABLE_FILE, "%s: %s".formatted(setting, e), e);
            }
        }
        return files.values();
    }

    private List<FoundFile> list(Location location, ClassPathFolders folders, Defects defects) throws IOException {
        List<String> paths = location.paths(vendors);
        for (String path : paths) {
            Listing listing = location.kind() == Location.Kind.DISK
                    ? ClassPathFolders.onDisk(Location.onDisk(path))
                    : folders.onClassPath(path);
            if (listing.exists()) {
                if (!path.equals(paths.get(0))) {
                    borrowed.add(path);
                }
                return listing.files();
            }
        }
        if (chosen) {
            defects.add(Defect.LOCATION_NOT_FOUND, notFound(location, paths, folders), null);
        }
        return List.of();
    }

    private static String notFound(Location location, List<String> paths, ClassPathFolders folders) {
        if (location.kind() == Location.Kind.CLASS_PATH) {
            return "%s: no folder %s in %s"
                    .formatted(location.setting(), String.join(" or ", paths), folders.describe());
        }
        List<String> absolute = new ArrayList<>();
        for (String path : paths) {
            absolute.add(Location.onDisk(path).toAbsolutePath().normalize().toString());
        }
        return "%s: no folder %s".formatted(location.setting(), String.join(" or ", absolute));
    }
}
