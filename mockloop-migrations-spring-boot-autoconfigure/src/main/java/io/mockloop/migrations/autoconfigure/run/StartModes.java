package io.mockloop.migrations.autoconfigure.run;

import io.mockloop.migrations.autoconfigure.MigrationMode;
import io.mockloop.migrations.autoconfigure.MigrationProperties;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Decides the mode of a start. It is decided once, when all bean definitions are there and before the first bean is
 * made, and kept: a factory bean that is there later may tell another type than its definition did.
 */
final class StartModes {

    private static final String DECIDED = StartMode.class.getName();

    private StartModes() {}

    static StartMode of(ConfigurableListableBeanFactory beanFactory, Environment environment) {
        if (beanFactory.getSingleton(DECIDED) instanceof StartMode decided) {
            return decided;
        }
        MigrationMode mode = Binder.get(environment)
                .bind(MigrationProperties.PREFIX + ".mode", MigrationMode.class)
                .orElse(MigrationMode.AUTO);
        StartMode decided = mode == MigrationMode.AUTO ? new AutoMode(beanFactory).decide() : new StartMode(mode, null);
        beanFactory.registerSingleton(DECIDED, decided);
        return decided;
    }
}
