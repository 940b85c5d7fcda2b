package io.mockloop.migrations.cli.jar;

import io.mockloop.migrations.setup.Settings;

import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.cli.DbCall;
import io.mockloop.migrations.cli.command.CommonOptions;
import io.mockloop.migrations.workspace.SourceFolders;
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

    private static final String SIMPLE_LOGGER = "org.slf4j.simpleLogger.";

    private MockLoopCli() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        // Drivers give their sessions this machine's zone, or write times as they are in it.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        System.exit(run(List.of(args), Console.ofProcess(), System.getenv()));
    }

    /** Runs one command, and answers with its exit code. */
    public static int run(List<String> args, Console console, Map<String, String> environment) {
        DbCall call = DbCall.of(args, console, environment, MockLoopCli::configured);
        OptionalInt ended = call.ended();
        if (ended.isPresent()) {
            return ended.getAsInt();
        }
        setLogLevels(call.logLevels());
        return call.run(listeners -> manager(call, listeners));
    }

    private static Map<String, String> configured(CommonOptions options) {
        String config = options.config();
        if (config == null) {
            return Map.of();
        }
        Map<String, String> properties = ConfigFile.read(config);
        Settings.check(properties, config);
        return properties;
    }

    /** Only before the first logger is made. */
    private static void setLogLevels(Map<String, String> byLogger) {
        System.setProperty(SIMPLE_LOGGER + "showThreadName", "false");
        System.setProperty(SIMPLE_LOGGER + "showLogName", "false");
        byLogger.forEach((name, level) ->
                System.setProperty(SIMPLE_LOGGER + (name.equals("root") ? "defaultLogLevel" : "log." + name), level));
    }

    private static MigrationManager manager(DbCall call, List<MigrationListener> listeners) {
        Map<String, String> properties = new LinkedHashMap<>(configured(call.options()));
        properties.putAll(call.properties());
        ClassLoader classLoader = ClassPath.of(call.options().classPath(), MockLoopCli.class.getClassLoader());
        MigrationManagerBuilder builder = MigrationManagerBuilder.forDataSource(
                        new DataSources(classLoader, call.makesDatabase()).of(properties))
                .classLoader(classLoader)
                .listeners(listeners.toArray(MigrationListener[]::new));
        Path folder = SourceFolders.byDefault();
        if (Files.isDirectory(folder) || call.options().classPath().isEmpty()) {
            builder.defaultLocation("file:" + folder);
        }
        Settings.apply(properties, builder);
        return builder.build();
    }
}
