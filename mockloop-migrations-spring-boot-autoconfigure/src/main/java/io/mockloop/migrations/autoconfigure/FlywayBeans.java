package io.mockloop.migrations.autoconfigure;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.exception.DiscoveryException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.ClassUtils;

/** Java migrations on Flyway's API that are beans, without a Flyway: nothing would run them. */
final class FlywayBeans {

    private static final String MIGRATION = "org.flywaydb.core.api.migration.JavaMigration";
    private static final String FLYWAY = "org.flywaydb.core.Flyway";

    private final ListableBeanFactory beanFactory;
    private final @Nullable ClassLoader classLoader;

    FlywayBeans(ListableBeanFactory beanFactory, @Nullable ClassLoader classLoader) {
        this.beanFactory = beanFactory;
        this.classLoader = classLoader;
    }

    /**
     * Names them.
     *
     * @throws DiscoveryException if there are any
     */
    void refuse() {
        if (!ClassUtils.isPresent(MIGRATION, classLoader) || names(FLYWAY).length > 0) {
            return;
        }
        String[] migrations = names(MIGRATION);
        if (migrations.length > 0) {
            throw new DiscoveryException(
                    "FLYWAY_JAVA_MIGRATION",
                    "These beans are Java migrations on Flyway's API, and there is no Flyway to run them:\n  %s\n"
                            .formatted(
                                    Arrays.stream(migrations).map(this::display).collect(Collectors.joining("\n  "))),
                    Message.of(
                            "Let each implement io.mockloop.migrations.Migration, with the version in @MigrationInfo."),
                    List.of(),
                    null);
        }
    }

    private String[] names(String type) {
        return BeanFactoryUtils.beanNamesForTypeIncludingAncestors(
                beanFactory, ClassUtils.resolveClassName(type, classLoader), true, false);
    }

    private String display(String name) {
        Class<?> type = beanFactory.getType(name, false);
        return type == null ? name : "%s (%s)".formatted(name, type.getName());
    }
}
