package io.mockloop.migrations.autoconfigure.run;

import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.sql.init.dependency.DatabaseInitializerDetector;
import org.springframework.core.Ordered;

/**
 * Keeps migrations before JPA when {@code spring.jpa.defer-datasource-initialization} has scripts run after it. Spring
 * Boot then lets all that initializes the database wait for JPA, which would wait for the migrations in turn.
 */
class DeferredScripts implements DatabaseInitializerDetector {

    private static final String DETECTED_BY = DatabaseInitializerDetector.class.getName();
    private static final String JPA = "org.springframework.boot.jpa.JpaDatabaseInitializerDetector";

    @Override
    public Set<String> detect(ConfigurableListableBeanFactory beanFactory) {
        return Set.of();
    }

    /** When all others have said what waits for whom. */
    @Override
    public void detectionComplete(ConfigurableListableBeanFactory beanFactory, Set<String> initializers) {
        if (!initializers.contains(MigrationInitializer.BEAN_NAME)) {
            return;
        }
        BeanDefinition migrations = beanFactory.getBeanDefinition(MigrationInitializer.BEAN_NAME);
        String[] dependsOn = migrations.getDependsOn();
        if (dependsOn != null) {
            migrations.setDependsOn(List.of(dependsOn).stream()
                    .filter(name -> !isJpa(beanFactory, name))
                    .toArray(String[]::new));
        }
    }

    private static boolean isJpa(ConfigurableListableBeanFactory beanFactory, String name) {
        return beanFactory.containsBeanDefinition(name)
                && JPA.equals(beanFactory.getBeanDefinition(name).getAttribute(DETECTED_BY));
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
