package io.mockloop.migrations.autoconfigure.connection;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * How migrations reach their database if that isn't simply the application's data source. Comes from
 * {@code mockloop.migrations.url} and its neighbours, unless a container or another service connection gives it.
 */
public interface MigrationConnectionDetails extends ConnectionDetails {

    /** The JDBC URL; none if it is the application's. */
    @Nullable String jdbcUrl();

    /** The user that migrates; none if it is the application's. */
    @Nullable String username();

    /** The user's password. */
    @Nullable String password();

    /** The driver; none if the URL tells it. */
    @Nullable String driverClassName();
}
