package io.mockloop.migrations.autoconfigure.cli;

import io.mockloop.migrations.autoconfigure.MigrationProperties;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * What a command makes of an application's properties.
 *
 * @param options of the command, as properties of {@code mockloop.migrations} without this prefix
 * @param logLevels by the names of loggers
 * @param typed properties among the arguments
 */
record CommandProperties(Map<String, String> options, Map<String, String> logLevels, List<String> typed) {

    private static final String SOURCE = "mockloopDb";
    private static final String DATA_SOURCE = "spring.datasource";
    private static final String POOL = DATA_SOURCE + ".hikari";
    private static final String DRIVER = ".driver-class-name";
    private static final String PLACEHOLDER = "placeholders.";

    private static final Map<String, String> NOTHING_BUT_THE_COMMAND = Map.ofEntries(
            Map.entry("spring.main.web-application-type", "none"),
            Map.entry("spring.main.banner-mode", "off"),
            Map.entry("spring.main.log-startup-info", "false"),
            Map.entry("spring.main.keep-alive", "false"),
            // The process ends within the start, whose lock a hook would wait for.
            Map.entry("spring.main.register-shutdown-hook", "false"),
            // What a signal makes of a run is logged while the process ends.
            Map.entry("logging.register-shutdown-hook", "false"),
            Map.entry(MigrationProperties.PREFIX + ".mode", "none"),
            // If a migration injects an EntityManager.
            Map.entry("spring.jpa.hibernate.ddl-auto", "none"),
            Map.entry("spring.jpa.generate-ddl", "false"),
            Map.entry("spring.jpa.properties.hibernate.hbm2ddl.auto", "none"),
            Map.entry("spring.jpa.properties.jakarta.persistence.schema-generation.database.action", "none"));

    /** Before all others. */
    void addTo(ConfigurableEnvironment environment) {
        Map<String, Object> properties = new LinkedHashMap<>(NOTHING_BUT_THE_COMMAND);
        properties.put("spring.pid.file", ownPidFile());
        logLevels.forEach((logger, level) -> properties.put("logging.level." + logger, level));
        options.forEach((name, value) -> properties.put(property(name), literal(value)));
        overrideDataSource(environment, properties);
        MutablePropertySources sources = environment.getPropertySources();
        keepOptionsFromProperties(sources);
        sources.addFirst(new MapPropertySource(SOURCE, properties));
    }

    /** The application's own tells of the one that runs; this one's writer deletes it at the end. */
    private static String ownPidFile() {
        return Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "mockloop-db-%d.pid".formatted(ProcessHandle.current().pid()))
                .toString();
    }

    /** A name between brackets is taken as it is. */
    private static String property(String option) {
        return MigrationProperties.PREFIX + "."
                + (option.startsWith(PLACEHOLDER)
                        ? "placeholders[" + option.substring(PLACEHOLDER.length()) + "]"
                        : option);
    }

    private static String literal(String value) {
        return value.replace("${", "\\${");
    }

    /** What migrations inject is to use the same database as the migrations. */
    private void overrideDataSource(ConfigurableEnvironment environment, Map<String, Object> properties) {
        override(environment, properties, "url", "jdbc-url");
        override(environment, properties, "username", "username");
        override(environment, properties, "password", "password");
        if (options.containsKey("url")) {
            properties.put(MigrationProperties.PREFIX + DRIVER, "");
            properties.put(DATA_SOURCE + DRIVER, "");
        }
    }

    private void override(
            ConfigurableEnvironment environment, Map<String, Object> properties, String name, String ofPool) {
        String value = options.get(name);
        if (value != null) {
            properties.put(DATA_SOURCE + "." + name, literal(value));
            if (environment.containsProperty(POOL + "." + ofPool)) {
                properties.put(POOL + "." + ofPool, literal(value));
            }
        }
    }

    /** Spring takes {@code --version=3} for a property, too, which the application's placeholders would see. */
    private void keepOptionsFromProperties(MutablePropertySources sources) {
        String name = CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME;
        if (sources.contains(name)) {
            sources.replace(name, new SimpleCommandLinePropertySource(typed.toArray(String[]::new)));
        }
    }
}
