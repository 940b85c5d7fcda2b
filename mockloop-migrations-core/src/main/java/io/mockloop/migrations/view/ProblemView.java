package io.mockloop.migrations.view;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.ValidationResult.Problem;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong.
 *
 * @param code what kind of problem it is
 * @param version the migration's version, if it is about one
 * @param script the migration's file or class, if it is about one
 * @param message what is wrong and what to do
 * @param kind what sort of object of the schema it is about
 * @param object that object, with its table in front if it is a part of one
 */
public record ProblemView(
        String code,
        @Nullable String version,
        @Nullable String script,
        String message,
        @Nullable String kind,
        @Nullable String object)
        implements View {

    /** One that is about no object of the schema. */
    public ProblemView(String code, @Nullable String version, @Nullable String script, String message) {
        this(code, version, script, message, null, null);
    }

    /**
     * The views of all that is wrong.
     *
     * @param words writes a text for those who are told
     */
    public static List<ProblemView> of(ValidationResult result, Function<Message, String> words) {
        return result.problems().stream().map(each -> of(each, words)).toList();
    }

    private static ProblemView of(Problem problem, Function<Message, String> words) {
        return new ProblemView(
                problem.code(),
                problem.version(),
                problem.script(),
                words.apply(problem.text()),
                problem.kind(),
                problem.object());
    }
}
