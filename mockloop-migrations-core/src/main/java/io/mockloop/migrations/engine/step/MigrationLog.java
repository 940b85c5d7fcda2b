package io.mockloop.migrations.engine.step;

import io.mockloop.migrations.engine.jdbc.DriverWords;
import io.mockloop.migrations.engine.plan.Body;
import io.mockloop.migrations.exception.TimeInWords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.spi.DefaultLoggingEventBuilder;
import org.slf4j.spi.LoggingEventAware;
import org.slf4j.spi.LoggingEventBuilder;

/** Says what became of a migration: one line for people, and fields for machines if the logger takes such. */
final class MigrationLog {

    private static final Pattern CONTROL = Pattern.compile("[\\s\\p{Cntrl}]+");

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
     * Says that it failed. Of a statement in a file the frames are the driver's and ours, and tell nobody anything:
     * they are for {@code DEBUG}.
     *
     * @param outcome such as "failed at statement 3"
     */
    void failed(String outcome, Throwable cause) {
        if (running.step().body() instanceof Body.Code || DriverWords.sqlException(cause) == null) {
            event(Level.ERROR, false).setCause(cause).log(line(outcome));
        } else {
            event(Level.ERROR, false).log("%s: %s".formatted(line(outcome), said(cause)));
            logger.debug("Where it failed", cause);
        }
    }

    /** What it and its causes say, in one line. */
    private static String said(Throwable cause) {
        List<String> said = new ArrayList<>();
        for (Throwable each = cause; each != null; each = each.getCause()) {
            String text = oneLine(Objects.requireNonNullElse(
                    each.getMessage(), each.getClass().getName()));
            if (said.stream().noneMatch(known -> known.contains(text))) {
                said.add(text);
            }
        }
        return String.join(": ", said);
    }

    private static String oneLine(String text) {
        return CONTROL.matcher(text).replaceAll(" ").strip();
    }

    private String line(String outcome) {
        String description = oneLine(running.step().description());
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
