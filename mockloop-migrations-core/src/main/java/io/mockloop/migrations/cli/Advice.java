package io.mockloop.migrations.cli;

import io.mockloop.migrations.exception.MigrationException;
import java.util.regex.Pattern;

/** What to do after a failure, in what can be typed here: the engine speaks of properties and calls. */
final class Advice {

    private static final Pattern PLACEHOLDER =
            Pattern.compile("mockloop\\.migrations\\.placeholders\\.\\[?([^], ]+)]?");
    private static final Pattern OPTION = Pattern.compile(
            "mockloop\\.migrations\\.(out-of-order|on-missing|on-future|rollback-from|table|schema|placeholder-replacement)");
    private static final Pattern LOCK_TIMEOUT = Pattern.compile("mockloop\\.migrations\\.lock\\.timeout");
    private static final Pattern USER =
            Pattern.compile("mockloop\\.migrations\\.username and mockloop\\.migrations\\.password");
    private static final Pattern CALL = Pattern.compile("MigrationManager\\.(repair|baseline|history)");

    private Advice() {}

    static String of(MigrationException failure) {
        return switch (failure.code()) {
            case "UNKNOWN_VERSION", "NOT_APPLIED", "ALREADY_APPLIED" ->
                "mockloop db status lists what is applied and what is pending.";
            case "TARGET_BELOW_CURRENT" -> "To go back use mockloop db rollback --version V.";
            case "NON_EMPTY_DATABASE" -> "Say which version it is at: mockloop db baseline --version V.";
            case "NO_CONNECTION" -> connection(failure);
            default -> inOptions(failure.action());
        };
    }

    /** What a driver's failure asks for beyond the usual. */
    private static String connection(MigrationException failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            String message = String.valueOf(each.getMessage());
            if (message.contains("RSA public key") || message.contains("Public Key Retrieval")) {
                return "The server wants the password encrypted with its key. Connect with TLS; or, on a network that you"
                        + " trust, add allowPublicKeyRetrieval=true to the URL.";
            }
        }
        return "Check that the database is up, and --url, --user and the password.";
    }

    private static String inOptions(String action) {
        String options = PLACEHOLDER.matcher(action).replaceAll("--placeholder $1=VALUE");
        options = OPTION.matcher(options).replaceAll("--$1");
        options = LOCK_TIMEOUT.matcher(options).replaceAll("--lock-timeout");
        options = USER.matcher(options).replaceAll("--user and --password");
        return CALL.matcher(options).replaceAll("mockloop db $1");
    }
}
