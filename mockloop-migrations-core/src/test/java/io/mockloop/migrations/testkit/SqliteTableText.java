package io.mockloop.migrations.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What SQLite keeps only in a table's CREATE statement: checks, generated columns, collations, AUTOINCREMENT. */
final class SqliteTableText {

    /** A comment, a quoted text, a name or word, or a single character. */
    private static final Pattern TOKEN = Pattern.compile(
            "--[^\n]*|/\\*.*?\\*/|'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|`[^`]*`|\\[[^]]*]|\\w+|\\S", Pattern.DOTALL);

    private static final Pattern NAME_QUOTES = Pattern.compile("^[\"`\\[]|[\"`\\]]$");

    private final List<String> tokens = new ArrayList<>();

    SqliteTableText(String sql) {
        Matcher matcher = TOKEN.matcher(sql);
        while (matcher.find()) {
            String token = matcher.group();
            if (!token.startsWith("--") && !token.startsWith("/*")) {
                tokens.add(NAME_QUOTES.matcher(token).replaceAll(""));
            }
        }
    }

    /** One line for each such part. */
    List<String> parts() {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        String column = "";
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            depth += change(token);
            if (depth == 1 && (token.equals("(") || token.equals(","))) {
                column = tokens.get(i + 1);
            }
            switch (token.toUpperCase(Locale.ROOT)) {
                case "CHECK" -> parts.add("check " + parenthesized(i + 1));
                case "AS" -> parts.add("generated " + column + " " + parenthesized(i + 1));
                case "COLLATE" -> parts.add("collate " + column + " " + tokens.get(i + 1));
                case "AUTOINCREMENT" -> parts.add("autoincrement");
                default -> {}
            }
        }
        return parts;
    }

    private String parenthesized(int from) {
        int depth = 0;
        for (int i = from; i < tokens.size(); i++) {
            depth += change(tokens.get(i));
            if (depth == 0) {
                return String.join(" ", tokens.subList(from, i + 1));
            }
        }
        throw new IllegalArgumentException("Unbalanced: " + tokens);
    }

    private static int change(String token) {
        return switch (token) {
            case "(" -> 1;
            case ")" -> -1;
            default -> 0;
        };
    }
}
