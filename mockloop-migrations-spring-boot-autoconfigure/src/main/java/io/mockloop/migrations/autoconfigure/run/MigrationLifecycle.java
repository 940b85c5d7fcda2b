package io.mockloop.migrations.autoconfigure.run;

import io.mockloop.migrations.autoconfigure.MigrationMode;
import org.springframework.context.SmartLifecycle;

/**
 * The modes {@code lifecycle}, {@code validate} and {@code none}: the first thing that is started, before web server,
 * message listeners and schedulers. A context that is stopped and started again, as for a checkpoint or between tests,
 * has its schema already.
 */
final class MigrationLifecycle implements SmartLifecycle {

    private final MigrationStart start;
    private volatile boolean running;
    private boolean done;

    MigrationLifecycle(MigrationStart start) {
        this.start = start;
    }

    @Override
    public void start() {
        if (!done) {
            start.run(MigrationMode.LIFECYCLE, MigrationMode.VALIDATE, MigrationMode.NONE);
            done = true;
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
