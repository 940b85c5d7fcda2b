package io.mockloop.migrations.engine.history;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.ValidationResult.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Something in the two tables that makes no sense, and that nothing of this library writes.
 *
 * @param version the version that it is about, as it stands there; null if it is about none
 * @param script the file or class that the row names; null if it names none
 * @param repairable whether a repair, which takes over what the code has, sets it right
 * @param what which row of which table, and what is wrong with it, as a sentence
 * @param action what to do about it, as sentences
 */
public record Flaw(@Nullable String version, @Nullable String script, boolean repairable, String what, Message action) {

    /** Its code, wherever it is told. */
    public static final String CODE = "HISTORY_ROW";

    /** What is wrong, and what to do. */
    public Problem problem() {
        return new Problem(CODE, version, script, Message.of("%s %s", what, action));
    }
}
