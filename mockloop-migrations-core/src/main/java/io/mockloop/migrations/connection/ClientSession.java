package io.mockloop.migrations.connection;

import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What makes a driver's sessions what the server's own client makes them: parameters, before which those of the URL go.
 * They cost no round trip but the one that MariaDB's driver has for such things anyway.
 *
 * @param url the URL, with what had to be joined to one of its own parameters
 * @param properties the parameters
 */
public record ClientSession(String url, Properties properties) {

    private static final String MARIADB_DRIVER = "org.mariadb.";
    private static final String CONNECTOR_J = "com.mysql.";
    private static final String POSTGRESQL_DRIVER = "org.postgresql.";

    private static final String VARIABLES = "sessionVariables";
    private static final Pattern OWN_VARIABLES = Pattern.compile("(?i)([?&]" + VARIABLES + "=)(?=.)");
    private static final Pattern OWN_COLLATION = Pattern.compile("(?i)[?&]connectionCollation=.");

    /**
     * MariaDB's driver asks for IGNORE_SPACE with each connection, so that the session has it beside what the server
     * says. A combined mode, such as ANSI, that holds it brings it back by itself.
     */
    private static final String SQL_MODE = "sql_mode=IF(FIND_IN_SET('IGNORE_SPACE',@@global.sql_mode),"
            + "@@session.sql_mode,REPLACE(@@session.sql_mode,'IGNORE_SPACE',''))";

    /** It takes the server's collation, while a client takes that of its character set. */
    private static final String NAMES = ",NAMES utf8mb4";

    /** Of no use is how a password stands in them. */
    @Override
    public String toString() {
        return "ClientSession";
    }

    /**
     * The session of a driver.
     *
     * @param driver its class
     */
    public static ClientSession of(String driver, String url) {
        Properties properties = new Properties();
        if (driver.startsWith(CONNECTOR_J)) {
            countAsClient(properties);
        } else if (driver.startsWith(MARIADB_DRIVER)) {
            countAsClient(properties);
            // MySQL's greeting says that auto-commit is on, even if it is not, and the driver believes it.
            properties.setProperty("autocommit", "true");
            String variables = OWN_COLLATION.matcher(url).find() ? SQL_MODE : SQL_MODE + NAMES;
            properties.setProperty(VARIABLES, variables);
            String joined = OWN_VARIABLES.matcher(url).replaceFirst("$1" + Matcher.quoteReplacement(variables) + ",");
            return new ClientSession(joined, properties);
        } else if (driver.startsWith(POSTGRESQL_DRIVER)) {
            // The application's name then goes along with the first message, if it else takes one of its own.
            properties.setProperty("assumeMinServerVersion", "9.4");
        }
        return new ClientSession(url, properties);
    }

    /** Rows that were changed, not found; and a sql_mode that the server was given, though it be lax. */
    private static void countAsClient(Properties properties) {
        properties.setProperty("useAffectedRows", "true");
        properties.setProperty("jdbcCompliantTruncation", "false");
    }

    /** The same session in UTC, whatever the server's and this machine's time zones are. */
    public ClientSession inUtc() {
        if (properties.containsKey("useAffectedRows")) {
            properties.setProperty("connectionTimeZone", "UTC");
            properties.setProperty("forceConnectionTimeZoneToSession", "true");
        }
        return this;
    }

    /** The parameters, and a user's credentials. */
    public Properties with(Properties credentials) {
        Properties all = new Properties();
        all.putAll(properties);
        all.putAll(credentials);
        return all;
    }
}
