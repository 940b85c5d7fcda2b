package io.mockloop.migrations.cli.connection;

import java.nio.file.Path;
import java.sql.Driver;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes data sources out of properties of {@code mockloop.migrations}. */
public final class DataSources {

    private static final Logger logger = LoggerFactory.getLogger(DataSources.class);

    private final Drivers drivers;
    private final boolean writes;

    /**
     * Prepares.
     *
     * @param classLoader where drivers are
     * @param writes whether the database may be changed; if not, none is made either
     */
    public DataSources(ClassLoader classLoader, boolean writes) {
        this.drivers = new Drivers(classLoader);
        this.writes = writes;
    }

    /**
     * The data source that properties mean; each connection is a new one.
     *
     * @throws IllegalArgumentException if they mean none, with what to do
     */
    public DataSource of(Map<String, String> properties) {
        String typed = properties.get("url");
        if (typed == null || typed.isBlank()) {
            throw new IllegalArgumentException(
                    "No database is named. Give --url, MOCKLOOP_DATABASE_URL, or --config with an application.yml.");
        }
        DatabaseUrl url = existing(DatabaseUrl.of(typed));
        String user = properties.getOrDefault("username", url.user());
        String password = properties.getOrDefault("password", url.password());
        if (url.isOf("sqlite")) {
            SqliteLibrary.keep();
        }
        Driver driver = drivers.of(url, properties.get("driver-class-name"));
        Properties who = credentials(user, password);
        boolean byMariaDb = driver.getClass().getName().startsWith("org.mariadb.");
        return byMariaDb ? byMariaDb(driver, url, who) : new DriverDataSource(driver, url.jdbc(), who);
    }

    private DatabaseUrl existing(DatabaseUrl url) {
        Optional<Path> missing = url.isOf("sqlite") ? SqliteFile.missing(url) : Optional.empty();
        if (writes || missing.isEmpty()) {
            return url;
        }
        logger.warn("The file {} doesn't exist yet: an empty database is shown", missing.get());
        return SqliteFile.nowhere();
    }

    private static DataSource byMariaDb(Driver driver, DatabaseUrl url, Properties who) {
        MySqlUrl mySql = MySqlUrl.of(url.jdbc());
        if (!mySql.isPlain()) {
            throw new IllegalArgumentException(
                    "%s is for MySQL's own driver: name the jar of Connector/J with --classpath."
                            .formatted(url.shown()));
        }
        return mySql.saysHowToEncrypt()
                ? new DriverDataSource(driver, mySql.jdbc(), who)
                : new TlsFirstDataSource(driver, mySql, who);
    }

    private static Properties credentials(@Nullable String user, @Nullable String password) {
        Properties credentials = new Properties();
        if (user != null) {
            credentials.setProperty("user", user);
        }
        if (password != null) {
            credentials.setProperty("password", password);
        }
        return credentials;
    }
}
