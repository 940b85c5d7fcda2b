package io.mockloop.migrations.engine.contract;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What is logged by a package while it is open. */
public final class Logged implements AutoCloseable {

    private final Logger logger;
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    /** Listens to a logger and those below it. */
    public Logged(String name) {
        logger = (Logger) LoggerFactory.getLogger(name);
        appender.list = new CopyOnWriteArrayList<>(); // it is read while others log
        appender.start();
        logger.addAppender(appender);
    }

    /** All events so far. */
    public List<ILoggingEvent> events() {
        return List.copyOf(appender.list);
    }

    /** The messages of a level. */
    public List<String> messages(String level) {
        return appender.list.stream()
                .filter(event -> event.getLevel().equals(Level.toLevel(level)))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
    }
}
