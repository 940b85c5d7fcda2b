package io.mockloop.migrations.view;

import io.mockloop.migrations.SchemaState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether the schema is what the last run has left.
 *
 * @param checked when it was compared
 * @param recordedVersion the version that it was recorded at; none if it wasn't
 * @param problem the code of why there is nothing to compare with, or only what an older run has left; none otherwise
 * @param drift what is otherwise, the heaviest first; empty if nothing is
 */
public record SchemaView(
        String checked,
        @Nullable String recordedVersion,
        @Nullable String problem,
        List<DriftView> drift) implements View {

    /** Copies the list. */
    public SchemaView {
        drift = List.copyOf(drift);
    }

    /**
     * An object that is otherwise.
     *
     * @param kind what sort of object it is
     * @param object its name, with its table in front if it is a part of one
     * @param message how it differs, without texts of the database's own
     */
    public record DriftView(String kind, String object, String message) implements View {}

    /**
     * The view of a comparison.
     *
     * @param checked when it was made
     */
    public static SchemaView of(SchemaState state, Instant checked) {
        return new SchemaView(
                checked.toString(),
                Objects.toString(state.recordedVersion(), null),
                state.problem(),
                state.drift().stream()
                        .map(each -> new DriftView(
                                each.kind(), each.object(), each.change().toString()))
                        .toList());
    }
}
