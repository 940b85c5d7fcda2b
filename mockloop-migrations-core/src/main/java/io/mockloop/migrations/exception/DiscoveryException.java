package io.mockloop.migrations.exception;

import io.mockloop.migrations.ValidationResult.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that looks like a migration cannot be taken as one: a misnamed file, one that cannot be read, a class that
 * cannot be loaded or made, a location that doesn't exist.
 */
public final class DiscoveryException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * Says what is wrong with what.
     *
     * @param code one of the discovery codes of {@code docs/errors.md}
     */
    public DiscoveryException(String code, String description, String action, @Nullable Throwable cause) {
        this(code, description, action, List.of(new Problem(code, null, null, description + " " + action)), cause);
    }

    /**
     * Says what is wrong with what, in one text and one by one.
     *
     * @param code that of the first problem
     * @param problems each thing that is wrong
     */
    public DiscoveryException(
            String code, String description, String action, List<Problem> problems, @Nullable Throwable cause) {
        super(code, description, action, cause);
        this.problems = List.copyOf(problems);
    }

    /** Each thing that is wrong. */
    public List<Problem> problems() {
        return problems;
    }
}
