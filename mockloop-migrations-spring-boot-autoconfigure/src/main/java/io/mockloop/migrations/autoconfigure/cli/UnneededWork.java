package io.mockloop.migrations.autoconfigure.cli;

import io.mockloop.migrations.MigrationListener;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.sql.init.dependency.DatabaseInitializerDetector;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

/**
 * What a migration's beans would bring along: Flyway, Liquibase and scripts, which a {@code JdbcClient} waits for in an
 * application, and the registries that observe it.
 */
final class UnneededWork {

    private static final String OBSERVATION = "io.mockloop.migrations.micrometer.ObservationMigrationListener";

    private final ConfigurableListableBeanFactory beanFactory;

    UnneededWork(ConfigurableListableBeanFactory beanFactory) {
        this.beanFactory = beanFactory;
    }

    void remove() {
        Set<String> initializers = databaseInitializers();
        for (String name : beanFactory.getBeanDefinitionNames()) {
            free(beanFactory.getBeanDefinition(name), initializers);
        }
        for (String name : beanFactory.getBeanNamesForType(MigrationListener.class, true, false)) {
            Class<?> type = beanFactory.getType(name, false);
            if (type != null && type.getName().equals(OBSERVATION) && beanFactory.containsBeanDefinition(name)) {
                ((BeanDefinitionRegistry) beanFactory).removeBeanDefinition(name);
            }
        }
    }

    /** As Spring Boot finds them. */
    private Set<String> databaseInitializers() {
        ArgumentResolver arguments = ArgumentResolver.of(Environment.class, beanFactory.getBean(Environment.class));
        Set<String> names = new HashSet<>();
        for (DatabaseInitializerDetector detector : SpringFactoriesLoader.forDefaultResourceLocation(
                        beanFactory.getBeanClassLoader())
                .load(DatabaseInitializerDetector.class, arguments)) {
            names.addAll(detector.detect(beanFactory));
        }
        return names;
    }

    private static void free(BeanDefinition definition, Set<String> initializers) {
        String[] dependsOn = definition.getDependsOn();
        if (dependsOn != null && !initializers.isEmpty()) {
            definition.setDependsOn(List.of(dependsOn).stream()
                    .filter(name -> !initializers.contains(name))
                    .toArray(String[]::new));
        }
    }
}
