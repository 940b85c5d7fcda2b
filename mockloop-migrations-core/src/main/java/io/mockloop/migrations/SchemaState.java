package io.mockloop.migrations;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether the schema is what the last run has left, without texts of the database's own, such as defaults or the
 * queries of views, so that it can be shown to anybody; {@link SchemaValidator#validateSchema} has those.
 *
 * @param isLookedAt whether runs compare it ({@code validate-schema}); if not, nothing is known
 * @param recordedVersion the version that the schema was recorded at; null if it wasn't, or nothing was applied then
 * @param problem the code of why there is nothing to compare with, or only what an older run has left; null if there is
 *     no such reason
 * @param drift what is otherwise, the heaviest first
 */
public record SchemaState(
        boolean isLookedAt,
        @Nullable Version recordedVersion,
        @Nullable String problem,
        List<Drift> drift) {

    /** Where nothing is looked at. */
    public static final SchemaState OFF = new SchemaState(false, null, null, List.of());

    /** Copies the list. */
    public SchemaState {
        drift = List.copyOf(drift);
    }

    /** How an object of the schema differs. */
    public enum Change {
        /** It should be there. */
        MISSING,
        /** It shouldn't be there. */
        UNEXPECTED,
        /** It is there, and not as it should be. */
        CHANGED;

        /** In words. */
        @Override
        public String toString() {
            return this == UNEXPECTED ? "is there, and is not expected" : "is " + name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One object that is otherwise.
     *
     * @param kind what sort of object it is, as {@code index}
     * @param object its name, with its table in front if it is a part of one
     * @param change how it differs
     */
    public record Drift(String kind, String object, Change change) {}

    /** Whether anything is otherwise. */
    public boolean hasDrift() {
        return !drift.isEmpty();
    }
}
