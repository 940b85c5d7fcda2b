package io.mockloop.migrations.autoconfigure.run;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.autoconfigure.MigrationProperties;
import io.mockloop.migrations.autoconfigure.MockLoopMigrationsAutoConfiguration;
import io.mockloop.migrations.autoconfigure.activity.MigrationActivity;
import io.mockloop.migrations.autoconfigure.activity.MigrationEventPublisher;
import io.mockloop.migrations.autoconfigure.activity.StartNotice;
import io.mockloop.migrations.autoconfigure.activity.StartupStepListener;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** Runs the migrations of each manager when the application starts. */
@AutoConfiguration(after = MockLoopMigrationsAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = MigrationProperties.PREFIX + ".enabled", matchIfMissing = true)
@ConditionalOnBean(MigrationManager.class)
@Import(DatabaseInitializationDependencyConfigurer.class)
public final class MigrationRunAutoConfiguration {

    @Bean
    MigrationActivity migrationActivity() {
        return new MigrationActivity(InstantSource.system());
    }

    @Bean
    MigrationEventPublisher migrationEventPublisher(ApplicationEventPublisher publisher) {
        return new MigrationEventPublisher(publisher);
    }

    @Bean
    StartupStepListener migrationStartupStepListener(ConfigurableListableBeanFactory beanFactory) {
        return new StartupStepListener(beanFactory.getApplicationStartup());
    }

    @Bean
    BackgroundStart migrationBackgroundStart(ConfigurableApplicationContext context) {
        return new BackgroundStart(context);
    }

    @Bean
    MigrationStart migrationStart(
            ConfigurableListableBeanFactory beanFactory,
            Environment environment,
            Map<String, MigrationManager> managers,
            MigrationActivity activity,
            BackgroundStart background,
            ObjectProvider<StartNotice> notices) {
        return new MigrationStart(
                StartModes.of(beanFactory, environment),
                managers,
                activity,
                beanFactory.getApplicationStartup(),
                new StartReport(
                        notices.orderedStream().toList(), () -> environment.containsProperty("local.server.port")),
                background,
                () -> new ScriptsAtStart(beanFactory, environment).find());
    }

    @Bean(MigrationInitializer.BEAN_NAME)
    @Lazy(false)
    MigrationInitializer migrationInitializer(MigrationStart start) {
        return new MigrationInitializer(start);
    }

    @Bean
    static MigrationsFirst migrationsFirst(Environment environment) {
        return new MigrationsFirst(environment);
    }

    @Bean
    MigrationLifecycle migrationLifecycle(MigrationStart start, ConfigurableApplicationContext context) {
        return new MigrationLifecycle(start, context);
    }

    @Bean
    MigrationApplicationRunner migrationApplicationRunner(MigrationStart start) {
        return new MigrationApplicationRunner(start);
    }
}
