package io.mockloop.migrations.micrometer;

import io.micrometer.common.KeyValues;
import io.mockloop.migrations.MigrationListener.Execution;
import java.util.Locale;

/**
 * The names that this library's documentation uses: {@code mockloop.migration}, with the low-cardinality keys
 * {@code direction}, {@code outcome}, {@code database}, {@code manager} and {@code type}, and on the span also
 * {@code version} and {@code script}.
 */
public class DefaultMigrationObservationConvention implements MigrationObservationConvention {

    private static final String NAME = "mockloop.migration";

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public String getContextualName(MigrationObservationContext context) {
        Execution execution = context.execution();
        String direction = execution.direction().name().toLowerCase(Locale.ROOT);
        return "migration %s %s".formatted(direction, label(execution));
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(MigrationObservationContext context) {
        Execution execution = context.execution();
        return KeyValues.of(
                "direction", execution.direction().name(),
                "outcome", context.outcome().name(),
                "database", execution.run().database().name(),
                "manager", execution.run().manager(),
                "type", execution.type().name());
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(MigrationObservationContext context) {
        Execution execution = context.execution();
        return KeyValues.of("version", execution.version(), "script", execution.script());
    }

    private static String label(Execution execution) {
        return execution.version().isEmpty() ? execution.description() : execution.version();
    }
}
