package io.mockloop.migrations.autoconfigure.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.autoconfigure.activity.MigrationActivity;
import io.mockloop.migrations.autoconfigure.run.MigrationRunAutoConfiguration;
import java.util.List;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Makes the gauges {@code mockloop.migrations.*}. */
@AutoConfiguration(
        after = MigrationRunAutoConfiguration.class,
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterBinder.class)
@ConditionalOnBean({MeterRegistry.class, MigrationManager.class, MigrationActivity.class})
public final class MigrationMetricsAutoConfiguration {

    @Bean
    MigrationMeters migrationMeters(MigrationActivity activity, ListableBeanFactory beanFactory) {
        return new MigrationMeters(
                activity, List.of(beanFactory.getBeanNamesForType(MigrationManager.class, true, false)));
    }
}
