package io.mockloop.migrations.cli;

import io.mockloop.migrations.cli.output.Wording;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.NonEmptyDatabaseException;
import io.mockloop.migrations.workspace.lock.FilesException;

/** What to do after a failure, in what can be typed here: the engine speaks of properties and calls. */
final class Advice {

    private Advice() {}

    static String of(MigrationException failure) {
        if (failure instanceof FilesException) {
            return failure.action();
        }
        return switch (failure.code()) {
            case "UNKNOWN_VERSION", "NOT_APPLIED", "ALREADY_APPLIED" ->
                "mockloop db status lists what is applied and what is pending.";
            case "TARGET_BELOW_CURRENT" -> "To go back use mockloop db rollback --version V.";
            case "NON_EMPTY_DATABASE" -> baseline(failure);
            case "NO_CONNECTION" -> connection(failure);
            default -> Wording.asTyped(failure.action());
        };
    }

    private static String baseline(MigrationException failure) {
        return failure instanceof NonEmptyDatabaseException known && known.version() != null
                ? "Go on at that version: mockloop db baseline --version %s.".formatted(known.version())
                : "Say which version it is at: mockloop db baseline --version V.";
    }

    /** What a driver's failure asks for beyond the usual. */
    private static String connection(MigrationException failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            String message = String.valueOf(each.getMessage());
            if (message.contains("RSA public key") || message.contains("Public Key Retrieval")) {
                return "The server wants the password encrypted with its key. Connect with TLS; or, on a network that you"
                        + " trust, add allowPublicKeyRetrieval=true to the URL.";
            }
            if (message.contains("authentication protocol requested")) {
                return "MariaDB's driver doesn't have the way to log in that the server asks for. Check --user: MySQL asks"
                        + " for any of its ways where it doesn't know a user. For one that it knows, name the jar of"
                        + " Connector/J with --classpath, and a jdbc:mysql: URL.";
            }
        }
        return "Check that the database is up, and --url, --user and the password.";
    }
}
