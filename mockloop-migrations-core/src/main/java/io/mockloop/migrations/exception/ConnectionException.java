package io.mockloop.migrations.exception;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The database cannot be reached, is not one of those that are supported, or broke off. */
public final class ConnectionException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private static final String SUPPORTED = "Use SQLite, PostgreSQL, MySQL or MariaDB";

    /** What Spring Boot makes where no other database is configured, as in many tests. */
    private static final Set<String> EMBEDDED = Set.of("H2", "HSQL Database Engine", "Apache Derby");

    private static final String IN_A_TEST =
            ": in a test with Spring Boot by a container with @ServiceConnection, in the"
                    + " application by spring.datasource.url. Where a test needs no migrations, set"
                    + " mockloop.migrations.enabled=false.";

    private ConnectionException(String code, String description, String action, @Nullable Throwable cause) {
        super(code, description, action, cause);
    }

    /**
     * No connection could be had.
     *
     * @param attempts how often it was tried
     * @param url what it was tried with, of which no more is shown than may be; null where it isn't known
     * @param said what was said the last time
     */
    public static ConnectionException unreachable(
            int attempts, @Nullable String url, DatabaseWords said, Throwable cause) {
        return new ConnectionException(
                "NO_CONNECTION",
                "No connection to the database%s could be had, tried %s.\n%s"
                        .formatted(
                                url == null ? "" : " at " + ShownUrl.of(url).text(),
                                attempts == 1 ? "once" : attempts + " times",
                                said.text()),
                "Check that the database is up, and its URL, user and password; mockloop.migrations.connect-retries waits for one"
                        + " that isn't up yet.",
                said.isWhole() ? cause : null);
    }

    /**
     * A database that isn't supported.
     *
     * @param product what it calls itself
     */
    public static ConnectionException unsupported(String product) {
        return new ConnectionException(
                "UNSUPPORTED_DATABASE",
                "The database %s is not supported.".formatted(product),
                EMBEDDED.contains(product) ? SUPPORTED + IN_A_TEST : SUPPORTED + ".",
                null);
    }

    /**
     * A statement of our own failed.
     *
     * @param what what it was to do
     * @param database product and version
     * @param left what state the database is in now, as a sentence
     */
    public static ConnectionException failed(
            String what, String database, String left, DatabaseWords said, Throwable cause) {
        return new ConnectionException(
                "DATABASE_ERROR",
                "%s failed on %s. %s\n%s".formatted(what, database, left, said.text()),
                "See what the database says, and start again.",
                said.isWhole() ? cause : null);
    }
}
