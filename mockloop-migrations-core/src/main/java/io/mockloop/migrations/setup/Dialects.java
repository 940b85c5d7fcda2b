package io.mockloop.migrations.setup;

import io.mockloop.migrations.dialect.Dialect;
import io.mockloop.migrations.dialect.mariadb.MariaDbDialect;
import io.mockloop.migrations.dialect.mysql.MySqlDialect;
import io.mockloop.migrations.dialect.postgresql.PostgreSqlDialect;
import io.mockloop.migrations.dialect.sqlite.SqliteDialect;
import io.mockloop.migrations.exception.ConnectionException;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;

/** Tells the database that a connection leads to; the drivers know it without asking. */
final class Dialects {

    /** What old MariaDB servers put before their version, for replicas of MySQL's. */
    private static final String REPLICATION_PREFIX = "5.5.5-";

    private Dialects() {}

    static Dialect of(DatabaseMetaData metaData) throws SQLException {
        String product = metaData.getDatabaseProductName();
        String version = metaData.getDatabaseProductVersion().toLowerCase(Locale.ROOT);
        return switch (product.toLowerCase(Locale.ROOT)) {
            case "sqlite" -> new SqliteDialect();
            case "postgresql" -> new PostgreSqlDialect();
            case "mariadb" -> new MariaDbDialect();
            case "mysql" -> version.contains("mariadb") ? new MariaDbDialect() : new MySqlDialect();
            default -> throw ConnectionException.unsupported(product);
        };
    }

    /** Product and version, without what a distribution put behind it. */
    static String product(Dialect dialect, DatabaseMetaData metaData) throws SQLException {
        String version = metaData.getDatabaseProductVersion();
        if (version.startsWith(REPLICATION_PREFIX)) {
            version = version.substring(REPLICATION_PREFIX.length());
        }
        int end = 0;
        while (end < version.length() && (Character.isDigit(version.charAt(end)) || version.charAt(end) == '.')) {
            end++;
        }
        return dialect.database().displayName() + " " + (end == 0 ? version : version.substring(0, end));
    }
}
