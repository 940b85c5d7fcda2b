package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.SetProperty;
import io.mockloop.migrations.Remedy.Usual;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The database cannot be reached, is not one of those that are supported, or broke off. */
public final class ConnectionException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private static final String SUPPORTED = "Use SQLite, PostgreSQL, MySQL or MariaDB";

    /** What Spring Boot makes if no other database is configured, as in many tests. */
    private static final Set<String> EMBEDDED = Set.of("H2", "HSQL Database Engine", "Apache Derby");

    private static final String IN_A_TEST =
            ": in a test with Spring Boot by a container with @ServiceConnection, in the"
                    + " application by spring.datasource.url. Where a test needs no migrations, set %s.";

    private ConnectionException(
            String code,
            String what,
            @Nullable String database,
            Consequence left,
            String said,
            Message advice,
            @Nullable Throwable cause) {
        super(code, what, new Where(database, null, null), left, said, advice, cause);
    }

    /**
     * No connection could be had.
     *
     * @param attempts how often it was tried
     * @param url what it was tried with, of which no more is shown than may be; null if it isn't known
     * @param said what was said the last time
     * @param check what to look at first
     */
    public static ConnectionException unreachable(
            int attempts, @Nullable String url, DatabaseWords said, Usual check, Throwable cause) {
        return new ConnectionException(
                "NO_CONNECTION",
                "Could not connect to the database%s, tried %s.\n%s"
                        .formatted(
                                url == null ? "" : " at " + ShownUrl.of(url).text(),
                                attempts == 1 ? "once" : attempts + " times",
                                said.text()),
                null,
                Consequence.NOT_BEGUN,
                "",
                Message.of("%s", check),
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
                null,
                Consequence.NOT_BEGUN,
                "",
                EMBEDDED.contains(product)
                        ? Message.of(SUPPORTED + IN_A_TEST, new SetProperty("enabled", "false"))
                        : Message.of(SUPPORTED + "."),
                null);
    }

    /**
     * A statement of our own failed.
     *
     * @param what what it was to do
     * @param database product and version
     * @param left what state the database is in now
     */
    public static ConnectionException failed(
            String what, String database, Consequence left, DatabaseWords said, Throwable cause) {
        return new ConnectionException(
                "DATABASE_ERROR",
                "%s failed on %s.".formatted(what, database),
                database,
                left,
                "\n" + said.text(),
                Message.of("See what the database says, and %s.", Usual.START_AGAIN),
                said.isWhole() ? cause : null);
    }
}
