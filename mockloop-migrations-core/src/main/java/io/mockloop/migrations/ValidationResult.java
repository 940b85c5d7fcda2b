package io.mockloop.migrations;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a check found: a list of problems, empty if all is well.
 *
 * @param problems what is wrong
 * @param warnings what stops no run, and is hardly meant, such as that there are no migrations
 * @param comparedWith what a schema was compared with; null if none was
 */
public record ValidationResult(
        List<Problem> problems,
        List<Problem> warnings,
        @Nullable SchemaSource comparedWith) {

    /** The code of a problem that a migration's own {@code validate} reports. */
    public static final String MIGRATION_CHECK = "MIGRATION_CHECK";

    /** The code of a warning that no migrations were found. */
    public static final String NO_MIGRATIONS = "NO_MIGRATIONS";

    /**
     * One thing that is wrong.
     *
     * @param code stable, one of those that {@code docs/errors.md} lists
     * @param version the migration's version, if it is about one
     * @param script the migration's file or class, if it is about one
     * @param text what is wrong and what to do
     * @param kind what sort of object of the schema it is about, as {@code index}; null if it is about none
     * @param object that object, with its table in front if it is a part of one; null if it is about none
     */
    public record Problem(
            String code,
            @Nullable String version,
            @Nullable String script,
            Message text,
            @Nullable String kind,
            @Nullable String object) {

        /** One that is about no object of the schema. */
        public Problem(String code, @Nullable String version, @Nullable String script, Message text) {
            this(code, version, script, text, null, null);
        }

        /** One that names nothing which has other names elsewhere. */
        public Problem(String code, @Nullable String version, @Nullable String script, String message) {
            this(code, version, script, Message.of(message));
        }

        /** The same about a migration, if it doesn't say itself which it is about. */
        public Problem about(@Nullable Version known, String source) {
            return new Problem(
                    code,
                    version == null ? Objects.toString(known, null) : version,
                    script == null ? source : script,
                    text,
                    kind,
                    object);
        }

        /** What is wrong and what to do. */
        public String message() {
            return text.toString();
        }
    }

    /** Copies the lists. */
    public ValidationResult {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /** One of no schema. */
    public ValidationResult(List<Problem> problems, List<Problem> warnings) {
        this(problems, warnings, null);
    }

    /** One without warnings. */
    public ValidationResult(List<Problem> problems) {
        this(problems, List.of());
    }

    /** No problem. */
    public static ValidationResult ok() {
        return new ValidationResult(List.of());
    }

    /** The problems that a migration's {@code validate} found, in its own words. */
    public static ValidationResult problems(String... messages) {
        return new ValidationResult(Arrays.stream(messages)
                .map(message -> new Problem(MIGRATION_CHECK, null, null, message))
                .toList());
    }

    /** Both results' problems and warnings. */
    public ValidationResult and(ValidationResult other) {
        return new ValidationResult(
                Stream.concat(problems.stream(), other.problems.stream()).toList(),
                Stream.concat(warnings.stream(), other.warnings.stream()).toList());
    }

    /** Whether nothing is wrong. */
    public boolean isValid() {
        return problems.isEmpty();
    }

    /** The problems' messages, a line each. */
    @Override
    public String toString() {
        return isValid() ? "valid" : problems.stream().map(Problem::message).collect(Collectors.joining("\n"));
    }
}
