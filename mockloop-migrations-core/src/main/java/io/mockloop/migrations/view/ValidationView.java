package io.mockloop.migrations.view;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.ValidationResult;
import java.util.List;
import java.util.function.Function;

/**
 * Whether things fit together.
 *
 * @param valid whether nothing is wrong
 * @param problems what is wrong
 */
public record ValidationView(boolean valid, List<ProblemView> problems) implements View {

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
        return new ValidationView(result.isValid(), ProblemView.of(result, words));
    }
}
