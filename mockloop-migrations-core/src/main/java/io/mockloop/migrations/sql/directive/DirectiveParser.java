package io.mockloop.migrations.sql.directive;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.exception.ScriptException;
import io.mockloop.migrations.sql.split.ForeignMarker;
import io.mockloop.migrations.sql.split.Piece;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the directives out of comments. */
public final class DirectiveParser {

    private static final Pattern SHAPE = Pattern.compile("([A-Za-z][A-Za-z_-]*)\\s*:(.*)", Pattern.DOTALL);
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");
    private static final Pattern LINT = Pattern.compile("ignore\\s+(\\S+)\\s+(\\S.*)");
    private static final List<String> WORDS = List.of(
            "depends-on",
            "description",
            "backup",
            "transaction",
            "irreversible",
            "placeholders",
            "require",
            "timeout",
            "batch",
            "lint");
    private static final Set<String> REPEATABLE = Set.of("depends-on", "description", "require", "lint");

    private final String script;

    public DirectiveParser(String script) {
        this.script = script;
    }

    /** Reads a comment at the head of a file or section; one that is no directive changes nothing. */
    public void read(Piece.Comment comment, DirectivesBuilder into) {
        requireNotForeign(comment);
        Matcher shape = SHAPE.matcher(comment.text());
        if (shape.matches()) {
            String word = shape.group(1).toLowerCase(Locale.ROOT);
            String value = shape.group(2).strip();
            requireSpelling(word, value, comment.line());
            if (WORDS.contains(word)) {
                apply(word, value, comment.line(), into);
                return;
            }
        }
        Optional<String> directive = NearDirective.meantBy(comment.text());
        if (directive.isPresent()) {
            String name = directive.get().substring(0, directive.get().indexOf(':'));
            throw misspelt(comment.text(), name, directive.get(), comment.line());
        }
    }

    private void requireNotForeign(Piece.Comment comment) {
        Optional<ForeignMarker> marker = ForeignMarker.in(comment);
        if (marker.isPresent()) {
            throw new ScriptException(
                    "FOREIGN_MARKER",
                    script,
                    comment.line(),
                    "'%s' is a marker of %s, and only a comment here."
                            .formatted(comment.text(), marker.get().tool()),
                    marker.get().instead(),
                    null);
        }
    }

    /**
     * Looks at a comment behind the head. A directive would be passed over there, so one that means something is an
     * error. What merely looks like one (a description) may stand anywhere.
     */
    public void refuse(Piece.Comment comment) {
        requireNotForeign(comment);
        Matcher shape = SHAPE.matcher(comment.text());
        if (!shape.matches()) {
            return;
        }
        String word = shape.group(1);
        requireNoMarker(word.toLowerCase(Locale.ROOT), shape.group(2).strip(), comment.line());
        boolean meant = WORDS.contains(word) && !word.equals("description") && !word.equals("lint");
        if (meant && isGood(word, shape.group(2).strip())) {
            throw new ScriptException(
                    "MISPLACED_DIRECTIVE",
                    script,
                    comment.line(),
                    "the directive '%s' stands behind a statement, where it has no effect.".formatted(word),
                    "Move it before the first statement of the file or section.",
                    null);
        }
    }

    private boolean isGood(String word, String value) {
        try {
            apply(word, value, 1, new DirectivesBuilder());
            return true;
        } catch (ScriptException ex) {
            return false;
        }
    }

    private void requireSpelling(String word, String value, int line) {
        requireNoMarker(word, value, line);
        if (WORDS.contains(word)) {
            return;
        }
        for (String listed : WORDS) {
            boolean plausible = isPlausible(listed, value);
            if (plausible && EditDistance.isOne(word, listed)) {
                throw misspelt(word, listed, (listed + ": " + value).strip(), line);
            }
        }
    }

    /** A "-- link: …", "-- line: …" or "-- patch: …" is an honest comment. */
    private static boolean isPlausible(String word, String value) {
        return switch (word) {
            case "lint" -> value.startsWith("ignore");
            case "batch" -> Batch.isUnmistakable(value);
            default -> true;
        };
    }

    /** A marker with a slip in its first word would leave its section in the one before. */
    private void requireNoMarker(String word, String value, int line) {
        String section = value.toLowerCase(Locale.ROOT);
        if (EditDistance.isOne(word, "migrate") && (section.equals("up") || section.equals("down"))) {
            throw misspelt(word + ":" + section, "migrate:" + section, "migrate:" + section, line);
        }
    }

    private ScriptException misspelt(String word, String meant, String directive, int line) {
        return new ScriptException(
                "MISSPELT_DIRECTIVE",
                script,
                line,
                "'%s' is no directive; '%s' is.".formatted(word, meant),
                "Write '-- %s', or word the comment so that it does not look like a directive.".formatted(directive),
                null);
    }

    private void apply(String word, String value, int line, DirectivesBuilder into) {
        switch (word) {
            case "depends-on" -> into.dependsOn(versions(value, line));
            case "description" -> into.description(value);
            case "backup" -> into.backup(bool(word, value, line));
            case "transaction" -> into.transaction(bool(word, value, line));
            case "irreversible" -> into.irreversible(reason(value, line));
            case "placeholders" -> into.placeholders(bool(word, value, line));
            case "require" -> into.require(requirement(value, line));
            case "timeout" -> into.timeout(duration(value, line));
            case "batch" -> into.batch(batch(value, line));
            default -> into.lint(lint(value, line));
        }
        if (!REPEATABLE.contains(word) && !into.isFirst(word)) {
            throw bad(line, "the directive '%s' stands twice.".formatted(word), "Remove one of the two.");
        }
    }

    private List<Version> versions(String value, int line) {
        return List.of(value.split(",", -1)).stream()
                .map(String::strip)
                .map(text -> Version.parse(text)
                        .orElseThrow(() -> bad(
                                line,
                                "depends-on: '%s' is not a version.".formatted(text),
                                "Write versions with commas between them, such as 'depends-on: 1, 2.1'.")))
                .toList();
    }

    private boolean bool(String word, String value, int line) {
        String lower = value.toLowerCase(Locale.ROOT);
        if (!lower.equals("true") && !lower.equals("false")) {
            throw bad(
                    line,
                    "%s: '%s' is neither true nor false.".formatted(word, value),
                    "Write '%s: true' or '%s: false'.".formatted(word, word));
        }
        return lower.equals("true");
    }

    private String reason(String value, int line) {
        if (value.isEmpty()) {
            throw bad(line, "irreversible: no reason is given.", "Say why it cannot be undone.");
        }
        return value;
    }

    private Requirement requirement(String value, int line) {
        int bar = separator(value);
        String query = bar < 0 ? value : value.substring(0, bar).strip();
        String message = bar < 0 ? "" : value.substring(bar + 1).strip();
        if (query.endsWith(";")) {
            query = query.substring(0, query.length() - 1).strip();
        }
        if (query.isEmpty() || message.isEmpty()) {
            throw bad(
                    line,
                    "require: a query and a message are needed.",
                    "Write 'require: SELECT … | what to say where it gives neither true nor a row'.");
        }
        return new Requirement(query, message, line);
    }

    /** The last bar that isn't one of SQL's double ones. */
    private static int separator(String value) {
        for (int i = value.length() - 1; i > 0; i--) {
            if (value.charAt(i) == '|') {
                if (value.charAt(i - 1) != '|') {
                    return i;
                }
                i--;
            }
        }
        return -1;
    }

    private Duration duration(String value, int line) {
        Matcher matcher = DURATION.matcher(value.toLowerCase(Locale.ROOT));
        Duration duration = matcher.matches() ? duration(matcher) : Duration.ZERO;
        if (duration.isZero()) {
            throw bad(
                    line,
                    "timeout: '%s' is not a duration.".formatted(value),
                    "Write a number above 0 and its unit (ms, s, m or h), such as 'timeout: 30s'.");
        }
        return duration;
    }

    private static Duration duration(Matcher matcher) {
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }

    private Batch batch(String value, int line) {
        return Batch.read(value, line)
                .orElseThrow(() -> bad(
                        line,
                        "batch: %s."
                                .formatted(Batch.problemOfWorkers(value)
                                        .orElse("'%s' is no table with its key, and how many rows a range has"
                                                .formatted(value))),
                        "Write 'batch: request_logs.id' or 'batch: request_logs.id 10000'; a schema may stand before"
                                + " the table, quotes around each name, and 'workers 4', 'inline' or 'background' at"
                                + " the end."));
    }

    private String lint(String value, int line) {
        return Optional.of(LINT.matcher(value))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1) + " " + matcher.group(2))
                .orElseThrow(() -> bad(
                        line,
                        "lint: '%s' is not 'ignore', a rule and a reason.".formatted(value),
                        "Write 'lint: ignore RULE reason'."));
    }

    private ScriptException bad(int line, String problem, String action) {
        return new ScriptException("BAD_DIRECTIVE", script, line, problem, action, null);
    }
}
