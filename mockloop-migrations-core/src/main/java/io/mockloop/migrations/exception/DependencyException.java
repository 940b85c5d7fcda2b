package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.ValidationResult.Problem;
import java.util.List;
import java.util.stream.Stream;

/** Dependencies between migrations cannot be fulfilled: a missing one, one on itself, or a cycle. */
public final class DependencyException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private static final String MISSING = "MISSING_DEPENDENCY";

    private final String[] findings;

    private DependencyException(String code, String what, List<String> findings, String advice) {
        super(code, what, Message.of(advice));
        this.findings = findings.toArray(String[]::new);
    }

    /** Whether dependencies on versions that don't exist are what is wrong. */
    public boolean isAboutMissing() {
        return code().equals(MISSING);
    }

    /** Each dependency or cycle that is wrong. */
    @Override
    public List<Problem> problems() {
        return Stream.of(findings).map(each -> problem(null, null, each)).toList();
    }

    /**
     * Dependencies on versions that don't exist, or that won't be applied.
     *
     * @param missing a sentence each, such as "3 (V3__x.sql) depends on 2, which does not exist"
     */
    public static DependencyException missing(List<String> missing) {
        return new DependencyException(
                MISSING,
                String.join(";\n", missing) + ".",
                sentences("%s.", missing),
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
                sentences("%s.", missing),
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
                sentences("%s depends on itself.", migrations),
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
                sentences("Migrations depend on each other in a cycle: %s.", paths),
                "Remove one of these dependencies.");
    }

    private static List<String> sentences(String format, List<String> findings) {
        return findings.stream().map(format::formatted).toList();
    }
}
