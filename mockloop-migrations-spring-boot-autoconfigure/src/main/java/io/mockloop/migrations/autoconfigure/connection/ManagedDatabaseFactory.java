package io.mockloop.migrations.autoconfigure.connection;

import io.mockloop.migrations.connection.ClientSession;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Chooses the database to migrate: the data source that is marked for it, else the connection details made for
 * migrations, else the application's data source. What is made here opens a connection when one is asked for and pools
 * none, so that nothing stays open after a run.
 */
public final class ManagedDatabaseFactory {

    private static final Set<DatabaseDriver> SUPPORTED = EnumSet.of(
            DatabaseDriver.SQLITE,
            DatabaseDriver.POSTGRESQL,
            DatabaseDriver.MYSQL,
            DatabaseDriver.MARIADB,
            DatabaseDriver.TESTCONTAINERS);

    /** Containers of tests know their users, and SQLite has none. */
    private static final Set<DatabaseDriver> WITHOUT_USERS =
            EnumSet.of(DatabaseDriver.SQLITE, DatabaseDriver.TESTCONTAINERS);

    private static final Pattern NAMES_USER = Pattern.compile("(?i)[?&;(,]user(?:name)?=|//[^/?]*@");

    private final ListableBeanFactory beanFactory;

    /** Looks for data sources in a bean factory. */
    public ManagedDatabaseFactory(ListableBeanFactory beanFactory) {
        this.beanFactory = beanFactory;
    }

    /**
     * Chooses the database, without connecting to it.
     *
     * @param marked the data source that is marked for migrations, if there is one
     * @param details how migrations reach their database
     */
    public ManagedDatabase choose(@Nullable DataSource marked, MigrationConnectionDetails details) {
        if (marked != null) {
            return new ManagedDatabase(marked, marked);
        }
        DataSource application = beanFactory.getBeanProvider(DataSource.class).getIfUnique();
        String url = details.jdbcUrl();
        if (StringUtils.hasText(url) && !(application != null && isApplicationsOwn(url, details.username()))) {
            DataSource own = connect(url, asUser(application, url, details));
            return new ManagedDatabase(own, own);
        }
        if (application == null) {
            throw noneOf(BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beanFactory, DataSource.class));
        }
        if (!StringUtils.hasText(url) && StringUtils.hasText(details.username())) {
            return new ManagedDatabase(as(application, details), application);
        }
        return new ManagedDatabase(application, application);
    }

    /** A service connection gives both the same details; the application's pool serves then. */
    private boolean isApplicationsOwn(String url, @Nullable String username) {
        JdbcConnectionDetails own = applicationsDetails();
        return own != null
                && url.equals(own.getJdbcUrl())
                && (!StringUtils.hasText(username) || Objects.equals(username, own.getUsername()));
    }

    private @Nullable JdbcConnectionDetails applicationsDetails() {
        return beanFactory.getBeanProvider(JdbcConnectionDetails.class).getIfUnique();
    }

    /** A URL alone is another place, or another way there, for the application's user. */
    private MigrationConnectionDetails asUser(
            @Nullable DataSource application, String url, MigrationConnectionDetails details) {
        boolean namesUser = StringUtils.hasText(details.username())
                || NAMES_USER.matcher(url).find()
                || WITHOUT_USERS.contains(DatabaseDriver.fromJdbcUrl(url));
        if (namesUser) {
            return details;
        }
        ApplicationUser user = ApplicationUser.of(application, applicationsDetails());
        return new MigrationConnection(
                url,
                user.name(),
                StringUtils.hasText(details.password()) ? details.password() : user.password(),
                details.driverClassName());
    }

    private static DataSource connect(String url, MigrationConnectionDetails details) {
        if (!url.startsWith("jdbc:")) {
            throw MigrationDataSourceException.noUrl(url);
        }
        String given = details.driverClassName();
        DatabaseDriver known = DatabaseDriver.fromJdbcUrl(url);
        if (!StringUtils.hasText(given) && known == DatabaseDriver.UNKNOWN) {
            return new OtherDatabase(url, details);
        }
        if (!StringUtils.hasText(given) && !SUPPORTED.contains(known)) {
            throw MigrationDataSourceException.unsupported(url);
        }
        String driver = StringUtils.hasText(given) ? given : String.valueOf(known.getDriverClassName());
        if (!ClassUtils.isPresent(driver, null)) {
            throw MigrationDataSourceException.noDriver(driver, url);
        }
        return likeTheOwnClient(DataSourceBuilder.create()
                .type(SimpleDriverDataSource.class)
                .url(url)
                .driverClassName(driver)
                .username(details.username())
                .password(details.password())
                .build());
    }

    private static DataSource likeTheOwnClient(SimpleDriverDataSource dataSource) {
        Driver driver = dataSource.getDriver();
        String url = dataSource.getUrl();
        if (driver != null && url != null) {
            ClientSession session = ClientSession.of(driver.getClass().getName(), url);
            dataSource.setUrl(session.url());
            dataSource.setConnectionProperties(session.properties());
        }
        return dataSource;
    }

    private static DataSource as(DataSource application, MigrationConnectionDetails details) {
        DataSourceBuilder<SimpleDriverDataSource> builder = DataSourceBuilder.derivedFrom(unwrapped(application))
                .type(SimpleDriverDataSource.class)
                .username(details.username())
                .password(details.password());
        String driver = details.driverClassName();
        if (StringUtils.hasText(driver)) {
            builder.driverClassName(driver);
        }
        return likeTheOwnClient(builder.build());
    }

    /** Spring Boot 4.0 does not look behind a proxy. */
    private static DataSource unwrapped(DataSource dataSource) {
        DataSource target = dataSource;
        while (target instanceof DelegatingDataSource proxy && proxy.getTargetDataSource() != null) {
            target = proxy.getTargetDataSource();
        }
        return target;
    }

    private static MigrationDataSourceException noneOf(String[] beans) {
        return beans.length == 0
                ? MigrationDataSourceException.missing()
                : MigrationDataSourceException.ambiguous(Arrays.asList(beans));
    }

    /** For a URL that only its driver knows. If there is none, {@code DriverManager} would show the URL. */
    private static final class OtherDatabase extends DriverManagerDataSource {

        OtherDatabase(String url, MigrationConnectionDetails details) {
            super(url);
            setUsername(details.username());
            setPassword(details.password());
        }

        @Override
        protected Connection getConnectionFromDriverManager(String url, Properties properties) throws SQLException {
            if (DriverManager.drivers().noneMatch(driver -> accepts(driver, url))) {
                throw MigrationDataSourceException.unsupported(url);
            }
            return super.getConnectionFromDriverManager(url, properties);
        }

        private static boolean accepts(Driver driver, String url) {
            try {
                return driver.acceptsURL(url);
            } catch (SQLException e) {
                return false; // as DriverManager does
            }
        }
    }
}
