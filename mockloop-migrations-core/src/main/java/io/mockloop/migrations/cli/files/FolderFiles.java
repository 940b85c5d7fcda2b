package io.mockloop.migrations.cli.files;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.cli.files.MigrationFile.Script;
import io.mockloop.migrations.cli.files.MigrationFile.Sql;
import io.mockloop.migrations.cli.files.lock.FilesException;
import io.mockloop.migrations.cli.files.lock.Names;
import io.mockloop.migrations.engine.discovery.files.ClassPathFolders;
import io.mockloop.migrations.engine.discovery.files.ClassPathFolders.Listing;
import io.mockloop.migrations.engine.discovery.files.FileName;
import io.mockloop.migrations.engine.discovery.files.FileName.Content;
import io.mockloop.migrations.engine.discovery.files.FileName.Misnamed;
import io.mockloop.migrations.engine.discovery.files.FileName.OfMigration;
import io.mockloop.migrations.engine.discovery.files.FileName.OfScript;
import io.mockloop.migrations.engine.discovery.files.FileName.OfSettings;
import io.mockloop.migrations.engine.discovery.files.FileName.Other;
import io.mockloop.migrations.engine.discovery.files.FileName.Unsupported;
import io.mockloop.migrations.engine.discovery.files.FileNameReader;
import io.mockloop.migrations.engine.discovery.files.FoundFile;
import io.mockloop.migrations.engine.discovery.files.OtherSchemes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The SQL files of a folder and its sub-folders.
 *
 * @param migrations those that have a version and are run, lowest first
 * @param undos those that undo one
 * @param misnamed each with the name meant
 * @param unsupported each with its kind
 * @param settings without the script that they are for
 */
record FolderFiles(
        List<Sql> migrations,
        List<Sql> undos,
        Map<String, String> misnamed,
        Map<String, String> unsupported,
        List<String> settings) {

    /** Tells what files are by their names. */
    static final FileNameReader NAMES = new FileNameReader(Arrays.stream(Database.values())
            .flatMap(database -> database.vendorNames().stream())
            .collect(Collectors.toCollection(TreeSet::new)));

    private static final Comparator<Script> PLAIN_FIRST = Comparator.comparing(
                    (Script script) -> script.name().variant() != null)
            .thenComparing(Script::path);

    /**
     * Lists a folder; one that isn't there holds nothing.
     *
     * @param known takes what is equal for the same file, however it is reached; what is in it isn't listed again
     */
    static FolderFiles of(Path folder, Set<Object> known) {
        Collector collector = new Collector(folder);
        try {
            Listing listing = ClassPathFolders.onDisk(folder);
            listing.files().stream().filter(file -> known.add(file.identity())).forEach(collector::take);
        } catch (IOException e) {
            throw FilesException.unreadable(folder, e);
        }
        return collector.files();
    }

    private static final class Collector {

        private final Path folder;
        private final List<Script> scripts = new ArrayList<>();
        private final List<FoundFile> others = new ArrayList<>();
        private final Set<String> all = new HashSet<>();
        private final Map<String, String> misnamed = new LinkedHashMap<>();
        private final Map<String, String> unsupported = new LinkedHashMap<>();
        private final Map<String, String> settings = new LinkedHashMap<>();

        Collector(Path folder) {
            this.folder = folder;
        }

        void take(FoundFile file) {
            FileName name = NAMES.read(file.name());
            if (file.path().indexOf('\n') >= 0 || file.path().indexOf('\r') >= 0) {
                takeBroken(file, name);
            } else if (name instanceof Misnamed other) {
                misnamed.put(file.path(), other.meant());
            } else if (name instanceof Unsupported other) {
                unsupported.put(file.path(), other.kind());
            } else if (name instanceof OfSettings) {
                String script = file.path().substring(0, file.path().length() - ".conf".length());
                settings.put(file.path(), script);
            } else if (name instanceof Other) {
                others.add(file);
            } else if (name instanceof OfScript) {
                all.add(file.path());
                if (name instanceof OfMigration migration) {
                    scripts.add(new Script(folder.resolve(file.path()), file.path(), migration));
                }
            }
        }

        /** A lock file is made of lines. */
        private void takeBroken(FoundFile file, FileName name) {
            if (name instanceof OfMigration) {
                String path = file.path().replaceAll("[\\r\\n]+", " ");
                misnamed.put(path, path + ", without a line break");
            }
        }

        FolderFiles files() {
            OtherSchemes.among(others).meant().forEach((file, meant) -> misnamed.put(file.path(), meant));
            List<Sql> migrations = new ArrayList<>();
            List<Sql> undos = new ArrayList<>();
            Map<String, List<Script>> byName = scripts.stream()
                    .collect(Collectors.groupingBy(
                            script -> Names.key(script.name().name()), LinkedHashMap::new, Collectors.toList()));
            byName.values()
                    .forEach(group -> together(group)
                            .forEach(each -> (each.name().content() == Content.DOWN ? undos : migrations).add(each)));
            Comparator<Sql> order = Comparator.comparing(Sql::version).thenComparing(Sql::path);
            migrations.sort(order);
            undos.sort(order);
            return new FolderFiles(
                    migrations,
                    undos,
                    misnamed,
                    unsupported,
                    settings.entrySet().stream()
                            .filter(each -> !all.contains(each.getValue()))
                            .map(Map.Entry::getKey)
                            .toList());
        }

        /** One migration, or, where two files are for the same database, one for each folder. */
        private List<Sql> together(List<Script> named) {
            List<Script> sorted = named.stream().sorted(PLAIN_FIRST).toList();
            long variants = sorted.stream()
                    .map(script -> String.valueOf(script.name().variant()))
                    .distinct()
                    .count();
            if (variants == sorted.size()) {
                return List.of(new Sql(folder, sorted));
            }
            return sorted.stream()
                    .collect(Collectors.groupingBy(
                            script -> script.path().substring(0, script.path().lastIndexOf('/') + 1),
                            LinkedHashMap::new,
                            Collectors.toList()))
                    .values()
                    .stream()
                    .map(scripts -> new Sql(folder, scripts))
                    .toList();
        }
    }
}
