package io.mockloop.migrations.cli.jar;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Encrypts if the server can and the URL doesn't say otherwise; MariaDB's driver doesn't by itself. */
final class TlsFirstDataSource extends DriverDataSource {

    private static final Logger logger = LoggerFactory.getLogger(TlsFirstDataSource.class);

    private final String plain;
    private boolean isPlain;

    TlsFirstDataSource(Driver driver, MySqlUrl url, Properties properties, boolean isQuoted) {
        super(driver, url.with("trust").jdbc(), properties, isQuoted);
        this.plain = url.with("disable").jdbc();
    }

    @Override
    Connection open() throws SQLException {
        return isPlain ? connect(plain) : encryptedWherePossible();
    }

    private Connection encryptedWherePossible() throws SQLException {
        try {
            Connection connection = super.open();
            logger.info(
                    "The connection is encrypted, but the server's certificate isn't checked: sslMode=verify-full in"
                            + " the URL checks it");
            return connection;
        } catch (SQLException e) {
            if (!isUnencrypted(e)) {
                throw e;
            }
            Connection connection = connect(plain);
            isPlain = true;
            logger.warn(
                    "The connection is not encrypted, since the server can't: sslMode=disable in the URL says that it"
                            + " needs not be");
            return connection;
        }
    }

    /** The driver has no code for it. */
    private static boolean isUnencrypted(SQLException failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("ssl not enabled");
    }
}
