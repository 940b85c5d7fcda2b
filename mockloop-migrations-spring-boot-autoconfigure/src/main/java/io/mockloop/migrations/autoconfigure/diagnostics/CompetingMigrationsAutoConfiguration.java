package io.mockloop.migrations.autoconfigure.diagnostics;

import io.mockloop.migrations.autoconfigure.MigrationProperties;
import io.mockloop.migrations.autoconfigure.MockLoopMigrationsAutoConfiguration;
import io.mockloop.migrations.autoconfigure.connection.ManagedDatabase;
import liquibase.integration.spring.SpringLiquibase;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps two libraries from running the same migrations on the same database. */
@AutoConfiguration(after = MockLoopMigrationsAutoConfiguration.class)
@ConditionalOnBean(ManagedDatabase.class)
public final class CompetingMigrationsAutoConfiguration {

    /** Looks at Flyway. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Flyway.class)
    static class FlywayConfiguration {

        @Bean
        static CompetingFlyway competingFlyway(
                ObjectProvider<MigrationProperties> properties, ObjectProvider<ManagedDatabase> database) {
            return new CompetingFlyway(new CompetitionCheck(properties, database));
        }
    }

    /** Looks at Liquibase. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(SpringLiquibase.class)
    static class LiquibaseConfiguration {

        @Bean
        static CompetingLiquibase competingLiquibase(
                ObjectProvider<MigrationProperties> properties, ObjectProvider<ManagedDatabase> database) {
            return new CompetingLiquibase(new CompetitionCheck(properties, database));
        }
    }
}
