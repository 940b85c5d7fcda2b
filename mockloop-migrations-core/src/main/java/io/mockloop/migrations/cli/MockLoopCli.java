package io.mockloop.migrations.cli;

import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.cli.connection.ClassPath;
import io.mockloop.migrations.cli.connection.ConfigFile;
import io.mockloop.migrations.cli.connection.DataSources;
import io.mockloop.migrations.cli.connection.ManagerProperties;
import io.mockloop.migrations.cli.files.SourceFolders;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TimeZone;

/** The executable jar's main class. */
public final class MockLoopCli {

    private MockLoopCli() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        // Drivers give their sessions this machine's zone, or write times as they are in it.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        System.exit(run(List.of(args), Console.ofProcess(), System.getenv()));
    }

    static int run(List<String> args, Console console, Map<String, String> environment) {
        DbCall call = DbCall.of(args, console, environment);
        OptionalInt ended = call.ended();
        if (ended.isPresent()) {
            return ended.getAsInt();
        }
        LogLevel.of(call.options().isVerbose(), environment).apply();
        return call.run(listeners -> manager(call, listeners));
    }

    private static MigrationManager manager(DbCall call, List<MigrationListener> listeners) {
        Map<String, String> properties = new LinkedHashMap<>();
        String config = call.options().config();
        if (config != null) {
            properties.putAll(ConfigFile.read(config));
        }
        properties.putAll(call.properties());
        if (!properties.containsKey("locations")) {
            SourceFolders.DEFAULTS.stream()
                    .filter(folder -> Files.isDirectory(Path.of(folder)))
                    .findFirst()
                    .ifPresent(folder -> properties.put("locations", "file:" + folder));
        }
        ClassLoader classLoader = ClassPath.of(call.options().classPath(), MockLoopCli.class.getClassLoader());
        MigrationManagerBuilder builder = MigrationManagerBuilder.forDataSource(
                        new DataSources(classLoader, call.makesDatabase()).of(properties))
                .classLoader(classLoader)
                .listeners(listeners.toArray(MigrationListener[]::new));
        new ManagerProperties(properties).applyTo(builder);
        return builder.build();
    }
}
