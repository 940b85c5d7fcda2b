package io.mockloop.migrations.autoconfigure.cli;

import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/** Keeps standard output for a command's console, which has it already. */
final class StandardOutput {

    private static final String LOG4J = "org.apache.logging.log4j.core.LoggerContext";
    private static final String LOG_MANAGER = "org.apache.logging.log4j.LogManager";

    private StandardOutput() {}

    /** All else, as a log, goes to standard error from now on. Only before Spring Boot initialises the logging. */
    static void giveToStandardError() {
        System.setOut(System.err);
        letLog4jTakeItAgain();
    }

    /** It took standard output when the first logger was made, and keeps it for as long as something is configured. */
    private static void letLog4jTakeItAgain() {
        if (ClassUtils.isPresent(LOG4J, null)) {
            Class<?> manager = ClassUtils.resolveClassName(LOG_MANAGER, null);
            ReflectionUtils.invokeMethod(ClassUtils.getMethod(manager, "shutdown"), null);
        }
    }
}
