package io.mockloop.migrations.autoconfigure.cli;

import io.mockloop.migrations.autoconfigure.MigrationProperties;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;

/** A start whose first argument that is no option is {@code db}. Needs none of the libraries that commands need. */
final class DbInvocation {

    static final String DB = "db";

    private static final String ENABLED = MigrationProperties.PREFIX + ".cli.enabled";
    private static final int REFUSED = 2;

    private static final Map<String, String> LIBRARIES = Map.of(
            "picocli.CommandLine", "info.picocli:picocli",
            "tools.jackson.core.JsonGenerator", "tools.jackson.core:jackson-core");

    private final List<String> args;
    private boolean enabled = true;
    private @Nullable ApplicationCommand command;

    DbInvocation(List<String> args) {
        this.args = args;
    }

    /** Options before {@code db} are the application's, as a container's arguments have them. */
    static boolean isMeantBy(String... args) {
        for (String arg : args) {
            if (!arg.startsWith("-")) {
                return arg.equals(DB);
            }
        }
        return false;
    }

    /** Ends the process if there is nothing to start an application for. */
    void begin(ConfigurableEnvironment environment, SpringApplication application) {
        enabled = environment.getProperty(ENABLED, Boolean.class, true);
        if (enabled) {
            command(FileProperties.of(environment)).prepare(environment, application);
        }
    }

    /** Tells of it, and ends the process. */
    void failed(@Nullable ConfigurableApplicationContext context, Throwable failure) {
        if (enabled) {
            command(Map.of()).fail(new StartFailure(context).of(failure));
        }
    }

    private ApplicationCommand command(Map<String, String> files) {
        ApplicationCommand known = command;
        if (known == null) {
            requireLibraries();
            known = ApplicationCommand.read(args, files);
            command = known;
        }
        return known;
    }

    private static void requireLibraries() {
        for (Map.Entry<String, String> each : LIBRARIES.entrySet()) {
            if (!ClassUtils.isPresent(each.getKey(), null)) {
                System.err.printf(
                        "Error: The command db needs %s among the application's dependencies, as"
                                + " io.mockloop:mockloop-migrations-spring-boot-starter brings it. %s=false turns the"
                                + " command off.%n",
                        each.getValue(), ENABLED);
                ProcessEnd.with(REFUSED);
            }
        }
    }
}
