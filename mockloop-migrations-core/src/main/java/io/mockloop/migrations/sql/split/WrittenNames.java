package io.mockloop.migrations.sql.split;

import io.mockloop.migrations.sql.token.Ascii;
import io.mockloop.migrations.sql.token.LexicalRules;
import io.mockloop.migrations.sql.token.Scanner;
import io.mockloop.migrations.sql.token.Token;
import io.mockloop.migrations.sql.token.TokenType;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks through the names of the tables and views that a statement creates, drops, alters, inserts into, updates,
 * deletes from or truncates, also if it does so in a part of it or in a body that is no string. Other names may be
 * among them: what counts is that a table that is only read isn't. Keeps nothing of the statement, which may be long.
 */
public final class WrittenNames {

    private static final int LONGEST_KEYWORD = 16;

    private static final Set<String> DEFINITIONS = Set.of("CREATE", "DROP", "ALTER", "TRUNCATE", "RENAME");
    private static final Set<String> BEFORE_INSERTED = Set.of("LOW_PRIORITY", "DELAYED", "HIGH_PRIORITY", "IGNORE");
    private static final Set<String> BEFORE_UPDATED =
            Set.of("LOW_PRIORITY", "IGNORE", "ONLY", "OR", "ROLLBACK", "ABORT", "REPLACE", "FAIL");
    private static final Set<String> BEFORE_DELETED = Set.of("LOW_PRIORITY", "QUICK", "IGNORE", "FROM", "ONLY");
    private static final Set<String> BEFORE_DEFINED = Set.of("IF", "NOT", "EXISTS", "ONLY");
    private static final Set<String> BEFORE_TRUNCATED = Set.of("TABLE", "ONLY");

    /** Behind these, UPDATE is a part of something else. */
    private static final Set<String> NO_UPDATE_BEHIND = Set.of("ON", "FOR", "DO", "KEY", "BEFORE", "AFTER", "OF", "OR");

    private final Predicate<String> wanted;
    private @Nullable String first;
    private String previous = "";
    /** The words that are passed over when a name is expected; null if none is. */
    private @Nullable Set<String> expecting;

    private boolean list;
    private @Nullable StringBuilder written;
    private boolean afterDot;
    private String name = "";
    private @Nullable String copied;
    private @Nullable String found;

    private WrittenNames(Predicate<String> wanted) {
        this.wanted = wanted;
    }

    /**
     * The first name that is wanted, as the statement writes it, with quotes and schema.
     *
     * @param wanted tells by the name alone, without both
     */
    public static Optional<String> firstIn(String statement, LexicalRules rules, Predicate<String> wanted) {
        WrittenNames names = new WrittenNames(wanted);
        Scanner scanner = new Scanner(statement, rules);
        for (Token token = scanner.next(); token != null && names.found == null; token = scanner.next()) {
            if (token.type().isCode() && !token.type().isConditionalMark()) {
                names.accept(token);
            }
        }
        names.endName();
        return Optional.ofNullable(names.found);
    }

    private void accept(Token token) {
        boolean keyword = token.type() == TokenType.WORD && token.to() - token.from() <= LONGEST_KEYWORD;
        String word = keyword ? Ascii.upper(token.string()) : "";
        if (!goesOn(token)) {
            look(token, word);
        }
        previous = word;
    }

    /** Whether the token belongs to a name, or to a list of names. */
    private boolean goesOn(Token token) {
        StringBuilder open = written;
        if (open == null) {
            return false;
        }
        if (afterDot && isName(token)) {
            open.append('.').append(token.string());
            name = unquoted(token);
            afterDot = false;
            return true;
        }
        if (!afterDot && token.isSymbol('.')) {
            afterDot = true;
            return true;
        }
        endName();
        if (list && token.isSymbol(',')) {
            expecting = Set.of();
            return true;
        }
        return false;
    }

    private void look(Token token, String word) {
        if (first == null) {
            first = word;
        }
        if (word.equals("FROM") && copied != null) {
            found = copied;
        } else if (!expectsBehind(word) && expecting != null && !expecting.contains(word)) {
            expecting = null;
            if (isName(token)) {
                written = new StringBuilder(token.string());
                name = unquoted(token);
            }
        }
    }

    /** Whether a name is expected behind this word. */
    private boolean expectsBehind(String word) {
        switch (word) {
            case "INTO" -> expect(Set.of("TABLE"), false);
            case "INSERT", "REPLACE" -> expect(BEFORE_INSERTED, false);
            case "UPDATE" -> {
                return !NO_UPDATE_BEHIND.contains(previous) && expect(BEFORE_UPDATED, true);
            }
            case "DELETE" -> {
                return !previous.equals("ON") && expect(BEFORE_DELETED, true);
            }
            case "TRUNCATE" -> expect(BEFORE_TRUNCATED, true);
            case "TABLE", "TABLES", "VIEW" -> {
                return isDefinition() && !previous.equals("AS") && expect(BEFORE_DEFINED, true);
            }
            case "TO", "AS" -> {
                boolean renames = "RENAME".equals(first) || previous.equals("RENAME");
                return isDefinition() && renames && expect(Set.of(), true);
            }
            case "COPY" -> {
                return previous.isEmpty() && "COPY".equals(first) && expect(Set.of(), false);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean isDefinition() {
        return first != null && DEFINITIONS.contains(first);
    }

    private boolean expect(Set<String> passedOver, boolean severalOfThem) {
        expecting = passedOver;
        list = severalOfThem;
        return true;
    }

    private void endName() {
        StringBuilder open = written;
        if (open != null && wanted.test(name)) {
            if ("COPY".equals(first)) {
                copied = open.toString();
            } else {
                found = open.toString();
            }
        }
        written = null;
        afterDot = false;
    }

    private static boolean isName(Token token) {
        return token.type() == TokenType.WORD
                || token.type() == TokenType.IDENTIFIER
                || token.type() == TokenType.STRING;
    }

    private static String unquoted(Token token) {
        String text = token.string();
        return token.type() == TokenType.WORD || text.length() < 2 ? text : text.substring(1, text.length() - 1);
    }
}
