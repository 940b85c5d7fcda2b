package io.mockloop.migrations.autoconfigure;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.exception.DiscoveryException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * A migration bean that injects what waits for the schema, if that cannot be made without it: Hibernate, when it is to
 * validate what isn't there yet. Most of what waits can be made before, and is.
 */
record MigrationCycle(BeanFactory beanFactory) {

    /** What everything that waits for the schema depends on in the mode {@code initializer}. */
    private static final String INITIALIZER = "migrationInitializer";

    /** Tells of the cycle, if the failure has come of one. */
    Optional<DiscoveryException> in(BeansException failure) {
        return failure.contains(SQLException.class) || SchemaValidationFailure.in(failure) != null
                ? path(failure).map(path -> exception(path, failure))
                : Optional.empty();
    }

    /** From the migration to what waits; empty if nothing does. */
    private Optional<List<String>> path(BeansException failure) {
        List<String> path = new ArrayList<>();
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof BeanCreationException creation && creation.getBeanName() != null) {
                path.add(creation.getBeanName());
            }
        }
        int waiting = path.size() - 1;
        while (waiting > 0 && !waits(path.get(waiting))) {
            waiting--;
        }
        return waiting > 0 ? Optional.of(path.subList(0, waiting + 1)) : Optional.empty();
    }

    private boolean waits(String bean) {
        if (!(beanFactory instanceof ConfigurableListableBeanFactory known) || !known.containsBeanDefinition(bean)) {
            return false;
        }
        String[] dependsOn = known.getBeanDefinition(bean).getDependsOn();
        return dependsOn != null && Arrays.asList(dependsOn).contains(INITIALIZER);
    }

    private static DiscoveryException exception(List<String> path, BeansException failure) {
        String waiting = path.get(path.size() - 1);
        return new DiscoveryException(
                "MIGRATION_NOT_CREATED",
                "it is part of a cycle: the migrations -> %s -> the migrations. '%s' waits for them, and cannot be made before: %s"
                        .formatted(
                                String.join(" -> ", path),
                                waiting,
                                NestedExceptionUtils.getMostSpecificCause(failure)
                                        .getMessage()),
                Message.of(
                        "Let the migration use the DatabaseConnection that it is given, or inject a JdbcTemplate or JdbcClient. Or let '%s' do without the schema: JPA's does with spring.jpa.hibernate.ddl-auto=none.",
                        waiting),
                failure);
    }
}
