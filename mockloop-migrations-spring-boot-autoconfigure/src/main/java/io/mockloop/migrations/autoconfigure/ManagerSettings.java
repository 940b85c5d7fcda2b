package io.mockloop.migrations.autoconfigure;

import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.StringUtils;

/**
 * Builds a manager as the properties say.
 *
 * @param properties the properties
 * @param classLoader what migrations are loaded with
 */
record ManagerSettings(
        MigrationProperties properties, @Nullable ClassLoader classLoader) {

    private static final String LATEST = "latest";

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
        if (properties.locations() != null) {
            builder.locations(properties.locations().toArray(String[]::new));
        }
        builder.javaPackages(properties.javaPackages().toArray(String[]::new))
                .schema(StringUtils.hasText(properties.schema()) ? properties.schema() : null)
                .table(properties.table())
                .target(target())
                .transaction(properties.transaction())
                .outOfOrder(properties.outOfOrder())
                .onFuture(properties.onFuture())
                .rollbackFrom(
                        StringUtils.hasText(properties.rollbackFrom())
                                ? version("rollback-from", properties.rollbackFrom(), Version::of)
                                : null)
                .onMissing(properties.onMissing())
                .baselineOnMigrate(properties.baselineOnMigrate())
                .baselineVersion(version("baseline-version", properties.baselineVersion(), Version::of))
                .placeholders(properties.placeholders())
                .secretPlaceholders(properties.secretPlaceholders().toArray(String[]::new))
                .placeholderReplacement(properties.placeholderReplacement())
                .encoding(properties.encoding())
                .requireDown(properties.requireDown())
                .lockTimeout(properties.lock().timeout())
                .connectRetries(properties.connectRetries(), properties.connectRetryInterval());
    }

    private @Nullable Version target() {
        String target = properties.target();
        return target.isBlank() || target.equalsIgnoreCase(LATEST) ? null : version("target", target, Version::target);
    }

    private static Version version(String property, String value, Function<String, Version> read) {
        try {
            return read.apply(value.strip());
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigurationPropertyValueException(
                    MigrationProperties.PREFIX + "." + property, value, "It is no version: " + e.getMessage());
        }
    }
}
