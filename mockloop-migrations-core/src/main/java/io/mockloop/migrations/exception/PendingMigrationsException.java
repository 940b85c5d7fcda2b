package io.mockloop.migrations.exception;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.Message;
import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.MigrationPlan.Step;
import io.mockloop.migrations.Version;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Something is pending where nothing may be: another process was to have applied it before this one started. */
public final class PendingMigrationsException extends MigrationException {

    private static final long serialVersionUID = 1L;
    private static final int NAMED = 20;

    private final transient List<Version> versions;

    /**
     * Names what a plan would run.
     *
     * @param database product and version
     * @param plan what would be done
     * @param action how it gets done
     */
    public PendingMigrationsException(String database, MigrationPlan plan, String action) {
        super(
                "PENDING_MIGRATIONS",
                Stream.of(
                                sentence("%s to be undone on %s: %s.", database, steps(plan, Direction.DOWN)),
                                sentence("%s not applied to %s: %s.", database, steps(plan, Direction.UP)))
                        .filter(each -> !each.isEmpty())
                        .collect(Collectors.joining(" ")),
                Message.of(action));
        this.versions = steps(plan, Direction.UP).stream()
                .map(Step::version)
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<Step> steps(MigrationPlan plan, Direction direction) {
        return plan.steps().stream()
                .filter(step -> step.direction() == direction)
                .toList();
    }

    private static String sentence(String template, String database, List<Step> steps) {
        if (steps.isEmpty()) {
            return "";
        }
        String first = steps.stream()
                .limit(NAMED)
                .map(step -> Objects.toString(step.version(), step.script()))
                .collect(Collectors.joining(", "));
        int more = steps.size() - NAMED;
        return template.formatted(
                steps.size() == 1 ? "1 migration is" : steps.size() + " migrations are",
                database,
                more > 0 ? "%s and %d more".formatted(first, more) : first);
    }

    /** The versions that are pending, in the order they would run; repeatable migrations have none. */
    public List<Version> versions() {
        return versions;
    }
}
