package io.mockloop.migrations.autoconfigure.health;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.autoconfigure.activity.MigrationActivity;
import io.mockloop.migrations.autoconfigure.run.MigrationRunAutoConfiguration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Makes the health contributor {@code migrations}. */
@AutoConfiguration(after = MigrationRunAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnEnabledHealthIndicator("migrations")
@ConditionalOnBean({MigrationManager.class, MigrationActivity.class})
public final class MigrationsHealthContributorAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = {"migrationsHealthIndicator", "migrationsHealthContributor"})
    HealthContributor migrationsHealthContributor(ListableBeanFactory beanFactory, MigrationActivity activity) {
        Map<String, HealthIndicator> indicators = new LinkedHashMap<>();
        for (String manager : beanFactory.getBeanNamesForType(MigrationManager.class, true, false)) {
            indicators.put(manager, new MigrationsHealthIndicator(activity, manager));
        }
        return indicators.size() == 1
                ? indicators.values().iterator().next()
                : CompositeHealthContributor.fromMap(indicators);
    }
}
