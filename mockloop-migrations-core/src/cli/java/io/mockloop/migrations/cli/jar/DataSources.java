package io.mockloop.migrations.cli.jar;

import io.mockloop.migrations.connection.ClientSession;
import io.mockloop.migrations.connection.DatabaseUrl;
import io.mockloop.migrations.connection.SqliteFile;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.StringUtils;

/** Makes data sources out of properties of {@code mockloop.migrations}. */
final class DataSources {

    private static final Logger logger = LoggerFactory.getLogger(DataSources.class);

    private final Drivers drivers;
    private final boolean makesDatabase;

    /**
     * Prepares.
     *
     * @param classLoader where drivers are
     * @param makesDatabase whether a database that isn't there is made, if that is a file
     */
    public DataSources(ClassLoader classLoader, boolean makesDatabase) {
        this.drivers = new Drivers(classLoader);
        this.makesDatabase = makesDatabase;
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
        DatabaseUrl named = DatabaseUrl.of(typed);
        Optional<Path> missing =
                (named.isOf("sqlite") ? SqliteFile.missing(named) : Optional.<Path>empty()).filter(file -> !makesDatabase);
        DataSource dataSource = of(missing.isEmpty() ? named : SqliteFile.nowhere(), properties);
        missing.ifPresent(file ->
                logger.warn("The file {} doesn't exist yet: an empty database is shown", SqliteFile.shown(file)));
        return dataSource;
    }

    private DataSource of(DatabaseUrl url, Map<String, String> properties) {
        String user = properties.getOrDefault("username", url.user());
        String password = properties.getOrDefault("password", url.password());
        if (url.isOf("sqlite")) {
            SqliteLibrary.keep();
        }
        boolean isPostgreSql = url.isOf("postgresql");
        if (url.namesNoDatabase() && (isPostgreSql || !properties.containsKey("schema"))) {
            throw new IllegalArgumentException("%s names no database: write %s."
                    .formatted(
                            url.shown(),
                            isPostgreSql
                                    ? "postgresql://user@host/database"
                                    : "mysql://user@host/database, or mariadb://user@host/database"));
        }
        Driver driver = drivers.of(url, properties.get("driver-class-name"));
        if (url.isOf("sqlite")) {
            requireKnownParameters(driver, url);
        }
        Properties who = credentials(user, password);
        boolean byMariaDb = driver.getClass().getName().startsWith("org.mariadb.");
        return byMariaDb ? byMariaDb(driver, url, who) : byAny(driver, url, who);
    }

    private static DataSource byAny(Driver driver, DatabaseUrl url, Properties who) {
        if (accepts(driver, url)) {
            Properties properties = session(driver, url.jdbc()).with(who);
            return url.isOf("postgresql") && !DateOrderDataSource.isSaidBy(url.jdbc())
                    ? new DateOrderDataSource(driver, url.jdbc(), properties, url.isWithoutSecrets())
                    : new DriverDataSource(driver, url.jdbc(), properties, url.isWithoutSecrets());
        }
        throw new IllegalArgumentException("%s is no URL that the driver %s can read."
                .formatted(url.shown(), driver.getClass().getName()));
    }

    /** What a driver says of a URL that it cannot read shows it. */
    private static boolean accepts(Driver driver, DatabaseUrl url) {
        try {
            return driver.acceptsURL(url.jdbc());
        } catch (SQLException | RuntimeException e) {
            logger.debug("{} is not accepted, by an exception of {}", url.shown(), e.getClass());
            return false;
        }
    }

    /** The driver takes all others for a part of the file's name. */
    private static void requireKnownParameters(Driver driver, DatabaseUrl url) {
        int start = url.jdbc().indexOf('?');
        if (start < 0 || url.jdbc().startsWith("jdbc:sqlite:file:")) {
            return;
        }
        Set<String> known = new HashSet<>();
        try {
            for (DriverPropertyInfo each : driver.getPropertyInfo(url.jdbc(), new Properties())) {
                known.add(each.name);
            }
        } catch (SQLException e) {
            String reason = url.isWithoutSecrets() ? ": " + e.getMessage() : "";
            throw new IllegalArgumentException("%s cannot be read%s".formatted(url.shown(), reason));
        }
        for (String each : StringUtils.tokenizeToStringArray(url.jdbc().substring(start + 1), "&")) {
            String name = each.split("=", 2)[0].strip().toLowerCase(Locale.ROOT);
            if (!known.contains(name)) {
                throw new IllegalArgumentException("In %s there is no parameter %s that SQLite's driver knows."
                        .formatted(url.shown(), url.isWithoutSecrets() ? name : "..."));
            }
        }
    }


    private static DataSource byMariaDb(Driver driver, DatabaseUrl url, Properties who) {
        MySqlUrl mySql = MySqlUrl.of(url.jdbc());
        if (!mySql.namesAHost()) {
            throw new IllegalArgumentException(
                    "%s names no host: write mysql://host/database, or mariadb://host/database."
                            .formatted(url.shown()));
        }
        if (url.isOf("mysql") && !mySql.isPlain()) {
            throw new IllegalArgumentException(
                    "%s is for MySQL's own driver: name the jar of Connector/J with --classpath."
                            .formatted(url.shown()));
        }
        ClientSession session = session(driver, mySql.jdbc());
        MySqlUrl joined = MySqlUrl.of(session.url());
        return joined.saysHowToEncrypt()
                ? new DriverDataSource(driver, joined.jdbc(), session.with(who), url.isWithoutSecrets())
                : new TlsFirstDataSource(driver, joined, session.with(who), url.isWithoutSecrets());
    }

    private static ClientSession session(Driver driver, String url) {
        return ClientSession.of(driver.getClass().getName(), url).inUtc();
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
