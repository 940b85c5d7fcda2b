package io.mockloop.migrations.engine.step;

import io.mockloop.migrations.exception.TimeInWords;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.spi.DefaultLoggingEventBuilder;
import org.slf4j.spi.LoggingEventAware;
import org.slf4j.spi.LoggingEventBuilder;

/** Says what became of a migration: one line for people, and fields for machines if the logger takes such. */
final class MigrationLog {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final Logger logger;
    private final RunningStep running;

    MigrationLog(Logger logger, RunningStep running) {
        this.logger = logger;
        this.running = running;
    }

    /**
     * Says that it succeeded.
     *
     * @param outcome such as "completed"
     */
    void succeeded(String outcome) {
        event(Level.INFO, true).log(line(outcome));
    }

    /**
     * Says that it failed.
     *
     * @param outcome such as "failed at statement 3"
     */
    void failed(String outcome, Throwable cause) {
        event(Level.ERROR, false).setCause(cause).log(line(outcome));
    }

    private String line(String outcome) {
        String description =
                CONTROL.matcher(running.step().description()).replaceAll(" ").strip();
        return "Migration %s %s%s (%s)"
                .formatted(
                        running.step().label(),
                        outcome,
                        description.isEmpty() ? "" : ": " + description,
                        TimeInWords.taken(running.elapsed()));
    }

    private LoggingEventBuilder event(Level level, boolean success) {
        LoggingEventBuilder event = logger.atLevel(level);
        if (!takesFields(event)) {
            return event;
        }
        Duration time = running.elapsed();
        Instant end = Instant.now();
        return event.addKeyValue("version", running.step().label())
                .addKeyValue("description", running.step().description())
                .addKeyValue("direction", running.step().direction())
                .addKeyValue("start", end.minus(time))
                .addKeyValue("end", end)
                .addKeyValue("durationMs", time.toMillis())
                .addKeyValue("success", success);
    }

    /** If the logger has no place for them, SLF4J writes them all in front of the line. */
    private boolean takesFields(LoggingEventBuilder event) {
        return logger instanceof LoggingEventAware || !(event instanceof DefaultLoggingEventBuilder);
    }
}
