package io.mockloop.migrations.autoconfigure.run;

import io.mockloop.migrations.BackgroundRows;
import io.mockloop.migrations.MigrationManager;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Goes through the rows that the start has left to the background, once the application is ready, and ends with it:
 * among the first things that are stopped, while there are connections still.
 */
final class BackgroundStart implements SmartLifecycle, ApplicationListener<ApplicationReadyEvent> {

    private final ConfigurableApplicationContext context;
    private final Map<String, MigrationManager> left = new HashMap<>();
    private final Map<String, BackgroundRows> running = new HashMap<>();
    private boolean isStarted;
    private boolean isReady;

    BackgroundStart(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** A manager's run has left rows. */
    synchronized void leave(String name, MigrationManager manager) {
        left.put(name, manager);
        begin();
    }

    @Override
    public synchronized void onApplicationEvent(ApplicationReadyEvent event) {
        if (event.getApplicationContext() == context) {
            isReady = true;
            begin();
        }
    }

    /** Without an application's runners nobody says that it is ready. */
    @Override
    public synchronized void start() {
        isStarted = true;
        isReady |= !Runners.areCalled(context.getBeanFactory());
        begin();
    }

    private void begin() {
        if (isReady) {
            left.forEach((name, manager) -> running.computeIfAbsent(name, any -> manager.startBackground()));
        }
    }

    @Override
    public synchronized void stop() {
        isStarted = false;
        running.values().forEach(BackgroundRows::close);
        running.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return isStarted || !running.isEmpty();
    }
}
