package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.workspace.JavaPackages;
import io.mockloop.migrations.workspace.MigrationFiles;
import io.mockloop.migrations.workspace.SourceFolders;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** A command on the files of migrations. */
abstract class FileCommand extends LocalCommand {

    private static final String SOURCE_FOLDER = "--source-folder";

    @Override
    void define(OptionSpecs own) {
        own.value(
                SOURCE_FOLDER,
                "FOLDER",
                Path.class,
                "Where the sources of --java-packages begin; src/main/java by default.");
    }

    /** The files of each database, if some are for one alone; else of all. */
    final List<MigrationFiles> all() {
        Path sources = value(SOURCE_FOLDER, Path.class);
        JavaPackages packages = new JavaPackages(
                sources == null ? Path.of("src/main/java") : sources, chosen(common().javaPackages(), "java-packages"));
        return SourceFolders.of(chosen(common().locations(), "locations")).stream()
                .map(folders -> new MigrationFiles(folders, packages, Clock.systemUTC()))
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
