package io.mockloop.migrations.testing;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.engine.DefaultMigrationManager;
import io.mockloop.migrations.engine.jdbc.DataSourceLogin;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database that is named by people, to be taken in place of one that is made and thrown away. */
public final class NamedDatabase {

    private NamedDatabase() {}

    /**
     * What leads to one.
     *
     * @param manager of the given database
     * @param url a JDBC URL
     * @param user null if it is that of the given database, as the password is then
     * @throws IllegalArgumentException if the manager was not made by a {@code MigrationManagerBuilder}, or is behind a
     *     proxy
     */
    public static DataSource of(
            MigrationManager manager, String url, @Nullable String user, @Nullable String password) {
        DataSourceLogin given = DataSourceLogin.of(known(manager).trials().dataSource());
        String name = user == null ? given.user() : user;
        String secret = user == null && password == null ? given.password() : password;
        DriverManagerDataSource named = new DriverManagerDataSource(url);
        if (name != null) {
            named.setUsername(name);
        }
        if (secret != null) {
            named.setPassword(secret);
        }
        return named;
    }

    static DefaultMigrationManager known(MigrationManager manager) {
        if (manager instanceof DefaultMigrationManager known) {
            return known;
        }
        throw new IllegalArgumentException("%s was not made by a MigrationManagerBuilder"
                .formatted(manager.getClass().getName()));
    }
}
