package io.mockloop.migrations.autoconfigure.run;

import io.mockloop.migrations.autoconfigure.MigrationMode;
import java.util.Optional;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.AbstractApplicationContext;

/**
 * The modes {@code lifecycle}, {@code validate} and {@code none}: the first thing that is started, before web server,
 * message listeners and schedulers. All singletons are there by then, so that what the mode {@code auto} could not know
 * before is decided here. A context that is stopped and started again, as for a checkpoint or between tests, has its
 * schema already.
 */
final class MigrationLifecycle implements SmartLifecycle {

    private final MigrationStart start;
    private final ConfigurableApplicationContext context;
    private volatile boolean running;
    private boolean done;

    MigrationLifecycle(MigrationStart start, ConfigurableApplicationContext context) {
        this.start = start;
        this.context = context;
    }

    @Override
    public void start() {
        if (!done) {
            start.decide(this::workBeforeRunners, Runners.areCalled(context.getBeanFactory()));
            start.run(MigrationMode.LIFECYCLE, MigrationMode.VALIDATE, MigrationMode.NONE);
            done = true;
        }
        running = true;
    }

    private Optional<String> workBeforeRunners() {
        return context instanceof AbstractApplicationContext known
                ? new WorkBeforeRunners(known).find()
                : Optional.empty();
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
