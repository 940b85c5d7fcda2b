package io.mockloop.migrations.autoconfigure.activity;

import io.mockloop.migrations.MigrationListener;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.metrics.ApplicationStartup;
import org.springframework.core.metrics.StartupStep;

/** Makes each migration a step of the application's start. */
public final class StartupStepListener implements MigrationListener {

    private final ApplicationStartup applicationStartup;
    private final Map<Execution, StartupStep> steps = new ConcurrentHashMap<>();

    public StartupStepListener(ApplicationStartup applicationStartup) {
        this.applicationStartup = applicationStartup;
    }

    @Override
    public void beforeMigration(Execution execution) {
        StartupStep step = applicationStartup
                .start("mockloop.migrations.migration")
                .tag("manager", execution.run().manager())
                .tag("version", execution.version())
                .tag("script", execution.script())
                .tag("direction", execution.direction().name());
        steps.put(execution, step);
    }

    @Override
    public void afterMigration(Execution execution, Duration executionTime) {
        end(execution, "SUCCESS");
    }

    @Override
    public void onFailure(Execution execution, Duration executionTime, RuntimeException failure) {
        end(execution, "FAILURE");
    }

    @Override
    public void onHalt(Execution execution, Duration executionTime) {
        end(execution, "HALTED");
    }

    private void end(Execution execution, String outcome) {
        StartupStep step = steps.remove(execution);
        if (step != null) {
            step.tag("outcome", outcome).end();
        }
    }
}
