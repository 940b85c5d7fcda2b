package io.mockloop.migrations.autoconfigure.run;

import io.mockloop.migrations.autoconfigure.MigrationMode;
import io.mockloop.migrations.autoconfigure.MigrationProperties;
import java.util.Optional;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Decides the mode of a start. It is decided once, when all bean definitions are there and before the first bean is
 * made, and kept: a factory bean that is there later may tell another type than its definition did. It is kept with a
 * definition, so that it can still be told when the start has failed and there are no beans any more.
 */
final class StartModes {

    private static final String DECIDED = StartMode.class.getName();

    private StartModes() {}

    static StartMode of(ConfigurableListableBeanFactory beanFactory, Environment environment) {
        return decided(beanFactory).orElseGet(() -> {
            StartMode mode = decide(beanFactory, environment);
            beanFactory.getBeanDefinition(MigrationInitializer.BEAN_NAME).setAttribute(DECIDED, mode);
            return mode;
        });
    }

    /** None if it has not come to that. */
    static Optional<StartMode> decided(ConfigurableListableBeanFactory beanFactory) {
        return beanFactory.containsBeanDefinition(MigrationInitializer.BEAN_NAME)
                ? Optional.ofNullable((StartMode) beanFactory
                        .getBeanDefinition(MigrationInitializer.BEAN_NAME)
                        .getAttribute(DECIDED))
                : Optional.empty();
    }

    /** What is set, or auto. */
    static MigrationMode set(Environment environment) {
        return Binder.get(environment)
                .bind(MigrationProperties.PREFIX + ".mode", MigrationMode.class)
                .orElse(MigrationMode.AUTO);
    }

    private static StartMode decide(ConfigurableListableBeanFactory beanFactory, Environment environment) {
        MigrationMode mode = set(environment);
        return mode == MigrationMode.AUTO ? new AutoMode(beanFactory, environment).decide() : new StartMode(mode, null);
    }
}
