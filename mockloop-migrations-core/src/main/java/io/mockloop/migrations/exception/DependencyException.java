package io.mockloop.migrations.exception;

import io.mockloop.migrations.Version;
import java.util.List;
import java.util.stream.Collectors;

/** Dependencies between migrations cannot be fulfilled: a missing one, one on itself, or a cycle. */
public final class DependencyException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private DependencyException(String code, String description, String action) {
        super(code, description + " Nothing was run.", action, null);
    }

    /**
     * Dependencies on versions that don't exist.
     *
     * @param missing a sentence each, such as "3 (V3__x.sql) depends on 2, which does not exist"
     */
    public static DependencyException missing(List<String> missing) {
        return new DependencyException(
                "MISSING_DEPENDENCY",
                String.join("; ", missing) + ".",
                "Correct the version, or add the migration that is missing.");
    }

    /**
     * Dependencies on migrations that are neither applied nor to be applied now.
     *
     * @param missing a sentence each
     */
    public static DependencyException notApplied(List<String> missing) {
        return new DependencyException(
                "DEPENDENCY_NOT_APPLIED",
                String.join("; ", missing) + ".",
                "Apply what it depends on first, or choose a target that includes it.");
    }

    /** A migration that depends on itself. */
    public static DependencyException onItself(Version version, String script) {
        return new DependencyException(
                "DEPENDENCY_CYCLE",
                "%s (%s) depends on itself.".formatted(version, script),
                "Remove %s from its own dependencies.".formatted(version));
    }

    /** A cycle, as its path: the first version stands again at the end. */
    public static DependencyException cycle(List<Version> path) {
        return new DependencyException(
                "DEPENDENCY_CYCLE",
                "The migrations depend on each other in a cycle: %s."
                        .formatted(path.stream().map(Version::toString).collect(Collectors.joining(" -> "))),
                "Remove one of these dependencies.");
    }
}
