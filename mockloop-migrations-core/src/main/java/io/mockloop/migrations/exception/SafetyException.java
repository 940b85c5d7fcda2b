package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.SetProperty;
import io.mockloop.migrations.ValidationResult.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** The database isn't fit for what a run is to do. */
public final class SafetyException extends MigrationException {

    /** Its code. */
    public static final String CODE = "SAFETY_CHECK";

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * Names all problems.
     *
     * @param database product and version
     * @param problems one at least
     */
    public SafetyException(String database, List<Problem> problems) {
        super(
                CODE,
                problems.stream()
                        .map(Problem::message)
                        .collect(Collectors.joining(
                                "\n  ", "The database, %s, isn't fit for a migration:\n  ".formatted(database), "\n")),
                Message.of(
                        "Settle that, and start again. With %s they are warnings.", new SetProperty("safety", "warn")));
        this.problems = List.copyOf(problems);
    }

    @Override
    public List<Problem> problems() {
        return problems;
    }
}
