package io.mockloop.migrations.autoconfigure.run;

import io.mockloop.migrations.autoconfigure.MigrationMode;
import java.util.Set;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.sql.init.dependency.DatabaseInitializerDetector;
import org.springframework.core.env.Environment;

/**
 * Makes the beans that need the schema wait for the migrations in the mode {@code initializer}, and in no other: a
 * migration bean that injects a {@code JdbcTemplate} would wait for itself.
 */
class MigrationInitializerDetector implements DatabaseInitializerDetector {

    private static final int BEFORE_OTHERS = -100;

    private final Environment environment;

    MigrationInitializerDetector(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Set<String> detect(ConfigurableListableBeanFactory beanFactory) {
        if (!beanFactory.containsBeanDefinition(MigrationInitializer.BEAN_NAME)) {
            return Set.of();
        }
        return StartModes.of(beanFactory, environment).mode() == MigrationMode.INITIALIZER
                ? Set.of(MigrationInitializer.BEAN_NAME)
                : Set.of();
    }

    /** Before all others, scripts and JPA among them, for whose order Spring Boot lets each wait for the one before. */
    @Override
    public int getOrder() {
        return BEFORE_OTHERS;
    }
}
