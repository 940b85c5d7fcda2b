package io.mockloop.migrations.exception;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.Message;
import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.MigrationPlan.Step;
import io.mockloop.migrations.Version;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Something is pending where nothing may be: another process was to have applied it before this one started. */
public final class PendingMigrationsException extends MigrationException {

    private static final long serialVersionUID = 1L;
    private static final int NAMED = 20;

    private final transient List<Version> versions;

    /**
     * Names what is pending.
     *
     * @param database product and version
     * @param versions what is pending, in the order it would run
     * @param action how it gets applied
     */
    public PendingMigrationsException(String database, List<Version> versions, String action) {
        this(
                versions,
                notApplied(database, versions.stream().map(Version::toString).toList()),
                action);
    }

    /**
     * Names what a plan would run.
     *
     * @param database product and version
     * @param plan what would be done
     * @param action how it gets done
     */
    public PendingMigrationsException(String database, MigrationPlan plan, String action) {
        this(
                plan.steps().stream()
                        .filter(step -> step.direction() == Direction.UP)
                        .map(Step::version)
                        .filter(Objects::nonNull)
                        .toList(),
                Stream.of(
                                sentence(plan, Direction.DOWN, names -> toBeUndone(database, names)),
                                sentence(plan, Direction.UP, names -> notApplied(database, names)))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(" ")),
                action);
    }

    private PendingMigrationsException(List<Version> versions, String description, String action) {
        super("PENDING_MIGRATIONS", description, Message.of(action));
        this.versions = List.copyOf(versions);
    }

    private static Optional<String> sentence(
            MigrationPlan plan, Direction direction, Function<List<String>, String> made) {
        List<String> names = plan.steps().stream()
                .filter(step -> step.direction() == direction)
                .map(step -> Objects.toString(step.version(), step.script()))
                .toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(made.apply(names));
    }

    private static String toBeUndone(String database, List<String> names) {
        return "%s to be undone on %s: %s.".formatted(counted(names), database, named(names));
    }

    private static String notApplied(String database, List<String> names) {
        return "%s not applied to %s: %s.".formatted(counted(names), database, named(names));
    }

    private static String counted(List<String> names) {
        return names.size() == 1 ? "1 migration is" : names.size() + " migrations are";
    }

    private static String named(List<String> names) {
        String first = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        int more = names.size() - NAMED;
        return more > 0 ? "%s and %d more".formatted(first, more) : first;
    }

    /** The versions that are pending, in the order they would run; repeatable migrations have none. */
    public List<Version> versions() {
        return versions;
    }
}
