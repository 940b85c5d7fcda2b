package io.mockloop.migrations.testkit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.Database;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * One user's way into one database: all that another process needs to reach it.
 *
 * @param kind the database product
 * @param url the JDBC URL, without user and password
 * @param user the user, empty on SQLite
 * @param password the password, empty on SQLite
 */
public record DatabaseAccess(Database kind, String url, String user, String password) {

    /** The access that {@link #arguments()} of another process were made from. */
    public static DatabaseAccess of(String... arguments) {
        return new DatabaseAccess(Database.valueOf(arguments[0]), arguments[1], arguments[2], arguments[3]);
    }

    /** This access as the first four arguments of a program that calls {@link #of}. */
    public String[] arguments() {
        return new String[] {kind.name(), url, user, password};
    }

    /** A data source that opens a connection each time it is asked for one. */
    public DataSource dataSource() {
        return new DriverManagerDataSource(url, user, password);
    }

    /** A new connection. */
    public Connection connect() throws SQLException {
        return dataSource().getConnection();
    }

    /** A pool of {@code size} connections with Hikari's own settings, opened as far as they are used. */
    public HikariDataSource pool(int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    /** The same access through another port of this machine. */
    DatabaseAccess throughLocalPort(int port) {
        URI uri = address();
        return new DatabaseAccess(
                kind, url.replace(uri.getHost() + ":" + uri.getPort(), "localhost:" + port), user, password);
    }

    /** Host and port of the server, as parts of a URI. */
    URI address() {
        return URI.create(url.substring("jdbc:".length()));
    }
}
