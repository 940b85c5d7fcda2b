package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.SetProperty;
import io.mockloop.migrations.Remedy.Usual;
import io.mockloop.migrations.ValidationResult.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** The schema isn't what the last run has left: somebody else has changed it since. */
public final class SchemaDriftException extends MigrationException {

    /** Its code, and that of each difference. */
    public static final String CODE = "SCHEMA_DRIFT";

    private static final long serialVersionUID = 1L;
    private static final int NAMED = 20;

    private final transient List<Problem> problems;

    /**
     * Names the differences.
     *
     * @param database product and version
     * @param differences one at least
     */
    public SchemaDriftException(String database, List<Problem> differences) {
        super(
                CODE,
                what(database, differences),
                Message.of(
                        "Take the changes back, or make a migration of them; or %s takes the schema as it is now for the"
                                + " expected one. With %s they are warnings.",
                        Usual.ACCEPT_SCHEMA, new SetProperty("validate-schema", "warn")));
        this.problems = List.copyOf(differences);
    }

    private static String what(String database, List<Problem> differences) {
        String first = differences.stream()
                .limit(NAMED)
                .map(Problem::message)
                .collect(Collectors.joining("\n  ", "\n  ", "\n"));
        int more = differences.size() - NAMED;
        return "The schema on %s isn't what the last run has left:%s%s"
                .formatted(database, first, more > 0 ? "  and %s more%n".formatted(more) : "");
    }

    @Override
    public List<Problem> problems() {
        return problems;
    }
}
