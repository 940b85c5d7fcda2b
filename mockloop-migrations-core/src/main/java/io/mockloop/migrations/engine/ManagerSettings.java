package io.mockloop.migrations.engine;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.plan.PlanPolicy;
import io.mockloop.migrations.engine.run.RunSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A manager's settings.
 *
 * @param policy what a plan may hold
 * @param run how runs go
 * @param target the highest version that is applied where none is named; null for all
 * @param connectRetries how often to try again to connect
 * @param connectRetryInterval the pause between two attempts
 */
public record ManagerSettings(
        PlanPolicy policy,
        RunSettings run,
        @Nullable Version target,
        int connectRetries,
        Duration connectRetryInterval) {

    /** Checks the values. */
    public ManagerSettings {
        if (connectRetries < 0) {
            throw new IllegalArgumentException("mockloop.migrations.connect-retries is negative: " + connectRetries);
        }
    }
}
