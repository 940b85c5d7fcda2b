package io.mockloop.migrations.autoconfigure.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerConfiguration;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Keeps loggers from telling more than a command's own, whatever the application's configuration says.
 *
 * @param levels by the names of loggers, {@code root} that of all others
 */
record CommandLogging(Map<String, String> levels) {

    private static final String ROOT = "root";

    /** A command's levels, without what a context and a pool say of a failure that the command tells. */
    static CommandLogging of(Map<String, String> levels, ConfigurableApplicationContext context) {
        Map<String, String> all = new LinkedHashMap<>(levels);
        if ("warn".equals(levels.get(ROOT))) {
            all.put(context.getClass().getName(), "error");
            all.put("com.zaxxer.hikari", "off");
        }
        return new CommandLogging(all);
    }

    void apply() {
        LoggingSystem system = LoggingSystem.get(getClass().getClassLoader());
        LogLevel most = level(levels.getOrDefault(ROOT, "warn"));
        for (LoggerConfiguration logger : system.getLoggerConfigurations()) {
            LogLevel configured = logger.getConfiguredLevel();
            if (configured != null && configured.compareTo(most) < 0) {
                system.setLogLevel(logger.getName(), most);
            }
        }
        levels.forEach((name, level) -> {
            if (!name.equals(ROOT)) {
                system.setLogLevel(name, level(level));
            }
        });
    }

    private static LogLevel level(String name) {
        return LogLevel.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
