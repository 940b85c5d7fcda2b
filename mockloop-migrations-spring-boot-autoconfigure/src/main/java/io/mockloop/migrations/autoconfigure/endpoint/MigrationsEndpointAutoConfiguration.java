package io.mockloop.migrations.autoconfigure.endpoint;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.autoconfigure.activity.MigrationActivity;
import io.mockloop.migrations.autoconfigure.run.MigrationRunAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Makes the actuator endpoint {@code migrations}. */
@AutoConfiguration(after = MigrationRunAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBean({MigrationManager.class, MigrationActivity.class})
public final class MigrationsEndpointAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnAvailableEndpoint
    MigrationsEndpoint migrationsEndpoint(ApplicationContext context, MigrationActivity activity) {
        return new MigrationsEndpoint(context, activity);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean(MigrationsEndpoint.class)
    @ConditionalOnAvailableEndpoint(endpoint = MigrationsEndpoint.class, exposure = EndpointExposure.WEB)
    MigrationsWebExtension migrationsWebExtension(MigrationsEndpoint endpoint) {
        return new MigrationsWebExtension(endpoint);
    }

    @Bean
    @ConditionalOnWebApplication
    EndpointNotice migrationsEndpointNotice(Environment environment) {
        return new EndpointNotice(environment);
    }
}
