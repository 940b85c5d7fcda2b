package io.mockloop.migrations.autoconfigure;

import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.setup.Setting;
import io.mockloop.migrations.setup.Settings;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.beans.PropertyAccessor;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Builds a manager as the properties say.
 *
 * @param properties the properties
 * @param classLoader what migrations are loaded with
 */
record ManagerFactory(
        MigrationProperties properties, @Nullable ClassLoader classLoader) {

    private static final Pattern DASHED = Pattern.compile("-(.)");

    MigrationManager build(
            String name,
            DataSource dataSource,
            Supplier<List<DataSource>> sharedWith,
            MigrationBeans beans,
            List<MigrationListener> listeners,
            List<MigrationManagerBuilderCustomizer> customizers) {
        MigrationManagerBuilder builder =
                MigrationManagerBuilder.forDataSource(dataSource).name(name).sharedWith(sharedWith);
        applyTo(builder);
        beans.addTo(builder);
        builder.listeners(listeners.toArray(MigrationListener[]::new));
        customizers.forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }

    private void applyTo(MigrationManagerBuilder builder) {
        if (classLoader != null) {
            builder.classLoader(classLoader);
        }
        PropertyAccessor values = PropertyAccessorFactory.forDirectFieldAccess(properties);
        for (Setting<?> each : Settings.ALL) {
            Object value = values.getPropertyValue(component(each.name()));
            try {
                each.apply(value, builder);
            } catch (IllegalArgumentException e) {
                throw new InvalidConfigurationPropertyValueException(
                        MigrationProperties.PREFIX + "." + each.name(),
                        value,
                        "It is no %s: %s".formatted(each.kind(), e.getMessage()));
            }
        }
        builder.placeholders(properties.placeholders());
    }

    /** The component of the record that holds a property: {@code onFuture} for {@code on-future}. */
    private static String component(String property) {
        return DASHED.matcher(property).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }

    /** Lets a native image read the components. */
    static final class Hints implements RuntimeHintsRegistrar {

        @Override
        public void registerHints(RuntimeHints hints, @Nullable ClassLoader loader) {
            for (Class<?> type : List.of(
                    MigrationProperties.class,
                    MigrationProperties.Lock.class,
                    MigrationProperties.Ddl.class,
                    MigrationProperties.Data.class,
                    MigrationProperties.Backup.class,
                    MigrationProperties.Cli.class)) {
                hints.reflection().registerType(type, MemberCategory.ACCESS_DECLARED_FIELDS);
            }
        }
    }
}
