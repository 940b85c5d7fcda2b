package io.mockloop.migrations.workspace;

import io.mockloop.migrations.engine.discovery.files.ClassPathFolders;
import io.mockloop.migrations.engine.discovery.files.FileName.Content;
import io.mockloop.migrations.engine.discovery.files.FileName.OfMigration;
import io.mockloop.migrations.engine.discovery.files.FoundFile;
import io.mockloop.migrations.engine.discovery.files.NamedFiles;
import io.mockloop.migrations.workspace.MigrationFile.Sql;
import io.mockloop.migrations.workspace.MigrationFile.SqlFile;
import io.mockloop.migrations.workspace.lock.FilesException;
import io.mockloop.migrations.workspace.lock.Names;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The SQL files of a folder and its sub-folders, as a run finds them, but for all databases at once.
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

    private static final Comparator<SqlFile> PLAIN_FIRST = Comparator.comparing(
                    (SqlFile file) -> file.fileName().variant() != null)
            .thenComparing(SqlFile::path);

    /**
     * Lists a folder; one that isn't there holds nothing.
     *
     * @param known takes what is equal for the same file, however it is reached; what is in it isn't listed again
     */
    static FolderFiles of(Path folder, Set<Object> known) {
        List<FoundFile> files;
        try {
            files = ClassPathFolders.onDisk(folder).files().stream()
                    .filter(file -> known.add(file.identity()))
                    .toList();
        } catch (IOException e) {
            throw FilesException.unreadable(folder, e);
        }
        NamedFiles named =
                NamedFiles.of(files.stream().filter(file -> !isBroken(file)).toList());
        Map<String, String> misnamed = byPath(named.misnamed());
        files.stream()
                .filter(file -> isBroken(file) && NamedFiles.READER.read(file.name()) instanceof OfMigration)
                .map(file -> file.path().replaceAll("[\\r\\n]+", " "))
                .forEach(path -> misnamed.put(path, path + ", without a line break"));
        List<Sql> all = migrations(folder, named.scripts());
        return new FolderFiles(
                all.stream().filter(each -> !isUndo(each)).toList(),
                all.stream().filter(FolderFiles::isUndo).toList(),
                misnamed,
                byPath(named.unsupported()),
                named.settingsOfNothing().stream().map(FoundFile::path).toList());
    }

    /** A lock file is made of lines. */
    private static boolean isBroken(FoundFile file) {
        return file.path().indexOf('\n') >= 0 || file.path().indexOf('\r') >= 0;
    }

    private static boolean isUndo(Sql sql) {
        return sql.name().content() == Content.DOWN;
    }

    private static Map<String, String> byPath(Map<FoundFile, String> files) {
        Map<String, String> byPath = new LinkedHashMap<>();
        files.forEach((file, what) -> byPath.put(file.path(), what));
        return byPath;
    }

    private static List<Sql> migrations(Path folder, List<NamedFiles.Script> scripts) {
        List<SqlFile> migrations = new ArrayList<>();
        for (NamedFiles.Script each : scripts) {
            if (each.name() instanceof OfMigration name) {
                String path = each.file().path();
                migrations.add(new SqlFile(folder.resolve(path), path, name));
            }
        }
        migrations.sort(PLAIN_FIRST);
        return grouped(migrations, file -> Names.key(file.fileName().name())).stream()
                .flatMap(named -> areForDifferentDatabases(named)
                        ? List.of(named).stream()
                        : grouped(
                                named,
                                file -> file.path().substring(0, file.path().lastIndexOf('/') + 1))
                                .stream())
                .map(together -> new Sql(folder, together))
                .sorted(Comparator.comparing(Sql::version).thenComparing(Sql::path))
                .toList();
    }

    /** So that they are one migration; else there is one a folder. */
    private static boolean areForDifferentDatabases(List<SqlFile> named) {
        return named.stream()
                        .map(file -> String.valueOf(file.fileName().variant()))
                        .distinct()
                        .count()
                == named.size();
    }

    private static Collection<List<SqlFile>> grouped(List<SqlFile> scripts, Function<SqlFile, String> key) {
        return scripts.stream()
                .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()))
                .values();
    }
}
