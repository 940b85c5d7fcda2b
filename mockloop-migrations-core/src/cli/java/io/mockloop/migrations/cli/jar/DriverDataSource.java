package io.mockloop.migrations.cli.jar;

import io.mockloop.migrations.engine.jdbc.DataSourceLogin;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A driver's connections, each a new one. Spring's data sources of this kind set up a logging library of their own
 * first, which costs a command that only looks a good part of its time.
 */
class DriverDataSource implements DataSource, DataSourceLogin.Teller {

    private final Driver driver;
    private final String url;
    private final Properties properties;
    private final boolean isQuoted;

    /**
     * Connects with a driver.
     *
     * @param isQuoted whether the driver's own words can be told: it may show the URL, and that may hold a password
     */
    DriverDataSource(Driver driver, String url, Properties properties, boolean isQuoted) {
        this.driver = driver;
        this.url = url;
        this.properties = properties;
        this.isQuoted = isQuoted;
    }

    @Override
    public final Connection getConnection() throws SQLException {
        try {
            return open();
        } catch (SQLException e) {
            if (isQuoted) {
                throw e;
            }
            throw new SQLException(
                    "The driver %s cannot connect. What it says isn't shown, since the URL may hold a password: give that with --password"
                            .formatted(driver.getClass().getName()),
                    e.getSQLState(),
                    e.getErrorCode());
        }
    }

    @Override
    public @Nullable String user() {
        return properties.getProperty("user");
    }

    @Override
    public @Nullable String password() {
        return properties.getProperty("password");
    }

    Connection open() throws SQLException {
        return connect(url);
    }

    final Connection connect(String jdbcUrl) throws SQLException {
        Connection connection = connection(jdbcUrl);
        if (connection == null) {
            throw new SQLException("The driver %s doesn't take this URL"
                    .formatted(driver.getClass().getName()));
        }
        return connection;
    }

    private @Nullable Connection connection(String jdbcUrl) throws SQLException {
        try {
            return driver.connect(jdbcUrl, properties);
        } catch (RuntimeException e) {
            throw new SQLException("The driver cannot connect: " + e.getMessage(), e);
        }
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("Connections are made for one user");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("Nothing is logged");
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("The URL says how long to wait");
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(Logger.GLOBAL_LOGGER_NAME);
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (!isWrapperFor(type)) {
            throw new SQLException("This is no " + type.getName());
        }
        return type.cast(this);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
