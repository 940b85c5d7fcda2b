package io.mockloop.migrations.micrometer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/** Names migration observations and their keys; one of the user's own replaces the default. */
public interface MigrationObservationConvention extends ObservationConvention<MigrationObservationContext> {

    @Override
    default boolean supportsContext(Observation.Context context) {
        return context instanceof MigrationObservationContext;
    }
}
