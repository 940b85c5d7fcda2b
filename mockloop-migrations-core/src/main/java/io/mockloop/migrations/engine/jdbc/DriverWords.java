package io.mockloop.migrations.engine.jdbc;

import io.mockloop.migrations.Remedy.Usual;
import io.mockloop.migrations.exception.DatabaseWords;
import io.mockloop.migrations.exception.MigrationFailedException.Reason;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Finds what the driver said, which pools and other layers wrap in words of their own. */
public final class DriverWords {

    private DriverWords() {}

    /** What was said on a connection. */
    public static DatabaseWords of(Throwable failure) {
        return of(failure, null);
    }

    /**
     * What was said in place of a connection.
     *
     * @param url what it was to be made with; null if it isn't known
     */
    public static DatabaseWords of(Throwable failure, @Nullable String url) {
        Throwable innermost = failure;
        for (Throwable each = failure; each != null; each = each.getCause()) {
            innermost = each;
        }
        SQLException driversOwn = driversOwn(failure);
        return driversOwn == null
                ? DatabaseWords.of(failure, innermost, null, url)
                : DatabaseWords.of(failure, driversOwn, reason(driversOwn), url);
    }

    /** What the driver said before anybody put it in other words; null if it wasn't the database. */
    public static @Nullable SQLException driversOwn(Throwable failure) {
        SQLException driversOwn = null;
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql) {
                driversOwn = sql;
            }
        }
        return driversOwn;
    }

    /** What the database said last; null if it wasn't the database. */
    public static @Nullable SQLException sqlException(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    /** What to look at if no connection could be had: drivers have no code for this. */
    public static Usual check(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            String message = String.valueOf(each.getMessage());
            if (message.contains("RSA public key") || message.contains("Public Key Retrieval")) {
                return Usual.CHECK_SERVER_KEY;
            }
            if (message.contains("authentication protocol requested")) {
                return Usual.CHECK_LOGIN;
            }
        }
        return Usual.CHECK_CONNECTION;
    }

    private static Reason reason(SQLException sql) {
        String message = sql.getMessage();
        return Reason.ofDatabase(
                sql.getSQLState(),
                sql.getErrorCode(),
                message == null || message.isBlank() ? sql.getClass().getName() : message);
    }
}
