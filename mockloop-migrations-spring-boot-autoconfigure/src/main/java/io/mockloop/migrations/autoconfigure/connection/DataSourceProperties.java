package io.mockloop.migrations.autoconfigure.connection;

import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.BeansException;
import org.springframework.beans.PropertyAccessorFactory;

/** What a data source tells of itself, also behind a proxy; each kind has names of its own for it. */
final class DataSourceProperties {

    private static final String PROXIED = "targetDataSource";

    private DataSourceProperties() {}

    /** The first of these properties that there is. */
    static Optional<String> find(DataSource dataSource, String... names) {
        BeanWrapper properties = PropertyAccessorFactory.forBeanPropertyAccess(dataSource);
        return Stream.concat(Stream.of(names), Stream.of(PROXIED))
                .filter(properties::isReadableProperty)
                .map(name -> value(properties, name, names))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Some data sources answer with an exception before they are initialised. */
    private static Optional<String> value(BeanWrapper properties, String name, String... names) {
        try {
            Object value = properties.getPropertyValue(name);
            return value instanceof DataSource target
                    ? find(target, names)
                    : Optional.ofNullable(value).map(Object::toString);
        } catch (BeansException e) {
            return Optional.empty();
        }
    }
}
