package io.mockloop.migrations.exception;

import io.mockloop.migrations.exception.MigrationFailedException.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a database or its driver said of a failure, as it may be shown: the first line and the codes, and never a
 * password, which drivers repeat with the URL that it stands in.
 *
 * @param text the words, without a full stop of their own
 * @param isWhole whether nothing had to be left out; else the failure must not be shown with its causes either
 */
public record DatabaseWords(String text, boolean isWhole) {

    private static final String NOT_SHOWN =
            "What the driver says isn't shown, since it can hold a part of the password in the URL: give user and password"
                    + " beside the URL, not in it";

    /**
     * What was said.
     *
     * @param failure what was thrown
     * @param speaker the one among it and its causes whose words count
     * @param reason what that one said; null if it is none of a database's
     * @param url what the connection was made with, which is not shown; null if it isn't known
     */
    public static DatabaseWords of(
            Throwable failure, Throwable speaker, @Nullable Reason reason, @Nullable String url) {
        String codes = reason == null ? "" : reason.code();
        List<String> more = new ArrayList<>();
        if (!codes.isEmpty()) {
            more.add(codes);
        }
        String said = reason == null ? firstLine(speaker.toString()) : reason.message();
        String root = firstLine(root(failure).toString());
        if (reason != null && root(failure) != speaker && !said.contains(root)) {
            more.add(root);
        }
        String text = SecretText.without(said) + inBrackets(SecretText.without(String.join("; ", more)));
        return url != null && SecretText.canHoldPieceOf(url, text)
                ? new DatabaseWords(NOT_SHOWN + inBrackets(codes), false)
                : new DatabaseWords(text, isWithoutSecrets(failure));
    }

    private static String inBrackets(String text) {
        return text.isEmpty() ? "" : " (" + text + ")";
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (Throwable each = failure; each != null; each = each.getCause()) {
            root = each;
        }
        return root;
    }

    private static boolean isWithoutSecrets(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            String message = each.getMessage();
            if (message != null
                    && !message.lines()
                            .allMatch(line -> SecretText.without(line).equals(line))) {
                return false;
            }
        }
        return true;
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("");
    }
}
