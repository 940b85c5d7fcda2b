package io.mockloop.migrations.autoconfigure.aot;

import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.autoconfigure.MigrationProperties;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * Keeps in a native image what migrations are found by: the SQL files in the locations, and the migration classes with
 * their annotations, constructors and class files.
 */
class MigrationsAotProcessor implements BeanFactoryInitializationAotProcessor {

    private static final String CLASSPATH = "classpath:";
    private static final String ALL_CLASSPATHS = "classpath*:";

    @Override
    public @Nullable BeanFactoryInitializationAotContribution processAheadOfTime(
            ConfigurableListableBeanFactory beanFactory) {
        if (beanFactory.getBeanNamesForType(MigrationManager.class, true, false).length == 0) {
            return null;
        }
        Environment environment = beanFactory.getBean(Environment.class);
        List<String> patterns =
                locations(environment).map(MigrationsAotProcessor::pattern).toList();
        Set<Class<?>> types = new LinkedHashSet<>(beanTypes(beanFactory));
        types.addAll(scannedTypes(environment, beanFactory.getBeanClassLoader()));
        return (context, code) -> register(context.getRuntimeHints(), patterns, types);
    }

    private static void register(RuntimeHints hints, List<String> patterns, Set<Class<?>> types) {
        patterns.forEach(pattern -> hints.resources().registerPattern(pattern));
        for (Class<?> type : types) {
            hints.resources().registerType(type);
            hints.reflection()
                    .registerType(
                            type, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS, MemberCategory.INVOKE_PUBLIC_METHODS);
        }
    }

    private static Stream<String> locations(Environment environment) {
        return property(environment, "locations", List.of("classpath:db/migration")).stream()
                .map(String::strip)
                .filter(location -> location.startsWith(CLASSPATH) || location.startsWith(ALL_CLASSPATHS));
    }

    private static String pattern(String location) {
        String path = location.substring(location.indexOf(':') + 1)
                .replaceAll("/+", "/")
                .replaceAll("^/|/$", "")
                .replace("{vendor}", "*");
        return path.isEmpty() ? "*.sql" : path + "/**";
    }

    private static List<Class<?>> beanTypes(ConfigurableListableBeanFactory beanFactory) {
        List<Class<?>> types = new ArrayList<>();
        for (String name : beanFactory.getBeanNamesForType(Migration.class, true, false)) {
            Class<?> type = beanFactory.getType(name, false);
            if (type != null) {
                types.add(ClassUtils.getUserClass(type));
            }
        }
        return types;
    }

    private static List<Class<?>> scannedTypes(Environment environment, @Nullable ClassLoader classLoader) {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Migration.class));
        List<Class<?>> types = new ArrayList<>();
        for (String javaPackage : property(environment, "java-packages", List.of())) {
            scanner.findCandidateComponents(javaPackage)
                    .forEach(found -> types.add(ClassUtils.resolveClassName(
                            Objects.requireNonNull(found.getBeanClassName()), classLoader)));
        }
        return types;
    }

    private static List<String> property(Environment environment, String name, List<String> byDefault) {
        return Binder.get(environment)
                .bind(MigrationProperties.PREFIX + "." + name, Bindable.listOf(String.class))
                .orElse(byDefault);
    }
}
