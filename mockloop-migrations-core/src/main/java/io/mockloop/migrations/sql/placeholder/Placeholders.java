package io.mockloop.migrations.sql.placeholder;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.SetPlaceholder;
import io.mockloop.migrations.exception.ScriptException;
import io.mockloop.migrations.sql.split.Piece.Range;
import java.io.Reader;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Puts values in the place of {@code ${name}} in statements, literals included, comments left alone. */
public final class Placeholders {

    private static final String OPENING = "${";

    private final String script;
    private final Map<String, String> values;

    /**
     * Replaces in a script.
     *
     * @param script what messages call it
     */
    public Placeholders(String script, Map<String, String> values) {
        this.script = script;
        this.values = values;
    }

    /**
     * The text with values in it.
     *
     * @param line where the text begins
     * @param comments the parts of it that are left alone, in order
     * @param replaced which names are replaced at all
     * @throws ScriptException if one of them has no value
     */
    public String replace(String text, int line, List<Range> comments, Predicate<String> replaced) {
        int next = text.indexOf(OPENING);
        if (next < 0) {
            return text;
        }
        StringBuilder result = new StringBuilder(text.length());
        int done = 0;
        int comment = 0;
        while (next >= 0) {
            while (comment < comments.size() && comments.get(comment).to() <= next) {
                comment++;
            }
            boolean inComment =
                    comment < comments.size() && comments.get(comment).from() <= next;
            int end = inComment ? -1 : nameEnd(text, next + 2);
            if (end >= 0 && replaced.test(text.substring(next + 2, end))) {
                result.append(text, done, next).append(value(text, next, end, line));
                done = end + 1;
            }
            next = text.indexOf(OPENING, inComment ? comments.get(comment).to() : Math.max(done, next + 2));
        }
        return result.append(text, done, text.length()).toString();
    }

    /** The position of the closing brace, -1 if this is no name in braces. */
    private static int nameEnd(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '}') {
                return i > from ? i : -1;
            }
            if (!isNamePart(c)) {
                return -1;
            }
        }
        return -1;
    }

    /** Whether a name may hold a character; false at the end of the text. */
    static boolean isNamePart(int c) {
        return c >= 0 && (Character.isLetterOrDigit((char) c) || "_.-:".indexOf(c) >= 0);
    }

    /** The data of a COPY with values in it. */
    public Reader replace(Reader data, Predicate<String> replaced) {
        return values.isEmpty() ? data : new ReplacedData(data, values, replaced);
    }

    private static int lines(String text, int end) {
        int lines = 0;
        for (int i = text.indexOf('\n'); i >= 0 && i < end; i = text.indexOf('\n', i + 1)) {
            lines++;
        }
        return lines;
    }

    private String value(String text, int from, int end, int firstLine) {
        String name = text.substring(from + 2, end);
        String value = values.get(name);
        if (value != null) {
            return value;
        }
        throw undefined(name, firstLine + lines(text, from));
    }

    private ScriptException undefined(String name, int line) {
        if (name.startsWith("flyway:")) {
            return new ScriptException(
                    "FLYWAY_PLACEHOLDER",
                    script,
                    line,
                    "${%s} is a placeholder that Flyway fills by itself, and is not supported.".formatted(name),
                    Message.of(
                            "Say what it stands for: define %s, or use a placeholder of your own.",
                            new SetPlaceholder(name)),
                    null);
        }
        return new ScriptException(
                "UNDEFINED_PLACEHOLDER",
                script,
                line,
                "the placeholder ${%s} is not defined. %s".formatted(name, defined()),
                Message.of(
                        "Define %s, or, where the text is meant as it stands, write the comment '-- placeholders: false' at"
                                + " the head of the file.",
                        new SetPlaceholder(name)),
                null);
    }

    private String defined() {
        return values.isEmpty()
                ? "None are."
                : "Defined are: %s.".formatted(String.join(", ", new TreeSet<>(values.keySet())));
    }
}
