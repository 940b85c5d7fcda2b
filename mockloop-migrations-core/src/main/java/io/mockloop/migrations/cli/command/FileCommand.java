package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.cli.files.JavaPackages;
import io.mockloop.migrations.cli.files.MigrationFiles;
import io.mockloop.migrations.cli.files.SourceFolders;
import io.mockloop.migrations.setup.OfflineRules;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** A command on the files of migrations. */
abstract class FileCommand extends LocalCommand {

    @Option(
            names = "--source-folder",
            paramLabel = "FOLDER",
            defaultValue = "src/main/java",
            description = "Where the sources of --java-packages begin; src/main/java by default.")
    @SuppressWarnings("NullAway.Init")
    private Path sourceFolder;

    /** The files of each database, where some are for one alone; else of all. */
    final List<MigrationFiles> all() {
        JavaPackages packages = new JavaPackages(sourceFolder, chosen(common().javaPackages(), "java-packages"));
        return SourceFolders.of(chosen(common().locations(), "locations")).stream()
                .map(folders -> new MigrationFiles(folders, packages, OfflineRules::of, Clock.systemUTC()))
                .toList();
    }

    /** The files, which must be in the same folders for all databases. */
    final MigrationFiles files() {
        List<MigrationFiles> all = all();
        if (all.size() > 1) {
            throw CommandException.usage(
                    "{vendor} stands for more than one folder here. Name the one that is meant with --locations.");
        }
        return all.get(0);
    }

    private List<String> chosen(List<String> options, String property) {
        String configured = configured().get(property);
        return options.isEmpty() && configured != null
                ? Stream.of(configured.split(",", -1)).map(String::strip).toList()
                : options;
    }
}
