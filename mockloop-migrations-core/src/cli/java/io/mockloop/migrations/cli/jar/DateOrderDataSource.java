package io.mockloop.migrations.cli.jar;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Properties;

/**
 * PostgreSQL's sessions, with the order of day, month and year in dates that ALTER DATABASE or ALTER ROLE say. The
 * driver asks for DateStyle ISO with each connection, so that their value never comes to be, and its order, which is
 * how 01/02/2026 is read, with it; one round trip.
 */
final class DateOrderDataSource extends DriverDataSource {

    /** The first of these counts (manual, 53.16: pg_db_role_setting); a style alone may mean an order, too (8.5.2). */
    private static final String ORDER = """
            SELECT pg_catalog.set_config('datestyle', 'ISO, ' || s.date_order, false)
            FROM (SELECT CASE WHEN c ~* 'ymd' THEN 'YMD' WHEN c ~* 'mdy|=.*us|noneuro' THEN 'MDY'
                WHEN c ~* 'dmy|euro|german' THEN 'DMY' END AS date_order
              FROM pg_catalog.pg_db_role_setting d, pg_catalog.unnest(d.setconfig) AS c
              WHERE c ~* '^datestyle='
                AND d.setdatabase IN (0, (SELECT oid FROM pg_catalog.pg_database
                  WHERE datname = pg_catalog.current_database()))
                AND d.setrole IN (0, (SELECT oid FROM pg_catalog.pg_roles WHERE rolname = session_user))
              ORDER BY d.setrole <> 0 DESC, d.setdatabase <> 0 DESC LIMIT 1) s
            WHERE s.date_order IS NOT NULL""";

    DateOrderDataSource(Driver driver, String url, Properties properties, boolean isQuoted) {
        super(driver, url, properties, isQuoted);
    }

    /** Whether the options of a URL say it, which goes before what the server has. */
    static boolean isSaidBy(String url) {
        return url.toLowerCase(Locale.ROOT).contains("datestyle");
    }

    @Override
    Connection open() throws SQLException {
        Connection connection = super.open();
        try (Statement statement = connection.createStatement()) {
            statement.execute(ORDER);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
