package io.mockloop.migrations.micrometer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.micrometer.MigrationObservationContext.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes an observation of each migration, and so, with the usual handlers, a timer and a span. The observation is the
 * current one while its migration runs, so that what observes the migration's statements nests in it.
 */
public final class ObservationMigrationListener implements MigrationListener {

    private static final MigrationObservationConvention DEFAULT = new DefaultMigrationObservationConvention();

    private final ObservationRegistry registry;
    private final @Nullable MigrationObservationConvention convention;
    private final Map<Execution, Running> running = new ConcurrentHashMap<>();

    private record Running(Observation observation, Observation.Scope scope, MigrationObservationContext context) {}

    /** Observes with the default names. */
    public ObservationMigrationListener(ObservationRegistry registry) {
        this(registry, null);
    }

    /**
     * Observes with the names of a convention.
     *
     * @param convention names and keys; the default ones if there is none
     */
    public ObservationMigrationListener(
            ObservationRegistry registry, @Nullable MigrationObservationConvention convention) {
        this.registry = registry;
        this.convention = convention;
    }

    @Override
    public void beforeMigration(Execution execution) {
        MigrationObservationContext context = new MigrationObservationContext(execution);
        Observation observation = Observation.start(convention, DEFAULT, () -> context, registry);
        running.put(execution, new Running(observation, observation.openScope(), context));
    }

    @Override
    public void afterMigration(Execution execution, Duration executionTime) {
        end(execution, Outcome.SUCCESS, null);
    }

    @Override
    public void onFailure(Execution execution, Duration executionTime, RuntimeException failure) {
        end(execution, Outcome.FAILURE, failure);
    }

    @Override
    public void onHalt(Execution execution, Duration executionTime) {
        end(execution, Outcome.HALTED, null);
    }

    private void end(Execution execution, Outcome outcome, @Nullable RuntimeException failure) {
        Running ended = running.remove(execution);
        if (ended == null) {
            return;
        }
        ended.context().endedWith(outcome);
        if (failure != null) {
            ended.observation().error(failure);
        }
        ended.scope().close();
        ended.observation().stop();
    }
}
