package io.mockloop.migrations.cli;

import io.mockloop.migrations.LogCategory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How much is logged.
 *
 * @param name as loggers call it
 */
record LogLevel(String name) {

    private static final List<String> LEVELS = List.of("error", "warn", "info", "debug", "trace");
    private static final String VARIABLE = "MOCKLOOP_LOG_LEVEL";
    private static final String ROOT = "root";

    /**
     * What is chosen.
     *
     * @throws IllegalArgumentException if the environment names none
     */
    static LogLevel of(boolean verbose, Map<String, String> environment) {
        String chosen = environment.getOrDefault(VARIABLE, "").strip().toLowerCase(Locale.ROOT);
        if (chosen.isEmpty()) {
            return new LogLevel(verbose ? "info" : "warn");
        }
        if (!LEVELS.contains(chosen)) {
            throw new IllegalArgumentException("'%s' is no value of %s: it can be %s"
                    .formatted(environment.get(VARIABLE), VARIABLE, String.join(", ", LEVELS)));
        }
        return new LogLevel(chosen);
    }

    /** By the loggers' names. */
    Map<String, String> ofLoggers() {
        Map<String, String> levels = new LinkedHashMap<>();
        levels.put(ROOT, name);
        if (name.equals("warn")) {
            // This driver logs each error that it throws, also those that are expected.
            levels.put("org.mariadb", "error");
            // A wait is told while it lasts.
            levels.put(LogCategory.WAIT.logger(), "info");
            // The command tells of it, without the stack trace.
            levels.put(LogCategory.FAILURE.logger(), "off");
        }
        return levels;
    }
}
