package io.mockloop.migrations.autoconfigure.metrics;

import io.micrometer.observation.ObservationRegistry;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.autoconfigure.run.MigrationRunAutoConfiguration;
import io.mockloop.migrations.micrometer.MigrationObservationConvention;
import io.mockloop.migrations.micrometer.ObservationMigrationListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Makes an observation, and so a timer and a span, of each migration. */
@AutoConfiguration(
        after = MigrationRunAutoConfiguration.class,
        afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBean({ObservationRegistry.class, MigrationManager.class})
public final class MigrationObservationAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ObservationMigrationListener observationMigrationListener(
            ObservationRegistry registry, ObjectProvider<MigrationObservationConvention> convention) {
        return new ObservationMigrationListener(registry, convention.getIfAvailable());
    }
}
