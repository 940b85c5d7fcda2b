package io.mockloop.migrations.autoconfigure;

import io.mockloop.migrations.autoconfigure.connection.ManagedDatabase;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The application's data sources that lead to the database of migrations, so that a migration's connection serves those
 * who use them: proxies before the same pool, and pools of the same URL for another user. One with another schema of
 * its own means other tables by the same names.
 */
record ApplicationDataSources(ConfigurableListableBeanFactory beanFactory, ManagedDatabase database) {

    /** Those that are made; nobody uses the others yet. */
    List<DataSource> all() {
        return Stream.of(beanFactory.getBeanNamesForType(DataSource.class, true, false))
                .filter(beanFactory::containsSingleton)
                .map(name -> beanFactory.getBean(name, DataSource.class))
                .filter(database::isDatabaseOf)
                .filter(dataSource -> Objects.equals(schema(dataSource), schema(database.dataSource())))
                .toList();
    }

    private static @Nullable String schema(DataSource dataSource) {
        DataSource target = dataSource;
        while (target instanceof DelegatingDataSource proxy && proxy.getTargetDataSource() != null) {
            target = proxy.getTargetDataSource();
        }
        BeanWrapper properties = PropertyAccessorFactory.forBeanPropertyAccess(target);
        return Stream.of("schema", "defaultSchema")
                .filter(properties::isReadableProperty)
                .map(properties::getPropertyValue)
                .filter(Objects::nonNull)
                .findFirst()
                .map(Object::toString)
                .orElse(null);
    }
}
