package io.mockloop.migrations.autoconfigure.run;

import io.mockloop.migrations.autoconfigure.MigrationMode;
import org.springframework.beans.factory.BeanFactoryInitializer;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;

/**
 * In the mode {@code initializer}, migrates before any of the application's beans is being made: a migration that
 * injects one which waits for the schema would else find it half-made, wherever that was the first to wait.
 */
final class MigrationsFirst implements BeanFactoryInitializer<ConfigurableListableBeanFactory> {

    private final Environment environment;

    MigrationsFirst(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void initialize(ConfigurableListableBeanFactory beanFactory) {
        if (StartModes.of(beanFactory, environment).mode() == MigrationMode.INITIALIZER) {
            beanFactory.getBean(MigrationInitializer.BEAN_NAME);
        }
    }
}
