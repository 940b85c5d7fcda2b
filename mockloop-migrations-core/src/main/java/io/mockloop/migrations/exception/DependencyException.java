package io.mockloop.migrations.exception;

import java.util.List;

/** Dependencies between migrations cannot be fulfilled: a missing one, one on itself, or a cycle. */
public final class DependencyException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private DependencyException(String code, String description, String action) {
        super(code, description + " Nothing was run.", action, null);
    }

    /**
     * Dependencies on versions that don't exist, or that won't be applied.
     *
     * @param missing a sentence each, such as "3 (V3__x.sql) depends on 2, which does not exist"
     */
    public static DependencyException missing(List<String> missing) {
        return new DependencyException(
                "MISSING_DEPENDENCY",
                String.join(";\n", missing) + ".",
                "Correct the version that is depended on, or add the migration that is missing.");
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

    /**
     * Migrations that depend on themselves.
     *
     * @param migrations version and script of each, such as "3 (V3__x.sql)"
     */
    public static DependencyException onThemselves(List<String> migrations) {
        return new DependencyException(
                "DEPENDENCY_CYCLE",
                String.join(" depends on itself;\n", migrations) + " depends on itself.",
                "Take the version out of its own dependencies.");
    }

    /**
     * Migrations that depend on each other in a cycle.
     *
     * @param paths each cycle, its first version repeated at the end, such as "3 -> 5 -> 3 (V3__x.sql, V5__y.sql)"
     */
    public static DependencyException cycles(List<String> paths) {
        return new DependencyException(
                "DEPENDENCY_CYCLE",
                "Migrations depend on each other in a cycle: " + String.join(";\n", paths) + ".",
                "Remove one of these dependencies.");
    }
}
