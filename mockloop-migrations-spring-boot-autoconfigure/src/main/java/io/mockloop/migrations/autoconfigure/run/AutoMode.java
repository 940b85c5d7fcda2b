package io.mockloop.migrations.autoconfigure.run;

import io.mockloop.migrations.autoconfigure.MigrationMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.util.ClassUtils;

/**
 * The mode {@code auto}: looks at bean definitions and makes no bean. What merely could use the schema, as every
 * {@code JdbcTemplate} could, does not count; that is why Spring Boot's own detectors, which return those too, are not
 * asked.
 */
final class AutoMode {

    private static final List<String> NEED_THE_SCHEMA = List.of(
            "jakarta.persistence.EntityManagerFactory",
            "org.jooq.DSLContext",
            "org.quartz.Scheduler",
            "org.springframework.batch.core.repository.JobRepository",
            "org.springframework.session.jdbc.JdbcIndexedSessionRepository");

    private final ConfigurableListableBeanFactory beanFactory;
    private final @Nullable ClassLoader classLoader;

    AutoMode(ConfigurableListableBeanFactory beanFactory) {
        this.beanFactory = beanFactory;
        this.classLoader = beanFactory.getBeanClassLoader();
    }

    StartMode decide() {
        return whyInitializer()
                .map(reason -> new StartMode(MigrationMode.INITIALIZER, reason))
                .or(() ->
                        new WorkAtStart(beanFactory).find().map(found -> new StartMode(MigrationMode.LIFECYCLE, found)))
                .orElseGet(() -> new StartMode(MigrationMode.RUNNER, "nothing needs the schema earlier"));
    }

    private Optional<String> whyInitializer() {
        return NEED_THE_SCHEMA.stream()
                .flatMap(this::beansThatNeedTheSchema)
                .findFirst()
                .or(this::markedBean);
    }

    private Stream<String> beansThatNeedTheSchema(String className) {
        return namesOfType(beanFactory, classLoader, className)
                .map(name -> "%s '%s' needs the schema while the context starts"
                        .formatted(ClassUtils.getShortName(className), name));
    }

    private Optional<String> markedBean() {
        return Stream.of(beanFactory.getBeanDefinitionNames())
                .filter(name ->
                        beanFactory.findAnnotationOnBean(name, DependsOnDatabaseInitialization.class, false) != null)
                .map("'%s' is marked @DependsOnDatabaseInitialization"::formatted)
                .findFirst();
    }

    static Stream<String> namesOfType(
            ConfigurableListableBeanFactory beanFactory, @Nullable ClassLoader classLoader, String className) {
        if (!ClassUtils.isPresent(className, classLoader)) {
            return Stream.empty();
        }
        Class<?> type = ClassUtils.resolveClassName(className, classLoader);
        return Stream.of(beanFactory.getBeanNamesForType(type, true, false));
    }
}
