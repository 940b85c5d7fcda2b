package io.mockloop.migrations.dialect;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What people are told of a statement, and of what it is about. */
public final class Gist {

    private static final int MOST_CHARACTERS = 120;

    private static final Pattern GAPS = Pattern.compile("\\s+");
    private static final Pattern TEXTS = Pattern.compile("'(?:[^'\\\\]|''|\\\\.)*+(?:'|$)");
    private static final Pattern TEXTS_IN_DOUBLE_QUOTES = Pattern.compile("\"(?:[^\"\\\\]|\"\"|\\\\.)*+(?:\"|$)");

    /** Where a statement names a table, or what belongs to one. */
    private static final Pattern NAMED = Pattern.compile(
            "(?:\\b(?:TABLE|TABLES|ON|ONLY|EXISTS|REFERENCES|INTO|FROM|UPDATE|JOIN|VIEW|INDEX|TRUNCATE|LOCK|CLUSTER|OF"
                    + "|TO|PARTITION|CONCURRENTLY)\\b|,)\\s*((?:\"[^\"]+\"|`[^`]+`|[\\w$]+)(?:\\s*\\.\\s*(?:\"[^\"]+\"|`[^`]+`|[\\w$]+))*)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    private Gist() {}

    /**
     * A statement of somebody else's in one short line, without what may be data or a secret.
     *
     * @param doubleQuotesHoldTexts whether what stands in double quotes may be such, and is no name
     */
    public static String of(String statement, boolean doubleQuotesHoldTexts) {
        String line = GAPS.matcher(statement.strip()).replaceAll(" ");
        line = TEXTS.matcher(line).replaceAll("'…'");
        if (doubleQuotesHoldTexts) {
            line = TEXTS_IN_DOUBLE_QUOTES.matcher(line).replaceAll("\"…\"");
        }
        return line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS) + "…";
    }

    /** The names, in lower case and without their schemas, of what statements may be about; some are columns. */
    public static Set<String> namesIn(String statements) {
        Matcher named = NAMED.matcher(statements);
        return named.results().map(found -> lastPart(found.group(1))).collect(Collectors.toSet());
    }

    private static String lastPart(String name) {
        String part = name.substring(name.lastIndexOf('.') + 1).strip();
        boolean quoted = part.startsWith("\"") || part.startsWith("`");
        return (quoted ? part.substring(1, part.length() - 1) : part).toLowerCase(Locale.ROOT);
    }
}
