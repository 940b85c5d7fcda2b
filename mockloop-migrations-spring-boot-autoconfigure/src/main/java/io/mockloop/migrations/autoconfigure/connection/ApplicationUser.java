package io.mockloop.migrations.autoconfigure.connection;

import io.mockloop.migrations.connection.DatabaseUrl;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.util.StringUtils;

/**
 * As whom the application connects: what its data source says, else its connection details, else its URL.
 *
 * @param name none if nothing tells it
 */
record ApplicationUser(@Nullable String name, @Nullable String password) {

    private static final ApplicationUser NOBODY = new ApplicationUser(null, null);

    static ApplicationUser of(@Nullable DataSource dataSource, @Nullable JdbcConnectionDetails details) {
        ApplicationUser found = dataSource == null
                ? NOBODY
                : new ApplicationUser(
                        DataSourceProperties.find(dataSource, "username", "user")
                                .orElse(null),
                        DataSourceProperties.find(dataSource, "password").orElse(null));
        if (!found.isKnown() && details != null) {
            found = new ApplicationUser(details.getUsername(), details.getPassword());
        }
        if (!found.isKnown() && dataSource != null) {
            found = DataSourceProperties.find(dataSource, "jdbcUrl", "url")
                    .map(ApplicationUser::in)
                    .orElse(NOBODY);
        }
        return found.isKnown() ? found : NOBODY;
    }

    private static ApplicationUser in(String url) {
        try {
            DatabaseUrl read = DatabaseUrl.of(url);
            return new ApplicationUser(read.user(), read.password());
        } catch (IllegalArgumentException e) {
            return NOBODY; // of another kind, which its driver may read all the same
        }
    }

    private boolean isKnown() {
        return StringUtils.hasText(name);
    }

    /** The password is not for logs. */
    @Override
    public String toString() {
        return "ApplicationUser";
    }
}
