package io.mockloop.migrations.autoconfigure.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.mockloop.migrations.autoconfigure.activity.ActivitySnapshot;
import io.mockloop.migrations.autoconfigure.activity.ActivitySnapshot.Counts;
import io.mockloop.migrations.autoconfigure.activity.MigrationActivity;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What this process remembers of its migrations; a scrape costs the database nothing. Counts have no base unit:
 * Prometheus would put it behind a name that says it.
 */
final class MigrationMeters implements MeterBinder {

    private static final String PREFIX = "mockloop.migrations.";

    private final MigrationActivity activity;
    private final List<String> managers;

    MigrationMeters(MigrationActivity activity, List<String> managers) {
        this.activity = activity;
        this.managers = List.copyOf(managers);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        managers.forEach(manager -> bind(manager, registry));
    }

    private void bind(String manager, MeterRegistry registry) {
        gauge(manager, "pending", "Migrations in the code that are not applied", known -> count(known, Counts::pending))
                .register(registry);
        gauge(manager, "applied", "Migrations that are applied", known -> count(known, Counts::applied))
                .register(registry);
        gauge(manager, "failed", "Migrations that failed in the last run", known -> known.failure() == null ? 0 : 1)
                .register(registry);
        FunctionCounter.builder(PREFIX + "rows", activity, remembered -> remembered.rows(manager))
                .description("Rows that migrations of rows have gone through")
                .tag("manager", manager)
                .register(registry);
        TimeGauge.builder(
                        PREFIX + "last.duration",
                        activity,
                        TimeUnit.NANOSECONDS,
                        remembered -> nanos(remembered.of(manager).lastDuration()))
                .description("How long the last run took")
                .tag("manager", manager)
                .register(registry);
    }

    private Gauge.Builder<MigrationActivity> gauge(
            String manager, String name, String description, ToDoubleFunction<ActivitySnapshot> value) {
        return Gauge.builder(PREFIX + name, activity, remembered -> value.applyAsDouble(remembered.of(manager)))
                .description(description)
                .tag("manager", manager);
    }

    private static double count(ActivitySnapshot known, ToIntFunction<Counts> count) {
        return known.counts() == null ? Double.NaN : count.applyAsInt(known.counts());
    }

    private static double nanos(@Nullable Duration duration) {
        return duration == null ? Double.NaN : duration.toNanos();
    }
}
