package io.mockloop.migrations.autoconfigure.activity;

import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.autoconfigure.MigrationEvent;
import java.time.Duration;
import org.springframework.context.ApplicationEventPublisher;

/** Publishes what runs do as application events. */
public final class MigrationEventPublisher implements MigrationListener {

    private final ApplicationEventPublisher publisher;

    public MigrationEventPublisher(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void beforeRun(Run run) {
        publisher.publishEvent(new MigrationEvent.RunStarted(run));
    }

    @Override
    public void afterRun(Run run, MigrationResult result) {
        publisher.publishEvent(new MigrationEvent.RunCompleted(run, result));
    }

    @Override
    public void beforeMigration(Execution execution) {
        publisher.publishEvent(new MigrationEvent.MigrationStarted(execution));
    }

    @Override
    public void afterMigration(Execution execution, Duration executionTime) {
        publisher.publishEvent(new MigrationEvent.MigrationCompleted(execution, executionTime));
    }

    @Override
    public void onFailure(Execution execution, Duration executionTime, RuntimeException failure) {
        publisher.publishEvent(new MigrationEvent.MigrationFailed(execution, executionTime, failure));
    }

    @Override
    public void onHalt(Execution execution, Duration executionTime) {
        publisher.publishEvent(new MigrationEvent.MigrationHalted(execution, executionTime));
    }

    @Override
    public void onRunFailure(Run run, RuntimeException failure) {
        publisher.publishEvent(new MigrationEvent.RunFailed(run, failure));
    }
}
