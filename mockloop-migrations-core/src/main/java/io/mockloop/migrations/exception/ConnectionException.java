package io.mockloop.migrations.exception;

import org.jspecify.annotations.Nullable;

/** The database cannot be reached, is not one of those that are supported, or broke off. */
public final class ConnectionException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private ConnectionException(String code, String description, String action, @Nullable Throwable cause) {
        super(code, description, action, cause);
    }

    /**
     * No connection could be had.
     *
     * @param attempts how often it was tried
     */
    public static ConnectionException unreachable(int attempts, Throwable cause) {
        return new ConnectionException(
                "NO_CONNECTION",
                "No connection to the database could be had, tried %s."
                        .formatted(attempts == 1 ? "once" : attempts + " times"),
                "Check that the database is up, and its URL, user and password; mockloop.migrations.connect-retries waits for one"
                        + " that isn't up yet.",
                cause);
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
                "Use SQLite, PostgreSQL, MySQL or MariaDB.",
                null);
    }

    /**
     * A statement of our own failed.
     *
     * @param what what it was to do
     * @param database product and version
     */
    public static ConnectionException failed(String what, String database, String left, Throwable cause) {
        return new ConnectionException(
                "DATABASE_ERROR",
                "%s failed on %s. %s".formatted(what, database, left),
                "See the cause below, and start again.",
                cause);
    }
}
