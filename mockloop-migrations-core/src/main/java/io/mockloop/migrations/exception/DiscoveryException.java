package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
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
    public DiscoveryException(String code, String what, Message advice, @Nullable Throwable cause) {
        this(code, what, Consequence.NOT_BEGUN, advice, List.of(), cause);
    }

    /**
     * Says what is wrong with what, in one text and one by one.
     *
     * @param code that of the first problem
     * @param problems each thing that is wrong
     */
    public DiscoveryException(
            String code, String what, Message advice, List<Problem> problems, @Nullable Throwable cause) {
        this(code, what, Consequence.NOTHING_RUN, advice, problems, cause);
    }

    private DiscoveryException(
            String code,
            String what,
            Consequence consequence,
            Message advice,
            List<Problem> problems,
            @Nullable Throwable cause) {
        super(code, what, consequence, advice, cause);
        this.problems = List.copyOf(problems);
    }

    @Override
    public List<Problem> problems() {
        return problems.isEmpty() ? super.problems() : problems;
    }
}
