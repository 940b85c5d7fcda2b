package io.mockloop.migrations.autoconfigure.connection;

import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.BeansException;
import org.springframework.beans.PropertyAccessorFactory;

/**
 * The database that migrations run on. No bean of type {@code DataSource}, so that it is no candidate for the
 * application's own injection points.
 *
 * @param dataSource gives connections to it; pools none where it was made for migrations alone
 * @param origin the bean whose database it is; the same one where migrations have a database of their own
 */
public record ManagedDatabase(DataSource dataSource, DataSource origin) {

    /** Whether a data source is known to lead to this database: it is the same one, or has the same URL. */
    public boolean isDatabaseOf(DataSource other) {
        if (dataSource.equals(other) || origin.equals(other)) {
            return true;
        }
        Optional<String> url = url(other);
        return url.isPresent() && url.equals(url(dataSource));
    }

    private static Optional<String> url(DataSource dataSource) {
        BeanWrapper properties = PropertyAccessorFactory.forBeanPropertyAccess(dataSource);
        return Stream.of("jdbcUrl", "url", "targetDataSource")
                .filter(properties::isReadableProperty)
                .map(name -> value(properties, name))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Some data sources answer with an exception before they are initialised. */
    private static Optional<String> value(BeanWrapper properties, String name) {
        try {
            Object value = properties.getPropertyValue(name);
            return value instanceof DataSource target
                    ? url(target)
                    : Optional.ofNullable(value).map(Object::toString);
        } catch (BeansException e) {
            return Optional.empty();
        }
    }
}
