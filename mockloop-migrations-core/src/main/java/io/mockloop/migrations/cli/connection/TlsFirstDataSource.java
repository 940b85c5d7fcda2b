package io.mockloop.migrations.cli.connection;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** Encrypts where the server can and the URL doesn't say otherwise; MariaDB's driver doesn't by itself. */
final class TlsFirstDataSource extends AbstractDataSource {

    private static final Logger logger = LoggerFactory.getLogger(TlsFirstDataSource.class);

    private final SimpleDriverDataSource encrypted;
    private final SimpleDriverDataSource plain;
    private boolean isPlain;
    private boolean isSaid;

    TlsFirstDataSource(Driver driver, MySqlUrl url, @Nullable String user, @Nullable String password) {
        this.encrypted = DataSources.of(driver, url.with("trust").jdbc(), user, password);
        this.plain = DataSources.of(driver, url.with("disable").jdbc(), user, password);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return isPlain ? plain.getConnection() : encryptedWherePossible();
    }

    private Connection encryptedWherePossible() throws SQLException {
        try {
            Connection connection = encrypted.getConnection();
            sayOnce("The connection is encrypted, but the server's certificate isn't checked:"
                    + " sslMode=verify-full in the URL checks it, sslMode=trust says that it needs not be");
            return connection;
        } catch (SQLException e) {
            if (!isUnencrypted(e)) {
                throw e;
            }
            Connection connection = plain.getConnection();
            isPlain = true;
            sayOnce("The connection is not encrypted, since the server can't: sslMode=disable in the URL says that it"
                    + " needs not be");
            return connection;
        }
    }

    private void sayOnce(String what) {
        if (!isSaid) {
            isSaid = true;
            logger.warn(what);
        }
    }

    /** The driver has no code for it. */
    private static boolean isUnencrypted(SQLException failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("ssl not enabled");
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new UnsupportedOperationException("Connections are made for one user");
    }
}
