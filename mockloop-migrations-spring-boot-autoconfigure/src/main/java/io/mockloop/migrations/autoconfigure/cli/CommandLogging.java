package io.mockloop.migrations.autoconfigure.cli;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerConfiguration;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Keeps loggers from telling more than a command's own, whatever the application's configuration says.
 *
 * @param levels by the names of loggers, {@code root} that of all others
 */
record CommandLogging(Map<String, String> levels) {

    private static final String ROOT = "root";

    void apply(@Nullable ClassLoader classLoader) {
        LoggingSystem system =
                LoggingSystem.get(classLoader == null ? getClass().getClassLoader() : classLoader);
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
