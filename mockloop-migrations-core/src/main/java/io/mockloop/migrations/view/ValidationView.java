package io.mockloop.migrations.view;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.ValidationResult;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether things fit together.
 *
 * @param valid whether nothing is wrong
 * @param problems what is wrong
 * @param comparedWith what a schema was compared with, {@code recorded} or {@code migrations}; null if none was
 */
public record ValidationView(
        boolean valid, List<ProblemView> problems, @Nullable String comparedWith) implements View {

    /** Copies the list. */
    public ValidationView {
        problems = List.copyOf(problems);
    }

    /**
     * The view of a result.
     *
     * @param words writes a text for those who are told
     */
    public static ValidationView of(ValidationResult result, Function<Message, String> words) {
        return new ValidationView(
                result.isValid(), ProblemView.of(result, words), Objects.toString(result.comparedWith(), null));
    }
}
