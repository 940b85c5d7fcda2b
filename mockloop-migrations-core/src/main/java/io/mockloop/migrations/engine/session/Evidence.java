package io.mockloop.migrations.engine.session;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the catalog tells of a statement that was sent, and whose answer nobody has noted.
 *
 * @param completed whether the server completed it; empty if that cannot be told
 * @param lookAt if it cannot be told: what a person can look at, as a sentence; null if nothing is known to help
 */
public record Evidence(
        Optional<Boolean> completed, @Nullable String lookAt) {

    /** Nothing is known. */
    public static final Evidence NONE = new Evidence(Optional.empty(), null);

    /** The catalog shows it. */
    public static Evidence of(boolean completed) {
        return new Evidence(Optional.of(completed), null);
    }

    /** The catalog doesn't show it, and a person may see more. */
    public static Evidence lookAt(String what) {
        return new Evidence(Optional.empty(), what);
    }
}
