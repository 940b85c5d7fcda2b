package io.mockloop.migrations.autoconfigure.run;

import io.mockloop.migrations.autoconfigure.MigrationMode;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitializationDetector;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.util.ClassUtils;

/** The mode {@code auto}: looks at bean definitions and makes no bean. */
final class AutoMode {

    /** Names what merely could use the schema, as every {@code JdbcTemplate} could. */
    private static final String SPRING_JDBC =
            "org.springframework.boot.jdbc.SpringJdbcDependsOnDatabaseInitializationDetector";

    /** If its own initialization comes before scripts, its detector does not name it. */
    private static final String ENTITY_MANAGER_FACTORY = "jakarta.persistence.EntityManagerFactory";

    private final ConfigurableListableBeanFactory beanFactory;
    private final Environment environment;
    private final @Nullable ClassLoader classLoader;

    AutoMode(ConfigurableListableBeanFactory beanFactory, Environment environment) {
        this.beanFactory = beanFactory;
        this.environment = environment;
        this.classLoader = beanFactory.getBeanClassLoader();
    }

    /** What can be known before the first bean is made; see {@link StartMode#unless} for what is known later. */
    StartMode decide() {
        return whyInitializer()
                .map(reason -> new StartMode(MigrationMode.INITIALIZER, reason))
                .or(() -> whyLifecycle().map(reason -> new StartMode(MigrationMode.LIFECYCLE, reason)))
                .orElseGet(() -> new StartMode(MigrationMode.RUNNER, "no bean needs them before readiness"));
    }

    private Optional<String> whyInitializer() {
        return detectors()
                .filter(detector -> !detector.getClass().getName().equals(SPRING_JDBC))
                .flatMap(detector -> new TreeSet<>(detector.detect(beanFactory)).stream())
                .findFirst()
                .or(() -> namesOfType(beanFactory, classLoader, ENTITY_MANAGER_FACTORY)
                        .findFirst())
                .map(this::needsTheSchema)
                .or(() -> new ScriptsAtStart(beanFactory, environment).find());
    }

    /** As Spring Boot asks them; a third party's are among them. */
    private Stream<DependsOnDatabaseInitializationDetector> detectors() {
        return SpringFactoriesLoader.forDefaultResourceLocation(classLoader)
                .load(
                        DependsOnDatabaseInitializationDetector.class,
                        ArgumentResolver.of(Environment.class, environment))
                .stream();
    }

    private String needsTheSchema(String bean) {
        if (beanFactory.findAnnotationOnBean(bean, DependsOnDatabaseInitialization.class, false) != null) {
            return "'%s' is marked @DependsOnDatabaseInitialization".formatted(bean);
        }
        Class<?> type = beanFactory.getType(bean, false);
        String kind = type == null ? "" : ClassUtils.getShortName(type) + " ";
        return "%s'%s' needs the schema while the context starts".formatted(kind, bean);
    }

    private Optional<String> whyLifecycle() {
        return new WorkAtStart(beanFactory)
                .find()
                .or(() -> Runners.areCalled(beanFactory)
                        ? Optional.empty()
                        : Optional.of("no SpringApplication calls a runner"));
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
