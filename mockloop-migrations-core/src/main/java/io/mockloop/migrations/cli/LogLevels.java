package io.mockloop.migrations.cli;

import io.mockloop.migrations.LogCategory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How much is logged. */
final class LogLevels {

    private static final List<String> LEVELS = List.of("error", "warn", "info", "debug", "trace");
    private static final String VARIABLE = "MOCKLOOP_LOG_LEVEL";

    private LogLevels() {}

    /**
     * What is chosen, by the loggers' names; {@code root} is that of all others.
     *
     * @throws IllegalArgumentException if the environment names none
     */
    static Map<String, String> of(boolean verbose, Map<String, String> environment) {
        Map<String, String> levels = new LinkedHashMap<>();
        String level = chosen(verbose, environment);
        levels.put("root", level);
        if (level.equals("warn")) {
            // This driver logs each error that it throws, also those that are expected.
            levels.put("org.mariadb", "error");
            // A wait is told while it lasts.
            levels.put(LogCategory.WAIT.logger(), "info");
            // The command tells of it.
            levels.put(LogCategory.FAILURE.logger(), "off");
        }
        return levels;
    }

    private static String chosen(boolean verbose, Map<String, String> environment) {
        String said = environment.getOrDefault(VARIABLE, "");
        String level = said.strip().toLowerCase(Locale.ROOT);
        if (level.isEmpty()) {
            return verbose ? "info" : "warn";
        }
        if (!LEVELS.contains(level)) {
            throw new IllegalArgumentException(
                    "'%s' is no value of %s: it can be %s".formatted(said, VARIABLE, String.join(", ", LEVELS)));
        }
        return level;
    }
}
