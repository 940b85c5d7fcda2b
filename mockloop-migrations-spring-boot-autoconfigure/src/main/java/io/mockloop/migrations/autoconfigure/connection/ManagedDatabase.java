package io.mockloop.migrations.autoconfigure.connection;

import java.util.Optional;
import javax.sql.DataSource;

/**
 * The database that migrations run on. No bean of type {@code DataSource}, so that it is no candidate for the
 * application's own injection points.
 *
 * @param dataSource gives connections to it; pools none if it was made for migrations alone
 * @param origin the bean whose database it is; the same one if migrations have a database of their own
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
        return DataSourceProperties.find(dataSource, "jdbcUrl", "url");
    }
}
